"""Shortcodes of a page, replaced by what they stand for."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from commons_importer.engines.common import mapped_tags
from commons_importer.engines.hugo import builtin, shortcode_lexer
from commons_importer.engines.hugo.go_evaluator import Evaluator
from commons_importer.engines.hugo.go_parser import UnknownTemplateError, parse
from commons_importer.engines.hugo.go_values import Call
from commons_importer.markdown.pieces import Piece, mark

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from commons_importer.engines.hugo.go_parser import Part
    from commons_importer.engines.hugo.go_values import World
    from commons_importer.engines.hugo.shortcode_lexer import Tag
    from commons_importer.markdown.source import Line
    from commons_importer.model import Page

MAX_DEPTH = 20
MAX_PIECES = 20_000
MAX_OUTPUT = 5_000_000  # characters that all shortcodes of a page make
Problem = tuple[int, str, str]
# What may stand in a page as it is, without the Markdown around it reading it in another way.
_PLAIN = re.compile(r"[\w./:,;?=&%+@~ -]*")


class Templates:
    """The shortcodes of the site's own and of its themes, by name."""

    def __init__(self, find: Callable[[str], str | None]) -> None:
        """:param find: the text of the template of a shortcode; None if there is none."""
        self.find = find
        self._known: dict[str, list[Part] | str | None] = {}

    def parts(self, name: str) -> list[Part] | str | None:
        """The template called *name*; why it is none that can be evaluated; None without one."""
        if name not in self._known:
            source = self.find(name)
            try:
                self._known[name] = None if source is None else parse(source)
            except (UnknownTemplateError, RecursionError) as err:
                self._known[name] = f"its template {err}"
        return self._known[name]


class Shortcodes:
    """Puts in the shortcodes of all pages of one site."""

    def __init__(self, world: World, templates: Templates) -> None:
        self.world = world
        self.templates = templates
        self.tags: Mapping[str, str] = {}  # what the command line says
        self.told: set[str] = set()

    def put_in(self, page: Page, lines: Sequence[Line]) -> Filled:
        """*lines* of *page* with marks for what HTML stands for, and those pieces."""
        filled = Filled(self, page, lines)
        filled.run()
        return filled


