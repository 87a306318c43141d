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

SAME_NAME = (
    "title authors editors translators reviewers date tags category summary image image_alt "
    "comments aliases adapted_from reviewed owner applies_to"
).split()
FLAGS = "pinned faq".split()


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
    lines = {entry.key: entry.line for entry in entries}
    lines |= {f"{e.key}.{key}": line for e in entries for key, line in e.nested.items()}
    problems.sort(key=lambda problem: problem.line)
    return Decoded(_record(docname, found, lines), passed_on, tuple(problems))


def _field(entry: Entry, problems: list[Problem]) -> dict[str, Any]:
    report = partial(_note_value, entry, problems)
    if entry.key == "author" and isinstance(entry.value, dict):
        return {"author_entry": values.author_entry(entry.value, report)}
    return {entry.key: FIELDS[entry.key].decode(entry.value, report)}


def _note_value(entry: Entry, problems: list[Problem], message: str) -> None:
    problems.append(Problem("value", entry.line, f"{entry.key}: {message}"))


def _unknown(entry: Entry) -> Problem:
    name = values.shown(entry.key)
    hint = did_you_mean(entry.key, KNOWN_KEYS) or f"; put it below '{EXTRA}:' to keep it"
    return Problem("unknown_key", entry.line, f"unknown key {name}{hint}")


def _record(docname: str, found: dict[str, Any], lines: dict[str, int]) -> PageMeta:
    same = {key: found[key] for key in SAME_NAME if key in found}
    same |= {key: bool(found.get(key)) for key in FLAGS}
    status = found.get("status")
    people = (*found.get("authors", ()), *found.get("author", ()))
    for key, alias in (("authors", "author"), ("updated", "modified")):
        if alias in lines:
            lines.setdefault(key, lines[alias])
    return PageMeta(
        **{**same, "authors": tuple(dict.fromkeys(people))},
        docname=docname,
        updated=found.get("updated") or found.get("modified"),
        draft=bool(found.get("draft")) or found.get("published") is False or status == "draft",
        unlisted=bool(found.get("unlisted")) or status == "hidden",
        handbook=found.get("handbook") is not False,
        author_entry=found.get("author_entry"),
        extra=found.get(EXTRA, {}),
        lines=lines,
    )
