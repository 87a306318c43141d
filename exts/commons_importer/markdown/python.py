"""Blocks as Python-Markdown reads them: pieces between blank lines, four columns a level."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from commons_importer.markdown import attributes
from commons_importer.markdown.page_nodes import Node
from commons_importer.markdown.python_base import INDENT, Block, detab, pieces
from commons_importer.markdown.python_pymdown import PythonPymdown
from commons_importer.markdown.python_stash import Stash, split_at_marks
from commons_importer.markdown.source import strip_blank

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commons_importer.markdown.page_nodes import Document
    from commons_importer.markdown.rules import Rules
    from commons_importer.markdown.source import Line

ATX = re.compile(r"(#{1,6})((?:\\.|[^\\])*?)#*$")
SETEXT = re.compile(r"[=-]+[ ]*$")
RULE = re.compile(r"[ ]{0,3}(?:(?:-+[ ]{0,2}){3,}|(?:_+[ ]{0,2}){3,}|(?:\*+[ ]{0,2}){3,})[ ]*$")
ORDERED = re.compile(r"[ ]{0,3}(\d{1,18})\.[ ]+(.*)$")
BULLET = re.compile(r"[ ]{0,3}[*+-][ ]+(.*)$")
CHILD = re.compile(r"[ ]{0,3}((?:\d{1,18}\.)|[*+-])[ ]+(.*)$")
NESTED = re.compile(r"[ ]{4,7}(?:(?:\d{1,18}\.)|[*+-])[ ]+.*$")
QUOTE = re.compile(r"[ ]{0,3}>[ ]?(.*)$")
DEFINITION = re.compile(r"[ ]{0,3}:[ ]{1,3}(.*)$")
HEADING_LIST = re.compile(r"[ ]+\{:?[ ]*([^}\n ][^}\n]*)[ ]*\}[ ]*$")
BLOCK_LIST = re.compile(r"[ ]*\{:?[ ]*([^}\n ][^}\n]*)[ ]*\}[ ]*$")
_LISTS = ("list",)
_ITEMS = ("item", "def")


class PythonReader(PythonPymdown):
    """One page of Python-Markdown."""

    def __init__(self, rules: Rules) -> None:
        super().__init__(rules)
        self.stash = Stash(self)
        self.steps = (
            self._slashes, self._box, self._object, self._formula, self._empty, self._indent,
            self._code, self._table, self._atx, self._setext, self._rule, self._ordered,
            self._definition, self._bullets, self._quote, self._footnote,
            self._abbreviation, self._reference, self._paragraph,
        )  # fmt: skip

    def read(self, lines: Sequence[Line]) -> Document:
        """The page whose numbered lines are *lines*."""
        return super().read(self.stash.take([(t.expandtabs(4), n) for t, n in lines]))

    def _blocks(self, lines: list[Line]) -> list[Node]:
        root = Node("doc")
        self._parse(root, pieces(lines))
        return root.children

    # -- indented things -------------------------------------------------------------------------

    def _empty(self, parent: Node, blocks: list[Block]) -> bool:
        if blocks[0]:
            return False
        blocks.pop(0)
        last = parent.children[-1] if parent.children else None
        if last is not None and last.kind == "code" and last.tight:
            last.text += "\n"
        return True

    def _indent(self, parent: Node, blocks: list[Block]) -> bool:
        if not blocks[0][0][0].startswith(INDENT) or self._in_state("detabbed"):
            return False
        last = parent.children[-1] if parent.children else None
        if parent.kind not in _ITEMS and (last is None or last.kind not in ("list", "deflist")):
            return False
        block = blocks.pop(0)
        level, sibling = self._level(parent, block)
        block = [(detab(text, level), number) for text, number in block]
        if parent.kind in _ITEMS:
            inner = last if last is not None and last.kind == "list" else parent
            self._within("detabbed", inner, [block])
        elif sibling.kind in _ITEMS:
            self._within("detabbed", sibling, [block])
        elif sibling.children and sibling.children[-1].kind in _ITEMS:
            item = sibling.children[-1]
            _loosen(item)
            self._within("detabbed", item, [block])
        else:
            item = Node("item", line=block[0][1], name="*")
            sibling.children.append(item)
            self._within("detabbed", item, [block])
        return True

    def _level(self, parent: Node, block: Block) -> tuple[int, Node]:
        lead = len(block[0][0]) - len(block[0][0].lstrip(" "))
        depth, level = lead // 4, 1 if self._in_state("list") else 0
        while depth > level:
            child = parent.children[-1] if parent.children else None
            if child is None or child.kind not in (*_ITEMS, "list", "deflist"):
                break
            level += child.kind in ("list", "deflist")
            parent = child
        return level, parent

    def _code(self, parent: Node, blocks: list[Block]) -> bool:
        if not blocks[0][0][0].startswith(INDENT):
            return False
        block = blocks.pop(0)
        outside = (i for i, (t, _) in enumerate(block) if not t.startswith(INDENT) and t.strip())
        count = next(outside, len(block))
        lines = [(text[4:], number) for text, number in block[:count]]
        last = parent.children[-1] if parent.children else None
        if last is not None and last.kind == "code" and last.tight:
            last.text += "\n\n" + "\n".join(text for text, _ in lines).rstrip()
            last.last = lines[-1][1]
        else:
            node = self.code(lines)
            node.text = "\n".join(text for text, _ in lines).rstrip()
            node.tight = True  # further indented pieces belong to it
            self.language_line(node)
            parent.children.append(node)
        if count < len(block):
            blocks.insert(0, block[count:])
        return True

    # -- simple blocks ---------------------------------------------------------------------------

    def _atx(self, parent: Node, blocks: list[Block]) -> bool:
        index = self.first(blocks[0], ATX)
        if index is None:
            return False
        [(text, line)] = self._split(parent, blocks, index, 1)
        found = ATX.match(text)
        assert found
        parent.children.append(self._heading(found[2].strip(), len(found[1]), line, line))
        return True

    def _setext(self, parent: Node, blocks: list[Block]) -> bool:
        block = blocks[0]
        if len(block) < 2 or not SETEXT.match(block[1][0]):
            return False
        (text, line), (under, last) = self._split(parent, blocks, 0, 2)
        level = 1 if under.startswith("=") else 2
        parent.children.append(self._heading(text.strip(), level, line, last))
        return True

    def _heading(self, text: str, level: int, line: int, last: int) -> Node:
        attrs: dict[str, str] = {}
        if self.rules.attribute_lists and (found := HEADING_LIST.search(text)):
            attrs, text = attributes.parse(found[1], whole=True), text[: found.start()].rstrip("# ")
            attrs.pop("ref", None)
        return Node("heading", text, level=level, attrs=attrs, line=line, last=last)

    def _rule(self, parent: Node, blocks: list[Block]) -> bool:
        index = self.first(blocks[0], RULE)
        if index is None:
            return False
        [(_, line)] = self._split(parent, blocks, index, 1)
        parent.children.append(Node("rule", line=line, last=line))
        return True

    def _quote(self, parent: Node, blocks: list[Block]) -> bool:
        index = self.first(blocks[0], QUOTE)
        if index is None:
            return False
        lines = self._split(parent, blocks, index, len(blocks[0]))
        inner = [((found[1] if (found := QUOTE.match(t)) else t), n) for t, n in lines]
        last = parent.children[-1] if parent.children else None
        if last is None or last.kind != "quote":
            last = Node("quote", line=lines[0][1])
            parent.children.append(last)
        last.last = lines[-1][1]
        self._within("blockquote", last, pieces(inner))
        return True

    def _paragraph(self, parent: Node, blocks: list[Block]) -> bool:
        block = blocks.pop(0)
        tight = self._in_state("list")
        for part in split_at_marks(block):
            stashed = self.stash.get(part[0][0])
            if stashed is not None:
                parent.children += stashed
            elif strip_blank(part):
                self._add_text(parent, part, tight=tight)
        return True

    def _add_text(self, parent: Node, lines: Block, *, tight: bool) -> None:
        node = self.paragraph(lines, tight=tight)
        if self.rules.attribute_lists and "\n" in node.text:
            head, _, tail = node.text.rpartition("\n")
            if found := BLOCK_LIST.match(tail):
                node.text = head
                node.attrs = attributes.parse(found[1], whole=True)
                node.attrs.pop("ref", None)
        if tight and parent.children and parent.children[-1].kind == "para":
            last = parent.children[-1]
            last.text, last.last = f"{last.text}\n{node.text}", node.last
            return
        if node.text.strip() in ("[TOC]",):
            node = Node("toc", line=node.line, last=node.last)
        parent.children.append(node)

    # -- lists -----------------------------------------------------------------------------------

    def _ordered(self, parent: Node, blocks: list[Block]) -> bool:
        return bool(ORDERED.match(blocks[0][0][0])) and self._list(parent, blocks, "1")

    def _bullets(self, parent: Node, blocks: list[Block]) -> bool:
        return bool(BULLET.match(blocks[0][0][0])) and self._list(parent, blocks, "*")

    def _list(self, parent: Node, blocks: list[Block], name: str) -> bool:
        block = blocks.pop(0)
        items = self._items(block, name)
        last = parent.children[-1] if parent.children else None
        joins = last is not None and last.kind == "list"
        if joins and self.rules.sane_lists and last is not None:
            joins = last.name == name
        if joins and last is not None:
            target = last
            _loosen(target.children[-1])
            first = items.pop(0)
            item = self._item(first)
            target.children.append(item)
            self._within("looselist", item, [self.task(item, first)])
        elif parent.kind == "list":
            target = parent
        else:
            target = Node("list", name=name, line=block[0][1], level=_start(block[0][0], name))
            parent.children.append(target)
        self.state.append("list")
        for lines in items:
            if lines[0][0].startswith(INDENT) and target.children:
                self._parse(target.children[-1], [lines])
            else:
                item = self._item(lines)
                target.children.append(item)
                self._parse(item, [self.task(item, lines)])
        self.state.pop()
        target.last = block[-1][1]
        return True

    def _item(self, lines: Block) -> Node:
        return Node("item", line=lines[0][1], last=lines[-1][1])

    def _items(self, block: Block, name: str) -> list[Block]:
        items: list[Block] = []
        for text, line in block:
            found = CHILD.match(text)
            if found and self.rules.sane_lists and (found[1][0].isdigit() != (name == "1")):
                found = None
            if found:
                items.append([(found[2], line)])
            elif NESTED.match(text) and not items[-1][0][0].startswith(INDENT):
                items.append([(text, line)])
            else:
                items[-1].append((text, line))
        return items

    def _definition(self, parent: Node, blocks: list[Block]) -> bool:
        if not self.rules.definitions:
            return False
        index = self.first(blocks[0], DEFINITION)
        if index is None:
            return False
        last = parent.children[-1] if parent.children else None
        if not index and last is None:
            return False
        block = blocks.pop(0)
        terms = [(text.strip(), line) for text, line in block[:index] if text.strip()]
        loose = False
        if not terms and last is not None and last.kind == "para":
            parent.children.pop()
            terms = [(t, last.line + i) for i, t in enumerate(last.text.split("\n"))]
            loose, last = True, parent.children[-1] if parent.children else None
        if last is None or last.kind != "deflist":
            last = Node("deflist", line=block[0][1])
            parent.children.append(last)
        for text, line in terms:
            last.children.append(Node("term", text, line=line, last=line))
        self._definition_body(last, block[index:], blocks, loose=loose)
        return True

    def _definition_body(
        self, target: Node, lines: Block, blocks: list[Block], *, loose: bool
    ) -> None:
        found = DEFINITION.match(lines[0][0])
        assert found
        rest = lines[1:]
        count = len(rest)
        if rest and not re.match(r"[ ]{0,3}[^ :]", rest[0][0]):
            count = next(
                (i for i, (t, _) in enumerate(rest) if not t.startswith(INDENT)), len(rest)
            )
        later = next((i for i, (t, _) in enumerate(rest[:count]) if DEFINITION.match(t)), None)
        count = count if later is None else later
        body = [(found[1], lines[0][1]), *((detab(t, 1), n) for t, n in rest[:count])]
        item = Node("def", line=lines[0][1], last=body[-1][1])
        target.children.append(item)
        target.last = body[-1][1]
        self._within("looselist" if loose else "list", item, [body])
        if rest[count:]:
            blocks.insert(0, rest[count:])


def _loosen(item: Node) -> None:
    for child in item.children:
        if child.kind == "para":
            child.tight = False


def _start(text: str, name: str) -> int:
    found = ORDERED.match(text)
    return int(found[1]) if name == "1" and found else 0
