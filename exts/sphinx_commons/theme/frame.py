"""The frame of every page: its templates, its files, and what the templates ask for."""

from __future__ import annotations

import re
from functools import cache, cached_property
from html import escape, unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pygments.token import Text  # type: ignore[import-untyped]
from sphinx.builders.dirhtml import DirectoryHTMLBuilder
from sphinx.builders.epub3 import Epub3Builder
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.highlighting import PygmentsBridge
from sphinx.jinja2glue import BuiltinTemplateLoader
from sphinx.util.images import get_image_size
from sphinxcontrib.serializinghtml import SerializingHTMLBuilder

from .body import repair_body
from .direction import turn
from .head import keep_one_viewport

if TYPE_CHECKING:
    from pygments.style import Style  # type: ignore[import-untyped]
    from sphinx.application import Sphinx
    from sphinx.config import Config

    from .seldom_used import UnusedFiles

HERE = Path(__file__).parent
TEMPLATES = str(HERE / "templates")
STATIC = str(HERE / "static")
BUTTONS = ("view", "edit")
QUESTIONS = "faq-questions"
ELEMENT = re.compile(r"<[^>]*>")
# Builders of HTML that write no pages of a website.
NO_WEBSITE = (Epub3Builder, SerializingHTMLBuilder)


def add_folders(config: Config) -> None:
    """Add the templates and static files of the frame, unless templates are none of Sphinx's."""
    if config.template_bridge:
        return
    # New lists, because the defaults are shared by all applications of a process.
    config.templates_path = [*config.templates_path, TEMPLATES]
    config.html_static_path = [*config.html_static_path, STATIC]


def set_up(app: Sphinx, unused: UnusedFiles) -> None:
    """``builder-inited``: pages of a website in Furo have the frame, and nothing else has."""
    builder, bridge = app.builder, getattr(app.builder, "templates", None)
    if not isinstance(builder, StandaloneHTMLBuilder) or TEMPLATES not in app.config.templates_path:
        return
    if not isinstance(bridge, BuiltinTemplateLoader) or isinstance(builder, NO_WEBSITE):
        static = [path for path in app.config.html_static_path if path != STATIC]
        app.config.html_static_path = static
        return
    # "!page.html" in a template of the site means the one of the frame, as if it were Furo's.
    bridge.templatepathlen = app.config.templates_path.index(TEMPLATES)
    bridge.environment.globals["frame"] = Frame(app, builder)
    app.add_css_file("theme/frame.css", priority=700)
    turn(app)
    app.add_js_file("theme/frame.js", priority=700, defer="defer")
    # Before the rooms that take parts of the body for other pages.
    app.connect("html-page-context", repair_body, priority=550)
    # After the rooms that say what a page lists.
    app.connect("html-page-context", unused.drop, priority=950)
    app.connect("html-page-context", keep_one_viewport, priority=950)


def keep_out_of_books(app: Sphinx) -> None:
    """``builder-inited``: an EPUB keeps the templates of its own theme.

    Those of the site are written for Furo. Other extensions add theirs with absolute paths; they
    stay.
    """
    bridge = getattr(app.builder, "templates", None)
    if not isinstance(app.builder, Epub3Builder) or not isinstance(bridge, BuiltinTemplateLoader):
        return
    paths = app.config.templates_path
    own = {Path(app.confdir, p) for p in paths if p == TEMPLATES or not Path(p).is_absolute()}
    kept = [loader for loader in bridge.loaders if not own & {Path(p) for p in loader.searchpath}]
    bridge.templatepathlen -= len(bridge.loaders) - len(kept)
    bridge.loaders = kept


class Frame:
    """What templates of the frame know as ``frame``; worked out when the first page asks."""

    def __init__(self, app: Sphinx, builder: StandaloneHTMLBuilder) -> None:
        self._app, self._builder = app, builder
        self.hosted_search = (
            isinstance(builder, DirectoryHTMLBuilder) and app.config.theme_hosted_search
        )
        self.size_of = cache(self._size_of)

    @cached_property
    def name(self) -> str:
        """The name of the site, as HTML without elements."""
        config = self._app.config
        text = unescape(ELEMENT.sub("", config.html_title or config.project))
        return escape(" ".join(text.split()))

    @cached_property
    def buttons(self) -> tuple[str, ...]:
        """The buttons above the content that lead to the source, in the order of Furo's option."""
        options = self._builder.globalcontext
        wanted = options.get("theme_top_of_page_buttons", "")
        if wanted == "":  # An empty list means none.
            wanted = BUTTONS
        # The older option says None where no button is wanted.
        if options.get("theme_top_of_page_button", "") is None:
            wanted = ()
        return tuple(button for button in wanted if button in BUTTONS)

    @property
    def questions(self) -> str:
        """The name of the page that lists all questions, if there is one."""
        names = {name for name, *_ in self._builder.domain_indices}
        return QUESTIONS if QUESTIONS in names else ""

    @cached_property
    def code_colours(self) -> dict[str, dict[str, str]]:
        """The background and the text of code, in the light and in the dark."""
        light: Any = self._builder.highlighter
        dark: Any = PygmentsBridge("html", self._app.config.pygments_dark_style)
        return {
            "light": colours_of(light.formatter_args["style"], "white", "black"),
            "dark": colours_of(dark.formatter_args["style"], "black", "white"),
        }

    def _size_of(self, logo: str) -> tuple[int, int] | None:
        """Width and height of a picture below a static folder; of ``html_logo`` for no name."""
        config, confdir = self._app.config, Path(self._app.confdir)
        names = [Path(e, logo) for e in config.html_static_path] if logo else [config.html_logo]
        files = [confdir / name for name in names if (confdir / name).is_file()]
        return get_image_size(files[-1]) if files else None


def colours_of(style: type[Style], background: str, text: str) -> dict[str, str]:
    """The colours of *style*, or those given where it says nothing."""
    colour = style.style_for_token(Text)["color"]
    return {
        "background": style.background_color or background,
        "foreground": f"#{colour}" if colour else text,
    }
