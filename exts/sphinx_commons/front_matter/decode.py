"""Header -> one frozen record and the problems found on the way."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from sphinx_commons.core.vocabulary import did_you_mean

from . import values
from .fields import EXTRA, FIELDS, KNOWN_KEYS, PASSED_ON
from .model import PageMeta, Problem
from .raw import Entry, read_entries

if TYPE_CHECKING:
    from .header import Header


@dataclass(frozen=True, slots=True)
class Decoded:
    """What a header says: the record, the keys for other tools, and the problems."""

    meta: PageMeta
    passed_on: dict[str, Any]
    problems: tuple[Problem, ...]


def decode(header: Header, docname: str = "") -> Decoded:
    """Decode *header*. Never raises: an unusable value is a problem, and the rest counts."""
    entries, problems = read_entries(header)
    found: dict[str, Any] = {}
    passed_on: dict[str, Any] = {}
    for entry in entries:
        if entry.key in FIELDS:
            found |= _field(entry, problems)
        elif entry.key == EXTRA:
            found[EXTRA] = entry.value if isinstance(entry.value, dict) else {EXTRA: entry.value}
        elif header.kind == "pelican":
            found[EXTRA] = {**found.get(EXTRA, {}), entry.key: entry.value}
        else:
            passed_on[entry.key] = entry.typed
            if entry.key not in PASSED_ON:
                problems.append(_unknown(entry))
    problems.sort(key=lambda problem: problem.line)
    meta = PageMeta(docname=docname, lines=_lines(entries), **found)
    return Decoded(meta, passed_on, tuple(problems))


def _lines(entries: list[Entry]) -> dict[str, int]:
    """The line of each key, of the keys of mappings, and of keys that have another name."""
    lines = {entry.key: entry.line for entry in entries}
    lines |= {f"{e.key}.{key}": line for e in entries for key, line in e.nested.items()}
    for name, key in FIELDS.items():
        if key.same_as and name in lines:
            lines.setdefault(key.same_as, lines[name])
    return lines


def _field(entry: Entry, problems: list[Problem]) -> dict[str, Any]:
    report = partial(_note_value, entry, problems)
    value = FIELDS[entry.key].kind.decode(entry.value, report)
    return {} if value is None else {entry.key: value}


def _note_value(entry: Entry, problems: list[Problem], message: str) -> None:
    problems.append(Problem("value", entry.line, f"{entry.key}: {message}"))


def _unknown(entry: Entry) -> Problem:
    name = values.shown(entry.key)
    hint = did_you_mean(entry.key, KNOWN_KEYS) or f"; put it below '{EXTRA}:' to keep it"
    return Problem("unknown_key", entry.line, f"unknown key {name}{hint}")
