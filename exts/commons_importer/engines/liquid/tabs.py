"""``tabs`` and ``tab``, as plugins for Jekyll have them."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from commons_importer.engines.liquid.tags import Enclosing
from commons_importer.tab_boxes import BOX

if TYPE_CHECKING:
    from liquid.context import RenderContext

_WORD = re.compile(r"""\s*(?:"([^"]*)"|'([^']*)'|([^\s=]+)(?!\S))""")


class Tabs(Enclosing):
    """What encloses tabs; each of these may name it."""

    def text(self, context: RenderContext) -> str:
        """An element around the tabs."""
        self.env.tabs.append(_first_word(self.rest)[0])
        try:
            return f'<div {BOX}="tabs" markdown="1">{self.content(context)}</div>'
        finally:
            self.env.tabs.pop()


class Tab(Enclosing):
    """One of them: its label is its first word, or what follows the name of the tabs."""

    def text(self, context: RenderContext) -> str:
        """An element with the label; without tabs around it, the label stands above."""
        label, rest = _first_word(self.rest)
        if label in self.env.tabs and rest.strip():
            label = _first_word(rest)[0] if rest.lstrip()[0] in "\"'" else rest.strip()
        content = self.content(context)
        if not self.env.tabs:
            return f"<p><strong>{html.escape(label)}</strong></p>\n\n{content}"
        text = content.rstrip(" \t")
        # Below a blank line, as the plugins read each tab by itself; in a list as deep as before.
        end = f"\n{content[len(text) :]}" if text.endswith("\n") else content[len(text) :]
        return f'<div {BOX}="tab" title="{html.escape(label)}" markdown="1">{text}{end}</div>'


def _first_word(text: str) -> tuple[str, str]:
    """The first word of *text*, or what it quotes, and the rest."""
    found = _WORD.match(text)
    return (found[1] or found[2] or found[3] or "", text[found.end() :]) if found else ("", text)


NODES: dict[str, type[Enclosing]] = {"tabs": Tabs, "tab": Tab}
