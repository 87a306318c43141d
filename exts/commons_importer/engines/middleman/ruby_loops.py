"""Loops over data files in Ruby and its templates, filled from the data; nothing is run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from commons_importer import slugs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MAX_ROUNDS = 20_000
_LOOP = re.compile(
    r"^(\s*)(?:[-=]\s*|<%-?\s*)?(?:app\.|@app\.)?data\.([\w.]+?)\.each(?:_pair)?\s*"
    r"(?:do|\{)\s*\|\s*([\w\s,]+?)\s*\|"
)
_PATH = r"((?:\.\w+[?!]?|\[:\w+\]|\[(?:'\w+'|\"\w+\")\])*)"
_METHODS: dict[str, Callable[[str], str]] = {
    "downcase": str.lower, "strip": str.strip, "to_s": str, "parameterize": slugs.parameterize,
}  # fmt: skip


def filled(text: str, data: dict[str, Any]) -> str:
    """The lines inside the loops of *text*, once a round, with the data in their places."""
    lines = text.split("\n")
    out: list[str] = []
    for index, line in enumerate(lines):
        if not (found := _LOOP.match(line)):
            continue
        body = list(_inside(lines[index + 1 :], len(found[1])))
        names = [name.strip() for name in found[3].split(",")]
        for values in _rounds(_value(data, found[2].split(".")), names):
            out += [_fill(inner, values) for inner in body]
            if len(out) > MAX_ROUNDS:
                return "\n".join(out)
    return "\n".join(out)


def _inside(lines: list[str], depth: int) -> Iterator[str]:
    for line in lines:
        if line.strip() and len(line) - len(line.lstrip()) <= depth:
            return
        yield line


def _rounds(value: Any, names: list[str]) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        for key, item in value.items():
            pair = {names[0]: str(key)} | ({names[1]: item} if len(names) > 1 else {})
            yield pair
    elif isinstance(value, list):
        for item in value:
            several = item if isinstance(item, list) and len(names) > 1 else [item]
            yield dict(zip(names, several, strict=False))


def _fill(line: str, values: dict[str, Any]) -> str:
    """*line* with what is known of ``#{…}``, ``<%= … %>`` and bare variables in its place."""
    known = "|".join(re.escape(name) for name in values)
    expression = rf"({known}){_PATH}"
    inserted = re.compile(rf"#\{{\s*{expression}\s*\}}|<%=\s*{expression}\s*-?%>")

    def insert(match: re.Match[str]) -> str:
        found = _text(values, match[1] or match[3], match[2] or match[4] or "")
        return match[0] if found is None else found

    def bare(match: re.Match[str]) -> str:
        found = _text(values, match[2], match[3]) if match[2] else None
        return match[0] if found is None else '"' + found.replace('"', "%22") + '"'

    strings = r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'"
    line = inserted.sub(insert, line)
    return re.sub(rf"({strings})|(?<![\w.:@/]){expression}(?![\w:(/])", bare, line)


def _text(values: dict[str, Any], name: str, path: str) -> str | None:
    found: Any = values.get(name)
    for step in re.findall(r"\w+", path):
        if isinstance(found, dict) and step in found:
            found = found[step]
        elif isinstance(found, (str, int)) and step in _METHODS:
            found = _METHODS[step](str(found))
        else:
            return None
    return str(found) if isinstance(found, (str, int)) and not isinstance(found, bool) else None


def _value(data: Any, steps: list[str]) -> Any:
    for step in steps:
        data = data.get(step) if isinstance(data, dict) else None
    return data
