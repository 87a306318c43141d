"""What all visitors share: the output, places in the source, anchors, content blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from ...guarded_visits import PlacedTranslator
from ...warn import warn
from .. import typ
from ..label_table import Labels
from ..pygments_code import CodeStyle
from ..scan import Scan

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sphinx.builders import Builder

    from ...volume import Volume
    from ..columns import Layout

# Their ids wait for the next content, as the code before them cannot hold an anchor.
IN_ARGUMENTS = (
    nodes.list_item,
    nodes.definition_list_item,
    nodes.term,
    nodes.classifier,
    nodes.definition,
    nodes.field,
    nodes.field_name,
    nodes.field_body,
    nodes.option_list_item,
    nodes.option_group,
    nodes.description,
    nodes.tgroup,
    nodes.thead,
    nodes.tbody,
    nodes.row,
    nodes.entry,
    nodes.title,
    nodes.caption,
    nodes.legend,
    nodes.attribution,
    addnodes.hlistcol,
    addnodes.desc_signature,
    addnodes.desc_content,
    addnodes.production,
)
# The compiler gives up somewhat above 30, and what the innermost block holds needs some of that.
MAX_DEPTH = 24
TWICE = (
    nodes.block_quote,
    nodes.definition_list,
    nodes.field_list,
    nodes.option_list,
    addnodes.desc,
)


class BaseTranslator(PlacedTranslator):
    """Collects Typst code in :attr:`body`; :meth:`astext` is the whole of it.

    An entry of *body* is code, or a function that gives the code once all anchors are known.
    """

    def __init__(self, volume: Volume, builder: Builder) -> None:
        super().__init__(volume.tree, builder)
        self.volume = volume
        self.code_style = CodeStyle(self.config.pygments_style or "sphinx")
        self.body: list[str | Callable[[], str]] = []
        self.labels = Labels()
        self.scan = Scan.of(volume.tree)
        self.docname = str(volume.tree.get("docname", ""))
        self.depth = 0
        self._waiting: list[str] = []
        self._unknown: set[str] = set()
        self._closers: list[str] = []
        self._link_ends: list[str] = []
        self._styles: list[str] = []
        self._verbatim = False  # within code that has markup, where line ends count
        self._flat: list[bool] = []
        self._captions: list[bool] = []
        self._cells: list[bool] = []
        self._layouts: list[Layout] = []
        self._spans: list[list[int]] = []  # of row headers, in each open table
        self._stubs: list[int] = []  # row headers of the present row, in each open table
        self._spelled_out: set[tuple[str, str]] = set()

    def astext(self) -> str:
        return "".join(entry if isinstance(entry, str) else entry() for entry in self.body)

    # Output

    def add(self, code: str | Callable[[], str]) -> None:
        self.body.append(code)

    def open(self, call: str = "") -> None:
        """Begin content, as the (last) argument of *call*; :meth:`close` ends it."""
        self.add(f"{call}[#{{")
        self.release_anchors()

    def close(self, end: str = "") -> None:
        self.add(f"}}]{end}")

    def statement(self, node: nodes.Node) -> None:
        """Begin a line of code that says where in the source it comes from.

        Two signs mark what stands in no other block, so that it can be compiled alone.
        """
        sections = (nodes.section, nodes.document, addnodes.start_of_file)
        mark = "//@@" if isinstance(node.parent, sections) else "//@"
        place = self.place(node)
        line = (place[1] if isinstance(place, tuple) else None) or 0
        self.add(f"\n{mark} {self.docname}:{line}\n")

    def next_block(self, node: nodes.Node) -> None:
        """Begin a block of text: what stands before it in the same parent is ended."""
        begins = self._begins_content()
        self.statement(node)
        if not begins:
            self.add("parbreak()\n")

    def _begins_content(self) -> bool:
        """Whether nothing but anchors was written since content was opened."""
        for entry in reversed(self.body):
            if not isinstance(entry, str):
                return False
            code = entry.strip()
            if code and not code.startswith(("anchor(", "//@")):
                return code.endswith("[#{")
        return True

    def capture(
        self, node: nodes.Element, children: Sequence[nodes.Node] | None = None
    ) -> Callable[[], str]:
        """The code of *node*'s (or the given) children as content, not yet written."""
        outside, self.body = self.body, []
        self.depth += 1  # it stands in something else, so no table in it can turn the page
        self.open()
        for child in node.children if children is None else children:
            child.walkabout(self)
        self.close()
        self.depth -= 1
        inside, self.body = self.body, outside
        return lambda: "".join(entry if isinstance(entry, str) else entry() for entry in inside)

    # Places

    def note_characters(self, text: str, node: nodes.Node) -> None:
        """Note where each unusual character first stands, for warnings about fonts."""
        if text.isascii():
            return
        for character in set(text):
            if ord(character) > 0x17F and character not in self.volume.characters:
                self.volume.characters[character] = self.place(node)

    # Anchors

    def label(self, anchor: str) -> str:
        """The name of the label for an id of the current document."""
        return f"{self.docname}#{anchor}"

    def hold_anchors(self, node: nodes.Element) -> None:
        """Keep the ids of *node* for the next place that can hold an anchor."""
        ids: list[str] = node.get("ids", [])
        self._waiting.extend(self.label(anchor) for anchor in ids)

    def release_anchors(self) -> None:
        waiting, self._waiting = self._waiting, []
        for name in waiting:
            if self.labels.define(name):
                self.add(f"anchor({typ.string(name)});")

    # Dispatch

    def dispatch_visit(self, node: nodes.Node) -> None:
        placed = not isinstance(node, nodes.Invisible) or isinstance(node, nodes.target)
        if isinstance(node, nodes.Element) and placed:
            if node.get("ids") and not isinstance(node, nodes.section):
                self.hold_anchors(node)
            if self._waiting and not isinstance(node, (*IN_ARGUMENTS, nodes.section)):
                self.release_anchors()
        super().dispatch_visit(node)

    def unknown_visit(self, node: nodes.Node) -> None:
        """Keep the text of a node nobody has a visitor for, and say so once."""
        name = node.__class__.__name__
        if not isinstance(node.parent, nodes.TextElement):
            self.next_block(node)
        if name in self._unknown:
            return
        self._unknown.add(name)
        warn(
            "unknown_node",
            "no Typst visitor for %r: only its text is kept",
            name,
            location=self.place(node),
        )

    def unknown_departure(self, node: nodes.Node) -> None:
        pass

    # Nesting

    def enter(self, node: nodes.Node) -> bool:
        """Go one block deeper; ``False`` where the page cannot hold a deeper one."""
        held = self.depth <= MAX_DEPTH
        self.depth += _depth_of(node)
        if held and self.depth > MAX_DEPTH:
            warn("nesting", "blocks nested too deep are set flat", location=self.place(node))
        return self.depth <= MAX_DEPTH

    def leave(self, node: nodes.Node) -> None:
        self.depth -= _depth_of(node)

    def wrap(self, node: nodes.Node, *pieces: str | Callable[[], str]) -> None:
        """Open a call with content that ends in :meth:`unwrap`.

        The text *pieces* are the beginning of the call, the others content in it. Nested too
        deep, the content stands alone.
        """
        if self.enter(node):
            for piece in pieces:
                self.add(piece)
            self.open()
            self._closers.append("}])")
            return
        for piece in pieces:
            if not isinstance(piece, str):
                self.add("parbreak();")
                self.add(piece)
                self.add(";parbreak();")
        self._closers.append("")

    def unwrap(self, node: nodes.Node) -> None:
        self.leave(node)
        self.add(self._closers.pop())


def _depth_of(node: nodes.Node) -> int:
    """How many of the compiler's levels a block takes."""
    return 2 if isinstance(node, TWICE) else 1
