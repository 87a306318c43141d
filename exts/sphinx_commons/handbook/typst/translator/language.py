"""Words in another language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import typ
from .base import BaseTranslator

if TYPE_CHECKING:
    from ...languages import in_language


class LanguageVisitors(BaseTranslator):
    """The file says their language to those who read it aloud."""

    def visit_in_language(self, node: in_language) -> None:
        region = f", region: {typ.string(node['region'])}" if node["region"] else ""
        self.open(f"text(lang: {typ.string(node['lang'])}{region}, ")

    def depart_in_language(self, node: in_language) -> None:
        self.close(");")
