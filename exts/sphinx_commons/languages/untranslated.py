"""Pages that nobody translated: they are there, and nowhere listed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_commons.core.editions import is_translation
from sphinx_commons.front_matter import FrontMatterDomain, page_meta

from .catalogue_words import complain, page_words, translate_header
from .domain import LanguageDomain
from .origins import compare_questions, remember
from .sources import source_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

# No text of a page: keywords for search engines, and the names of keys in its header.
SILENT = (nodes.meta, nodes.field_name)


def find(app: Sphinx, docname: str, content: list[str]) -> None:
    """``source-read``, after front matter: note what the page is read from."""
    if not app.config.languages:
        return
    file, source = str(app.env.doc2path(docname, base=False)), source_file(app.env, docname)
    if file != source:
        LanguageDomain.of(app.env).files[docname] = file
        if source:
            app.env.note_dependency(source)
        remember(app, docname, source)
        compare_questions(app, docname, source, content[0])
    elif is_translation(app.config):
        path, words = page_words(app, docname)
        if path is None:
            _unlist(app, docname)
            return
        complain(path, words)
        translate_header(app, docname, words)


def count(app: Sphinx, doctree: nodes.document) -> None:
    """``doctree-read``, before rooms note the page: a catalogue may have nothing for it."""
    docname, domain = app.env.docname, LanguageDomain.of(app.env)
    if is_translation(app.config) and docname not in domain.files:
        done = [*_counted(doctree)]
        if not any(done):
            _unlist(app, docname)
        elif not all(done):
            domain.stale[docname] = True
    if docname in domain.untranslated:
        app.env.metadata[docname]["nosearch"] = True


def _unlist(app: Sphinx, docname: str) -> None:
    LanguageDomain.of(app.env).untranslated[docname] = True
    if meta := page_meta(app.env, docname):
        FrontMatterDomain.of(app.env).note_page(replace(meta, unlisted=True), meta.kind)


def _counted(doctree: nodes.document) -> Iterator[bool]:
    """Of each text that can be translated, whether it is."""
    for node in doctree.findall(nodes.Element):
        if "translated" in node and not isinstance(node, SILENT):
            yield bool(node["translated"])
