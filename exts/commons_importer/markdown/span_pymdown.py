"""Spans that the extensions of PyMdown add to Python-Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from commons_importer.markdown import html_tags, shortcodes
from commons_importer.markdown.page_nodes import Node, text_node
from commons_importer.markdown.span_emphasis import SPAN_LIST_LOOSE, SpanEmphasis

if TYPE_CHECKING:
    from collections.abc import Sequence

_QUOTED = r"\"(?:\\.|[^\\\"])+\"|'(?:\\.|[^\\'])+'"
KEYS = re.compile(rf"\+\+((?:(?:[\w-]+|{_QUOTED})\+(?!\+))*?(?:[\w-]+|{_QUOTED}))\+\+")
KEY = re.compile(rf"[\w-]+|{_QUOTED}")
INSERT = re.compile(r"\^\^(?!\s|\^).+?(?<![\s^])\^\^", re.DOTALL)
SUPERSCRIPT = re.compile(r"\^((?:\\.|[^\s^\\])+)\^")
SUBSCRIPT = re.compile(r"~(?!~)((?:\\.|[^\s~\\])+)~")
NAME = re.compile(r":([+\-\w]+):")
DOLLARS = re.compile(r"\$(?!\s)((?:\\.|[^\\$])+?)(?<!\s)\$")
DISPLAYED = re.compile(r"\$\$((?:\\.|[^\\])+?)\$\$|\\\[((?:\\[^\]]|[^\\])+?)\\\]", re.DOTALL)
BRACKETS = re.compile(r"\\\(((?:\\[^)]|[^\\])+?)\\\)", re.DOTALL)
CRITIC = re.compile(
    r"\{(?:\+\+(?P<ins>.*?)\+\+|--(?P<del>.*?)--|~~(?P<old>.*?)~>(?P<new>.*?)~~"
    r"|==(?P<mark>.*?)==|>>(?P<note>.*?)<<)\}", re.DOTALL,
)  # fmt: skip
SHEBANG = re.compile(r"(?::{3,}|#!)[\w#.+-]*\s+")
_SIGNS = {
    "(tm)": "™", "(c)": "©", "(r)": "®", "c/o": "℅", "+/-": "±", "-->": "→", "<--": "←",
    "<-->": "↔", "=/=": "≠", "1/4": "¼", "1/2": "½", "3/4": "¾", "1/3": "⅓", "2/3": "⅔",
    "1/8": "⅛", "3/8": "⅜", "5/8": "⅝", "7/8": "⅞",
}  # fmt: skip
SYMBOLS = re.compile(
    r"(?<!\w)\((?:tm|c|r)\)|(?<!\w)c/o\b|\+/-|(?<!-)<-->|(?<!<)-->|<--(?!>)|=/="
    r"|(?<![\d/])(?:[13]/[48]|1/2|[12]/3|[57]/8)(?![\d/])", re.IGNORECASE,
)  # fmt: skip


class SpanPymdown(SpanEmphasis):
    """Keys, inserted text, superscripts, emoji, icons, formulas, Critic Markup."""

    def _uses(self, extension: str) -> bool:
        return extension in self.rules.pymdown

    def _escape(self, out: list[Node]) -> Node | None:
        found = None
        if self._uses("arithmatex"):
            found = self._scanned(BRACKETS) or self._scanned(DISPLAYED)
        return self._formula(found) if found else super()._escape(out)

    def _dollar(self, out: list[Node]) -> Node | None:
        if not self._uses("arithmatex"):
            return super()._dollar(out)
        found = self._scanned(DISPLAYED) or self._scanned(DOLLARS)
        return self._formula(found) if found else None

    def _formula(self, found: re.Match[str]) -> Node:
        start, self.pos = self.pos, found.end()
        source = next(group for group in found.groups() if group is not None)
        return Node("math", " ".join(source.split()), start=start, end=self.pos, dirty=True)

    def _code(self, out: list[Node]) -> Node | None:
        node = super()._code(out)
        shebang = SHEBANG.match(node.text) if node and self._uses("inlinehilite") else None
        if node is not None and shebang:
            node.text, node.dirty = node.text[shebang.end() :], True
        return node

    def _plus(self, _: list[Node]) -> Node | None:
        found = self._match(KEYS) if self._uses("keys") else None
        names = [shortcodes.key(name) for name in KEY.findall(found[1])] if found else []
        if not found or not all(names):
            return None
        start, self.pos = self.pos, found.end()
        return Node("kbd", "+".join(names), start=start, end=self.pos, dirty=True)

    def _caret(self, out: list[Node]) -> Node | None:
        if not self._uses("caret"):
            return super()._caret(out)
        if found := self._scanned(INSERT):
            return self._named(self._enclosed(found.end() - 2, 2, "element"), "ins")
        found = self._scanned(SUPERSCRIPT)
        return self._enclosed(found.end() - 1, 1, "sup") if found else None

    def _tilde(self, out: list[Node]) -> Node | None:
        found = self._scanned(SUBSCRIPT) if self._uses("tilde") else None
        return self._enclosed(found.end() - 1, 1, "sub") if found else super()._tilde(out)

    def _named(self, node: Node, name: str, css: str = "") -> Node:
        node.name, node.dirty = name, True
        node.attrs |= {"class": css} if css else {}
        return node

    # -- emoji and icons -------------------------------------------------------------------------

    def _colon(self, _: list[Node]) -> Node | None:
        found = self._match(NAME) if self._uses("emoji") else None
        if not found:
            return None
        character = shortcodes.emoji(found[1])
        is_icon = shortcodes.ICONS.fullmatch(found[1])
        if not character and not is_icon:
            return None
        start, self.pos = self.pos, found.end()
        if attributes := self._scanned(SPAN_LIST_LOOSE) if self._at("{") else None:
            self.pos = attributes.end()
        if not is_icon:
            return Node("text", character, start=start, end=self.pos, dirty=True)
        return Node("html", "", name="icon", attrs={"name": found[1]}, start=start, end=self.pos)

    def with_signs(self, spans: Sequence[Node]) -> list[Node]:
        """*spans* with one sign where two or three stood for it, as ``-->``."""
        for span in spans:
            if span.kind == "text":
                shown = SYMBOLS.sub(lambda found: _SIGNS[found[0].lower()], span.text)
                span.dirty |= shown != span.text
                span.text = shown
            elif span.kind != "tt":
                self.with_signs(span.children)
        return list(spans)

    def settled(self, spans: Sequence[Node]) -> list[Node]:
        """*spans* with signs for icons; an icon that is alone is its name, others are left out."""
        alone = not any(span.name != "icon" and _shows(span) for span in spans)
        out: list[Node] = []
        for span in spans:
            if span.name != "icon":
                span.children = self.settled(span.children)
                out.append(span)
                continue
            sign, words = shortcodes.icon(span.attrs["name"])
            if not sign and not alone:
                message = f"the icon {span.attrs['name']} is left out"
                self.problems.append((span.start, "icon", message))
            out.append(text_node(sign or (words if alone else "")))
        return out

    # -- Critic Markup ---------------------------------------------------------------------------

    def _brace(self, out: list[Node]) -> Node | None:
        found = self._scanned(CRITIC) if self._uses("critic") else None
        if not found:
            return super()._brace(out)
        if found["old"] is not None:
            return self._replaced(found)
        kind = next(name for name in ("ins", "del", "mark", "note") if found[name] is not None)
        node = self._enclosed(found.end() - 3, 3, "del" if kind == "del" else "element")
        node.dirty = True
        if kind == "note":
            return self._named(node, "span", "critic comment")
        return self._named(node, kind) if kind != "del" else node

    def _replaced(self, found: re.Match[str]) -> Node:
        start = self.pos
        old = Node("del", children=self._inside("del", *found.span("old")), dirty=True)
        inner = self._inside("element", *found.span("new"))
        new = Node("element", name="ins", children=inner, dirty=True)
        self.pos = found.end()
        return Node("element", name="span", children=[old, new], attrs={"class": "critic"},
                    start=start, end=self.pos, dirty=True)  # fmt: skip


def _shows(span: Node) -> bool:
    if span.kind == "element" and span.name in html_tags.VOID:
        return True
    return span.kind in ("image", "math", "kbd") or bool(span.plain().strip())
