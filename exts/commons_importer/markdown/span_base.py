"""The loop over the source of one block, escapes, breaks and code."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from commons_importer.markdown import html_tags
from commons_importer.markdown.page_nodes import Node, text_node

if TYPE_CHECKING:
    from collections.abc import Callable

    from commons_importer.markdown import attributes
    from commons_importer.markdown.rules import Rules

MAX_DEPTH = 40
MAX_LIST = 2_000  # characters of an attribute list
# Steps that a block may cost: hostile text makes readers try each mark against all the rest.
STEPS, STEPS_A_CHARACTER = 20_000, 8


class SpanBase:
    """The loop, and the spans that need nothing else."""

    def __init__(
        self,
        source: str,
        rules: Rules,
        references: dict[str, tuple[str, str]],
        footnotes: set[str],
        named: attributes.Lists | None = None,
    ) -> None:
        self.source = source
        self.rules = rules
        self.references = references
        self.footnotes = footnotes
        self.named = named or {}
        self.pos = 0
        self.end = len(source)
        self.spent = 0
        self.limit = STEPS + STEPS_A_CHARACTER * len(source)
        self.open: list[str] = []
        self.dead: set[tuple[int, str]] = set()
        self.problems: list[tuple[int, str, str]] = []  # offset, kind, message
        self.handlers: dict[str, Callable[[list[Node]], Node | None]] = {}

    # -- the loop ----------------------------------------------------------------------------

    def _spans(self, stop: Callable[[list[Node]], bool] | None) -> tuple[list[Node], bool]:
        out: list[Node] = []
        while self.pos < self.end:
            if stop is not None and stop(out):
                return out, True
            start = self.pos
            handler = self.handlers.get(self.source[start]) if self._can_afford(1) else None
            node = handler(out) if handler else None
            if node is not None:
                if node.start < 0:
                    node.start, node.end = start, self.pos
                _append(out, node)
                continue
            if self.pos == start:
                self.pos = self._plain.match(self.source, start + 1, self.end).end()  # type: ignore[union-attr]
            if self.pos > start:
                _append(out, text_node(self.source[start : self.pos], start, self.pos))
        return out, bool(stop is not None and stop(out))

    def _can_afford(self, steps: int) -> bool:
        """Whether the block may cost *steps* more; if not, what is left of it is text."""
        before, self.spent = self.spent, self.spent + steps
        if before <= self.limit < self.spent:
            message = "too many marks that nothing closes; the rest is read as text"
            self.problems.append((self.pos, "markup", message))
        return self.spent <= self.limit

    @cached_property
    def _plain(self) -> re.Pattern[str]:
        """A run of characters that begin and end nothing."""
        # One blank alone is part of it: two may be a break.
        return re.compile(f"(?:[^{re.escape(''.join(self.handlers) + ' ]>)(}')}]+| (?! ))*")

    def _at(self, text: str) -> bool:
        return self.source.startswith(text, self.pos)

    def _match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        return pattern.match(self.source, self.pos, self.end)

    def _scanned(self, pattern: re.Pattern[str], most: int | None = None) -> re.Match[str] | None:
        """As :meth:`_match` within *most* characters, for patterns that may read all of them."""
        end = self.end if most is None else min(self.end, self.pos + most)
        found = pattern.match(self.source, self.pos, end)
        if not found:
            self._can_afford((end - self.pos) // 8)
        return found

    def _before(self) -> str:
        return self.source[self.pos - 1] if self.pos else ""

    def _made(self, kind: str, start: int, children: list[Node], **more: str) -> Node:
        return Node(kind, children=children, start=start, end=self.pos, **more)  # type: ignore[arg-type]

    def _within(self, kind: str, stop: Callable[[list[Node]], bool]) -> tuple[list[Node], bool]:
        if len(self.open) >= MAX_DEPTH:
            return [], False
        self.open.append(kind)
        try:
            return self._spans(stop)
        finally:
            self.open.pop()

    def _inside(self, kind: str, start: int, end: int) -> list[Node]:
        """The spans between two offsets, which nothing inside can cross."""
        outer, self.pos, self.end = self.end, start, end
        children, _ = self._within(kind, lambda _: False)
        self.end = outer
        return children

    # -- escapes, entities, breaks -------------------------------------------------------------

    def _escape(self, _: list[Node]) -> Node | None:
        start, nxt = self.pos, self.source[self.pos + 1 : self.pos + 2]
        if self.rules.family == "kramdown" and self._at("\\\\\n"):
            self.pos += 3
            return Node("br", start=start, end=self.pos)
        if nxt == "\n" and self.rules.backslash_break:
            self.pos += 2
            return Node("br", start=start, end=self.pos)
        if nxt and nxt in self.rules.escapes:
            self.pos += 2
            return text_node(nxt, start, self.pos)
        return None

    def _entity(self, _: list[Node]) -> Node | None:
        found = self._match(html_tags.ENTITY)
        if not found:
            return None
        start, self.pos = self.pos, found.end()
        return text_node(html_tags.entity_text(found), start, self.pos)

    def _line_break(self, _: list[Node]) -> Node | None:
        found = re.compile(r" {2,}(\n?)").match(self.source, self.pos)
        if not found:
            return None
        start, self.pos = self.pos, found.end()
        if not found[1]:  # all blanks at once: each would ask anew where they end
            return text_node(found[0], start, self.pos)
        return Node("br", start=start, end=self.pos)

    def _newline(self, _: list[Node]) -> Node | None:
        if not self.rules.hard_wrap:
            return None
        start = self.pos
        self.pos += 1
        return Node("br", start=start, end=self.pos)

    # -- code ----------------------------------------------------------------------------------

    def _code(self, _: list[Node]) -> Node | None:
        start = self.pos
        ticks = re.compile(r"`+").match(self.source, start)
        assert ticks
        run, after = ticks[0], ticks.end()
        close = self._closing_ticks(run, after)
        spaced = len(run) == 1 and (start == 0 or self.source[start - 1].isspace())
        if self.rules.family == "kramdown" and spaced and self.source[after : after + 1].isspace():
            close = -1
        if close < 0:
            self.pos = after
            return None
        value = self.source[after:close]
        self.pos = close + len(run)
        if self.rules.family != "kramdown":
            value = value.strip()
        elif len(run) > 1:
            value = value.removeprefix(" ").removesuffix(" ")
        return Node("tt", value, start=start, end=self.pos)

    def _closing_ticks(self, run: str, after: int) -> int:
        if self.rules.family == "kramdown":
            return self.source.find(run, after, self.end)
        if self.rules.family == "redcarpet":
            found = self.source.find(run, after, self.end)
            return found if self.source[after : max(found, after)].strip() else -1
        for ticks in re.compile(r"`+").finditer(self.source, after, self.end):
            if ticks[0] == run and ticks.start() > after:
                return ticks.start()
        return -1


def _append(out: list[Node], node: Node) -> None:
    """Add *node*; neighbouring runs of text become one."""
    last = out[-1] if out else None
    joins = last is not None and last.kind == "text" and node.kind == "text"
    if joins and last is not None and last.end == node.start:
        last.text, last.end = last.text + node.text, node.end
        last.dirty |= node.dirty
    elif node.kind != "text" or node.text:
        out.append(node)
