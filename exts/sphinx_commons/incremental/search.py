"""The search index, as if every page had just been written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

Entries = dict[str, list[list[str]]]


def mend_index(indexer: Any, env: BuildEnvironment, known: Entries) -> Entries:
    """Mend the index of a build before it is written.

    Sphinx loads the index of the last build, takes out what was written again, and adds that. It
    keeps the words that no page has any more, and does not load the entries of ``index``
    directives.

    :param known: the entries of all pages of the last build.
    :returns: the entries of all pages now.
    """
    hidden = {d for d, meta in env.metadata.items() if "nosearch" in meta or "no-search" in meta}
    public = env.all_docs.keys() - hidden
    indexer.prune(sorted(public))
    for table in (indexer._mapping, indexer._title_mapping):
        for word in [word for word, docnames in table.items() if not docnames]:
            del table[word]
    fresh = {d: [list(e) for e in entries] for d, entries in indexer._index_entries.items()}
    entries = {**known, **fresh}
    kept = {d: entries[d] for d in sorted(entries) if d in public}
    indexer._index_entries.clear()
    indexer._index_entries.update({d: [tuple(e) for e in kept[d]] for d in kept})
    return kept
