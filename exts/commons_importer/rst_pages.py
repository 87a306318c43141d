"""Pages of reStructuredText stay what they are: only fields, links and pictures change."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

import yaml

from commons_importer import contents_tree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from commons_importer.contents_tree import Group
    from commons_importer.markdown.source import Line

_FIELD = re.compile(r"^:([\w-]+):[ \t]*(.*)$")
_RULE = re.compile(r"^([=\-~#*^\"'`+:._])\1{2,}\s*$")
_LINK = re.compile(r"`([^`<>]*?)\s*<([^`<>\s]+)>`__?")
_PICTURE = re.compile(r"^(\s*\.\.\s+(?:\|[^|]+\|\s+)?(?:image|figure)::\s+)(\S.*)$")
_TARGET = re.compile(r"^(\s*\.\.\s+_(?:`[^`]+`|[^:`]+):\s+)(\S+)\s*$")


def split(lines: list[Line]) -> tuple[dict[str, Any], list[Line]]:
    """The title and the fields at the top of a page, and the lines below them."""
    values: dict[str, Any] = {}
    index = _skip_blank(lines, 0)
    text = [line for line, _ in lines]
    if index + 1 < len(text) and _RULE.match(text[index]):  # a line over the title, too
        index += 1
    if index + 1 < len(text) and text[index].strip() and _RULE.match(text[index + 1]):
        values["title"] = text[index].strip()
        index = _skip_blank(lines, index + 2)
    key = ""
    while index < len(text):
        if found := _FIELD.match(text[index]):
            key = found[1].lower()
            values[key] = found[2].strip()
        elif key and text[index][:1] in (" ", "\t") and text[index].strip():
            values[key] = f"{values[key]} {text[index].strip()}".strip()
        else:
            break
        index += 1
    return values, lines[_skip_blank(lines, index) :]


def _skip_blank(lines: list[Line], index: int) -> int:
    while index < len(lines) and not lines[index][0].strip():
        index += 1
    return index


def rewritten(
    lines: Iterable[Line], link: Callable[[str, str, int], str], picture: Callable[[str, int], str],
    target: Callable[[str, int], str],
) -> str:  # fmt: skip
    """*lines* with what *link*, *picture* and *target* make of theirs (all are told the line)."""
    out = []
    for text, number in lines:
        if found := _PICTURE.match(text):
            out.append(found[1] + picture(found[2].strip(), number))
        elif found := _TARGET.match(text):
            out.append(found[1] + target(found[2], number))
        else:
            out.append(_LINK.sub(lambda m, n=number: link(m[0], m[1], n), text))  # type: ignore[misc]
    return "\n".join(out)


def link_parts(source: str) -> tuple[str, str]:
    """Words and target of a link as it stands in a text."""
    found = _LINK.fullmatch(source)
    assert found
    return found[1], found[2]


def page(title: str, header: list[str], body: str, below: Iterable[Group]) -> str:
    """A page with its *header* (as the lines of YAML that other pages have) in fields."""
    values = yaml.safe_load("\n".join(header[1:-1])) or {}
    values.pop("title", None)
    width = sum(2 if east_asian_width(char) in "WF" else 1 for char in title)
    fields = [f":{key}: {_plain(value)}" for key, value in values.items() if key != "extra"]
    # Sphinx takes fields for those of the page above its title only.
    head = [*fields, ""] if fields else []
    parts = [*head, title, "=" * max(width, 3), "", body.strip("\n")]
    trees = [line for group in below for line in _tree(group)]
    return "\n".join([*parts, *trees]).rstrip("\n") + "\n"


def _tree(group: Group) -> list[str]:
    caption = [f"   :caption: {group.caption}"] if group.caption else []
    entries = [f"   {entry}" for entry in contents_tree.entries(group)]
    return ["", ".. toctree::", "   :hidden:", *caption, "", *entries]


def _plain(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(str(item) for item in value)
    return str(value).lower() if isinstance(value, bool) else " ".join(str(value).split())
