"""Front matter of the old site: YAML between lines of dashes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from commons_importer import scalars

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commons_importer.markdown.source import Line
    from commons_importer.report import Report

LOOSE_KEY = re.compile(r"^[ ]{0,3}([A-Za-z0-9_-]+):\s*(.*)$")
_END = re.compile(r"^(?:---|\.\.\.)\s*$")


@dataclass(slots=True)
class Header:
    """Decoded keys, the rest of the page, and where the keys stand."""

    values: dict[str, Any]
    body: list[Line]
    found: bool
    lines: dict[str, int] = field(default_factory=dict)


def read(
    lines: Sequence[str], path: str, report: Report, kind: type[scalars.Loader] = scalars.Loader
) -> Header:
    """The header of a page; *kind* reads its YAML."""
    numbered = [(line, number) for number, line in enumerate(lines, 1)]
    start = next((i for i, line in enumerate(lines) if line.strip()), 0)
    if lines and re.fullmatch(r"---\s*", lines[start] if start < len(lines) else ""):
        end = next((i for i in range(start + 1, len(lines)) if _END.match(lines[i])), None)
        if end is not None:
            values = _yaml(lines[start + 1 : end], start + 2, path, report, kind)
            return Header(values, numbered[end + 1 :], True, _places(lines[: end + 1]))
    return Header({}, numbered, False)


def _places(lines: Sequence[str]) -> dict[str, int]:
    out: dict[str, int] = {}
    for number, line in enumerate(lines, 1):
        if found := LOOSE_KEY.match(line):
            out.setdefault(found[1].lower(), number)
    return out


def _yaml(
    lines: Sequence[str], first: int, path: str, report: Report, kind: type[scalars.Loader]
) -> dict[str, Any]:
    text = "\n".join(line.expandtabs(4) if line.startswith("\t") else line for line in lines)
    try:
        data = scalars.load_yaml(text, kind)
    except yaml.YAMLError as err:
        mark = getattr(err, "problem_mark", None)
        line = first + mark.line if mark else first
        problem = getattr(err, "problem", None) or str(err)
        report.note(path, line, "front-matter", f"not YAML ({problem}); key: value lines were kept")
        return _salvage(lines)
    if data is None:
        return {}
    if not isinstance(data, dict):
        report.note(path, first, "front-matter", "holds no keys; ignored")
        return {}
    return {str(key): value for key, value in data.items()}


def _salvage(lines: Sequence[str]) -> dict[str, Any]:
    """What can be had of broken YAML: its plain lines, with lists below a key."""
    out: dict[str, Any] = {}
    key = ""
    indents = [len(line) - len(line.lstrip()) for line in lines if LOOSE_KEY.match(line)]
    for line in lines:
        found = LOOSE_KEY.match(line)
        if found and len(line) - len(line.lstrip()) == min(indents):
            key, value = found[1], found[2].strip()
            out[key] = _scalar(value)
        elif key and (item := re.match(r"^\s*-\s+(.*)$", line)):
            items = out[key] if isinstance(out[key], list) else []
            out[key] = [*items, _scalar(item[1].strip())]
        elif key and line.startswith((" ", "\t")) and isinstance(out[key], str):
            out[key] = f"{out[key]} {line.strip()}".strip()
    return out


def _scalar(value: str) -> Any:
    try:
        decoded = scalars.load_yaml(value)
    except yaml.YAMLError:
        decoded = value
    if isinstance(decoded, dict) or decoded is None:
        decoded = value
    if isinstance(decoded, str):
        for quote in "\"'":
            if len(decoded) > 1 and decoded[0] == quote:
                decoded = decoded.strip(quote)
    return decoded
