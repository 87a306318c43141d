"""The kinds of values that front matter has."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from . import values
from .keys import Kind, mapping

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .values import Report

TEXT = Kind(values.text, {"type": ["string", "number"]}, "")
TITLE = replace(TEXT, decode=values.title)
TEXTS = Kind(
    values.text_list,
    {
        "oneOf": [
            {"type": ["string", "null"]},
            {"type": "array", "items": {"type": ["string", "number"]}},
        ]
    },
    (),
)
PEOPLE = Kind(
    values.people,
    {
        "oneOf": [
            {"type": ["string", "null"]},
            {"type": "array", "items": {"type": ["string", "number", "object"]}},
        ]
    },
    (),
)
SCOPE = Kind(
    values.joined,
    {"type": ["string", "number", "array"], "items": {"type": ["string", "number"]}},
    "",
)
PATHS = replace(TEXTS, decode=values.urls)
FLAG = Kind(values.flag, {"type": "boolean"}, nothing=False, is_flag=True)
DATE = Kind(values.moment, {"type": "string", "pattern": r"^\d{4}-\d{1,2}-\d{1,2}([T ].*)?$"})
URL = Kind(values.url, {"type": "string", "pattern": "^(https?://|mailto:)"}, "")
PICTURE = replace(TEXT, schema={"type": "string", "pattern": r"\.(png|jpe?g|webp)$"})
LINKS = Kind(
    values.links, {"type": "object", "additionalProperties": {"type": "string"}}, nothing=()
)


def word(allowed: Iterable[str]) -> Kind:
    """One of the words *allowed*."""
    words = [*allowed]
    return Kind(values.one_of(words), {"enum": words}, "")


def text_or_mapping(record: type, name: str) -> Kind:
    """A mapping that becomes a *record* and says something, or one text that is its key *name*."""
    whole = mapping(record)

    def decode(value: Any, report: Report) -> Any:
        if isinstance(value, str):
            return record(**{name: values.text(value, report)})
        found = whole.decode(value, report)
        return None if found == record() else found

    return Kind(decode, {"oneOf": [whole.schema, TEXT.schema]})


def people_or_mapping(record: type) -> Kind:
    """People, or a mapping that becomes a *record*."""
    whole = mapping(record)

    def decode(value: Any, report: Report) -> Any:
        kind = whole if isinstance(value, dict) else PEOPLE
        return kind.decode(value, report)

    return Kind(decode, {"oneOf": [*PEOPLE.schema["oneOf"], whole.schema]}, PEOPLE.nothing)
