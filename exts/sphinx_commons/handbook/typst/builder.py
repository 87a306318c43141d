"""The ``typst`` builder: every handbook to a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from ..book_builder import BookBuilder
from ..shelf import PDF
from .printing import print_volume
from .translator import TypstTranslator

if TYPE_CHECKING:
    from ..volume import Volume


class TypstBuilder(BookBuilder):
    """Writes ``<filename>.pdf`` into the output folder and its Typst source below ``typst/``."""

    name = "typst"
    format = "typst"
    kind = PDF
    default_translator_class = TypstTranslator

    def write_volume(self, volume: Volume) -> bool:
        translator = cast("TypstTranslator", self.create_translator(volume, self))
        return print_volume(volume, translator, self.shelf)
