"""Boxes as directives: what each is called, its first lines, and when it has to be a quotation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commons_importer.markdown.page_nodes import Node

DIRECTIVES = {
    "admonition": "{admonition}", "details": "{dropdown}", "tabs": "{tab-set}",
    "tab": "{tab-item}", "grid": "{grid}", "card": "{grid-item-card}", "cell": "{grid-item}",
}  # fmt: skip
_NEED_A_TITLE = frozenset({"admonition", "details", "tab"})
# Kinds that only some themes colour, by one that all have.
_LIKE = {
    "abstract": "note", "summary": "note", "tldr": "note", "info": "note", "todo": "note",
    "success": "tip", "check": "tip", "done": "tip", "question": "hint", "help": "hint",
    "faq": "hint", "failure": "error", "fail": "error", "missing": "error", "bug": "error",
    "example": "note", "quote": "note", "cite": "note",
}  # fmt: skip


def directive(box: Node) -> str:
    """The name of the directive for *box*, empty if it is written as a quotation."""
    kind = box.name.rpartition(" ")[2]
    shown = [child for child in box.children[title_count(box) :] if child.kind != "comment"]
    if (kind in _NEED_A_TITLE and not title_count(box)) or (kind != "tab" and not shown):
        return ""
    return DIRECTIVES[kind]


def title_count(box: Node) -> int:
    """How many of the first children are its title: one or none."""
    return int(box.level == 1 and bool(box.children) and box.children[0].kind == "para")


def options(box: Node) -> list[str]:
    """The lines of options below the first one."""
    state, _, kind = box.name.rpartition(" ")
    css = [name for name in box.attrs.get("class", "").split() if re.fullmatch(r"[\w-]+", name)]
    css += [like for name in css if (like := _LIKE.get(name))]
    out = [f":{state}:"] if state else []
    if css:
        out.append(f":{'class-container' if kind != 'admonition' else 'class'}: {' '.join(css)}")
    return out


def fence(info: str, lines: Sequence[str]) -> list[str]:
    """A fence that nothing in *lines* can close; of colons where *info* holds a backtick."""
    mark = ":" if "`" in info else "`"
    longest = max(
        (len(found[1]) for line in lines if (found := re.match(rf"\s*({mark}{{3,}})", line))),
        default=0,
    )
    marks = mark * max(3, longest + 1)
    return [marks + info, *lines, marks]
