"""Pages that nobody translated: they are there, and nowhere listed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util.i18n import docname_to_domain

from sphinx_commons.core.editions import is_translation
from sphinx_commons.front_matter import FrontMatterDomain, page_meta

from .domain import LanguageDomain
from .sources import source_file

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx


def find(app: Sphinx, docname: str, _source: list[str]) -> None:
    """``source-read``, after front matter: note what the page is read from."""
    if not app.config.languages:
        return
    file, source = str(app.env.doc2path(docname, base=False)), source_file(app.env, docname)
    if file != source:
        LanguageDomain.of(app.env).files[docname] = file
        if source:
            app.env.note_dependency(source)
    elif is_translation(app.config) and not _has_catalogue(app, docname):
        _unlist(app, docname)


def count(app: Sphinx, doctree: nodes.document) -> None:
    """``doctree-read``, before rooms note the page: a catalogue may have nothing for it."""
    docname, domain = app.env.docname, LanguageDomain.of(app.env)
    progress: dict[str, int] = doctree.get("translation_progress") or {}
    has_words = bool(progress.get("translated"))
    if is_translation(app.config) and docname not in domain.files and not has_words:
        _unlist(app, docname)
    if docname in domain.untranslated:
        app.env.metadata[docname]["nosearch"] = True


def _unlist(app: Sphinx, docname: str) -> None:
    LanguageDomain.of(app.env).untranslated[docname] = True
    if meta := page_meta(app.env, docname):
        FrontMatterDomain.of(app.env).note_page(replace(meta, unlisted=True), meta.kind)


def _has_catalogue(app: Sphinx, docname: str) -> bool:
    domain = docname_to_domain(docname, app.config.gettext_compact)
    folders = (Path(app.srcdir, folder) for folder in app.config.locale_dirs)
    name = f"{app.config.language}/LC_MESSAGES/{domain}"
    # Sphinx takes words from a compiled catalogue alone, too.
    files = (folder / f"{name}{suffix}" for folder in folders for suffix in (".po", ".mo"))
    return any(map(Path.is_file, files))
