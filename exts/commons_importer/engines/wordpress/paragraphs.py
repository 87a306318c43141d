"""Paragraphs and line breaks as WordPress makes them of text in its classic editor."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLOCKS = frozenset(
    "table thead tfoot caption col colgroup tbody tr td th div dl dd dt ul ol li pre form map area "
    "blockquote address style p h1 h2 h3 h4 h5 h6 hr fieldset legend section article aside hgroup "
    "header footer nav figure figcaption details menu summary script textarea".split()
)
_WHOLE = ("pre", "script", "style", "textarea")  # what stands in them stays as it is
_EMPTY = ("hr", "col", "area")
# A tag, as far as its attributes hold no "<": so nothing is read twice.
TAG = re.compile(
    r"<(/?)([A-Za-z][\w:-]*)((?:[^<>\"']|\"[^\"<]{0,4000}\"|'[^'<]{0,4000}')*+)>"
)  # fmt: skip
_BLANK = re.compile(r"\n[ \t\r]*\n\s*")
_TOKEN = re.compile(rf"<!--|{TAG.pattern}|{_BLANK.pattern}")
_BREAK = re.compile(r"(?<![ \t])[ \t]*+\n")
_URL = re.compile(r"https?://[^\s<>\"'\[\]]+")
_PLAYED = re.compile(
    r"https?://(?:[\w-]+\.)*(?:youtube\.com|youtu\.be|vimeo\.com|dailymotion\.com|dai\.ly|flickr\.com"
    r"|flic\.kr|wordpress\.tv|videopress\.com|soundcloud\.com|slideshare\.net|spotify\.com|ted\.com"
    r"|twitter\.com|x\.com|instagram\.com|facebook\.com|tiktok\.com|mixcloud\.com|imgur\.com"
    r"|issuu\.com|scribd\.com|speakerdeck\.com|reddit\.com|kickstarter\.com|animoto\.com)/",
    re.IGNORECASE,
)


def made(text: str) -> str:
    """*text* with ``<p>`` and ``<br>``; its lines stay where they are."""
    out: list[str] = []
    run: list[str] = []
    before, depth = "start", 0
    for kind, piece in _pieces(text):
        if kind == "words":
            run.append(piece)
            continue
        _flush(run, out, is_loose=depth > 0 and "blank" not in (before, kind))
        out.append(piece)
        before = kind
        depth = max(0, depth + {"open": 1, "close": -1}.get(kind, 0))
    _flush(run, out, is_loose=False)
    return "".join(out)


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Kind (words, blank, open, close, whole) and text of the pieces of *text*, in order."""
    at = pos = 0
    while found := _TOKEN.search(text, pos):
        pos = found.end()
        kind = "blank"
        if found[0] == "<!--":
            end = text.find("-->", pos)
            pos = len(text) if end < 0 else end + 3
            if text[found.end() : end].strip()[:4] != "more":
                continue
            kind = "blank"
        elif name := (found[2] or "").lower():
            if name not in _BLOCKS:
                continue
            kind = "close" if found[1] else "whole" if name in _EMPTY else "open"
            if kind == "open" and name in _WHOLE:
                kind, pos = "whole", _end_of(name, text, pos)
        yield "words", text[at : found.start()]
        yield kind, text[found.start() : pos]
        at = pos
    yield "words", text[at:]


def _end_of(name: str, text: str, start: int) -> int:
    found = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(text, start)
    return found.end() if found else len(text)


def _flush(run: list[str], out: list[str], *, is_loose: bool) -> None:
    """Move the words in *run* to *out*, as a paragraph unless they are *is_loose*."""
    text = "".join(run)
    run.clear()
    words = text.strip()
    if not words or not _shown(words):
        out.append(text)
        return
    start = len(text) - len(text.lstrip())
    head, tail = text[:start], text[start + len(words) :]
    if _URL.fullmatch(words) and _PLAYED.match(words):
        words = f'<iframe src="{words}"></iframe>'
    elif "\n" in words:
        words = _with_breaks(words)
    out += [head, words, tail] if is_loose else [head, "<p>", words, "</p>", tail]


def _with_breaks(words: str) -> str:
    out: list[str] = []
    at = 0
    for found in re.finditer(rf"{TAG.pattern}|<!--(?:(?!-->|<!--).)*-->", words, re.DOTALL):
        out += [_BREAK.sub("<br />\n", words[at : found.start()]), found[0]]
        if found[2] and found[2].lower() == "br" and words[found.end() : found.end() + 1] == "\n":
            out.append("\n")
            at = found.end() + 1
        else:
            at = found.end()
    return "".join([*out, _BREAK.sub("<br />\n", words[at:])])


def _shown(words: str) -> bool:
    """Whether *words* are more than comments."""
    while words.startswith("<!--"):
        end = words.find("-->")
        words = words[end + 3 :].lstrip() if end >= 0 else ""
    return bool(words)
