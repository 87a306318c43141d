"""The search index, as if every page had just been written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_commons.core.environment import is_hidden

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

Entries = dict[str, list[list[str]]]
INDEX = "searchindex.js"


def mend_index(indexer: Any, env: BuildEnvironment, known: Entries) -> Entries:
    """Mend the index of a build before it is written.

    Sphinx loads the index of the last build, takes out what was written again, and adds that. It
    keeps the words that no page has any more, and does not load the entries of ``index``
    directives.

    :param known: the entries of all pages of the last build.
    :returns: the entries of all pages now.
    """
    public = {docname for docname in env.all_docs if not is_hidden(env, docname)}
    # Sphinx writes no index without a page; those that are hidden have no words in it.
    indexer.prune(sorted(public or env.all_docs))
    for table in (indexer._mapping, indexer._title_mapping):
        for word in [word for word, docnames in table.items() if not docnames]:
            del table[word]
    fresh = {d: [list(e) for e in entries] for d, entries in indexer._index_entries.items()}
    entries = {**known, **fresh}
    kept = {d: entries[d] for d in sorted(entries) if d in public}
    indexer._index_entries.clear()
    indexer._index_entries.update({d: [tuple(e) for e in kept[d]] for d in kept})
    return kept


def lacking_in_search(app: Sphinx, env: BuildEnvironment, known: Entries) -> list[str]:
    """The pages that must be written to be in the index of a website again.

    :param known: the entries of all pages of the last build.
    """
    if not getattr(app.builder, "search", False):
        return []
    if not (app.outdir / INDEX).is_file():
        return sorted(env.found_docs)
    return [d for d in sorted(env.found_docs) if _has_entries(env, d) and d not in known]


def _has_entries(env: BuildEnvironment, docname: str) -> bool:
    title = env.longtitles.get(docname)
    return title is not None and bool(title.astext()) and not is_hidden(env, docname)
