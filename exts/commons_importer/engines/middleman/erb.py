"""ERB in pages: what stands around Ruby is kept, and Ruby that only names data is put in."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MAX_DEPTH = 10
_TEXT = r"""(?:"((?:[^"\\#]|\\.|#(?!\{))*)"|'((?:[^'\\]|\\.)*)')"""
_LINK = re.compile(rf"link_to\s*\(?\s*{_TEXT}\s*,\s*{_TEXT}.*", re.DOTALL)
_IMAGE = re.compile(rf"image_tag\s*\(?\s*{_TEXT}(?:.*?\balt(?::|\s*=>)\s*{_TEXT})?.*", re.DOTALL)
_PARTIAL = re.compile(rf"partial\s*\(?\s*:?{_TEXT}\s*\)?")
_PATH = re.compile(r"(?:current_page\.|current_article\.)?data(?:\.\w+)+")


@dataclass(slots=True)
class Rendered:
    """A text without Ruby, and where some was left out that showed something."""

    text: str = ""
    hidden: list[tuple[int, str]] = field(default_factory=list)  # (offset in the source, tag)


def render(
    source: str, partial: Callable[[str], str | None], value: Callable[[str], str | None],
    depth: int = 0,
) -> Rendered:  # fmt: skip
    """*source* without Ruby; *partial* gives the text of a file, *value* what a path means."""
    out = Rendered()
    for offset, piece, mark in _pieces(source):
        if not mark:
            out.text += piece
            continue
        code = piece.strip()
        inner = _included(code, partial, value, depth) if mark == "=" else None
        if inner is not None:
            shown: str | None = inner.text.strip("\n")
            out.hidden += [(offset, tag) for _, tag in inner.hidden]
        else:
            shown = _shown(code, value) if mark == "=" else ""
        if shown is None:
            out.hidden.append((offset, f"<%= {' '.join(code.split())} %>"))
            note = " ".join(code.split()).replace("--", "- -")
            shown = f"<!-- Ruby: {note} -->"
        out.text += shown + "\n" * max(piece.count("\n") - shown.count("\n"), 0)
    return out


def _pieces(source: str) -> Iterator[tuple[int, str, str]]:
    """Offset, text and kind of each part: ``=`` shows a value, ``#`` is any other Ruby."""
    done = 0
    while (start := source.find("<%", done)) >= 0:
        end = source.find("%>", start)
        if end < 0:
            break
        yield done, source[done:start], ""
        inner = source[start + 2 : end]
        mark = "=" if inner.startswith("=") else "#"
        yield start, inner.strip("=-#"), mark
        done = end + 2
    yield done, source[done:], ""


def _included(
    code: str, partial: Callable[[str], str | None], value: Callable[[str], str | None], depth: int
) -> Rendered | None:
    """The partial that *code* names; None if it names none, or they are nested too deep."""
    found = _PARTIAL.fullmatch(code) if depth < MAX_DEPTH else None
    text = partial(_unescaped(found[1], found[2])) if found else None
    return None if text is None else render(text, partial, value, depth + 1)


def _shown(code: str, value: Callable[[str], str | None]) -> str | None:
    """What *code* shows, if that is data; None if it has to be run."""
    if found := _LINK.fullmatch(code):
        label, target = (_unescaped(*found.group(n, n + 1)) for n in (1, 3))
        return f'<a href="{html.escape(target)}">{label}</a>'
    if found := _IMAGE.fullmatch(code):
        target, alt = (_unescaped(*found.group(n, n + 1)) for n in (1, 3))
        return f'<img src="{html.escape(target)}" alt="{html.escape(alt)}">'
    if _PATH.fullmatch(code):
        return value(code)
    found = re.fullmatch(_TEXT, code)
    return _unescaped(found[1], found[2]) if found else None


def _unescaped(double: str | None, single: str | None) -> str:
    return re.sub(r"\\(.)", r"\1", double if double is not None else single or "")
