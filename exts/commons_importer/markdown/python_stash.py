"""What Python-Markdown takes out of the text before it looks for blocks: fences and HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from commons_importer.markdown import attributes, html_tags, html_tree
from commons_importer.markdown.page_nodes import Node
from commons_importer.markdown.python_pymdown import grid
from commons_importer.markdown.source import Source, number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commons_importer.markdown.python_base import PythonBase
    from commons_importer.markdown.source import Line

MARK = re.compile(r"\x02stash(\d+)\x03")
FENCE = re.compile(
    r"""^(~{3,}|`{3,})[ ]*(?:\{([^\n]*)\}|\.?([\w#.+-]*)[ ]*(?:hl_lines=["'].*?["'][ ]*)?)\n"""
    r"(.*?)(?<=\n)\1[ ]*$",
    re.MULTILINE | re.DOTALL,
)
NESTED_FENCE = re.compile(
    r"^([ ]*)(~{3,}|`{3,})[ ]*"
    r"""(?:\{([^\n]*)\}|\.?([\w#.+-]*)[ ]*(?:hl_lines=["'].*?["'][ ]*)?)\n"""
    r"(.*?)(?<=\n)[ ]*\2[ ]*$",
    re.MULTILINE | re.DOTALL,
)
# The first line of a fence of "superfences": a language, then options or a list of attributes.
SUPERFENCE = re.compile(
    r"([ ]*(?:>[ ]*)*)(~{3,}|`{3,})(?:[ ]*\.?([\w#.+-]+)(?=[ ]|$))?(?:[ ]*\{(.*)\}"
    r"""|((?:[ ]*(?:title|title_mode|hl_lines|linenums)=(?:"[^"]*"+|'[^']*'+)(?=[ ]|$))+)"""
    r"|([ ]*\S[^`]*))?[ ]*$"
)
HTML = re.compile(rf"^[ ]{{0,3}}{html_tags.OPEN_TAG.pattern}", re.MULTILINE | re.DOTALL)
COMMENT = re.compile(r"^[ ]{0,3}<!--(.*?)-->", re.MULTILINE | re.DOTALL)
BLOCKS = frozenset(
    "address article aside blockquote details div dl fieldset figcaption figure footer form h1 h2 "
    "h3 h4 h5 h6 header hgroup hr main menu nav ol p pre search section table ul canvas colgroup "
    "dd body dt group html iframe legend li math map noscript output object option progress "
    "script style summary tbody td textarea tfoot th thead tr video center".split()
)


