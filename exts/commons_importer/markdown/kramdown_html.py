"""HTML blocks as kramdown reads them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from commons_importer.markdown import html_tags, html_tree
from commons_importer.markdown.page_nodes import Node
from commons_importer.markdown.reader import BlockReader
from commons_importer.markdown.source import number

if TYPE_CHECKING:
    from commons_importer.markdown.rules import Rules
    from commons_importer.markdown.source import Source

INDENTED = re.compile(r"(?:\t| {4})[ \t]*\S.*\n", re.ASCII)  # a no-break space is text
_SPANS = "|".join(sorted(html_tags.SPAN_TAGS - {
    "s", "strike", "font", "nobr", "center", "time", "wbr", "bdi", "data", "output", "progress",
    "meter", "blink"} | {"script"}))  # fmt: skip
LAZY_HTML = re.compile(rf" {{0,3}}<(?:/(?!(?:{_SPANS})\b)[A-Za-z_]|(?!(?:{_SPANS})\b)[A-Za-z_])")
HTML_OPEN = re.compile(rf" {{0,3}}{html_tags.OPEN_TAG.pattern}", re.DOTALL)
HTML_CLOSE = re.compile(rf" {{0,3}}{html_tags.CLOSE_TAG.pattern}")
HTML_COMMENT = re.compile(r" {0,3}<!--(.*?)-->", re.DOTALL)
TRAILING = re.compile(r"[ \t]*\n")
KRAMDOWN_SPAN_TAGS = frozenset(_SPANS.split("|")) - {"script"}


class KramdownHtml(BlockReader):
    """Elements, with Markdown inside where the site's options say so."""

    def __init__(self, rules: Rules) -> None:
        super().__init__(rules)
        self.pending: dict[str, str] | None = None  # attributes for the next block
        self.boundary = True  # whether a new block may start here

    def read_source(self, source: Source, until: str = "") -> list[Node]:
        """Blocks of *source*, up to the close tag *until* if there is one."""
        raise NotImplementedError

    def _done(self, out: list[Node], node: Node) -> bool:
        out.append(node)
        self.boundary = False
        return True

    def _html(self, source: Source, out: list[Node]) -> bool:
        if found := source.match(HTML_COMMENT):
            line = source.line_number()
            source.pos = found.end()
            out.append(
                Node("comment", found[1], line=line, last=source.line_number(found.end() - 1))
            )
            source.take(TRAILING)
            self.boundary = False
            return True
        if source.match(INDENTED):
            return False
        found = source.match(HTML_OPEN)
        if not found or found[1].lower() in KRAMDOWN_SPAN_TAGS:
            return False
        if html_tags.is_placeholder(found[1], "" if found[3] else source.text, found.end()):
            return False
        source.pos = found.end()
        node = self._html_element(source, found)
        source.take(TRAILING)
        return self._done(out, node)

    def _html_close(self, source: Source, name: str) -> bool:
        found = source.match(HTML_CLOSE)
        if not found or found[1].lower() != name:
            return False
        source.pos = found.end()
        return True

    def _html_element(self, source: Source, found: re.Match[str]) -> Node:
        name, line = found[1].lower(), source.line_number(found.start())
        attrs = html_tags.attributes(found[2])
        node = Node("element", name=name, attrs=attrs, line=line, last=line)
        model = self._content_model(name, attrs.pop("markdown", ""))
        if found[3] or name in html_tags.VOID:
            return node
        if model == "block":
            source.take(TRAILING)
            outer, self.pending = self.pending, None
            node.children = self._nested_source(source, name)
            self.pending = outer
        else:
            self._html_body(source, node, model)
        node.last = source.line_number(max(source.pos - 1, 0))
        return node

    def _nested_source(self, source: Source, name: str) -> list[Node]:
        if self.depth >= 40:
            rest = source.between(source.pos, len(source.text))
            source.pos = len(source.text)
            return [self.paragraph(rest)] if rest else []
        self.depth += 1
        try:
            return self.read_source(source, until=name)
        finally:
            self.depth -= 1

    def _content_model(self, name: str, wanted: str) -> str:
        natural = html_tree.content_model(name)
        chosen = {"0": "raw", "1": natural, "span": "span", "block": "block"}.get(wanted)
        return chosen or (natural if self.rules.block_html else "raw")

    def _html_body(self, source: Source, node: Node, model: str) -> None:
        start = source.pos
        end, after = html_tree.find_close(source.text, start, node.name)
        if after < 0:
            self.problem(node.line, "html", f"<{node.name}> is never closed")
            end = after = len(source.text)
        body, line = source.text[start:end], source.line_number(start)
        source.pos = after
        if model == "span":
            node.children = [self.paragraph(number(body, line) or [("", line)], tight=True)]
        elif self.rules.block_html and node.name not in html_tree.RAW:
            node.children = self._parsed_children(body, line)
        else:
            node.children = html_tree.read(body, line, whole=node.name)
            for child in node.children:
                self._read_marked(child)

    def _read_marked(self, node: Node) -> None:
        """Read Markdown in the elements of raw HTML that ask for it."""
        wanted = node.attrs.pop("markdown", "") if node.kind == "element" else ""
        model = self._content_model(node.name, wanted) if wanted else "raw"
        if model == "raw":
            for child in node.children:
                self._read_marked(child)
            return
        text, line = html_tree.inner_source(node), node.line
        if model == "span":
            node.children = [self.paragraph(number(text, line) or [("", line)], tight=True)]
        else:
            node.children = self.blocks(number(text.strip("\n"), line))

    def _parsed_children(self, body: str, line: int) -> list[Node]:
        """Children of ``table``, ``ul`` and so on, whose cells and items hold Markdown."""
        children = html_tree.read(body, line)
        for child in children:
            for node in child.walk():
                if node.kind == "element" and node.name in ("td", "th", "li", "dd", "dt"):
                    self._read_inside(node, line)
        return children

    def _read_inside(self, node: Node, line: int) -> None:
        if any(
            n.kind == "element" and n.name in html_tags.BLOCK_TAGS
            for c in node.children
            for n in c.walk()
        ):
            return
        text = html_tree.inner_source(node)
        if "\n\n" in text.strip():
            node.children = self.blocks(number(text.strip("\n"), line))
        elif text.strip():
            node.children = [self.paragraph(number(text.strip(), line), tight=True)]
