"""Code and formulas as fences; as directives where lines are numbered or marked."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from commons_importer.myst import escape

if TYPE_CHECKING:
    from commons_importer.markdown.page_nodes import Node

KEYS = ("title", "linenums", "hl_lines")


def lines_of(node: Node) -> tuple[str, list[str]]:
    """The first line of the fence, without its marks, and the lines in it."""
    code = node.text.rstrip("\n").split("\n")
    options = _options(node, len(code))
    if not options:
        return node.name, code
    return f"{{code-block}} {node.name or 'text'}", [*options, "", *code]


def formula(node: Node) -> list[str]:
    """The lines of a formula; one that is an environment of TeX gets none around it."""
    lines = node.text.strip("\n").split("\n")
    return [":nowrap:", "", *lines] if lines[0].lstrip().startswith("\\begin{") else lines


def _options(node: Node, count: int) -> list[str]:
    out = []
    if title := " ".join(node.attrs.get("title", "").split()):
        out.append(f":caption: {json.dumps(escape.words(title), ensure_ascii=False)}")
    first = re.match(r"\d+", node.attrs.get("linenums", ""))
    if first and int(first[0]):
        out.append(":linenos:" if int(first[0]) == 1 else f":lineno-start: {int(first[0])}")
    if marked := _within(node.attrs.get("hl_lines", ""), count):
        out.append(f":emphasize-lines: {','.join(marked)}")
    return out


def _within(written: str, count: int) -> list[str]:
    """The lines and ranges of *written* that the code has."""
    found = re.findall(r"(\d+)(?:-(\d+))?", written)
    ranges = [(int(first), min(int(last or first), count)) for first, last in found]
    return [str(a) if a == b else f"{a}-{b}" for a, b in ranges if 0 < a <= b]
