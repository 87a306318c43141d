"""Pieces of Typst code: strings, lengths, dictionaries. No Sphinx here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?|\.\d+)\s*([a-z%]*)\s*", re.IGNORECASE)
POINTS = {"": 0.75, "px": 0.75, "pt": 1.0, "pc": 12.0, "in": 72.0, "cm": 28.3465, "mm": 2.83465}
RELATIVE = {"em": "em", "rem": "em", "ex": "em", "ch": "em", "%": "%", "vw": "%"}


def string(text: str) -> str:
    """*text* as a Typst string literal; characters no font can show are left out."""
    clean = CONTROL.sub("", text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{clean}"'


def words(text: str) -> str:
    """Running text as a string literal, with line ends as spaces."""
    return string(text.replace("\r", "").replace("\n", " "))


def length(value: str) -> str | None:
    """A CSS length as Typst writes it, ``None`` if it is not one.

    A pixel is 1/96 inch, as in CSS.
    """
    match = LENGTH.fullmatch(value)
    if match is None:
        return None
    number, unit = float(match[1]), match[2].lower()
    if unit in RELATIVE:
        return f"{number / 2 if unit in ('ex', 'ch') else number:g}{RELATIVE[unit]}"
    if unit not in POINTS:
        return None
    return f"{number * POINTS[unit]:g}pt"


def value(item: object) -> str:
    """A Python value as Typst code (text, number, truth, list, mapping, nothing)."""
    match item:
        case None:
            return "none"
        case bool():
            return "true" if item else "false"
        case int() | float():
            return f"{item:g}" if isinstance(item, float) else str(item)
        case str():
            return string(item)
        case Mapping():
            return dictionary({str(key): value(entry) for key, entry in item.items()})
        case Iterable():
            return array(value(entry) for entry in item)
    raise TypeError(f"no Typst form for {item!r}")


def array(codes: Iterable[str]) -> str:
    """An array of ready *codes*; one entry keeps its comma."""
    return f"({''.join(f'{code}, ' for code in codes)})"


def dictionary(codes: Mapping[str, str]) -> str:
    """A dictionary whose values are ready codes."""
    if not codes:
        return "(:)"
    return "(" + ", ".join(f"{string(key)}: {code}" for key, code in codes.items()) + ")"
