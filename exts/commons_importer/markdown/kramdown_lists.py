"""kramdown's lists: an item's text starts a column, and what reaches it belongs to the item."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from commons_importer.markdown import attributes
from commons_importer.markdown.kramdown_html import LAZY_HTML
from commons_importer.markdown.page_nodes import Node
from commons_importer.markdown.source import outdent

if TYPE_CHECKING:
    from commons_importer.markdown.reader import BlockReader
    from commons_importer.markdown.source import Line, Source

_BULLET = re.compile(r"( {0,3}[+*-])([\t| ].*)\n")
_NUMBER = re.compile(r"( {0,3}\d{1,18}\.)([\t| ].*)\n")
_STARTS = re.compile(r" {0,3}(?:[+*-]|\d{1,18}\.)[\t| ]")
_DEFINITION = re.compile(r"( {0,3}:)([\t| ].*)\n")
_BLANK = re.compile(r"[ \t\r\f\v]*\n")
_EOB = re.compile(r"\^[ \t]*\n")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})\n")
_ITEM_LIST = re.compile(r"\s*\{:(?!(?:\w[\w-]*)?:|/)((?:\\\}|[^}])+)\}\s*")
_BLOCK_LIST = re.compile(r"\{:(?!:|/)(?:\\\}|[^}])+\}[^\S\n]*\n")
_TASK = re.compile(r"\s*\[([ xX])\]\s+")


class _ItemReader:
    """Collects the lines of one item after another."""

    def __init__(self, reader: BlockReader, source: Source) -> None:
        self.reader = reader
        self.source = source
        self.last_blank = False
        self.ended_blank = True
        self.indentation = 0
        self.item_attrs: dict[str, str] = {}

    def first_line(self, marker: str, rest: str) -> str:
        """The text of an item's first line; sets the column where its content starts."""
        self.item_attrs = {}
        only_list = re.fullmatch(r"\s*(?:\{:(?!(?:\w[\w-]*)?:|/)((?:\\\}|[^}])+)\})?\s*", rest)
        if only_list:
            self.indentation = 4
        else:
            width = len(marker)
            lead = re.match(r"[ \t]*", rest)
            assert lead
            column = width
            for char in lead[0]:
                column = column + 1 if char == " " else column + 4 - column % 4
            self.indentation = column
        text = rest.lstrip()
        if found := _ITEM_LIST.match(text):
            self.item_attrs = attributes.parse(found[1], self.reader.named)
            text = text[found.end() :]
        return text

    def belongs(self) -> tuple[str, int, bool] | None:
        """The next line if it is part of the item: text, source line, whether indented."""
        found = re.compile(r".*\n").match(self.source.text, self.source.pos)
        if not found or not found[0].strip():
            return None
        line = found[0][:-1]
        indented = self._reaches(line)
        if not indented and (self.last_blank or self._breaks_out(found[0])):
            return None
        number = self.source.line_number()
        self.source.pos = found.end()
        text = _leading_tabs(line)
        prefix = " " * self.indentation
        if text.startswith(prefix):
            return text[self.indentation :], number, True
        return text, number, False

    def _reaches(self, line: str) -> bool:
        tabs, spaces = divmod(self.indentation, 4)
        exact = rf"(?:\t| {{4}}){{{tabs}}} {{{spaces}}}"
        return bool(re.match(rf"(?:{exact}|(?:\t| {{4}}){{{tabs + 1}}})", line))

    def _breaks_out(self, line: str) -> bool:
        lead = len(line) - len(line.lstrip(" "))
        if lead > min(self.indentation, 3):
            return False
        return bool(_BLOCK_LIST.match(line.lstrip(" ")) or LAZY_HTML.match(line.lstrip(" ")))

    def marker_pattern(self, kind: str) -> re.Pattern[str]:
        """What starts the next item on this level."""
        most = min(self.indentation - 1, 3) if self.indentation <= 3 else 3
        return re.compile(rf"( {{0,{max(most, 0)}}}{kind})([\t| ].*)\n")


def _leading_tabs(line: str) -> str:
    """*line* with its leading tabs as four spaces each, as kramdown counts them."""
    body = line.lstrip("\t")
    return " " * 4 * (len(line) - len(body)) + body


