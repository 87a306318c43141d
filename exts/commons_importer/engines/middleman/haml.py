"""Haml as HTML with ERB in it: its plain parts are kept, its Ruby is left to the reader of ERB."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from textwrap import dedent

MAX_DEPTH = 60
_QUOTED = r"(?:\"([^\"#]*)\"|'([^']*)')"
_HEAD = re.compile(r"(?:%([A-Za-z][\w:-]*)|(?=[.#][\w-]))((?:[.#][\w-]+)*)")
_ATTRIBUTE = re.compile(rf"[:\"']?([A-Za-z][\w-]*)[\"']?\s*(?:=>|:|=)\s*{_QUOTED}")
_RUBY = re.compile(r"#\{([^{}]*)\}")
_CLOSERS = {"{": "}", "(": ")", "[": "]"}
_WRAPPERS = frozenset("div section article header footer main aside nav".split())
_EMPTY = frozenset("br hr img input meta link".split())
_DROPPED = ("javascript", "css", "sass", "scss", "ruby", "coffee", "coffeescript", "less")


@dataclass(slots=True)
class _Part:
    """A line with those that stand deeper below it."""

    kind: str = "root"  # tag, text, filter, or none of these for what only holds others
    text: str = ""  # HTML with ERB; of a filter the lines below it
    name: str = ""
    attrs: str = ""
    below: list[_Part] = field(default_factory=list)

    @property
    def has_markdown(self) -> bool:
        """Whether Markdown stands in it."""
        own = self.kind == "filter" and self.name == "markdown"
        return own or any(part.has_markdown for part in self.below)


def as_erb(source: str) -> tuple[str, bool]:
    """*source* as HTML with ERB, and whether it is Markdown that holds such HTML."""
    lines = source.expandtabs(2).split("\n")
    root = _Part()
    stack = [(-1, root)]
    at = 0
    while at < len(lines):
        line = lines[at]
        at += 1
        if not line.strip():
            continue
        depth = len(line) - len(line.lstrip(" "))
        while stack[-1][0] >= depth:
            stack.pop()
        text, at = _whole(line.strip(), lines, at)
        part = _part(text)
        if part.kind == "filter" or text.startswith(("-#", "/")):
            end = _end(lines, at, depth)
            part.text = dedent("\n".join(lines[at:end])).strip("\n")
            at = end
        stack[-1][1].below.append(part)
        if len(stack) < MAX_DEPTH:
            stack.append((depth, part))
    is_markdown = root.has_markdown
    between = "\n\n" if is_markdown else "\n"
    return between.join(filter(None, (_shown(part) for part in root.below))), is_markdown


def _end(lines: list[str], start: int, depth: int) -> int:
    """The first line from *start* on that does not stand deeper than *depth*."""
    for number in range(start, len(lines)):
        line = lines[number]
        if line.strip() and len(line) - len(line.lstrip(" ")) <= depth:
            return number
    return len(lines)


def _whole(text: str, lines: list[str], at: int) -> tuple[str, int]:
    """*text* with the lines that go on with its attributes or its Ruby."""
    parts = [text]
    while at < len(lines) and (parts[-1].endswith((",", " |")) and parts[0][:1] in "%.#=-"):
        parts.append(lines[at].strip())
        at += 1
    return " ".join(part.removesuffix(" |") for part in parts), at


def _part(text: str) -> _Part:
    if text.startswith(("-#", "/", "!!!")):
        return _Part("hidden")
    if found := re.fullmatch(r":([\w-]+)", text):
        return _Part("filter", name=found[1])
    if ruby := _ruby(text):
        return _Part("ruby", ruby)
    head = _HEAD.match(text)
    if not head:
        return _Part("text", _words(text.removeprefix("\\")))
    given, rest = _attributes(text[head.end() :])
    marks = re.findall(r"([.#])([\w-]+)", head[2])
    values = {
        key: value for key, value in given.items() if key in ("href", "src", "alt", "title", "id")
    }
    if names := [name for mark, name in marks if mark == "#"]:
        values["id"] = names[-1]
    attrs = "".join(f' {key}="{html.escape(value)}"' for key, value in sorted(values.items()))
    rest = rest.lstrip("<>").removeprefix("/")
    return _Part("tag", _ruby(rest) or _words(rest.strip()), head[1] or "div", attrs)


def _ruby(text: str) -> str:
    """Ruby as ERB has it; nothing if *text* is none."""
    if found := re.match(r"[!&]?[=~]\s*(.*)", text, re.DOTALL):
        return f"<%= {found[1]} %>"
    return f"<% {text[1:].strip()} %>" if text.startswith("-") else ""


def _words(text: str) -> str:
    return _RUBY.sub(lambda found: f"<%= {found[1]} %>", text)


def _attributes(text: str) -> tuple[dict[str, str], str]:
    """The attributes that are plain texts, and what follows all of them."""
    found: dict[str, str] = {}
    while text[:1] in _CLOSERS:
        end = _closing(text)
        if end < 0:
            break
        for key, double, single in _ATTRIBUTE.findall(text[1:end]):
            found.setdefault(key, double or single)
        text = text[end + 1 :]
    return found, text


def _closing(text: str) -> int:
    """Where the bracket closes that *text* starts with, or -1."""
    opener, closer = text[0], _CLOSERS[text[0]]
    depth, quote = 0, ""
    for index, char in enumerate(text):
        if quote:
            quote = "" if char == quote else quote
        elif char in "\"'":
            quote = char
        elif char in (opener, closer):
            depth += 1 if char == opener else -1
            if not depth:
                return index
    return -1


def _shown(part: _Part) -> str:
    if part.kind == "filter":
        return _filtered(part)
    if part.kind == "hidden":
        return ""
    is_open = part.kind != "tag" or (part.name in _WRAPPERS and part.has_markdown)
    between = "\n\n" if is_open and part.has_markdown else "\n"
    inner = between.join(filter(None, [part.text, *(_shown(child) for child in part.below)]))
    if is_open:
        return inner
    if part.name in _EMPTY:
        return f"<{part.name}{part.attrs}>"
    return f"<{part.name}{part.attrs}>{inner}</{part.name}>"


def _filtered(part: _Part) -> str:
    if part.name in _DROPPED:
        return "<script></script>" if part.name == "javascript" and part.text.strip() else ""
    if part.name in ("markdown", "erb"):
        return part.text
    return html.escape(_RUBY.sub("", part.text), quote=False)
