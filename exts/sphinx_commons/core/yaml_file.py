"""Files of YAML whose top is a mapping, with their lines. No Sphinx in here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from .utf8 import undecodable
from .vocabulary import did_you_mean
from .yaml_loader import loader_for

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

NULL = "tag:yaml.org,2002:null"
# Line of the file, and what is wrong there.
Problem = tuple[int, str]


def read_root(path: Path, wanted: str, then: str) -> tuple[yaml.MappingNode | None, list[Problem]]:
    """The mapping that the file at *path* is, and what is wrong with its form. Never raises.

    There is none where there is no file, or nothing in it. Problems say which lines are *wanted*,
    and what holds *then*: without the file.
    """
    if not path.exists():
        return None, []
    try:
        if not path.is_file():
            return None, [(1, f"is no file, {then}")]
        data = path.read_bytes()
    except OSError as err:
        return None, [(1, f"not readable, {then}: {err.strerror}")]
    text = data.decode("utf-8-sig", "replace")
    try:
        root = yaml.compose(text, loader_for(text))
    except (yaml.YAMLError, RecursionError) as err:
        line, reason = _unreadable(err, text)
        return None, [(line, f"not readable, {then}: {reason}")]
    if root is None:
        return None, []
    if not isinstance(root, yaml.MappingNode):
        return None, [(root.start_mark.line + 1, f"{wanted} lines are wanted, {then}")]
    encoding = undecodable(data)
    return root, [encoding] if encoding else []


def _unreadable(err: Exception, text: str) -> Problem:
    mark, position = getattr(err, "problem_mark", None), getattr(err, "position", 0)
    line = mark.line if mark else text.count("\n", 0, position)
    reason = getattr(err, "problem", None) or getattr(err, "reason", None)
    return line + 1, reason or "nested too deeply"


def text_of(node: yaml.Node) -> str:
    """What is written at *node*, on one line; empty for null and for what is no text."""
    if not isinstance(node, yaml.ScalarNode) or node.tag == NULL:
        return ""
    return " ".join(str(node.value).split())


def fields_of(
    owner: str, value: yaml.Node, known: Sequence[str], note: Callable[[int, str], None]
) -> dict[str, yaml.Node]:
    """The fields of the entry *owner* by name; those that are not *known* are told to *note*."""
    if not isinstance(value, yaml.MappingNode):
        if value.tag != NULL:
            wanted = " and ".join(
                [", ".join(f"'{name}:'" for name in known[:-1]), f"'{known[-1]}:'"]
            )
            note(value.start_mark.line + 1, f"{owner}: {wanted} are wanted")
        return {}
    fields: dict[str, yaml.Node] = {}
    for key, node in value.value:
        field, line = text_of(key), key.start_mark.line + 1
        if field not in known:
            note(line, f"{owner}: unknown key {field!r}{did_you_mean(field, known)}")
        elif field in fields:
            note(line, f"{owner}: a second {field!r} is ignored")
        else:
            fields[field] = node
    return fields
