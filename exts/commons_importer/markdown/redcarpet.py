"""Blocks as Redcarpet reads them, line by line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from commons_importer.markdown import html_tags, html_tree
from commons_importer.markdown.page_nodes import Node
from commons_importer.markdown.reader import BlockReader
from commons_importer.markdown.source import Source, strip_blank
from commons_importer.markdown.table_rows import alignment, make_row, split_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commons_importer.markdown.page_nodes import Document
    from commons_importer.markdown.source import Line

RULE = re.compile(r" {0,3}(?:(?:\* *){3,}|(?:- *){3,}|(?:_ *){3,})$")
UNDERLINE = re.compile(r"(?:=+|-+) *$")
FENCE = re.compile(r" {0,3}(~{3,}|`{3,}) *(?:\{ *([^}\n]*?) *\}|([^\s`{]+))? *$")
QUOTE = re.compile(r" {0,3}> ?")
BULLET = re.compile(r" {0,3}[*+-] ")
NUMBER = re.compile(r" {0,3}(\d{1,18})\. ")
REFERENCE = re.compile(
    r""" {0,3}\[([^\]\n]+)\]:\s*(?:<([^>\n]*)>|(\S+))[ \t]*(?:(["'(])(.*)["')])?[ \t]*$"""
)
REFERENCE_HEAD = re.compile(r" {0,3}\[([^\]\n]+)\]:\s*$")
REFERENCE_TITLE = re.compile(r"""[ \t]*(["'(])(.*)["')][ \t]*$""")
FOOTNOTE = re.compile(r" {0,3}\[\^([^\]\n]+)\]:\s?(.*)$")
BLOCKS = frozenset(
    "p dl h1 h2 h3 h4 h5 h6 ol ul del div ins pre form math table figure iframe script style "
    "fieldset noscript blockquote article aside audio canvas dd dt footer header hgroup main nav "
    "output section video address details hr figcaption".split()
)


class RedcarpetReader(BlockReader):
    """One page of Redcarpet."""

    def read(self, lines: Sequence[Line]) -> Document:
        """The page whose numbered lines are *lines*."""
        return super().read(self._definitions([(t.expandtabs(4), n) for t, n in lines]))

    def _definitions(self, lines: list[Line]) -> list[Line]:
        """*lines* without link definitions, which hold wherever they stand."""
        out: list[Line] = []
        self.found: list[Node] = []
        index = 0
        while index < len(lines):
            text, line = lines[index]
            following = lines[index + 1][0] if index + 1 < len(lines) else ""
            joined = text + " " + following if REFERENCE_HEAD.match(text) else text
            found = REFERENCE.match(joined)
            if not found or found[1].startswith("^"):
                out.append((text, line))
                index += 1
                continue
            index += 1 + (joined is not text)
            title = found[5] or ""
            after = lines[index][0] if index < len(lines) else ""
            if not found[4] and (more := REFERENCE_TITLE.match(after)):
                title = more[2]
                index += 1
            url = found[2] if found[2] is not None else found[3]
            self.found.append(self.refer(found[1], url, title, line))
        return out

    def _blocks(self, lines: list[Line]) -> list[Node]:
        out: list[Node] = []
        index = 0
        while index < len(lines):
            if not lines[index][0].strip():
                index += 1
                continue
            index = self._step(lines, index, out)
        if self.depth == 1:
            out += self.found
        return out

    def _step(self, lines: list[Line], index: int, out: list[Node]) -> int:
        text = lines[index][0]
        if self._is_atx(text):
            return self._atx(lines, index, out)
        if text.startswith("<") and (end := self._html(lines, index, out)):
            return end
        if RULE.match(text):
            out.append(Node("rule", line=lines[index][1], last=lines[index][1]))
            return index + 1
        if self.rules.fences and (end := self._fence(lines, index, out)):
            return end
        if self.rules.footnotes and (end := self._footnote(lines, index, out)):
            return end
        if self.rules.tables and (end := self._table(lines, index, out)):
            return end
        if QUOTE.match(text):
            return self._quote(lines, index, out)
        if text.startswith("    "):
            return self._code(lines, index, out)
        if self._starts_item(lines, index):
            return self._list(lines, index, out)
        return self._paragraph(lines, index, out)

    # -- leaves ----------------------------------------------------------------------------------

    def _is_atx(self, text: str) -> bool:
        if self.rules.space_after_hashes:
            return bool(re.match(r"#{1,6} ", text))
        return text.startswith("#")

    def _atx(self, lines: list[Line], index: int, out: list[Node]) -> int:
        text, line = lines[index]
        found = re.match(r"(#{1,6})[ ]*(.*)$", text)
        assert found
        title = found[2].rstrip().rstrip("#").rstrip()
        if title:
            out.append(Node("heading", title, level=len(found[1]), line=line, last=line))
        return index + 1

    def _fence(self, lines: list[Line], index: int, out: list[Node]) -> int:
        found = FENCE.match(lines[index][0])
        if not found:
            return 0
        end = index + 1
        while end < len(lines):
            close = FENCE.match(lines[end][0])
            if close and close[1][0] == found[1][0] and not (close[2] or close[3]):
                break
            end += 1
        else:
            return 0
        node = self.code(lines[index + 1 : end], found[2] or found[3] or "", fenced=True)
        node.line, node.last = lines[index][1], lines[end][1]
        out.append(node)
        return end + 1

    def _code(self, lines: list[Line], index: int, out: list[Node]) -> int:
        end = index
        while end < len(lines) and (lines[end][0].startswith("    ") or not lines[end][0].strip()):
            end += 1
        out.append(self.code([(text[4:], number) for text, number in lines[index:end]]))
        return end

    def _paragraph(self, lines: list[Line], index: int, out: list[Node]) -> int:
        end = index
        while end < len(lines) and lines[end][0].strip():
            text = lines[end][0]
            if UNDERLINE.match(text) and end > index:
                return self._setext(lines, index, end, out)
            if end > index and self._ends_paragraph(lines, end):
                break
            end += 1
        out.append(self.paragraph(lines[index:end]))
        return end

    def _ends_paragraph(self, lines: list[Line], index: int) -> bool:
        text = lines[index][0]
        if self._is_atx(text) or RULE.match(text) or QUOTE.match(text):
            return True
        if self.rules.fences and FENCE.match(text) and self._fence(lines, index, []):
            return self.rules.lax_spacing
        if not self.rules.lax_spacing or text[:1].isalnum():
            return False
        return self._starts_item(lines, index) or (
            text.startswith("<") and bool(self._html(lines, index, []))
        )

    def _setext(self, lines: list[Line], index: int, under: int, out: list[Node]) -> int:
        if under - 1 > index:
            out.append(self.paragraph(lines[index : under - 1]))
        text, line = lines[under - 1]
        level = 1 if lines[under][0].startswith("=") else 2
        out.append(Node("heading", text.strip(), level=level, line=line, last=lines[under][1]))
        return under + 1

    # -- containers ------------------------------------------------------------------------------

    def _quote(self, lines: list[Line], index: int, out: list[Node]) -> int:
        end, inner = index, []
        while end < len(lines):
            text, number = lines[end]
            found = QUOTE.match(text)
            if not found and not text.strip():
                after = lines[end + 1][0] if end + 1 < len(lines) else ""
                if not QUOTE.match(after):
                    break
            inner.append((text[found.end() :] if found else text, number))
            end += 1
        node = Node("quote", children=self.blocks(inner), line=lines[index][1])
        node.last = strip_blank(inner)[-1][1] if strip_blank(inner) else node.line
        out.append(node)
        return end

    def _starts_item(self, lines: list[Line], index: int) -> bool:
        text = lines[index][0]
        if not (BULLET.match(text) or NUMBER.match(text)):
            return False
        following = lines[index + 1][0] if index + 1 < len(lines) else ""
        return not UNDERLINE.match(following)

    def _list(self, lines: list[Line], index: int, out: list[Node]) -> int:
        ordered = NUMBER.match(lines[index][0])
        node = Node("list", name="1" if ordered else "*", line=lines[index][1],
                    level=1 if ordered else 0)  # fmt: skip
        block = False
        while index < len(lines):
            if not self._starts_item(lines, index):
                break
            if bool(NUMBER.match(lines[index][0])) != bool(ordered):
                break
            index, item, block, ended = self._item(lines, index, bool(ordered), block)
            node.children.append(item)
            node.last = item.last
            if ended:
                break
        out.append(node)
        return index

    def _item(
        self, lines: list[Line], index: int, ordered: bool, block: bool
    ) -> tuple[int, Node, bool, bool]:
        text, line = lines[index]
        marker = (NUMBER if ordered else BULLET).match(text)
        assert marker
        indent = len(text) - len(text.lstrip(" "))
        work: list[Line] = [(text[marker.end() :], line)]
        sublist, empty, fenced, ended = 0, False, False, False
        inner, in_code = 0, False  # the indent of a paragraph inside, code that goes by it
        position = index + 1
        while position < len(lines):
            text, number = lines[position]
            if not text.strip():
                empty = True
                position += 1
                continue
            spaces = len(text) - len(text.lstrip(" "))
            lead = min(spaces, 4)
            in_code = (empty or in_code) and 0 < inner < 4 and inner + 4 <= spaces < 8
            body = text[inner if in_code else lead :]
            fenced ^= self.rules.fences and bool(FENCE.match(body))
            bullet, numbered = (
                self._markers(lines, position, body) if not fenced else (False, False)
            )
            if empty and ((ordered and bullet) or (not ordered and numbered)) and lead <= indent:
                ended = True
                break
            if (bullet and not RULE.match(body)) or numbered:
                block |= empty
                if lead == indent:
                    break
                sublist = sublist or len(work)
            elif empty and not lead:
                ended = True
                break
            elif empty:
                work.append(("", number))
                block = True
                inner = inner if in_code else lead
            empty = False
            work.append((body, number))
            position += 1
        item = Node("item", line=line, last=work[-1][1])
        item.children = self._item_blocks(work, sublist, block)
        return position, item, block, ended

    def _markers(self, lines: list[Line], index: int, body: str) -> tuple[bool, bool]:
        following = lines[index + 1][0].strip() if index + 1 < len(lines) else ""
        if following and UNDERLINE.match(following):
            return False, False
        return bool(BULLET.match(body)), bool(NUMBER.match(body))

    def _item_blocks(self, work: list[Line], sublist: int, block: bool) -> list[Node]:
        head, tail = (work[:sublist], work[sublist:]) if sublist else (work, [])
        if block:
            return self.blocks(head) + (self.blocks(tail) if tail else [])
        first = [self.paragraph(head, tight=True)] if strip_blank(head) else []
        return first + (self.blocks(tail) if tail else [])

    def _footnote(self, lines: list[Line], index: int, out: list[Node]) -> int:
        found = FOOTNOTE.match(lines[index][0])
        if not found:
            return 0
        end = index + 1
        body = [(found[2], lines[index][1])]
        while end < len(lines):
            text, number = lines[end]
            after_blank = not lines[end - 1][0].strip()
            if FOOTNOTE.match(text) or (
                after_blank and text.strip() and not text.startswith("    ")
            ):
                break
            body.append((text[4:] if text.startswith("    ") else text, number))
            end += 1
        self.footnotes.add(found[1].lower())
        body = strip_blank(body) or body[:1]
        out.append(Node("footnote", name=found[1], children=self.blocks(body),
                        line=lines[index][1], last=body[-1][1]))  # fmt: skip
        return end

    def _table(self, lines: list[Line], index: int, out: list[Node]) -> int:
        head = lines[index][0]
        rule = lines[index + 1][0] if index + 1 < len(lines) else ""
        if "|" not in head or not re.fullmatch(r" *\|?[ :|-]*-[ :|-]*", rule) or "|" not in rule:
            return 0
        columns, marks = split_row(head.strip()), split_row(rule.strip())
        if len(marks) < len(columns):
            return 0
        node = Node("table", line=lines[index][1])
        node.name = ",".join(alignment(mark) for mark in marks[: len(columns)])
        end = index
        while end < len(lines) and "|" in lines[end][0]:
            if end != index + 1:
                cells = (split_row(lines[end][0].strip()) + [""] * len(columns))[: len(columns)]
                node.children.append(make_row(cells, lines[end][1], head=end == index))
            end += 1
        node.last = lines[end - 1][1]
        out.append(node)
        return end

    # -- HTML ------------------------------------------------------------------------------------

    def _html(self, lines: list[Line], index: int, out: list[Node]) -> int:
        source = Source(lines[index:])
        comment = html_tags.COMMENT.match(source.text)
        if comment:
            node = Node("comment", comment[1], line=lines[index][1])
            return self._after_html(source, comment.end(), index, out, [node])
        found = html_tags.OPEN_TAG.match(source.text)
        if not found or found[1].lower() not in BLOCKS:
            return 0
        name = found[1].lower()
        node = Node(
            "element",
            name=name,
            attrs=html_tags.attributes(found[2]),
            line=lines[index][1],
            dirty=True,
        )
        if name in html_tags.VOID or found[3]:
            return self._after_html(source, found.end(), index, out, [node])
        close = self._close(source.text, found.end(), name)
        if not close:
            return 0
        body = source.text[found.end() : close.start()]
        node.children = html_tree.read(body, lines[index][1], whole=name)
        return self._after_html(source, close.end(), index, out, [node])

    def _close(self, text: str, start: int, name: str) -> re.Match[str] | None:
        """The close tag that a blank line follows, rather one of the first line or at a start."""
        ended = re.compile(rf"</{name}\s*>(?=[ ]*\n(?:[ ]*\n|\Z))", re.IGNORECASE)
        found = ended.search(text, start)
        if found and "\n" not in text[start : found.start()]:
            return found
        for lead in (r"^", r""):
            pattern = re.compile(
                lead + rf"</{name}\s*>(?=[ ]*\n(?:[ ]*\n|\Z))", re.MULTILINE | re.IGNORECASE
            )
            if found := pattern.search(text, start):
                return found
        return None

    def _after_html(
        self, source: Source, end: int, index: int, out: list[Node], nodes: list[Node]
    ) -> int:
        rest = source.text[end : source.text.find("\n", end)]
        if rest.strip():
            return 0
        out += nodes
        return index + source.text.count("\n", 0, end) + 1
