"""Boxes of Python-Markdown: admonitions, details and tabs, with what stands indented below them."""

from __future__ import annotations

import re

from commons_importer.markdown.page_nodes import Node
from commons_importer.markdown.python_base import INDENT, Block, indented, pieces
from commons_importer.markdown.python_definitions import PythonDefinitions

ADMONITION = re.compile(r"!!! ?([\w-]+(?: +[\w-]+)*)(?: +\"(.*?)\")? *$")
DETAILS = re.compile(
    r"\?{3}(\+)? ?(?:([\w-]+(?: +[\w-]+)*?)?(?: +\"(.*?)\")|([\w-]+(?: +[\w-]+)*?)) *$"
)
TAB = re.compile(r"={3}(\+!?|!\+?)? +\"(.*?)\" *$")
_LISTS = ("list", "deflist")


class PythonBoxes(PythonDefinitions):
    """Blocks whose content is what follows with one more level of indentation."""

    def _box(self, parent: Node, blocks: list[Block]) -> bool:
        for wanted, pattern, make in (
            (self.rules.admonitions, ADMONITION, _admonition),
            (self.rules.details, DETAILS, _details),
            (self.rules.tabs, TAB, _tab),
        ):
            opened = self._opened(parent, blocks, pattern) if wanted else None
            if opened:
                title, line, rest = opened
                self._content(make(parent, title, line), rest, len(INDENT), blocks)
                return True
        return self._goes_on(parent, blocks)

    def _goes_on(self, parent: Node, blocks: list[Block]) -> bool:
        """More of the box before, or of a list that ends it, below a blank line."""
        last = parent.children[-1] if parent.children else None
        if last is None or last.kind != "box" or not blocks[0]:
            return False
        inside = last.children[-1] if last.name == "tabs" else last
        width = _lead(blocks[0])
        target, indent = inside, len(INDENT)
        while width >= indent + len(INDENT) and target.children[-1:]:
            inner = target.children[-1]
            if inner.kind not in _LISTS or not inner.children:
                break
            target, indent = inner.children[-1], indent + len(INDENT)
        if width < indent:
            return False
        if target.kind in ("item", "def"):
            for child in target.children:
                child.tight = child.tight and child.kind != "para"
        self._content(target, blocks.pop(0), indent, blocks)
        return True

    def _content(self, into: Node, lines: Block, indent: int, blocks: list[Block]) -> None:
        """Read the lines that are indented so far into *into*; others go back."""
        count = indented(lines, indent)
        inside = [(text[indent:], line) for text, line in lines[:count]]
        if inside:
            into.last = inside[-1][1]
            self._parse(into, pieces(inside))
        if lines[count:]:
            blocks.insert(0, lines[count:])


def _lead(block: Block) -> int:
    return len(block[0][0]) - len(block[0][0].lstrip(" "))


def box(parent: Node, name: str, title: str, line: int, css: str = "") -> Node:
    """A box in *parent*; a title is its first child."""
    made = Node("box", name=name, line=line, last=line, attrs={"class": css} if css else {})
    if title:
        made.level = 1
        made.children.append(Node("para", title, line=line, last=line))
    parent.children.append(made)
    return made


def _admonition(parent: Node, found: re.Match[str], line: int) -> Node:
    css = " ".join(found[1].lower().split())
    title = found[2] if found[2] is not None else css.split()[0].capitalize()
    return box(parent, "admonition", title, line, css)


def _details(parent: Node, found: re.Match[str], line: int) -> Node:
    css = " ".join((found[2] or found[4] or "").lower().split())
    title = found[3] if found[3] is not None else css.split()[0].capitalize()
    return box(parent, "open details" if found[1] else "details", title, line, css)


def _tab(parent: Node, found: re.Match[str], line: int) -> Node:
    last = parent.children[-1] if parent.children else None
    marks = found[1] or ""
    if last is None or last.name != "tabs" or "!" in marks:
        last = box(parent, "tabs", "", line)
    return box(last, "selected tab" if "+" in marks else "tab", found[2] or "–", line)