class ListReader(_ItemReader):
    """Reads the list at the current position."""

    def read(self) -> Node:
        """The list with its items."""
        source = self.source
        bullet = bool(_BULLET.match(source.text, source.pos))
        kind, pattern = (r"[+*-]", _BULLET) if bullet else (r"\d{1,18}\.", _NUMBER)
        node = Node("list", line=source.line_number(), name="*" if bullet else "1")
        pieces: list[tuple[Node, list[list[Line]]]] = []
        nested, eob = False, False
        while not source.done:
            if self.last_blank and _RULE.match(source.text, source.pos):
                break
            if _EOB.match(source.text, source.pos):
                eob = True
                break
            if found := pattern.match(source.text, source.pos):
                pieces.append(self._start(found))
                nested = bool(_STARTS.match(pieces[-1][1][0][0][0] + " "))
                pattern = self.marker_pattern(kind)
                self.last_blank = False
            elif content := self.belongs():
                nested = self._add(pieces[-1][1], content, nested)
                self.last_blank = False
            elif blank := _BLANK.match(source.text, source.pos):
                pieces[-1][1][-1].append(("", source.line_number()))
                source.pos = blank.end()
                self.last_blank = nested = True
            else:
                break
        return self._finish(node, pieces, eob=eob)

    def _start(self, found: re.Match[str]) -> tuple[Node, list[list[Line]]]:
        line = self.source.line_number()
        self.source.pos = found.end()
        text = self.first_line(found[1], found[2])
        item = Node("item", line=line, last=line, name=found[1].strip(), attrs=self.item_attrs)
        return item, [[(text, line)]]

    def _add(self, pieces: list[list[Line]], content: tuple[str, int, bool], nested: bool) -> bool:
        text, number, indented = content
        starts = bool(_STARTS.match(text))
        if starts and not nested and indented:
            pieces.append([])
            nested = True
        elif starts and nested and not indented:
            text = " " * (self.indentation + 4) + text
        pieces[-1].append((text, number))
        return nested

    def _finish(
        self, node: Node, pieces: list[tuple[Node, list[list[Line]]]], *, eob: bool
    ) -> Node:
        loose: list[bool] = []
        for item, parts in pieces:
            lines = [line for part in parts for line in part]
            item.last = lines[-1][1]
            for part in parts:
                item.children += self.reader.blocks(part)
            self._task(item)
            loose.append(_first_is_loose(item, lines))
            node.children.append(item)
        self.ended_blank = (bool(pieces) and self.last_blank) or eob
        _tighten(node, loose)
        numbers = re.match(r"\d+", pieces[0][0].name) if pieces else None
        node.level = int(numbers[0]) if numbers else 0
        node.last = _last_text(node)
        return node

    def _task(self, item: Node) -> None:
        first = item.children[0] if item.children else None
        if not self.reader.rules.gfm or first is None or first.kind != "para":
            return
        if found := _TASK.match(first.text):
            first.text = first.text[found.end() :]
            item.level = 2 if found[1] in "xX" else 1


def _first_is_loose(item: Node, lines: list[Line]) -> bool:
    """Whether the item's first paragraph is followed by a blank line."""
    if not item.children or item.children[0].kind != "para":
        return False
    below = item.children[0].last + 1
    return any(number == below and not text.strip() for text, number in lines[1:])


def _tighten(node: Node, loose: list[bool]) -> None:
    count = len(node.children)
    for index, item in enumerate(node.children):
        first = item.children[0] if item.children else None
        if first is None or first.kind != "para":
            continue
        last = index == count - 1
        if last and count > 1 and len(item.children) == 1:
            first.tight = not all(loose[:-1])
        else:
            first.tight = not loose[index] or (last and len(item.children) == 1)


def _last_text(node: Node) -> int:
    return max((n.last for item in node.children for n in item.children), default=node.line)


class DefinitionReader(_ItemReader):
    """Reads the definitions below a paragraph of terms."""

    def __init__(
        self, reader: BlockReader, source: Source, terms: Node, *, after_blank: bool
    ) -> None:
        super().__init__(reader, source)
        self.terms = terms
        self.first_as_para = after_blank

    def read(self) -> Node:
        """The list of terms and definitions."""
        node = Node("deflist", line=self.terms.line, attrs=self.terms.attrs)
        for offset, text in enumerate(self.terms.text.split("\n")):
            line = self.terms.line + offset
            node.children.append(Node("term", text.strip(), line=line, last=line))
        pattern, source = _DEFINITION, self.source
        items: list[tuple[Node, list[Line], bool]] = []
        while not source.done and not _EOB.match(source.text, source.pos):
            if found := pattern.match(source.text, source.pos):
                items.append(self._start(found))
                pattern = self.marker_pattern(":")
                self.first_as_para = self.last_blank = False
            elif content := self.belongs():
                items[-1][1].append(content[:2])
                self.first_as_para = self.last_blank = False
            elif blank := _BLANK.match(source.text, source.pos):
                items[-1][1].append(("", source.line_number()))
                source.pos = blank.end()
                self.first_as_para = self.last_blank = True
            else:
                break
        for definition, lines, loose in items:
            self._fill(definition, lines, loose=loose)
            node.children.append(definition)
        self.ended_blank = self.last_blank
        node.last = max(child.last for child in node.children)
        return node

    def _start(self, found: re.Match[str]) -> tuple[Node, list[Line], bool]:
        line = self.source.line_number()
        loose = self.first_as_para
        self.source.pos = found.end()
        text = self.first_line(found[1], found[2])
        return Node("def", line=line, last=line, attrs=self.item_attrs), [(text, line)], loose

    def _fill(self, definition: Node, lines: list[Line], *, loose: bool) -> None:
        definition.children = self.reader.blocks([(outdent(t, 0), n) for t, n in lines])
        definition.last = max((c.last for c in definition.children), default=definition.line)
        if definition.children and definition.children[0].kind == "para":
            definition.children[0].tight = not loose
