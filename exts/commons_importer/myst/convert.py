"""A whole page body as MyST."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from commons_importer.markdown.page_nodes import INLINE_PARENTS, Node, has_blocks, text_node
from commons_importer.myst.block_writer import BlockWriter, resolved
from commons_importer.myst.read_back import myst, of_nodes, of_tokens
from commons_importer.myst.span_writer import trimmed

if TYPE_CHECKING:
    from commons_importer.markdown.page_nodes import Document

_UNSEEN = frozenset({"comment", "refdef", "abbr", "footnote", "html", "more", "toc", "text"})


@dataclass(slots=True)
class Written:
    """MyST text and the source lines of blocks that read back in another way."""

    text: str
    differs: list[tuple[int, str]] = field(default_factory=list)


def convert(document: Document) -> Written:
    """The body of *document*."""
    for node in document.walk():
        if node.kind in INLINE_PARENTS:
            node.children = trimmed(node.children)
        elif node.kind == "deflist" and node.children[:1] and node.children[0].kind != "term":
            # The words were in a comment, or to come from a plugin; something has to stand there.
            node.children.insert(0, Node("term", children=[text_node("\u200b")]))
        elif node.kind == "table":
            _give_header(node)
        elif node.kind == "link":
            node.children = _without_spans(node.children)
    _place_rules(document.blocks, among_sections=True)
    writer = BlockWriter(document.references, document.footnotes)
    text = "\n".join(writer.write(document.blocks)) + "\n"
    if _reads_back(text, document.blocks):
        return Written(text)
    differs = [
        (b.line, b.plain()[:60]) for b in document.blocks if not _block_reads_back(b, document)
    ]
    return Written(text, differs)


def _without_spans(nodes: list[Node]) -> list[Node]:
    """*nodes* without marked spans: MyST reads no link around one."""
    out: list[Node] = []
    for node in nodes:
        node.children = _without_spans(node.children)
        out += node.children if node.kind == "element" and node.name == "span" else [node]
    return out


def _give_header(table: Node) -> None:
    """A pipe table has a header row; where there was none it is empty."""
    rows = table.children
    if rows and not rows[0].level and not any(has_blocks(c) for row in rows for c in row.children):
        cells = [Node("cell", level=1) for _ in rows[0].children]
        rows.insert(0, Node("row", children=cells, level=1))


def _place_rules(blocks: list[Node], *, among_sections: bool) -> None:
    """Rules are HTML where docutils takes none: they part two things, on a page's own level."""
    shown = [block for block in blocks if block.kind not in _UNSEEN]
    followers = [block.kind for block in shown[1:]] + [""] * bool(shown)
    before = "heading"
    for block, after in zip(shown, followers, strict=True):
        if block.kind != "rule":
            _place_rules(block.children, among_sections=False)
        elif not among_sections or before in ("heading", "rule") or not after:
            block.kind, block.name = "element", "hr"
        before = block.kind


def _reads_back(text: str, blocks: list[Node]) -> bool:
    return resolved(of_tokens(myst().parse(text, {}))) == resolved(of_nodes(blocks))


def _block_reads_back(block: Node, document: Document) -> bool:
    writer = BlockWriter(document.references, document.footnotes)
    text = "\n".join(writer.write([block])) + "\n" + writer.notes
    tokens = myst().parse(text, {"references": dict(writer.known)})
    read = resolved(of_tokens(tokens))
    wanted = resolved(of_nodes([block]))
    return read[: len(wanted)] == wanted
