"""Templates of Go as a tree: text, values, ``if``, ``with``, ``range``; nothing is run."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, field
from typing import Any

MAX_SOURCE = 60_000
MAX_DEPTH = 30
_ACTION = re.compile(
    r"\{\{(?:-(?=\s))?(\s*/\*.*?\*/|(?:\"(?:\\.|[^\"\\\n])*\"|`[^`]*`|(?!\}\})[^\"`])*?)\s?(?:(?<=\s)-)?\}\}",
    re.DOTALL,
)  # fmt: skip
_TOKEN = re.compile(
    r"""\s*(?:(?P<str>"(?:\\.|[^"\\])*"|`[^`]*`)|(?P<num>-?\d+(?:\.\d+)?)|(?P<op>:=|[=|(),])"""
    r"""|(?P<name>\$\w*(?:\.\w+)*|\.\w+(?:\.\w+)*|\.(?!\w)|[A-Za-z_]\w*(?:\.\w+)*))"""
)


class UnknownTemplateError(ValueError):
    """The template says more than data."""


@dataclass(frozen=True, slots=True)
class Operand:
    """A literal, a chain of names from a root, or a pipeline in parentheses."""

    kind: str  # "value", "chain", "group"
    value: Any = None
    names: tuple[str, ...] = ()


Command = tuple[Operand, ...]
Pipeline = tuple[Command, ...]


@dataclass(slots=True)
class Part:
    """A piece of a template; ``kind`` is text, show, set, if, with or range."""

    kind: str
    text: str = ""
    names: tuple[str, ...] = ()  # variables that are set
    pipeline: Pipeline = ()
    body: list[Part] = field(default_factory=list)
    other: list[Part] = field(default_factory=list)


def parse(source: str) -> list[Part]:
    """The parts of a template.

    :raises UnknownTemplateError: if it is too long, cut short, or holds what is no data.
    """
    if len(source) > MAX_SOURCE:
        raise UnknownTemplateError("is too long")
    return _Reader(source).read()


class _Reader:
    def __init__(self, source: str) -> None:
        self.root: list[Part] = []
        self.out = self.root
        self.stack: list[tuple[Part, list[Part], bool]] = []  # part, where it stands, else-if
        self.source = source

    def read(self) -> list[Part]:
        done, trims = 0, False
        while (start := self.source.find("{{", done)) >= 0:
            found = _ACTION.match(self.source, start)
            if not found:
                raise UnknownTemplateError("is cut short")
            text = self.source[done : found.start()]
            text = text.lstrip() if trims else text
            text = text.rstrip() if found[0].startswith("{{-") else text
            self._text(text)
            trims = found[0].endswith("-}}")
            done = found.end()
            if not found[1].lstrip().startswith("/*"):
                self._action(found[1].strip())
        rest = self.source[done:]
        if self.stack:
            raise UnknownTemplateError("is cut short")
        self._text(rest.lstrip() if trims else rest)
        return self.root

    def _text(self, text: str) -> None:
        if text:
            self.out.append(Part("text", text))

    def _action(self, source: str) -> None:
        word, _, rest = source.partition(" ")
        if word in ("if", "with", "range"):
            self._open(word, rest, chained=False)
        elif word == "else":
            self._else(rest.strip())
        elif word == "end":
            self._end()
        elif word in ("define", "template", "block", "break", "continue", "return"):
            raise UnknownTemplateError(f"holds {word}")
        elif source:
            names, pipeline = _assigned(source)
            self.out.append(Part("set" if names else "show", names=names, pipeline=pipeline))

    def _open(self, kind: str, source: str, *, chained: bool) -> None:
        if len(self.stack) >= MAX_DEPTH:
            raise UnknownTemplateError("is nested too deeply")
        names, pipeline = _assigned(source)
        part = Part(kind, names=names, pipeline=pipeline)
        self.out.append(part)
        self.stack.append((part, self.out, chained))
        self.out = part.body

    def _else(self, rest: str) -> None:
        if not self.stack:
            raise UnknownTemplateError("has an else too many")
        self.out = self.stack[-1][0].other
        word, _, condition = rest.partition(" ")
        if word in ("if", "with"):
            self._open(word, condition, chained=True)
        elif rest:
            raise UnknownTemplateError("has an odd else")

    def _end(self) -> None:
        chained = True
        while chained:
            if not self.stack:
                raise UnknownTemplateError("has an end too many")
            _, self.out, chained = self.stack.pop()


def _assigned(source: str) -> tuple[tuple[str, ...], Pipeline]:
    """The variables that an action sets, and what to."""
    found = re.match(r"(\$\w+)(?:\s*,\s*(\$\w+))?\s*:?=(?!=)\s*", source)
    if not found:
        return (), _pipeline(_tokens(source))
    names = tuple(name for name in found.groups() if name)
    return names, _pipeline(_tokens(source[found.end() :]))


def _tokens(source: str) -> list[tuple[str, str, int, int]]:
    out = []
    position = 0
    source = source.rstrip()
    while position < len(source):
        found = _TOKEN.match(source, position)
        if not found or found.lastgroup is None:
            raise UnknownTemplateError(f"holds {source[position : position + 20]!r}")
        kind = found.lastgroup
        out.append((kind, found[kind], found.start(kind), found.end()))
        position = found.end()
    return out


def _pipeline(tokens: list[tuple[str, str, int, int]]) -> Pipeline:
    pipeline, rest = _read(tokens, 0, 0)
    if rest != len(tokens):
        raise UnknownTemplateError("has a parenthesis too many")
    return pipeline


def _read(tokens: list[tuple[str, str, int, int]], at: int, depth: int) -> tuple[Pipeline, int]:
    if depth > MAX_DEPTH:
        raise UnknownTemplateError("is nested too deeply")
    commands: list[list[Operand]] = [[]]
    while at < len(tokens) and tokens[at][1:2] != (")",):
        kind, text, _, _ = tokens[at]
        at += 1
        if kind == "op" and text == "(":
            inner, at = _read(tokens, at, depth + 1)
            if at >= len(tokens):
                raise UnknownTemplateError("has an open parenthesis")
            end = tokens[at][3]
            at += 1
            names: tuple[str, ...] = ()
            if at < len(tokens) and tokens[at][2] == end and tokens[at][1].startswith("."):
                names = tuple(tokens[at][1].strip(".").split("."))
                at += 1
            commands[-1].append(Operand("group", inner, names))
        elif kind == "op" and text == "|":
            commands.append([])
        elif kind == "op":
            raise UnknownTemplateError(f"holds {text!r}")
        else:
            commands[-1].append(_operand(kind, text))
    if not all(commands):
        raise UnknownTemplateError("has an empty step")
    return tuple(tuple(command) for command in commands), at


def _operand(kind: str, text: str) -> Operand:
    if kind == "num":
        return Operand("value", float(text) if "." in text else int(text[:18]))
    if kind == "str":
        if text[0] == "`":
            return Operand("value", text[1:-1])
        try:
            return Operand("value", str(ast.literal_eval(text)))
        except (SyntaxError, ValueError) as err:
            raise UnknownTemplateError(f"holds {text:.20}") from err
    if text in ("true", "false", "nil"):
        return Operand("value", {"true": True, "false": False}.get(text))
    if text == ".":
        return Operand("chain", ".", ())
    root, *names = text.split(".")
    return Operand("chain", root or ".", tuple(names))