class Filled:
    """One page whose shortcodes are put in."""

    def __init__(self, owner: Shortcodes, page: Page, lines: Sequence[Line]) -> None:
        self.owner = owner
        self.page = page
        self.source = list(lines)
        self.text = "\n".join(text for text, _ in lines)
        self.lines: list[Line] = []
        self.pieces: list[Piece] = []
        self.problems: list[Problem] = []
        self.ordinal = 0
        self.made = 0
        self.tags: list[Tag] = []

    def run(self) -> None:
        """Fill :attr:`lines`, :attr:`pieces` and :attr:`problems`."""
        if "{{<" not in self.text and "{{%" not in self.text:
            self.lines = self.source
            return
        self.tags, broken = shortcode_lexer.tags(self.text)
        self._starts = _starts(self.source)
        for position in broken[:3]:
            self.problems.append((self.line(position), "shortcode", "a shortcode that nothing ends "
                                  "is kept as text"))  # fmt: skip
        row, number = "", self.source[0][1] if self.source else 1
        for chunk, line, is_source in self._chunks(0, len(self.tags), 0, len(self.text), None, 0):
            first, *rest = chunk.split("\n")
            row += first
            number = number if row != first else line
            for offset, text in enumerate(rest, 1):
                self.lines.append((row, number))
                row, number = text, line + (offset if is_source else 0)
        self.lines.append((row, number))

    def line(self, position: int) -> int:
        """The source line at *position*."""
        return self._starts(position)

    # -- the text ----------------------------------------------------------------------------------

    def _chunks(
        self, first: int, last: int, start: int, end: int, parent: Call | None, depth: int
    ) -> list[tuple[str, int, bool]]:
        """The text from *start* to *end*, which holds the tags from *first* to *last*."""
        out: list[tuple[str, int, bool]] = []
        number, done = first, start
        while number < last:
            tag = self.tags[number]
            if tag.start > done:
                out.append((self.text[done : tag.start], self.line(done), True))
            line = self.line(tag.start)
            if tag.literal:
                out.append((tag.literal, line, False))
            elif tag.closes:
                message = f"{{{{{tag.sign} /{tag.name} }}}} closes nothing; dropped"
                self.problems.append((line, "shortcode", message))
            else:
                out += self._call(number, line, parent, depth)
            closer = tag.partner if tag.partner >= 0 else number
            done = self.tags[closer].end
            number = closer + 1
        if end > done:
            out.append((self.text[done:end], self.line(done), True))
        return out

    def _call(
        self, number: int, line: int, parent: Call | None, depth: int
    ) -> list[tuple[str, int, bool]]:
        tag = self.tags[number]
        call = Call(tag.name, self.owner.world, self.page, tag.positional, tag.named, "",
                    self.ordinal, line, tag.partner >= 0, tag.written, parent)  # fmt: skip
        self.ordinal += 1
        inner: list[tuple[str, int, bool]] = []
        if tag.partner >= 0:
            end = self.tags[tag.partner].start
            if depth >= MAX_DEPTH:
                self.problems.append((line, "shortcode", "shortcodes are nested too deeply"))
                inner = [(self.text[tag.end : end], line, True)]
            else:
                inner = self._chunks(number + 1, tag.partner, tag.end, end, call, depth + 1)
        call.inner = "".join(chunk for chunk, _, _ in inner)
        made = self._made(call, tag)
        if made is None:
            return [(self.hidden(tag), line, False), *inner]
        self.made += len(made)
        if self.made > MAX_OUTPUT:
            return inner
        return [(made, line, False)]

    def _made(self, call: Call, tag: Tag) -> str | None:
        """What stands in the text for one use; None if nobody can say."""
        name = call.name
        if name in self.owner.tags:
            return mapped_tags.filled(self.owner.tags[name], call.written, call.inner)
        found = self.owner.templates.parts(name)
        why = found if isinstance(found, str) else ""
        if isinstance(found, list):
            try:
                html = Evaluator(call, self.markdown).run(found)
            except UnknownTemplateError as err:
                why = f"its template {err}"
            else:
                return html.strip("\n") if tag.sign == "%" else self.piece(html)
        if not isinstance(found, list) and name in builtin.KNOWN:
            made = builtin.KNOWN[name](call, self)
            if made.kind == "text" and _PLAIN.fullmatch(made.text):
                return made.text
            is_text = tag.sign == "%" and made.kind != "markdown"
            return made.text if is_text else self._mark(made)
        why = why or "it has no template here"
        if name not in self.owner.told:
            self.owner.told.add(name)
            message = f"{name} is not evaluated, {why}; nor is any other {name}"
            self.problems.append((call.line, "shortcode", message))
        return None

    def hidden(self, tag: Tag) -> str:
        """The mark for a tag that readers do not see; one on a line of its own is a block."""
        note = self._mark(Piece("hidden", " ".join(self.text[tag.start : tag.end].split())))
        before, after = (
            self.text[max(tag.start - 1, 0) : tag.start],
            self.text[tag.end : tag.end + 1],
        )
        alone = tag.sign == "%" and before in ("", "\n") and after in ("", "\n")
        return f"{note}\n" if alone else note

    # -- pieces ------------------------------------------------------------------------------------

    def piece(self, html: str) -> str:
        """The mark for HTML, or the words themselves where that is all there is."""
        plain = html.strip()
        if not plain or (_PLAIN.fullmatch(plain) and "&" not in plain):
            return plain
        return self._mark(Piece("html", plain))

    def markdown(self, source: str) -> str:
        """The mark for Markdown that a template renders."""
        return self._mark(Piece("markdown", source)) if source.strip() else ""

    def _mark(self, piece: Piece) -> str:
        if len(self.pieces) >= MAX_PIECES:
            return piece.text
        self.pieces.append(piece)
        return mark(len(self.pieces) - 1)


def _starts(lines: Sequence[Line]) -> Callable[[int], int]:
    starts, at = [], 0
    for text, _ in lines:
        starts.append(at)
        at += len(text) + 1
    return lambda position: lines[max(bisect_right(starts, position) - 1, 0)][1] if lines else 1
