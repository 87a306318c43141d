"""Keys of front matter as fields of records: one declaration gives decoder, schema and meaning."""

from __future__ import annotations

from dataclasses import MISSING, dataclass, field, fields
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from sphinx_commons.core.vocabulary import did_you_mean

from .values import shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from .values import Report

DECLARED = "key"


@dataclass(frozen=True, slots=True)
class Kind:
    """What values may be: how they are decoded, what an editor is told, what stands for none.

    ``decode`` gets a plain value and a function for complaints; it gives None where nothing
    usable was said. A flag may be set by its name alone, where the markup has it so.
    """

    decode: Callable[[Any, Report], Any]
    schema: dict[str, Any]
    nothing: Any = None
    is_flag: bool = False


@dataclass(frozen=True, slots=True)
class Key:
    """One key: its values, what it is for, and the key that it is another name of.

    What is said by a key with *byline* is shown beside the people of the page.
    """

    kind: Kind
    doc: str
    same_as: str = ""
    byline: bool = False

    @property
    def schema(self) -> dict[str, Any]:
        """The JSON Schema of the value."""
        return {**self.kind.schema, "description": self.doc}


def key(
    kind: Kind, doc: str, *, default: Any = MISSING, same_as: str = "", byline: bool = False
) -> Any:
    """A field of a record that the key of the same name gives."""
    default = kind.nothing if default is MISSING else default
    return field(default=default, metadata={DECLARED: Key(kind, doc, same_as, byline)})


@cache
def keys_of(record: type) -> dict[str, Key]:
    """Name -> key, for each field of the dataclass *record* that is declared by :func:`key`."""
    return {f.name: f.metadata[DECLARED] for f in fields(record) if DECLARED in f.metadata}


def mapping(record: type) -> Kind:
    """Mappings that become a *record*: its keys and no others."""
    properties = {name: key.schema for name, key in keys_of(record).items()}
    schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return Kind(partial(_decode_mapping, record), schema)


def _decode_mapping(record: type, value: Any, report: Report) -> Any:
    if value is None:
        return None
    if not isinstance(value, dict):
        report(f"found {shown(value)}, lines of 'key: value' are wanted")
        return None
    keys, found = keys_of(record), {}
    for name, item in value.items():
        if name not in keys:
            report(f"unknown key {shown(name)}{did_you_mean(name, keys)}")
            continue
        decoded = keys[name].kind.decode(item, partial(_report_nested, report, name))
        if decoded is not None:
            found[name] = decoded
    return record(**found)


def _report_nested(report: Report, name: str, message: str) -> None:
    report(f"{name}: {message}")
