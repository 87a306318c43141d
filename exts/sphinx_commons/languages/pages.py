"""``html-page-context``: what a page says of its language."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from sphinx_commons.core.builders import makes_site
from sphinx_commons.core.editions import is_translation, source_language
from sphinx_commons.core.locales import is_from_right, language_name

from . import phrases
from .addresses import source_base
from .domain import LanguageDomain

if TYPE_CHECKING:
    from collections.abc import Callable

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
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], doctree: object
) -> None:
    """``html-page-context``, when the body is whole: a notice, and the language of the text."""
    domain = LanguageDomain.of(app.env)
    # A page that Sphinx generates, such as that of the search, may have the name of a document.
    if doctree is None or not makes_site(app.builder):
        return
    if pagename in domain.untranslated:
        code = source_language(app.config)
        direction = "rtl" if is_from_right(code) else "ltr"
        start = f'<div lang="{tag_of(code)}" dir="{direction}">'
        said = notice(app, pagename, phrases.untranslated)
        context["body"] = f"{said}\n{start}\n{context['body']}\n</div>"
    elif pagename in domain.stale:
        context["body"] = f"{notice(app, pagename, phrases.stale)}\n{context['body']}"


def notice(app: Sphinx, pagename: str, words: Callable[[str], str]) -> str:
    """What tells a reader of the text in the source language, with a link to it."""
    code = source_language(app.config)
    shown = escape(language_name(code, app.config.language) or app.config.languages[code])
    if url := source_url(app, pagename):
        shown = f'<a href="{escape(url)}" hreflang="{tag_of(code)}">{shown}</a>'
    return f'<p class="language-notice" role="note">{words(shown)}</p>'


def tag_of(code: str) -> str:
    """The name of a language in HTML."""
    return code.replace("_", "-")


def source_url(app: Sphinx, pagename: str) -> str:
    """The address of a page in the source language; empty where the site has none."""
    base = source_base(app.config)
    return urljoin(base.rstrip("/") + "/", app.builder.get_target_uri(pagename)) if base else ""
