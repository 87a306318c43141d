"""Blocks as lines of MyST."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from markdown_it.common.utils import normalizeReference

from commons_importer.markdown import html_tags
from commons_importer.markdown.page_nodes import has_blocks
from commons_importer.myst import boxes, code_blocks, escape
from commons_importer.myst.boxes import fence
from commons_importer.myst.read_back import (
    LIST_TABLE,
    anchors_below,
    of_nodes,
    of_tokens,
)
from commons_importer.myst.read_back import myst as myst_parser
from commons_importer.myst.span_writer import ESCAPED, PLAIN_TAGS, VERBATIM, SpanWriter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commons_importer.markdown.page_nodes import Node

BLOCK_KEYS = ("class",)
# One line of words that nothing in MyST can take for markup.
SAFE = re.compile(r"[A-Za-z\"'\u2018-\u201d(][^\\`*_\[\]<>&{}~$|%^=#!\n]*")

# The ways to write spans; a line that is nothing but a tag would begin raw HTML.
_WAYS = ((VERBATIM, False), (ESCAPED, False), (PLAIN_TAGS, False), (ESCAPED, True))


class BlockWriter:
    """Writes the tree of one page.

    Each paragraph is first written as its author wrote it; where MyST would read that in
    another way, it is written again with more care.
    """

    def __init__(self, references: dict[str, tuple[str, str]], footnotes: set[str]) -> None:
        self.known = {normalizeReference(label): {"title": "", "href": "x"} for label in references}
        self.notes = "".join(f"\n\n[^{name}]: x" for name in footnotes)
        self.failed: list[tuple[int, str]] = []

    def write(self, blocks: Sequence[Node]) -> list[str]:
        """*blocks* with a blank line between them."""
        out: list[str] = []
        previous: Node | None = None
        for block in blocks:
            lines = self._block(block, previous)
            if not lines:
                continue
            if out and not (block.kind == "refdef" and previous and previous.kind == "refdef"):
                out.append("")
            out += lines
            previous = block
        return out

    def _block(self, block: Node, previous: Node | None = None) -> list[str]:
        lines: list[str] = getattr(self, f"_{block.kind}")(block)
        if block.kind == "list" and previous is not None and previous.kind == "list":
            lines = _other_marker(lines, block, previous)
        if block.kind == "code" and previous is not None and previous.kind == "html":
            return lines
        if not lines:
            return []
        lines = [*self._attributes(block), *lines]
        if anchors_below(block) and (raw := anchor_html(block)):
            return [*_labels(block), *lines, "", raw]
        return [*self._targets(block), *lines]

    def _targets(self, block: Node) -> list[str]:
        raw = anchor_html(block)
        return [raw, "", *_labels(block)] if raw else _labels(block)

    def _attributes(self, block: Node) -> list[str]:
        kinds = ("para", "list", "quote", "heading", "table", "deflist")
        as_quote = block.kind == "box" and not boxes.directive(block)
        if block.kind not in kinds and not as_quote:
            return []
        written = escape.attribute_list(block.attrs, BLOCK_KEYS)
        return [written] if written else []

    # -- leaves ----------------------------------------------------------------------------------

    def spans(self, block: Node, *, one_line: bool = False) -> str:
        """The spans of *block*, in the first way that reads back as the same."""
        if not block.children:
            return ""
        only = block.children[0] if len(block.children) == 1 else None
        if only is not None and only.kind == "text" and SAFE.fullmatch(only.text.strip(" \n")):
            return only.text.strip(" \n")
        wanted = of_nodes(block.children)
        for level, joined in _WAYS:
            text = SpanWriter(block.text, level, one_line=one_line or joined).block(block.children)
            if self._reads_as(text, wanted):
                return text
        self.failed.append((block.line, block.plain()[:60]))
        return SpanWriter(block.text, ESCAPED, one_line=one_line).block(block.children)

    def _reads_as(self, text: str, wanted: list[tuple[str, ...]]) -> bool:
        known = {"references": dict(self.known)} if "[" in text else {}
        tokens = myst_parser().parse(text + (self.notes if "[^" in text else ""), known)
        end = next((i for i, t in enumerate(tokens) if t.type == "footnote_reference_open"), None)
        read = of_tokens(tokens[:end])
        if read[:1] == [("p",)]:
            read = read[1:]
        return resolved(read) == resolved(wanted)

    def _para(self, block: Node) -> list[str]:
        text = self.spans(block)
        return text.split("\n") if text else []

    def _heading(self, block: Node) -> list[str]:
        text = self.spans(block, one_line=True)
        text = re.sub(r"(#+)$", r"\\\1", text)
        marks = "#" * block.level
        # At the end of a heading an attribute list would look like the heading's own.
        return [f"{marks} {text} {marks}" if text.endswith("}") else f"{marks} {text}"]

    def _code(self, block: Node) -> list[str]:
        return fence(*code_blocks.lines_of(block))

    def _directive(self, block: Node) -> list[str]:
        return fence(block.name, block.text.split("\n") if block.text else [])

    def _math(self, block: Node) -> list[str]:
        return fence("{math}", code_blocks.formula(block))

    def _rule(self, _block: Node) -> list[str]:
        return ["---"]

    def _html(self, block: Node) -> list[str]:
        return [line for line in block.text.split("\n") if line.strip()]

    def _comment(self, block: Node) -> list[str]:
        if not block.text.strip():
            return []
        # Apart, or the site would take the braces for old markup that is shown.
        text = re.sub(r"\{(?=[{%])|(?<=%)(?=\})|\}(?=\})", r"\g<0> ", block.text.strip())
        return [f"% {line.strip()}".rstrip() for line in text.split("\n")]

    def _abbr(self, block: Node) -> list[str]:
        return [f"% *[{block.name}]: {block.text}"]

    def _toc(self, _block: Node) -> list[str]:
        return []

    def _more(self, _block: Node) -> list[str]:
        return ["<!--more-->"]

    def _refdef(self, block: Node) -> list[str]:
        target = escape.destination(block.attrs["href"])
        title = block.attrs.get("title", "")
        label = _label(block.name)
        return [f"[{label}]: {target}" + (f" {escape.title(title)}" if title else "")]

    # -- containers ------------------------------------------------------------------------------

    def _quote(self, block: Node) -> list[str]:
        return [f"> {line}" if line else ">" for line in self.write(block.children)]

    def _box(self, block: Node) -> list[str]:
        name = boxes.directive(block)
        if not name:
            return self._quote(block)
        count = boxes.title_count(block)
        title = self.spans(block.children[0], one_line=True) if count else ""
        above = boxes.options(block)
        inside = self.write(block.children[count:]) or [title]
        # What starts so would be read as options.
        gap = bool(above) or inside[0].startswith(("---", ":"))
        return fence(f"{name} {title}".strip(), [*above, *[""][: int(gap)], *inside])

    def _list(self, block: Node) -> list[str]:
        out: list[str] = []
        loose = _is_loose(block)
        for index, item in enumerate(block.children):
            marker = "-" if block.name == "*" else f"{block.level + index}."
            if block.name == "*" and item.name[:1] in ("*", "+", "-") and item.name[:1]:
                marker = block.children[0].name[:1] or "-"
            if index and loose:
                out.append("")
            out += self._item(item, marker, loose=loose)
        return out

    def _item(self, item: Node, marker: str, *, loose: bool) -> list[str]:
        blocks = list(item.children)
        lines = self._item_lines(blocks, loose=loose) or [""]
        if item.level:
            lines[0] = f"[{'x' if item.level == 2 else ' '}] {lines[0]}"
        elif re.match(r"\[[ xX]\]\s", lines[0]):
            lines[0] = "\\" + lines[0]
        pad = " " * (len(marker) + 1)
        first = f"{marker} {lines[0]}" if lines[0] else marker
        return [first, *_indented(lines[1:], pad)]

    def _item_lines(self, blocks: list[Node], *, loose: bool) -> list[str]:
        """An item's blocks; in a tight list a nested list follows its text at once."""
        if loose or len(blocks) < 2 or blocks[0].kind != "para":
            return self.write(blocks)
        if (
            blocks[1].kind == "list"
            and not self._targets(blocks[1])
            and not _starts_oddly(blocks[1])
        ):
            return [*self._block(blocks[0]), *self.write(blocks[1:])]
        return self.write(blocks)

    def _deflist(self, block: Node) -> list[str]:
        out: list[str] = []
        for child in block.children:
            if child.kind == "term":
                if out:
                    out.append("")
                out += self._term_lines(child)
                continue
            lines = self.write(child.children) or [""]
            if out:
                out += [""] if out[-1].startswith("  ") else []
            out += [f": {lines[0]}", *_indented(lines[1:], "  ")]
        return out

    def _term_lines(self, term: Node) -> list[str]:
        targets = self._targets(term)
        return [*targets, self.spans(term, one_line=True) or "\\ "]

    def _footnote(self, block: Node) -> list[str]:
        lines = self.write(block.children) or [""]
        return [f"[^{block.name}]: {lines[0]}", *_indented(lines[1:], "    ")]

    def _element(self, block: Node) -> list[str]:
        opened = html_tags.open_tag(block.name, block.attrs)
        if block.name in html_tags.VOID:
            return [opened]
        inner = self.write(block.children)
        body = ["", *inner, ""] if inner else []
        if not body:
            return [f"{opened}</{block.name}>"]
        return [opened, *body, f"</{block.name}>"]

    # -- tables ----------------------------------------------------------------------------------

    def _table(self, block: Node) -> list[str]:
        rows = block.children
        if any(has_blocks(cell) for row in rows for cell in row.children):
            return self._list_table(block)
        width = len(rows[0].children)
        aligns = (block.name.split(",") + [""] * width)[:width]
        head = rows[0] if rows[0].level else None
        header = [self._cell(cell) for cell in head.children] if head else [""] * width
        out = [_table_row(header), "|" + "|".join(_rule_cell(align) for align in aligns) + "|"]
        body = rows[1:] if head else rows
        return out + [_table_row([self._cell(cell) for cell in row.children]) for row in body]

    def _cell(self, cell: Node) -> str:
        text = self.spans(cell, one_line=True)
        return re.sub(r"(?<!\\)((?:\\\\)*)\|", r"\1\\|", text)

    def _list_table(self, block: Node) -> list[str]:
        rows = block.children
        head = sum(1 for row in rows if row.level)
        content = [f":header-rows: {head}", ""] if head else []
        for row in rows:
            for index, cell in enumerate(row.children):
                blocks = cell.children if has_blocks(cell) else []
                lines = self.write(blocks) if blocks else [self.spans(cell)]
                lines = [part for line in lines for part in line.split("\n")] or [""]
                lead = "* - " if index == 0 else "  - "
                content += [lead + lines[0], *_indented(lines[1:], "    ")]
        return fence(LIST_TABLE, content)


