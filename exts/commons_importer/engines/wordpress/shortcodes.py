"""Shortcodes: ``[name key="value"]``, alone or around words."""

from __future__ import annotations

import html
import re
import shlex
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from commons_importer.engines.common import mapped_tags

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

MAX_DEPTH = 40  # of shortcodes in one another; what stands deeper is not paired
_QUOTED = r"\"[^\"<\]]{0,1000}\"|'[^'<\]]{0,1000}'"
_CODE = re.compile(
    r"\[(/?)([A-Za-z][\w-]{0,60})(?=[\s\]/=])"
    r"((?:[^\[\]\"'<>]{1,400}+|\"[^\"]{0,400}\"|'[^']{0,400}'|[\"']){0,60}+)\]"
)
_CLOSER = re.compile(r"\[/([A-Za-z][\w-]{0,60})\]")
_KEYED = re.compile(rf"(?:^|\s)[A-Za-z][\w-]*\s*=\s*(?:{_QUOTED}|[^\s\"'=])")
# What WordPress would have run all the same, but nobody meant to.
_VERBATIM = re.compile(r"<(pre|code|script|style|textarea)\b|<!--", re.IGNORECASE)
_RAW = frozenset(
    "code sourcecode source highlight php python java javascript js css html xml bash shell sql "
    "ruby perl cpp csharp c text plain".split()
)
_LANGUAGE = ("lang", "language")


@dataclass(slots=True)
class Code:
    """One use of a shortcode."""

    name: str
    source: str  # all of its tag
    arguments: str
    content: str = ""
    encloses: bool = False
    values: dict[str, str] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)  # what stands without a key

    def get(self, *keys: str) -> str:
        """The first value under one of *keys*."""
        return next((self.values[key] for key in keys if self.values.get(key)), "")


@dataclass(slots=True)
class _Frame:
    code: Code | None
    out: list[str] = field(default_factory=list)
    offset: int = 0


class Shortcodes:
    """Puts HTML in the place of the shortcodes of a site."""

    def __init__(
        self, known: Mapping[str, Callable[[Code], str]], templates: Mapping[str, str],
        hidden: Callable[[str, int], None],
    ) -> None:  # fmt: skip
        """*hidden* is told the name of one that nobody knows, and where it stands in the text."""
        self.known = known
        self.templates = templates
        self.hidden = hidden

    def put_in(self, text: str) -> str:
        """*text* with HTML for its shortcodes; in code they stay as they are."""
        closers = _closers(text)
        stack = [_Frame(None)]
        names: list[str] = []
        at = pos = 0
        verbatim = _verbatim(text)
        while found := _CODE.search(text, pos):
            pos = found.end()
            if (end := verbatim.around(found.start())) > pos:
                pos = end
                continue
            name = found[2]
            if text[max(0, found.start() - 1) : found.start()] == "[" and text.startswith(
                "]", found.end()
            ):
                stack[-1].out.append(text[at : found.start() - 1] + found[0])  # [[name]] is text
                at = pos = found.end() + 1
            elif found[1]:
                if name in names:
                    stack[-1].out.append(text[at : found.start()])
                    self._close(stack, names, name)
                    at = pos
            elif self._is_one(name, found[3], closers.get(name, -1) > pos):
                stack[-1].out.append(text[at : found.start()])
                code = _code(name, found[0], found[3])
                last = closers.get(name, -1)
                if name in _RAW and name not in self.templates and last >= pos:
                    end = text.find(f"[/{name}]", pos)
                    code.content = text[pos:end]
                    stack[-1].out.append(highlighted(code))
                    pos = end + len(name) + 3
                elif last < pos or found[3].rstrip().endswith("/") or len(stack) > MAX_DEPTH:
                    stack[-1].out.append(self._shown(code, found.start()))
                else:
                    stack.append(_Frame(code, offset=found.start()))
                    names.append(name)
                at = pos
        stack[-1].out.append(text[at:])
        while len(stack) > 1:
            self._drop(stack, names)
        return "".join(stack[0].out)

    def _is_one(self, name: str, arguments: str, closed: bool) -> bool:
        """Whether this is a shortcode and no word in brackets."""
        if name in self.known or name in self.templates or closed:
            return True
        return bool(_KEYED.search(arguments))

    def _close(self, stack: list[_Frame], names: list[str], name: str) -> None:
        while names[-1] != name:
            self._drop(stack, names)
        frame = stack.pop()
        names.pop()
        assert frame.code is not None
        frame.code.content = "".join(frame.out)
        frame.code.encloses = True
        stack[-1].out.append(self._shown(frame.code, frame.offset))

    def _drop(self, stack: list[_Frame], names: list[str]) -> None:
        """Take the last one that was opened for one that stands alone."""
        frame = stack.pop()
        names.pop()
        assert frame.code is not None
        stack[-1].out += [self._shown(frame.code, frame.offset), *frame.out]

    def _shown(self, code: Code, offset: int) -> str:
        if (template := self.templates.get(code.name)) is not None:
            return mapped_tags.filled(template, code.arguments, code.content)
        if (known := self.known.get(code.name)) is not None:
            return known(code)
        self.hidden(code.name, offset)
        end = _comment(f"[/{code.name}]") if code.encloses else ""
        return f"{_comment(code.source)}{code.content}{end}"


