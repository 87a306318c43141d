"""Languages: one folder of sources, from which each language of a site is built.

In come ``languages`` of conf.py, the language that is built, and translations: files such as
``page.fr.md`` beside ``page.md``, and Sphinx's catalogues. Out go the documents of that language: a
translation stands under the name of the page that it translates, and a page without one has the
source text, says so, and is in no listing, feed, search or sitemap. Built sites are joined by
:mod:`joining`. It asks ``front_matter``, and ``releases`` which pages of two sites belong together.

It must never change a page of a site whose conf.py has no ``languages``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import (
    addresses,
    anchors,
    catalogue_words,
    choosing,
    in_books,
    pages,
    translated_links,
    untranslated,
)
from .domain import LanguageDomain

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the setting, the domain and the handlers."""
    app.setup_extension("sphinx_commons.front_matter")
    app.setup_extension("sphinx_commons.incremental")
    app.setup_extension("sphinx_commons.core.words")
    app.add_config_value("languages", {}, "env", types=dict)
    app.add_domain(LanguageDomain)
    app.add_transform(anchors.TakeAnchors)
    app.add_transform(translated_links.LayFragmentsAside)
    app.add_transform(translated_links.PutFragmentsBack)
    app.add_post_transform(in_books.MarkUntranslated)
    app.connect("config-inited", addresses.move)
    # Before rooms read what conf.py says.
    app.connect("config-inited", catalogue_words.translate_settings, priority=100)
    app.connect("config-inited", pages.add_static_files)
    app.connect("builder-inited", translated_links.read_whole_pages)
    # Before all who look at the sources: the boundary of a project, headers, what changed.
    app.connect("env-get-outdated", choosing.choose, priority=10)
    # Between the header and what rooms note of a page.
    app.connect("source-read", untranslated.find, priority=905)
    app.connect("doctree-read", untranslated.count, priority=50)
    app.connect("env-updated", catalogue_words.offer)
    app.connect("html-page-context", pages.tell_source, priority=100)
    app.connect("html-page-context", pages.mark_text, priority=560)
    return {"version": "1.0", "parallel_read_safe": True, "parallel_write_safe": True}
