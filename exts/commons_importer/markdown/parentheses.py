"""``1)`` at the start of lines: no old dialect had it, every author meant a numbered list."""

from __future__ import annotations

import re

from commons_importer.markdown.page_nodes import Node

_START = re.compile(r"(\d{1,3})\)[ \t]+(?=\S)")


def as_lists(blocks: list[Node]) -> list[Node]:
    """*blocks* with lists where paragraphs are numbered ``1)``, ``2)``."""
    out: list[Node] = []
    for block in blocks:
        if block.kind in ("quote", "item", "def", "list", "element", "footnote", "box"):
            block.children = as_lists(block.children)
        made = _list(block) if block.kind == "para" and not block.children else None
        last = out[-1] if out else None
        if made is not None and last is not None and _continues(last, made):
            for item in (*last.children, *made.children):
                item.children[0].tight = False
            last.children += made.children
            last.last = made.last
        else:
            out.append(made or block)
    return out


def _continues(last: Node, made: Node) -> bool:
    follows = last.kind == "list" and last.name == "1" and last.attrs.get("paren") == "1"
    return follows and last.level + len(last.children) == made.level


def _list(block: Node) -> Node | None:
    """The list that a paragraph is, if all its numbers follow each other."""
    lines = block.text.split("\n")
    first = _START.match(lines[0])
    if not first:
        return None
    node = Node("list", name="1", level=int(first[1]), line=block.line, last=block.last)
    node.attrs = dict(block.attrs) | {"paren": "1"}
    for offset, line in enumerate(lines):
        found = _START.match(line)
        if found and int(found[1]) != node.level + len(node.children):
            return None
        if found:
            at = block.line + offset
            para = Node("para", line[found.end() :], line=at, last=at, tight=True)
            node.children.append(
                Node("item", children=[para], line=at, last=at, name=found[1] + ".")
            )
        else:
            para = node.children[-1].children[0]
            para.text, para.last = f"{para.text}\n{line}", para.last + 1
    return node
