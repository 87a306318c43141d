"""Blocks as kramdown reads them, with plain or GitHub-flavoured input."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from commons_importer.markdown import attributes
from commons_importer.markdown.kramdown_extensions import BLOCK_LIST, KramdownExtensions
from commons_importer.markdown.kramdown_html import INDENTED, LAZY_HTML
from commons_importer.markdown.kramdown_lists import DefinitionReader, ListReader
from commons_importer.markdown.kramdown_tables import read_table
from commons_importer.markdown.page_nodes import Node
from commons_importer.markdown.source import Source, expand_code_tabs, number, outdent

if TYPE_CHECKING:
    from collections.abc import Callable

    from commons_importer.markdown.rules import Rules
    from commons_importer.markdown.source import Line

_M = re.MULTILINE
BLANK = re.compile(r"(?:[ \t\r\f\v]*\n)+")  # a no-break space is text for Ruby
LINE = re.compile(r".*\n")
EOB = re.compile(r"\^[ \t]*\n")
LIST_ITEM = re.compile(r" {0,3}(?:[+*-]|\d{1,18}\.)[\t| ].*\n")
DEFINITION = re.compile(r" {0,3}:[\t| ].*\n")
QUOTE = re.compile(r" {0,3}> ?")
RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})\n")
ATX = re.compile(r"(#{1,6})[\t ]*([^ \t\n].*)\n")
ATX_GFM = re.compile(r"(#{1,6})[\t ]+(.*)\n")
SETEXT = re.compile(r" {0,3}([^ \t\n].*)\n([-=])[-=]*[ \t\r\f\v]*\n")
HEADING_ID = re.compile(r"[\t ]\{#([A-Za-z_:][\w.:-]*)\}\Z")
FENCE = re.compile(r"((~){3,})[^\S\n]*(\S+?)?[^\S\n]*\n(.*?)^\1\2*[^\S\n]*\n", _M | re.DOTALL)
FENCE_GFM = re.compile(
    r" {0,3}(([~`])\2{2,})[^\S\n]*(\S[^\n]*?)?[^\S\n]*\n(.*?)^ {0,3}\1\2*[^\S\n]*\n", _M | re.DOTALL
)
FENCE_START = re.compile(r" {0,3}[~`]{3,}")
MAX_FENCE = 200  # how many signs may open a fence: each is tried as the end of the run
MATH = re.compile(r" {0,3}\$\$(.*?)\$\$[^\S\n]*\n", re.DOTALL)
FOOTNOTE = re.compile(r" {0,3}\[\^([\w-]+)\]:(.*\n)")
REFERENCE = re.compile(
    r""" {0,3}\[([^\n\]]+)\]:[ \t]*(?:<(.*?)>|([^\n]*?\S[^\n]*?))"""
    r"""(?:(?:[ \t]*?\n|[ \t]+?)[ \t]*?(["'])(.+?)\4)?[ \t]*?\n"""
)
ABBREVIATION = re.compile(r" {0,3}\*\[(.+?)\]:(.*?)\n")
CODE_GOES_ON = re.compile(r"`(?!``)[^\n]*\n")


class KramdownReader(KramdownExtensions):
    """One page of kramdown."""

    def __init__(self, rules: Rules) -> None:
        super().__init__(rules)
        self.fence = FENCE_GFM if rules.gfm else FENCE

    def _blocks(self, lines: list[Line]) -> list[Node]:
        outer, self.pending = self.pending, None
        try:
            return self.read_source(Source(lines))
        finally:
            self.pending = outer

    def read_source(self, source: Source, until: str = "") -> list[Node]:
        """Blocks of *source*, up to the close tag *until* if there is one."""
        out: list[Node] = []
        self.boundary = True
        steps: tuple[Callable[[Source, list[Node]], bool], ...] = (
            self._blank, self._indented, self._fenced, self._quote, self._atx, self._rule,
            self._list, self._definitions, self._setext, self._math, self._table,
            self._footnote, self._reference, self._abbreviation, self._extensions, self._eob,
        )  # fmt: skip
        while not source.done:
            if until and self._html_close(source, until):
                return out
            before = len(out)
            if self._html(source, out) or any(step(source, out) for step in steps):
                self._apply_pending(out, before)
                continue
            self._paragraph(source, out)
            self._apply_pending(out, before)
        return out

    def _apply_pending(self, out: list[Node], before: int) -> None:
        if self.pending and len(out) > before:
            attributes.merge(out[before].attrs, self.pending)
            self.pending = None

    # -- simple blocks -----------------------------------------------------------------------------

    def _blank(self, source: Source, _out: list[Node]) -> bool:
        self.after_blank = bool(source.take(BLANK))
        if self.after_blank:
            self.boundary = True
        return self.after_blank

    def _eob(self, source: Source, out: list[Node]) -> bool:
        if not source.take(EOB):
            return False
        out.append(Node("comment", "", name="eob", line=source.line_number()))
        self.boundary = True
        return True

    def _indented(self, source: Source, out: list[Node]) -> bool:
        if not source.match(INDENTED):
            return False
        while source.match(INDENTED):
            out.append(self._code_run(source))
            loose = self._loose_lines(source)
            if loose:
                self.problem(loose[0][1], "code", "text right below code is read as a paragraph")
                out += self.blocks(loose)
            self._skip_blanks_before_code(source)
        self.boundary = False
        return True

    def _code_run(self, source: Source) -> Node:
        start = end = source.pos
        while not source.done:
            # Wikis left lines of code with a link in them outside: kramdown reads them as code.
            if source.take(INDENTED) or (source.pos == end > start and source.take(CODE_GOES_ON)):
                end = source.pos
            elif not source.take(BLANK):
                break
        source.pos = end
        lines = [(outdent(t), n) for t, n in source.between(start, end)]
        node = self.code(lines)
        node.text = expand_code_tabs(node.text).replace("\xa0", " ")
        return node

    def _loose_lines(self, source: Source) -> list[Line]:
        start = source.pos
        while not source.done and not self._ends_lazily(source) and not source.match(INDENTED):
            source.take(LINE)
        return source.between(start, source.pos)

    def _skip_blanks_before_code(self, source: Source) -> None:
        save = source.pos
        if source.take(BLANK) and not source.match(INDENTED):
            source.pos = save

    def _fenced(self, source: Source, out: list[Node]) -> bool:
        start = source.match(FENCE_START)
        found = start and len(start[0]) < MAX_FENCE and source.match(self.fence)
        if not found:
            return False
        line = source.line_number()
        lines = number(found[4], line + 1)
        info = found[3] or ""
        if "`" in info and found[2] == "`":
            return False
        source.pos = found.end()
        node = self.code(lines, info, fenced=True)
        node.line, node.last = line, source.line_number(found.end() - 1)
        if caption := _caption(info):
            out.append(self.paragraph([(caption, line)]))
        return self._done(out, node)

    def _quote(self, source: Source, out: list[Node]) -> bool:
        if not source.match(QUOTE):
            return False
        start, line = source.pos, source.line_number()
        source.take(LINE)
        while not source.done and not self._ends_lazily(source):
            source.take(LINE)
        lines = [(QUOTE.sub("", text, count=1) if QUOTE.match(text) else text, n)
                 for text, n in source.between(start, source.pos)]  # fmt: skip
        node = Node("quote", children=self.blocks(lines), line=line, last=lines[-1][1])
        return self._done(out, node)

    def _rule(self, source: Source, out: list[Node]) -> bool:
        line = source.line_number()
        if not source.take(RULE):
            return False
        return self._done(out, Node("rule", line=line, last=line))

    def _atx(self, source: Source, out: list[Node]) -> bool:
        found = source.match(ATX_GFM if self.rules.gfm else ATX)
        if not found or not (self.rules.gfm or self._after_boundary(out)):
            return False
        text, anchor = _heading_parts(found[2])
        text = re.sub(r"[\t ]#+\Z" if self.rules.gfm else r"(?<!\\)#+\Z", "", text).rstrip()
        return self._heading(source, out, found, len(found[1]), text, anchor)

    def _setext(self, source: Source, out: list[Node]) -> bool:
        found = source.match(SETEXT)
        if not found or not self._after_boundary(out):
            return False
        text, anchor = _heading_parts(found[1])
        return self._heading(source, out, found, 1 if found[2] == "=" else 2, text, anchor)

    def _heading(
        self, source: Source, out: list[Node], found: re.Match[str], level: int, text: str,
        anchor: str,
    ) -> bool:  # fmt: skip
        if not text:
            return False
        line = source.line_number()
        source.pos = found.end()
        last = source.line_number(found.end() - 1)
        attrs = {"id": anchor} if anchor else {}
        return self._done(
            out, Node("heading", text, level=level, attrs=attrs, line=line, last=last)
        )

    def _after_boundary(self, out: list[Node]) -> bool:
        return self.boundary or not out or self.pending is not None

    def _math(self, source: Source, out: list[Node]) -> bool:
        found = source.match(MATH)
        if not found or not self._after_boundary(out):
            return False
        line = source.line_number()
        source.pos = found.end()
        last = source.line_number(found.end() - 1)
        return self._done(out, Node("math", found[1].strip("\n"), line=line, last=last))

    def _paragraph(self, source: Source, out: list[Node]) -> None:
        start = source.pos
        source.take(LINE)
        while not source.done and not self._ends_paragraph(source):
            source.take(LINE)
        node = self.paragraph(source.between(start, source.pos))
        last = out[-1] if out else None
        if last is not None and last.kind == "para" and not self.boundary and not self.pending:
            last.text, last.last = f"{last.text}\n{node.text}", node.last
        else:
            out.append(node)
        self.boundary = False

    def _ends_lazily(self, source: Source) -> bool:
        return bool(
            source.match(BLANK) or source.match(BLOCK_LIST) or source.match(EOB)
            or source.match(LAZY_HTML)
        )  # fmt: skip

    def _ends_paragraph(self, source: Source) -> bool:
        if self._ends_lazily(source) or source.match(DEFINITION):
            return True
        if not self.rules.gfm:
            return False
        return bool(
            source.match(LIST_ITEM) or source.match(ATX_GFM) or source.match(QUOTE)
            or source.match(FENCE_START)
        )  # fmt: skip

    # -- lists, tables -----------------------------------------------------------------------------

    def _list(self, source: Source, out: list[Node]) -> bool:
        if not source.match(LIST_ITEM):
            return False
        reader = ListReader(self, source)
        out.append(reader.read())
        self.boundary = reader.ended_blank
        return True

    def _definitions(self, source: Source, out: list[Node]) -> bool:
        if not self.rules.definitions or not source.match(DEFINITION):
            return False
        terms = out.pop() if out and out[-1].kind == "para" else None
        if terms is None:
            return False
        reader = DefinitionReader(self, source, terms, after_blank=self.boundary)
        node = reader.read()
        if out and out[-1].kind == "deflist":
            out[-1].children += node.children
            out[-1].last = node.last
        else:
            out.append(node)
        self.boundary = reader.ended_blank
        return True

    def _table(self, source: Source, out: list[Node]) -> bool:
        if not self.rules.tables or not self._after_boundary(out):
            return False
        node = read_table(source)
        return bool(node) and self._done(out, node)  # type: ignore[arg-type]

    # -- definitions -------------------------------------------------------------------------------

    def _footnote(self, source: Source, out: list[Node]) -> bool:
        found = source.match(FOOTNOTE)
        if not found:
            return False
        line, start = source.line_number(), found.start(2)
        source.pos = found.end()
        while not source.done and not self._ends_lazily(source):
            source.take(LINE)
        end = source.pos
        while not source.done and (source.take(BLANK) or source.match(INDENTED)):
            while source.take(INDENTED):
                end = source.pos
        source.pos = end
        lines = [(outdent(text) if text[:1] in " \t" else text, n)
                 for text, n in source.between(start, end)]  # fmt: skip
        self.footnotes.add(found[1].lower())
        node = Node("footnote", name=found[1], children=self.blocks(lines), line=line,
                    last=lines[-1][1])  # fmt: skip
        out.append(node)
        self.boundary = True
        return True

    def _reference(self, source: Source, out: list[Node]) -> bool:
        found = source.match(REFERENCE)
        if not found or re.search(r"[ \t]+[\"']", found[3] or ""):
            return False
        line = source.line_number()
        source.pos = found.end()
        url = found[2] if found[2] is not None else found[3].strip()
        out.append(self.refer(found[1], url, found[5] or "", line))
        self.boundary = True
        return True

    def _abbreviation(self, source: Source, out: list[Node]) -> bool:
        found = source.match(ABBREVIATION)
        if not found:
            return False
        line = source.line_number()
        source.pos = found.end()
        out.append(Node("abbr", found[2].strip(), name=found[1], line=line, last=line))
        self.boundary = True
        return True


def _heading_parts(text: str) -> tuple[str, str]:
    """Text and explicit id of a heading line."""
    text = text.rstrip()
    found = HEADING_ID.search(text)
    return (text[: found.start()].rstrip(), found[1]) if found else (text, "")


def _caption(info: str) -> str:
    """The title that Octopress and its like take from the line of a fence."""
    rest = info.partition(" ")[2].strip()
    if not rest or info.startswith("{") or rest.startswith("{"):
        return ""
    if named := re.search(
        r"(?:title|caption|file(?:name)?)=(?:\"([^\"]*)\"|'([^']*)'|(\S+))", rest
    ):
        return named[1] or named[2] or named[3] or ""
    return " ".join(word for word in rest.split() if not re.match(r"\w+[=:]\w*$|\w+=", word))
