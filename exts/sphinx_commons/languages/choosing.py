"""Which file each page is read from, in the language that is built."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_commons.core.editions import source_language
from sphinx_commons.front_matter.reading import is_draft

from .catalogue_words import check_shared
from .domain import LanguageDomain
from .names import survey
from .warn import warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from .names import Editions


def choose(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """``env-get-outdated``: put translations in the places of the pages that they translate.

    Files of other languages are no documents, and a draft of a translation translates nothing.
    """
    config = app.config
    if not config.languages:
        return []
    editions = survey(env.found_docs, config.languages, config.language or source_language(config))
    _complain(env, editions)
    check_shared(app)
    files = {
        page: str(env.doc2path(name, base=False))
        for page, name in editions.translations.items()
        if not _is_hidden_draft(app, env, name)
    }
    removed |= editions.dropped & env.all_docs.keys()
    for docnames in (added, changed, env.found_docs):
        docnames -= editions.dropped
    env.found_docs.update(files)
    removed.difference_update(files)
    added |= files.keys() - env.all_docs.keys()
    for page, file in files.items():
        place(env, page, file)
    before = LanguageDomain.of(env).files
    read = (env.all_docs.keys() & env.found_docs) - added
    changed |= {page for page in read if before.get(page) != files.get(page)}
    return []


def place(env: BuildEnvironment, docname: str, file: str) -> None:
    """Have the document *docname* read from *file*, by whose name pages may link to it too.

    Sphinx finds all sources anew in each build, and has no other place to say so.
    """
    project = env.project
    project._docname_to_path[docname] = Path(file)
    for path in (Path(file), Path(env.srcdir, file)):
        project._path_to_docname[path] = docname
    # What finds sources quickly keeps the paths that it was asked for.
    vars(project).get("paths", {}).pop(docname, None)


def _is_hidden_draft(app: Sphinx, env: BuildEnvironment, docname: str) -> bool:
    return not app.config.front_matter_show_drafts and is_draft(app, env, docname)


def _complain(env: BuildEnvironment, editions: Editions) -> None:
    for docname, code in editions.unknown:
        message = "'languages' in conf.py has no %r; this file is a page called %r"
        warn("unknown", message, code, docname, location=_place(env, docname))
    for docname, first in editions.duplicates:
        message = "%s translates this page into the same language; this file is left out"
        file = env.doc2path(first, base=False)
        warn("duplicate", message, file, location=_place(env, docname))


def _place(env: BuildEnvironment, docname: str) -> str:
    return f"{env.doc2path(docname)}:1"
