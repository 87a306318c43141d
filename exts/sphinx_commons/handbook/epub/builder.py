"""The builder ``epub-books``: every handbook to an EPUB."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx.highlighting import PygmentsBridge

from ..book_builder import BookBuilder
from ..shelf import EPUB
from .binding import bind_volume
from .translator import ChapterTranslator

if TYPE_CHECKING:
    from ..volume import Volume


# What chapters write in a way of their own, whatever extensions do for websites.
OWN = frozenset(
    name.removeprefix("visit_") for name in vars(ChapterTranslator) if name.startswith("visit_")
)


class EpubBooksBuilder(BookBuilder):
    """Writes ``<filename>.epub`` into the output folder, and notes of them below ``records/``."""

    name = "epub-books"
    format = "epub"
    kind = EPUB
    default_translator_class = ChapterTranslator
    # What visitors of HTML ask a builder for.
    embedded = True
    add_permalinks = False
    download_support = False
    allow_parallel = False
    dlpath = ""
    math_renderer_name = None

    def init(self) -> None:
        super().init()
        self.imgpath = "images"
        self.highlighter = PygmentsBridge("html", self.config.pygments_style or "sphinx")
        self.current_docname = ""
        self.secnumbers: dict[str, Any] = {}
        self.fignumbers: dict[str, Any] = {}

        handlers = self.application.registry.translation_handlers
        usual = {name: pair for name, pair in handlers.get("html", {}).items() if name not in OWN}
        handlers[self.name] = {**usual, **handlers.get(self.name, {})}

    def begin_document(self, docname: str) -> None:
        """Take the numbers of figures and equations that *docname* has on the website."""
        self.current_docname = docname
        self.fignumbers = self.env.toc_fignumbers.get(docname, {})

    def write_volume(self, volume: Volume) -> bool:
        return bind_volume(volume, self, self.shelf)
