"""Text and inline markup."""

from __future__ import annotations

import re

from docutils import nodes
from sphinx import addnodes

from .. import typ
from .base import BaseTranslator

BREAKS = re.compile(r"(?<=[/._=,:&?+@|-])(?=[^\s/._=,:&?+@|-])|(?<=[a-z])(?=[A-Z])")
LONG = 14
LONGEST_WORD = 30
MOST = 24
FEWEST = 5  # letters that may begin a line alone
MARKS = {
    "line-break": "linebreak();",
    "task-done": "task(true);",
    "task-open": "task(false);",
}
STYLED = {
    "strike": "strike",
    "s": "strike",
    "del": "strike",
    "ins": "underline",
    "u": "underline",
    "mark": "highlight",
    "small": "smaller",
    "kbd": "key",
    "guilabel": "strong",
    "menuselection": "strong",
    "sd-badge": "badge",
}


def breakable(text: str, most: int = MOST) -> list[str]:
    """*text* in the pieces between which a line may end, none of more than *most* letters
    but for the last.
    """
    pieces: list[str] = []
    for piece in BREAKS.split(text):
        pieces.extend(piece[at : at + most] for at in range(0, len(piece), most))
    while most == MOST and len(pieces) > 1 and len(pieces[-1]) < FEWEST:
        pieces[-2:] = ["".join(pieces[-2:])]
    return pieces or [text]


class InlineVisitors(BaseTranslator):
    """Inline nodes; a style is a call around their content."""

    def visit_Text(self, node: nodes.Text) -> None:  # noqa: N802
        text = node.astext()
        self.note_characters(text, node)
        if self._verbatim:
            lines = text.replace("\r", "").expandtabs(8).split("\n")
            self.add("linebreak();".join(self.code_of(line) for line in lines))
        else:
            self.add(self.code_of(text))

    def depart_Text(self, node: nodes.Text) -> None:  # noqa: N802
        pass

    def code_of(self, text: str) -> str:
        """Running text as code; words too long for a line may break."""
        narrow = self._narrowest()
        longest, most = (narrow, narrow) if narrow else (LONGEST_WORD, MOST)
        if not any(len(word) > longest for word in text.split()):
            return f"{typ.words(text)};"
        joined = []
        for word in re.split(r"(\s+)", text):
            pieces = breakable(word, most) if len(word) > longest else [word]
            joined.append(";may-break;".join(typ.words(piece) for piece in pieces if piece))
        return ";".join(code for code in joined if code) + ";"

    def _narrowest(self) -> int:
        """At how many letters the tables around break words, 0 where none does."""
        return min((layout.piece for layout in self._layouts if layout.piece), default=0)

    def _call(self, name: str) -> None:
        self.open(f"{name}(")

    def _end(self, node: nodes.Node) -> None:
        self.close(");")

    def visit_emphasis(self, node: nodes.Element) -> None:
        self._call("emph")

    def visit_strong(self, node: nodes.Element) -> None:
        self._call("strong")

    def visit_subscript(self, node: nodes.Element) -> None:
        self._call("sub")

    def visit_superscript(self, node: nodes.Element) -> None:
        self._call("super")

    visit_title_reference = visit_emphasis
    depart_emphasis = depart_strong = depart_subscript = depart_superscript = _end
    depart_title_reference = _end

    def literal(self, text: str, node: nodes.Node) -> None:
        """Write *text* as code within a line."""
        self.note_characters(text, node)
        narrow = self._narrowest()
        pieces = breakable(text, narrow or MOST) if len(text) > (narrow or LONG) else [text]
        parts = typ.array(typ.words(piece) for piece in pieces)
        self.add(f"literal({typ.words(text)}{', parts: ' + parts if len(pieces) > 1 else ''});")

    def visit_literal(self, node: nodes.literal) -> None:
        if "kbd" in node["classes"]:
            self._call("key")
            return
        if all(isinstance(child, (nodes.Text, nodes.inline)) for child in node.children):
            self.literal(node.astext(), node)
            raise nodes.SkipNode
        self._call("mono")

    depart_literal = _end

    def visit_literal_strong(self, node: addnodes.literal_strong) -> None:
        self._call("mono-strong")

    def visit_literal_emphasis(self, node: addnodes.literal_emphasis) -> None:
        self._call("mono-emph")

    def visit_mono(self, node: nodes.Element) -> None:
        self._call("mono")

    depart_literal_strong = depart_literal_emphasis = _end
    visit_manpage = visit_literal_emphasis
    depart_manpage = _end

    def visit_abbreviation(self, node: nodes.Element) -> None:
        pass

    def depart_abbreviation(self, node: nodes.Element) -> None:
        """Spell out at its first use what the website shows on hover."""
        meaning = node.get("explanation", "")
        if (
            meaning
            and not self._in_signature(node)
            and (node.astext(), meaning) not in self._spelled_out
        ):
            self._spelled_out.add((node.astext(), meaning))
            self.add(typ.words(f" ({meaning})") + ";")

    def _in_signature(self, node: nodes.Node) -> bool:
        above = node.parent
        while isinstance(above, nodes.TextElement):
            if isinstance(above, addnodes.desc_signature):
                return True
            above = above.parent
        return False

    visit_acronym = visit_abbreviation
    depart_acronym = depart_abbreviation

    def visit_inline(self, node: nodes.inline) -> None:
        classes: list[str] = node.get("classes", [])
        if mark := next((MARKS[name] for name in classes if name in MARKS), ""):
            self.add(mark)
            raise nodes.SkipNode
        style = next((STYLED[name] for name in classes if name in STYLED), "")
        self._styles.append(style)
        if style:
            self._call(style)

    def depart_inline(self, node: nodes.inline) -> None:
        if self._styles.pop():
            self._end(node)

    def visit_generated(self, node: nodes.generated) -> None:
        pass

    def depart_generated(self, node: nodes.generated) -> None:
        pass

    def visit_problematic(self, node: nodes.problematic) -> None:
        self._call("mono")

    depart_problematic = _end
    visit_pending_xref_condition = visit_generated
    depart_pending_xref_condition = depart_generated

    def visit_raw(self, node: nodes.raw) -> None:
        raise nodes.SkipNode  # HTML was turned into nodes before; the rest is for other formats
