"""Header text -> plain values with lines: text, None, lists and mappings, nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import yaml

from sphinx_commons.core.yaml_loader import loader_for

from .docinfo import field_pairs, nested_lines
from .encoding import clean
from .header import Header, pelican_pairs
from .model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

NULL = "tag:yaml.org,2002:null"

# What PyYAML raises for values that are not of the type they say.
UNTYPED = (yaml.YAMLError, ValueError, TypeError, AttributeError, LookupError, ArithmeticError)

MOST_VALUES = 100_000
MOST_DEPTH = 20
SALVAGE = re.compile(r"(?P<key>[A-Za-z][\w-]*)[ \t]*:(?:[ \t]+(?P<value>.*?))?[ \t]*")


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of a header: its value as plain text, lists and mappings, and its line.

    ``typed`` is the same value as YAML types it, for keys that other tools read; ``nested`` are
    the lines of the keys of a mapping.
    """

    key: str
    value: Any
    line: int
    typed: Any = None
    nested: Mapping[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Walk:
    """One way through all values of a header: how many more there may be, and what was wrong."""

    left: int = MOST_VALUES
    problems: list[Problem] = field(default_factory=list)


class HeaderError(Exception):
    """A header that YAML cannot read, with the line of the file."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def read_entries(header: Header) -> tuple[list[Entry], list[Problem]]:
    """The entries of *header*, the last one of equal keys, and what was wrong with its form."""
    if header.kind in ("yaml", "notebook"):
        try:
            walk = Walk()
            entries = list(_yaml_entries(header, walk))
        except HeaderError as err:
            return _salvage(header, err)
        entries, problems = _without_duplicates(entries)
        return entries, [*walk.problems, *problems]
    if header.kind == "pelican":
        form = Problem(
            "pelican_header",
            1,
            "this is a Pelican header; write the same keys between two lines of '---'",
        )
        entries = [Entry(k, v or None, line, v) for k, v, line in pelican_pairs(header)]
        entries, problems = _without_duplicates(entries)
        return entries, [form, *problems]
    if header.kind == "fields":
        nested = nested_lines(header)
        fields = field_pairs(header)
        return _without_duplicates([Entry(k, v, n, v, nested.get(k, {})) for k, v, n in fields])
    if header.kind == "unclosed":
        message = "the front matter that starts here has no closing line of '---'; shown as text"
        return [], [Problem("yaml", 1, message)]
    return [], []


def _without_duplicates(entries: list[Entry]) -> tuple[list[Entry], list[Problem]]:
    by_key: dict[str, Entry] = {}
    problems = []
    for entry in entries:
        if earlier := by_key.get(entry.key):
            message = f"key {entry.key!r} stands in line {earlier.line} already; this one counts"
            problems.append(Problem("duplicate_key", entry.line, message))
        by_key[entry.key] = entry
    return list(by_key.values()), problems


def _yaml_entries(header: Header, walk: Walk) -> Iterator[Entry]:
    root = _compose(header)
    if root is None:
        return
    if not isinstance(root, yaml.MappingNode):
        raise HeaderError(header.first_line, "front matter must be 'key: value' lines")
    for key, node in root.value:
        line = header.first_line + key.start_mark.line
        if not isinstance(key, yaml.ScalarNode):
            raise HeaderError(line, "a key must be a word")
        _clean(key, line, walk)
        value = _plain(node, line, 0, walk)
        yield Entry(key.value, value, line, _typed(node), _nested_lines(node, header.first_line))


def _nested_lines(node: yaml.Node, first_line: int) -> dict[str, int]:
    if not isinstance(node, yaml.MappingNode):
        return {}
    keys = (key for key, _ in node.value if isinstance(key, yaml.ScalarNode))
    return {key.value: first_line + key.start_mark.line for key in keys}


def _compose(header: Header) -> yaml.Node | None:
    try:
        return yaml.compose(header.text, Loader=loader_for(header.text))
    except yaml.MarkedYAMLError as err:
        mark = err.problem_mark or err.context_mark
        line = header.first_line + (mark.line if mark else 0)
        raise HeaderError(line, _explain(header, line, err)) from err
    except (yaml.YAMLError, ValueError) as err:
        raise HeaderError(header.first_line, f"YAML error: {err}") from err
    except RecursionError as err:
        raise HeaderError(header.first_line, "front matter is nested too deeply") from err


def _explain(header: Header, line: int, err: yaml.MarkedYAMLError) -> str:
    """The error with the hint that fits the usual reasons."""
    lines = header.text.splitlines()
    text = lines[line - header.first_line] if line - header.first_line < len(lines) else ""
    hint = ""
    if text.startswith("\t") or ":\t" in text:
        hint = "; YAML does not take tabs here, use spaces"
    elif text.count(": ") > 1:
        hint = "; put the value in quotes, it has a colon in it"
    return f"YAML error: {err.problem or err.context}{hint}"


def _clean(node: yaml.ScalarNode, line: int, walk: Walk) -> None:
    """Take out of *node* what escapes of YAML can write and no text may have."""
    node.value, problems = clean(node.value)
    walk.problems += [replace(problem, line=line) for problem in problems]


def _plain(node: yaml.Node, line: int, depth: int, walk: Walk) -> Any:
    walk.left -= 1
    if walk.left < 0 or depth > MOST_DEPTH:
        raise HeaderError(line, "front matter is too large or refers to itself")
    if isinstance(node, yaml.ScalarNode):
        _clean(node, line, walk)
        return None if node.tag == NULL else node.value
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, line, depth + 1, walk) for item in node.value]
    return {
        str(_plain(key, line, depth + 1, walk)): _plain(value, line, depth + 1, walk)
        for key, value in node.value
    }


def _typed(node: yaml.Node) -> Any:
    try:
        return yaml.SafeLoader("").construct_document(node)
    except UNTYPED:
        return None


def _salvage(header: Header, err: HeaderError) -> tuple[list[Entry], list[Problem]]:
    """The ``key: value`` lines of a header that is no YAML."""
    entries = []
    for number, line in enumerate(header.text.splitlines(), header.first_line):
        if match := SALVAGE.fullmatch(line):
            value = (match["value"] or "").strip("'\"") or None
            entries.append(Entry(match["key"], value, number, value))
    entries, _ = _without_duplicates(entries)
    message = f"{err}; only the lines of the form 'key: value' were read"
    return entries, [Problem("yaml", err.line, message)]
