"""The HTML of a page as checkers want it spelled; what it says and looks like stays the same.

Templates, themes and docutils spell the same thing in several ways, and leave lines of spaces.
"""

from __future__ import annotations

import re

# A comment, an element whose text is kept as it is, or a tag.
START = r"""</?[a-zA-Z!](?:[^<>"']|"[^"]*"|'[^']*')*>"""
PIECE = re.compile(
    rf"<!--.*?-->|<(pre|script|style|svg|textarea)\b.*?</\1\s*>|{START}", re.DOTALL | re.IGNORECASE
)
TAG = re.compile(START)
QUOTES = "\"'"
ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>`]+))?""")
VOID = re.compile(
    r"<(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)\b", re.IGNORECASE
)
# What is said by being there.
SWITCHES = {
    "async", "autofocus", "checked", "controls", "defer", "disabled", "hidden", "loop", "multiple",
    "muted", "nomodule", "novalidate", "open", "readonly", "required", "reversed", "selected",
}  # fmt: skip
LINE_END = re.compile(r"[ \t\r]*\n\s*\n|[ \t\r]+\n")
DOCTYPE = "<!DOCTYPE html>"


def tidy(page: str) -> str:
    """*page* with its tags spelled alike and without spaces at the ends of lines."""
    parts = []
    end = 0
    for piece in PIECE.finditer(page):
        parts += [_text(page[end : piece.start()]), _piece(piece[0], bool(piece[1]))]
        end = piece.end()
    return "".join([*parts, _text(page[end:])])


def _text(text: str) -> str:
    return LINE_END.sub("\n", text)


def _piece(piece: str, is_element: bool) -> str:
    if piece.startswith("<!--"):
        return piece
    if piece[:9].lower() == "<!doctype":
        return DOCTYPE
    start = TAG.match(piece) if is_element else None
    return _tag(start[0]) + piece[start.end() :] if start else _tag(piece)


def _tag(tag: str) -> str:
    if VOID.match(tag) and tag.endswith("/>"):
        inner = tag.removesuffix("/>").rstrip()
        # The slash after a value without quotes is part of it.
        if inner[-1] in QUOTES or inner + "/>" != tag or "=" not in inner:
            tag = f"{inner}>"
    return ATTRIBUTE.sub(_attribute, tag) if "=" in tag else tag


def _attribute(match: re.Match[str]) -> str:
    name, value = match[1], match[2]
    is_switch = name.lower() in SWITCHES and value is not None
    return name if is_switch and value.strip(QUOTES).lower() in ("", name.lower()) else match[0]
