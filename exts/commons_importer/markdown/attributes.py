"""Attribute lists: ``{: .class #id key="value" reference}``."""

from __future__ import annotations

import re

_ITEM = re.compile(
    r"""([\w:-]+)\s*=\s*(?:"((?:\\.|[^"])*)"|'((?:\\.|[^'])*)'|([^\s"'}]+))|"""
    r"""\#([^\s.#}]+)|\.([^\s.#}]+)|([\w][\w-]*)"""
)
_WHOLE = re.compile(_ITEM.pattern.replace(r"[^\s.#}]", r"[^\s=}]"))
Lists = dict[str, dict[str, str]]


def parse(source: str, named: Lists | None = None, *, whole: bool = False) -> dict[str, str]:
    """The attributes in *source*; a bare word stands for a named list.

    With *whole*, ids and classes go up to the next blank, as in Python-Markdown.
    """
    found: dict[str, str] = {}
    for item in (_WHOLE if whole else _ITEM).finditer(source):
        key, double, single, bare, anchor, css, word = item.groups()
        if key:
            value = next(v for v in (double, single, bare) if v is not None)
            merge(found, {key: re.sub(r"\\([\"'}])", r"\1", value)})
        elif anchor:
            found["id"] = anchor
        elif css:
            merge(found, {"class": css})
        elif named and word in named:
            merge(found, named[word])
        else:
            merge(found, {"ref": word})
    return found


def merge(into: dict[str, str], new: dict[str, str]) -> None:
    """Add *new* to *into*; classes add up, everything else is replaced."""
    for key, value in new.items():
        if key in ("class", "ref") and into.get(key):
            into[key] = f"{into[key]} {value}"
        else:
            into[key] = value