def _labels(block: Node) -> list[str]:
    return [line for label in block.attrs.get("labels", "").split() for line in (f"({label})=", "")]


def anchor_html(block: Node) -> str:
    """Ids that only this page's old links use; a ``div``, since it can stand alone."""
    ids = block.attrs.get("anchors", "").split()
    return "".join(f'<div id="{html.escape(anchor)}"></div>' for anchor in ids)


def _indented(lines: Sequence[str], pad: str) -> list[str]:
    """*lines* below the first one of a container; blanks at their ends may be line breaks."""
    return [pad + line if line else "" for line in lines]


def _label(name: str) -> str:
    return re.sub(r"\s+", " ", name.strip())


def resolved(items: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Links without their targets: what a definition says is checked with the whole page."""
    out: list[tuple[str, ...]] = []
    for item in items:
        if item[0] == "a":
            out.append(("a",))
        elif item[0] == "img":
            out.append(("img", item[2]))
        elif item[0] == "html" and item[1] in ("<em>", "<strong>", "<del>"):
            out.append(({"<em>": "em", "<strong>": "strong", "<del>": "s"}[item[1]] + "_open",))
        elif item[0] == "html" and item[1] in ("</em>", "</strong>", "</del>"):
            out.append(({"</em>": "em", "</strong>": "strong", "</del>": "s"}[item[1]] + "_close",))
        elif item[0] == "html" and item[1] == "<br>":
            out.append(("br",))
        else:
            out.append(item)
    return _joined(out)


def _joined(items: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Breaks at either end say nothing; blanks at the border of emphasis do not count."""
    while items and items[-1] == ("br",):
        items = items[:-1]
    while items and items[0] == ("br",):
        items = items[1:]
    return items


def _is_loose(block: Node) -> bool:
    return any(
        not child.tight and child.kind == "para"
        for item in block.children
        for child in item.children[:1]
    ) or any(len([c for c in item.children if c.kind != "list"]) > 1 for item in block.children)


def _starts_oddly(block: Node) -> bool:
    """Whether a list could not follow text without a blank line."""
    if block.attrs.get("class"):
        return True
    first = block.children[0] if block.children else None
    empty = first is None or not first.children
    return empty or (block.name != "*" and block.level != 1)


def _other_marker(lines: list[str], block: Node, previous: Node) -> list[str]:
    """Two lists in a row need different markers, or they would be one."""
    if (block.name == "*") != (previous.name == "*"):
        return lines
    return ["% next list", "", *lines]


def _table_row(cells: list[str]) -> str:
    return "| " + " | ".join(cell or " " for cell in cells) + " |"


def _rule_cell(align: str) -> str:
    return {"left": ":---", "right": "---:", "center": ":---:"}.get(align, "---")