class Stash:
    """Keeps what was taken out, under marks that stand in the text for it."""

    def __init__(self, reader: PythonBase) -> None:
        self.reader = reader
        self.kept: list[list[Node]] = []

    def get(self, text: str) -> list[Node] | None:
        """What the mark *text* stands for."""
        found = MARK.fullmatch(text.strip())
        return self.kept[int(found[1])] if found else None

    def take(self, lines: Sequence[Line]) -> list[Line]:
        """*lines* with marks in place of fences and HTML blocks."""
        if "superfences" in self.reader.rules.pymdown:
            lines = self._superfences(lines)
        elif self.reader.rules.fences:
            pattern = NESTED_FENCE if self.reader.rules.nested_fences else FENCE
            lines = self._fences(lines, pattern)
        return self._html(lines)

    def _keep(self, nodes: list[Node], indent: str = "") -> str:
        self.kept.append(nodes)
        return f"{indent}\x02stash{len(self.kept) - 1}\x03"

    def _fences(self, lines: Sequence[Line], pattern: re.Pattern[str]) -> list[Line]:
        source = Source(lines)
        out: list[Line] = []
        done = 0
        for found in pattern.finditer(source.text):
            groups = found.groups()
            indent = groups[0] if len(groups) == 5 else ""
            _, braces, word, body = groups[-4:]
            out += source.between(done, found.start())
            line = source.line_number(found.start())
            cut = [(t.removeprefix(indent), n) for t, n in number(body, line + 1)]
            info = f"{{{braces}}}" if braces is not None else word or ""
            node = self.reader.code(cut, info, fenced=True)
            node.line, node.last = line, source.line_number(found.end())
            if not node.name:
                self.reader.language_line(node)
            out.append((self._keep([node], indent), line))
            done = min(found.end() + 1, len(source.text))
        return out + source.between(done, len(source.text))

    def _superfences(self, lines: Sequence[Line]) -> list[Line]:
        out: list[Line] = []
        index = 0
        while index < len(lines):
            text, line = lines[index]
            found = SUPERFENCE.match(text) if "```" in text or "~~~" in text else None
            if not found or (found[6] and "relaxed" not in self.reader.rules.pymdown):
                out.append(lines[index])
                index += 1
                continue
            end, is_closed = _end_of_fence(lines, index + 1, found[1], found[2])
            if is_closed:
                cut = [(t[len(found[1]) :], n) for t, n in lines[index + 1 : end]]
                node = self._superfence(cut, found)
                node.line, node.last = line, lines[end][1]
                out.append((self._keep([self._told_apart(node)], found[1]), line))
            else:
                out += lines[index : end + 1]
            index = end + 1
        return out

    def _superfence(self, lines: list[Line], found: re.Match[str]) -> Node:
        _, _, word, braces, options, _ = found.groups()
        node = self.reader.code(lines, f"{{{braces}}}" if braces else word or "", fenced=True)
        node.name = node.name or word or ""
        node.attrs |= attributes.parse(options) if options else {}
        node.attrs.pop("ref", None)
        return node

    def _told_apart(self, node: Node) -> Node:
        """A fence of formulas is no code; lines of others may be numbered by default."""
        if node.name == "math" and "math" in self.reader.rules.pymdown:
            return Node("math", node.text.strip("\n"), line=node.line, last=node.last)
        if "linenums" in self.reader.rules.pymdown and node.name:
            node.attrs.setdefault("linenums", "1")
        return node

    def _html(self, lines: Sequence[Line]) -> list[Line]:
        source = Source(lines)
        text, position = source.text, 0
        out: list[Line] = []
        while True:
            found = self._next(text, position)
            if found is None:
                return out + source.between(position, len(text))
            start, end, nodes = found
            out += source.between(position, start)
            line = source.line_number(start)
            for node in nodes:
                for inner in node.walk():
                    inner.line = inner.line and inner.line + line - 1
            rest = text[end : text.find("\n", end)] if "\n" in text[end:] else text[end:]
            out += [("", line), (self._keep(nodes), line), ("", line)]
            position = end if rest.strip() else end + len(rest) + 1

    def _next(self, text: str, position: int) -> tuple[int, int, list[Node]] | None:
        """Bounds and nodes of the next HTML block."""
        while True:
            comment = COMMENT.search(text, position)
            found = HTML.search(text, position)
            if comment and (not found or comment.start() < found.start()):
                return comment.start(), comment.end(), [Node("comment", comment[1], line=1)]
            if not found:
                return None
            if found[1].lower() in BLOCKS and self._starts_block(text, found.start()):
                element = self._element(text, found)
                if element is not None:
                    return element
            position = found.end()

    def _starts_block(self, text: str, start: int) -> bool:
        """An indented tag below an indented line is code."""
        return not text[start:].startswith(INDENTED)

    def _element(self, text: str, found: re.Match[str]) -> tuple[int, int, list[Node]] | None:
        name = found[1].lower()
        attrs = html_tags.attributes(found[2])
        node = Node("element", name=name, attrs=attrs, line=1, dirty=True)
        if found[3] or name in html_tags.VOID:
            return found.start(), found.end(), [node]
        end, after = html_tree.find_close(text, found.end(), name)
        if after < 0:
            return None
        body = text[found.end() : end]
        wanted = attrs.pop("markdown", "0") != "0"
        if wanted and self.reader.rules.block_html:
            lines = self._html(number(body, text.count("\n", 0, found.end()) + 1))
            node.children = self.reader.blocks(lines)
        else:
            node.children = html_tree.read(self._restored(body), 1, whole=name)
        return found.start(), after, [grid(node)]

    def _restored(self, body: str) -> str:
        """HTML with the fences that were taken out of it as ``pre`` elements."""

        def put_back(found: re.Match[str]) -> str:
            code = self.kept[int(found[1])][0]
            pre = Node("element", name="pre", children=[Node("text", code.text)])
            return html_tree.source(pre)

        return MARK.sub(put_back, body)


def _end_of_fence(lines: Sequence[Line], first: int, indent: str, marks: str) -> tuple[int, bool]:
    """The line that ends a fence, and whether it closes it; one that stands out gives it up."""
    for index in range(first, len(lines)):
        text = lines[index][0]
        if text.rstrip(" ") == indent + marks:
            return index, True
        if text.strip() and not text.startswith(indent) and text.rstrip() != indent.rstrip():
            return index, False
    return len(lines) - 1, False


INDENTED = "    "


def split_at_marks(lines: list[Line]) -> list[list[Line]]:
    """*lines* cut around marks, each of which stands alone."""
    out: list[list[Line]] = []
    for line in lines:
        alone = bool(MARK.fullmatch(line[0].strip()))
        if alone or not out or MARK.fullmatch(out[-1][0][0].strip()):
            out.append([line])
        else:
            out[-1].append(line)
    return out
