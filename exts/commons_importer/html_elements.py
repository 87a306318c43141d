"""HTML elements as Markdown where nothing is lost by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commons_importer import tab_boxes
from commons_importer.html_inline import EMBEDS, HIDDEN, UNWRAPPED, Spans, is_inline
from commons_importer.html_parts import anchor, anchor_span, block_attrs, highlighted, inlines
from commons_importer.html_tables import simple_table
from commons_importer.markdown.html_tags import open_tag
from commons_importer.markdown.page_nodes import INLINE_PARENTS, Node, text_node

if TYPE_CHECKING:
    from collections.abc import Sequence

# Elements that the old engine left in a paragraph, and browsers take out of it.
_OPEN_UP = frozenset(
    "figure div ul ol dl table blockquote section article aside details p h1 h2 h3 h4 h5 h6 "
    "header footer nav main address fieldset form".split()
)

_CONTAINERS = frozenset("list quote item deflist def footnote table row box".split())


class Native(Spans):
    """Rewrites the tree of one page in place."""

    def blocks(self, nodes: Sequence[Node]) -> list[Node]:
        """*nodes* as blocks; loose spans between them become paragraphs."""
        out: list[Node] = []
        loose: list[Node] = []
        for node in nodes:
            if is_inline(node):
                loose.append(node)
                continue
            self._flush(loose, out)
            out += self._block(node)
        self._flush(loose, out)
        return out

    def _flush(self, loose: list[Node], out: list[Node]) -> None:
        if loose and any(n.kind != "text" or n.text.strip() for n in loose):
            line = next((n.line for n in loose if n.line), self.line)
            spans = self.spans(loose)
            if spans:
                out.append(
                    Node("para", children=spans, line=line, last=line, dirty=True, tight=True)
                )
        loose.clear()

    def _block(self, node: Node) -> list[Node]:
        self.line = node.line or self.line
        if node.kind == "element":
            return self._element(node)
        if node.kind in INLINE_PARENTS:
            return self._inline_parent(node)
        if node.kind in _CONTAINERS:
            node.children = [new for child in node.children for new in self._child(node, child)]
        return [node]

    def _child(self, parent: Node, child: Node) -> list[Node]:
        if child.kind in ("item", "def"):
            self.line = child.line or self.line
            child.children = self.blocks(child.children)
            return [child]
        if parent.kind in ("quote", "footnote", "box"):
            return self.blocks([child])
        return self._block(child)

    def _inline_parent(self, node: Node) -> list[Node]:
        if node.kind == "cell" and not all(is_inline(child) for child in node.children):
            blocks = [block for block in self.blocks(node.children) if block.kind != "comment"]
            node.children, node.dirty = blocks, True
            return [node]
        if node.kind == "para" and any(c.name in _OPEN_UP and not is_inline(c)
                                       for c in node.children if c.kind == "element"):  # fmt: skip
            return self.blocks(node.children)
        node.children = self.spans(node.children)
        lonely = [c for c in node.children if c.kind != "text" or c.text.strip()]
        if node.kind == "para" and lonely and any(self._breaks_out(c) for c in lonely):
            return self._split(node)
        if node.kind == "para" and not lonely:
            return []
        return [node]

    def _breaks_out(self, span: Node) -> bool:
        return span.kind in ("comment", "rule", "code", "directive")

    def _split(self, node: Node) -> list[Node]:
        """A paragraph around the blocks that stood in its text."""
        out: list[Node] = []
        part: list[Node] = []
        for span in [*node.children, Node("rule", name="#end")]:
            if not self._breaks_out(span):
                part.append(span)
                continue
            if any(c.kind != "text" or c.text.strip() for c in part):
                out.append(
                    Node(
                        "para", node.text, part, node.attrs, node.line, node.last, tight=node.tight
                    )
                )
            part = []
            if span.name != "#end":
                span.line = span.line or node.line
                out.append(span)
        comments = [n for n in out if n.kind == "comment"]
        if len(out) - len(comments) == 1 and comments:
            node.children = [c for c in node.children if c.kind != "comment"]
            return [node, *comments] if node.children else comments
        return out

    def _element(self, node: Node) -> list[Node]:
        name = node.name
        if name in HIDDEN:
            return self._hidden(node)
        if name in EMBEDS:
            return [Node("para", children=self._embed(node), line=self.line, last=self.line)]
        if ":" in name:
            return self._foreign(node)
        if name == "svg":
            # Alone it would be in a paragraph.
            drawing = self.drawing(node)
            drawing.text = f"<div>{drawing.text}</div>"
            return [drawing]
        handler = {
            "p": self._paragraph, "pre": self._code, "blockquote": self._quote, "hr": self._rule,
            "ul": self._list, "ol": self._list, "dl": self._definitions, "table": self._table,
        }.get(name)  # fmt: skip
        if name[0] == "h" and name[1:].isdigit() and len(name) == 2:
            handler = self._heading
        if handler is not None:
            return handler(node)
        code = highlighted(node)
        if code is not None:
            return self._code(code)
        return self._container(node)

    def _foreign(self, node: Node) -> list[Node]:
        """An element of another language, as ``<Category:News>`` of a wiki: only a note stays."""
        shown = open_tag(node.name, node.attrs)
        self.problem(self.line, "html", f"{shown} is no element of HTML; kept as a comment")
        note = Node("comment", f" {shown} ", line=self.line, last=self.line, dirty=True)
        return [note, *self.blocks(node.children)]

    def _paragraph(self, node: Node) -> list[Node]:
        attrs = block_attrs(node.attrs)
        if any(not is_inline(child) for child in node.children):
            blocks = self.blocks(node.children)
            if len(blocks) == 1 and blocks[0].kind == "para":
                blocks[0].attrs |= attrs
            return blocks
        spans = self.spans(node.children)
        if not any(c.kind != "text" or c.text.strip() for c in spans):
            return []
        return [
            Node("para", children=spans, attrs=attrs, line=self.line, last=self.line, dirty=True)
        ]

    def _heading(self, node: Node) -> list[Node]:
        spans = self.spans(inlines(node.children))
        if not any(c.plain().strip() or c.kind == "image" for c in spans):
            return []
        attrs = block_attrs(node.attrs)
        return [Node("heading", children=spans, level=int(node.name[1]), attrs=attrs,
                     line=self.line, last=self.line, dirty=True, name="html")]  # fmt: skip

    def _code(self, node: Node) -> list[Node]:
        """Code; links in it stand below, because code of the new site holds none."""
        links: dict[tuple[str, str], Node] = {}
        for inner in node.walk():
            target, label = inner.attrs.get("href", "").strip(), inner.plain().strip()
            numbers_line = target.startswith("#") and label.isdigit()
            if inner.name == "a" and label and target and not numbers_line:
                link = Node("link", children=[text_node(label)], attrs={"href": target},
                            name="html", dirty=True)  # fmt: skip
                links.setdefault((target, label), link)
        below: list[Node] = []
        for link in links.values():
            below += [text_node(", "), link] if below else [link]
        if not below:
            return self._pre(node)
        self.problem(self.line, "link", "links in code stand below it")
        para = Node("para", children=below, line=self.line, last=self.line, dirty=True)
        return [*self._pre(node), para]

    def _quote(self, node: Node) -> list[Node]:
        children = [*anchor(node.attrs, self.line), *self.blocks(node.children)]
        if not any(child.kind != "html" for child in children):
            return children
        return [Node("quote", children=children, line=self.line, last=self.line, dirty=True)]

    def _rule(self, _node: Node) -> list[Node]:
        return [Node("rule", line=self.line, last=self.line, dirty=True)]

    def _list(self, node: Node) -> list[Node]:
        items = [c for c in node.children if c.kind == "element" and c.name == "li"]
        spaces = ("text", "comment")
        others = [
            c
            for c in node.children
            if c.name != "li" and (c.kind not in spaces or c.plain().strip())
        ]
        if not items or others or not set(node.attrs) <= {"class", "id", "start", "type", "style"}:
            return self._container(node)
        start = node.attrs.get("start", "1")
        made = Node("list", attrs=block_attrs(node.attrs), name="*" if node.name == "ul" else "1",
                    level=int(start) if node.name == "ol" and start.isdigit() else 0,
                    line=self.line, last=self.line, dirty=True)  # fmt: skip
        if node.name == "ol" and not start.isdigit():
            made.level = 1
        for item in items:
            inside = [*anchor(item.attrs, self.line), *self.blocks(item.children)]
            made.children.append(Node("item", children=inside, line=item.line, last=item.last))
        return [made]

    def _definitions(self, node: Node) -> list[Node]:
        made = Node("deflist", line=self.line, last=self.line, dirty=True)
        for child in node.children:
            if child.kind == "element" and child.name == "dt":
                spans = [*anchor_span(child.attrs), *self.spans(inlines(child.children))]
                made.children.append(Node("term", children=spans, line=self.line, last=self.line))
            elif child.kind == "element" and child.name == "dd":
                inside = [*anchor(child.attrs, self.line), *self.blocks(child.children)]
                made.children.append(Node("def", children=inside, line=self.line))
            elif child.kind != "text" or child.text.strip():
                return self._container(node)
        kinds = [child.kind for child in made.children]
        if not kinds or kinds[0] != "term" or kinds[-1] != "def":
            return self._container(node)
        return [made]

    def _table(self, node: Node) -> list[Node]:
        return simple_table(node, self.spans, self.line) or self._container(node)

    def _leads_from_heading(self, node: Node, children: list[Node]) -> bool:
        """Whether the link around blocks could be given to the first heading of *children*."""
        found = next(n for child in children for n in child.walk() if n.kind == "heading")
        has_link = any(n.kind in ("link", "image") for span in found.children for n in span.walk())
        if not node.attrs.get("href") or has_link or not found.children:
            return False
        attrs = {key: text for key, text in node.attrs.items() if key in ("href", "title")}
        link = Node("link", children=found.children, attrs=attrs, name="html", dirty=True)
        found.children, found.dirty = [link], True
        return True

    def _container(self, node: Node) -> list[Node]:
        """An element around blocks: its tags stay as raw HTML, or go where they say nothing."""
        children = self.blocks(node.children)
        if tab_boxes.BOX in node.attrs:
            return tab_boxes.made(node, children, self.line)
        attrs = {k: v for k, v in node.attrs.items() if not k.startswith("on") and k != "style"}
        if any(k.startswith("on") for k in node.attrs):
            self.problem(self.line, "html", f"<{node.name}> loses its script attributes")
        headings = any(n.kind == "heading" for c in children for n in c.walk())
        unwrap = node.name in UNWRAPPED and not set(attrs) - {"align", "markdown", "valign"}
        if headings and node.name == "a" and self._leads_from_heading(node, children):
            return children
        if headings and not unwrap:
            self.problem(self.line, "html", f"<{node.name}> around headings is dropped")
        if unwrap or headings or (node.name in UNWRAPPED and not children):
            return [*anchor(attrs, self.line), *children]
        made = Node("element", name=node.name, attrs=attrs, children=children,
                    line=self.line, last=node.last or self.line, dirty=True)  # fmt: skip
        return [made]
