"""The builder ``epub-books``: every handbook to an EPUB."""

from __future__ import annotations

from types import MethodType
from typing import TYPE_CHECKING, Any

from sphinx.highlighting import PygmentsBridge

from ..book_builder import BookBuilder
from ..shelf import EPUB
from .binding import bind_volume
from .translator import ChapterTranslator

if TYPE_CHECKING:
    from ..volume import Volume


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

    def create_translator(self, *args: Any) -> ChapterTranslator:
        """What writes one chapter: our visitors, then those that extensions have for HTML."""
        translator = ChapterTranslator(*args)
        known = self._app.registry.translation_handlers
        for name, pair in known.get("html", {}).items():
            if not hasattr(ChapterTranslator, f"visit_{name}") or name not in OWN:
                _transplant(translator, name, pair)
        for name, pair in known.get(self.name, {}).items():
            _transplant(translator, name, pair)
        return translator

    def write_volume(self, volume: Volume) -> bool:
        return bind_volume(volume, self, self.shelf)


# What chapters write in a way of their own, whatever extensions do for websites.
OWN = frozenset(
    name.removeprefix("visit_") for name in vars(ChapterTranslator) if name.startswith("visit_")
)


def _transplant(translator: ChapterTranslator, name: str, pair: tuple[Any, Any]) -> None:
    for word, function in zip(("visit", "depart"), pair, strict=True):
        if function:
            setattr(translator, f"{word}_{name}", MethodType(function, translator))
