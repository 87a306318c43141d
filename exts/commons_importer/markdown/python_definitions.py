"""Tables, footnotes, abbreviations and link definitions."""

from __future__ import annotations

import re

from commons_importer.markdown.page_nodes import Node
from commons_importer.markdown.python_base import INDENT, Block, PythonBase, detab, pieces
from commons_importer.markdown.table_rows import alignment, make_row, split_row

REFERENCE = re.compile(
    r"""[ ]{0,3}\[([^\[\]]*)\]:[ ]*(?:<([^<>\s]*)>|(\S+))[ ]*(?:(["'(])(.*)["')][ ]*)?$"""
)
REFERENCE_START = re.compile(r"[ ]{0,3}\[[^\[\]]*\]:")
REFERENCE_HEAD = re.compile(r"[ ]{0,3}\[([^\[\]]*)\]:[ ]*$")
REFERENCE_TITLE = re.compile(r"""[ ]*(["'(])(.*)["')][ ]*$""")
FOOTNOTE = re.compile(r"[ ]{0,3}\[\^([^\]]*)\]:[ ]*(.*)$")
_RULE = re.compile(r"(?=.*-)[|:\- ]+$")
ABBREVIATION = re.compile(r"\*\[([^\\]*?)\][ ]?:[ ]*(.*)$")


class PythonDefinitions(PythonBase):
    """What Python-Markdown's "extra" adds to the blocks."""

    def _table(self, parent: Node, blocks: list[Block]) -> bool:
        if not self.rules.tables or len(blocks[0]) < 2 or not _RULE.match(blocks[0][1][0]):
            return False
        rows = [text.strip(" ") for text, _ in blocks[0][:2]]
        head, rule = split_row(rows[0]), split_row(rows[1])
        framed = rows[0].startswith("|") or rows[0].endswith("|")
        single = len(head) == 1 and framed and all("|" in text for text, _ in blocks[0])
        if (len(head) < 2 and not single) or len(head) != len(rule):
            return False
        block = blocks.pop(0)
        node = Node("table", line=block[0][1], last=block[-1][1])
        node.name = ",".join(alignment(cell) for cell in rule)
        for index, (text, line) in enumerate(block):
            if index != 1:
                cells = (split_row(text.strip(" ")) + [""] * len(head))[: len(head)]
                node.children.append(make_row(cells, line, head=index == 0))
        parent.children.append(node)
        return True

    def _footnote(self, parent: Node, blocks: list[Block]) -> bool:
        if not self.rules.footnotes:
            return False
        index = self.first(blocks[0], FOOTNOTE)
        if index is None:
            return False
        lines = self._split(parent, blocks, index, self._footnote_width(blocks[0], index))
        found = FOOTNOTE.match(lines[0][0])
        assert found
        body = [(found[2], lines[0][1]), *((detab(t, 1), n) for t, n in lines[1:])]
        while blocks and (not blocks[0] or blocks[0][0][0].startswith(INDENT)):
            block = blocks.pop(0)
            if block:
                body += [("", block[0][1] - 1), *((detab(t, 1), n) for t, n in block)]
        self.footnotes.add(found[1].lower())
        node = Node("footnote", name=found[1], line=lines[0][1], last=body[-1][1])
        self._within("footnote", node, pieces(body))
        parent.children.append(node)
        return True

    def _footnote_width(self, block: Block, index: int) -> int:
        width = 1
        while index + width < len(block) and not FOOTNOTE.match(block[index + width][0]):
            width += 1
        return width

    def _abbreviation(self, parent: Node, blocks: list[Block]) -> bool:
        if not self.rules.abbreviations:
            return False
        index = self.first(blocks[0], ABBREVIATION)
        if index is None:
            return False
        [(text, line)] = self._split(parent, blocks, index, 1)
        found = ABBREVIATION.match(text)
        assert found
        parent.children.append(Node("abbr", found[2].strip(), name=found[1], line=line, last=line))
        return True

    def _reference(self, parent: Node, blocks: list[Block]) -> bool:
        first = self.first(blocks[0], REFERENCE_START)
        for index in range(len(blocks[0]) if first is None else first, len(blocks[0])):
            text, line = blocks[0][index]
            joined, width = text, 1
            following = blocks[0][index + 1][0] if index + 1 < len(blocks[0]) else ""
            if REFERENCE_HEAD.match(text) and following:
                joined, width = text + " " + following.strip(), 2
            found = REFERENCE.match(joined)
            if not found or (joined.lstrip().startswith("[^") and self.rules.footnotes):
                continue
            title = found[5] or ""
            if not found[4] and width == 1 and (more := REFERENCE_TITLE.match(following)):
                title, width = more[2], 2
            self._split(parent, blocks, index, width)
            url = found[2] if found[2] is not None else found[3]
            parent.children.append(self.refer(found[1], url, title, line))
            return True
        return False
