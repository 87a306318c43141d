"""Front matter of Hugo: TOML, YAML 1.2 or JSON, its keys in lower case."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

import yaml

from commons_importer import old_front_matter, scalars
from commons_importer.old_front_matter import Header

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commons_importer.report import Report

_LOOSE = re.compile(r"\s*[\"']?([\w-]+)[\"']?\s*[=:]\s*(.*?),?\s*$")
_PLACE = re.compile(r"line (\d+)")


class Loader(scalars.Loader):
    """YAML 1.2: ``no``, ``on`` and their like are words."""


Loader.yaml_implicit_resolvers = {
    first: [
        (tag, re.compile(r"true|True|TRUE|false|False|FALSE") if tag.endswith(":bool") else pattern)
        for tag, pattern in resolvers
    ]
    for first, resolvers in scalars.Loader.yaml_implicit_resolvers.items()
}


def read(lines: Sequence[str], path: str, report: Report) -> Header:
    """The header of a page."""
    start = next((i for i, line in enumerate(lines) if line.strip()), 0)
    first = lines[start].rstrip() if lines else ""
    if first == "+++":
        head = _toml_header(lines, start, path, report)
    elif first.startswith("{") and not first.startswith(("{{", "{#", "{.")):
        head = _json_header(lines, start, path, report)
    else:
        head = old_front_matter.read(lines, path, report, Loader)
    values = {str(key).lower(): value for key, value in head.values.items()}
    return Header(values, head.body, head.found, head.lines)


def _numbered(lines: Sequence[str], first: int) -> list[tuple[str, int]]:
    return [(line, number) for number, line in enumerate(lines[first:], first + 1)]


def _toml_header(lines: Sequence[str], start: int, path: str, report: Report) -> Header:
    end = next((i for i in range(start + 1, len(lines)) if lines[i].rstrip() == "+++"), None)
    if end is None:
        report.note(path, start + 1, "front-matter", "no +++ ends the header; it is text")
        return Header({}, _numbered(lines, 0), False)
    inside = lines[start + 1 : end]
    try:
        values = toml("\n".join(inside))
    except ValueError as err:
        found = _PLACE.search(str(err))
        line = start + 1 + (int(found[1]) if found else 0)
        report.note(path, line, "front-matter", f"not TOML ({err}); key = value lines were kept")
        values = _salvaged(inside)
    return Header(values, _numbered(lines, end + 1), True, _places(inside, start + 2))


def _json_header(lines: Sequence[str], start: int, path: str, report: Report) -> Header:
    text = "\n".join(lines[start:])
    try:
        values, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError) as err:
        close = next((i for i in range(start + 1, len(lines)) if lines[i].rstrip() == "}"), None)
        line = start + getattr(err, "lineno", 1)
        report.note(path, line, "front-matter", f"not JSON ({err}); plain lines were kept")
        if close is None:
            return Header({}, _numbered(lines, 0), False)
        inside = lines[start : close + 1]
        return Header(_salvaged(inside), _numbered(lines, close + 1), True)
    count = text.count("\n", 0, end)
    rest = text[end:].partition("\n")[0]
    body = _numbered(lines, start + count + 1)
    body = [(rest, start + count + 1), *body] if rest.strip() else body
    inside = lines[start : start + count + 1]
    return Header(values, body, True, _places(inside, start + 1))


def _places(lines: Sequence[str], first: int) -> dict[str, int]:
    out: dict[str, int] = {}
    for number, line in enumerate(lines, first):
        if found := _LOOSE.match(line):
            out.setdefault(found[1].lower(), number)
    return out


def _salvaged(lines: Sequence[str]) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for line in lines:
        found = _LOOSE.match(line)
        if not found:
            continue
        try:
            out[found[1]] = toml(f"x = {found[2]}")["x"]
        except ValueError:
            out[found[1]] = found[2].strip("\"' ")
    return out


def toml(text: str) -> dict[str, Any]:
    """*text* decoded, its dates as text.

    :raises ValueError: if it is not TOML.
    """
    try:
        return dict(_plain(tomllib.loads(text)))
    except RecursionError as err:
        raise ValueError("nested too deeply") from err


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, (date, datetime, time)) else value


def data(text: str, suffix: str) -> Any:
    """A file of settings or data, by the end of its name.

    :raises ValueError: if it cannot be read.
    """
    if suffix == ".toml":
        return toml(text)
    try:
        return json.loads(text) if suffix == ".json" else scalars.load_yaml(text, Loader)
    except RecursionError as err:
        raise ValueError("nested too deeply") from err
    except yaml.YAMLError as err:
        raise ValueError(" ".join(str(err).split())) from err
