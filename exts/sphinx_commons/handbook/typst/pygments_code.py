"""Source code to Typst: the website's Pygments tokens as lines of styled text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx.highlighting import PygmentsBridge

from . import typ

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pygments.token import _TokenType  # type: ignore[import-untyped]

# The compiler breaks no line before these signs, not even after a space.
HELD = r"[!),./:;?\]}]"
WORD = re.compile(rf"\s+(?!{HELD})")
PIECE = re.compile(rf"(?<=[/._=,:&?+@;|)\]}}-])(?=\S)|(?<=\s)(?={HELD})")
LONG = 32


class CodeStyle:
    """Turns code into Typst lines and collects the styles these use."""

    def __init__(self, style_name: str) -> None:
        self.bridge = PygmentsBridge("html", style_name)
        self.style = self.bridge.get_style(style_name)
        self._names: dict[str, str] = {}
        self._of_kind: dict[_TokenType, str] = {}

    def definitions(self) -> str:
        """``let`` lines for all styles met so far."""
        return "".join(f"#let {name} = text.with({args})\n" for args, name in self._names.items())

    def lines(self, source: str, language: str, location: object, **options: object) -> list[str]:
        """A content block for each line of *source*."""
        lexer = self.bridge.get_lexer(source, language, options, True, location)
        lexer.stripnl = False
        lines: list[list[tuple[str, str]]] = [[]]
        for kind, value in lexer.get_tokens(source):
            for number, text in enumerate(value.split("\n")):
                if number:
                    lines.append([])
                if text:
                    join(lines[-1], self._name(kind), text)
        wanted = source.count("\n") + 1
        blocks = [f"[#{{{';'.join(_run(*run) for run in runs)}}}]" for runs in lines]
        return (blocks + ["[]"] * wanted)[:wanted]

    def _name(self, kind: _TokenType) -> str:
        """The function that styles *kind*, nothing for plain text."""
        if kind not in self._of_kind:
            self._of_kind[kind] = self._make_name(kind)
        return self._of_kind[kind]

    def _make_name(self, kind: _TokenType) -> str:
        look = None
        while look is None:
            try:
                look = self.style.style_for_token(kind)
            except KeyError:  # a lexer's own kind; the style knows what it is a kind of
                kind = kind.parent
        args = ", ".join(
            code
            for code, wanted in (
                (f'fill: rgb("#{look["color"]}")', look["color"]),
                ('weight: "semibold"', look["bold"]),
                ('style: "italic"', look["italic"]),
            )
            if wanted
        )
        return self._names.setdefault(args, f"tk{len(self._names)}") if args else ""


def join(runs: list[tuple[str, str]], name: str, text: str) -> None:
    """Add *text* to the runs of a line; few runs are set faster, and a space has no colour."""
    if runs and (runs[-1][0] == name or text.isspace()):
        runs[-1] = (runs[-1][0], runs[-1][1] + text)
    else:
        runs.append((name, text))


def _run(name: str, text: str) -> str:
    """The code for *text* in the style *name*, none where it is empty."""
    pieces = (typ.words(piece) for piece in break_points(text))
    return ";may-break;".join(f"{name}({piece})" if name else piece for piece in pieces)


def break_points(text: str) -> Iterator[str]:
    """*text* in the pieces between which a long word may break."""
    if not any(len(word) > LONG for word in WORD.split(text)):
        yield text
        return
    for piece in PIECE.split(text):
        for at in range(0, len(piece), LONG):
            yield piece[at : at + LONG]
