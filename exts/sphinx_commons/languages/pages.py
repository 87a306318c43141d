"""``html-page-context``: what a page says of its language."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from sphinx_commons.core.builders import makes_site
from sphinx_commons.core.editions import is_translation, source_language
from sphinx_commons.core.locales import is_from_right, language_name
from sphinx_commons.core.words import _

from .addresses import source_base
from .domain import LanguageDomain

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

STATIC = str(Path(__file__).parent / "static")
STYLE = "languages/languages.css"


def add_static_files(app: Sphinx, config: Config) -> None:
    """``config-inited``: the style of the notice, where pages may have it."""
    if is_translation(config):
        # A new list, because the default is shared by all applications of a process.
        config.html_static_path = [*config.html_static_path, STATIC]
        app.add_css_file(STYLE)


def tell_source(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _doctree: object
) -> None:
    """``html-page-context``, before others: where the text of a page comes from."""
    domain = LanguageDomain.of(app.env)
    if pagename in domain.untranslated and (url := source_url(app, pagename)):
        context["pageurl"] = url
    if file := domain.files.get(pagename):
        # Links to the source put it behind the name of the page.
        context["page_source_suffix"] = file.removeprefix(pagename)


def mark_text(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _doctree: object
) -> None:
    """``html-page-context``, when the body is whole: a notice, and the language of the text."""
    if pagename in LanguageDomain.of(app.env).untranslated and makes_site(app.builder):
        code = source_language(app.config)
        direction = "rtl" if is_from_right(code) else "ltr"
        start = f'<div lang="{code.replace("_", "-")}" dir="{direction}">'
        context["body"] = f"{notice(app, pagename)}\n{start}\n{context['body']}\n</div>"


def notice(app: Sphinx, pagename: str) -> str:
    """What tells a reader that the page is not translated, with a link to the source page."""
    code = source_language(app.config)
    shown = escape(language_name(code, app.config.language) or app.config.languages[code])
    if url := source_url(app, pagename):
        shown = f'<a href="{escape(url)}" hreflang="{code.replace("_", "-")}">{shown}</a>'
    text = _("This page is not translated yet. Language of the text: %(language)s", language=shown)
    return f'<p class="language-notice" role="note">{text}</p>'


def source_url(app: Sphinx, pagename: str) -> str:
    """The address of a page in the source language; empty where the site has none."""
    base = source_base(app.config)
    return urljoin(base.rstrip("/") + "/", app.builder.get_target_uri(pagename)) if base else ""