class _Spans:
    """Parts of a text, asked for from left to right."""

    def __init__(self, parts: list[tuple[int, int]]) -> None:
        self.parts = parts
        self.at = 0

    def around(self, pos: int) -> int:
        """Where the part ends that *pos* is in; -1 if it is in none."""
        while self.at < len(self.parts) and self.parts[self.at][1] <= pos:
            self.at += 1
        inside = self.at < len(self.parts) and self.parts[self.at][0] <= pos
        return self.parts[self.at][1] if inside else -1


def _verbatim(text: str) -> _Spans:
    """Where code and comments are."""
    parts: list[tuple[int, int]] = []
    ends: dict[str, int] = {}
    lower = text.lower()
    pos = 0
    while found := _VERBATIM.search(text, pos):
        name = (found[1] or "").lower()
        mark = f"</{name}" if name else "-->"
        if ends.get(mark, 0) >= 0:  # what nothing ends is looked for once
            ends[mark] = lower.find(mark, found.end())
        pos = found.end()
        if ends[mark] >= 0:
            pos = ends[mark] + len(mark)
            parts.append((found.start(), pos))
    return _Spans(parts)


def _closers(text: str) -> dict[str, int]:
    """Name -> where it is ended last."""
    return {found[1]: found.start() for found in _CLOSER.finditer(text)}


def _code(name: str, source: str, arguments: str) -> Code:
    arguments = html.unescape(arguments).strip().rstrip("/").strip()
    code = Code(name, source, arguments)
    lexer = shlex.shlex(re.sub(r"\s*=\s*", "=", arguments), posix=True)
    lexer.whitespace_split, lexer.commenters, lexer.escape = True, "", ""
    try:
        words = list(lexer)
    except ValueError:  # a quote that nothing closes
        words = arguments.split()
    for word in words:
        key, mark, value = word.partition("=")
        if mark and re.fullmatch(r"[A-Za-z][\w-]*", key):
            code.values.setdefault(key.lower(), value)
        else:
            code.words.append(word.lstrip("="))
    return code


def _comment(source: str) -> str:
    shown = re.sub(r"-(?=-)|[<>]", " ", " ".join(source.split()))[:300].replace("--", "- -")
    return f"<!-- {shown} -->"


def highlighted(code: Code) -> str:
    """The code that a shortcode of a highlighter encloses."""
    language = code.get(*_LANGUAGE) or (
        code.name
        if code.name not in ("code", "sourcecode", "source", "highlight", "text", "plain")
        else ""
    )
    text = code.content.strip("\n").replace("<", "&lt;").replace(">", "&gt;")
    css = f' class="language-{html.escape(language)}"' if language else ""
    return f"<pre><code{css}>{text}</code></pre>"
