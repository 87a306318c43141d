"""What is done to a site with extensions that draw pictures."""

from __future__ import annotations

import shutil

from hypothesis import strategies as st
from hypothesis.stateful import rule

from .plain_edits import PAGES, WORDS, PlainEdits

# "sphinx.ext.graphviz" draws where there is Graphviz, and elsewhere warns.
OTHERS = ["sphinx.ext.graphviz", "sphinx.ext.autosummary", "sphinx_design"]
PROGRAM = shutil.which("dot") or "no-dot"


class DrawnEdits(PlainEdits):
    """Edits of diagrams and summaries, and of the list of extensions."""

    def __init__(self) -> None:
        super().__init__()
        settings = f"extensions += {OTHERS}\ngraphviz_dot = {PROGRAM!r}\n"
        self.garden.write("conf.py", f"{self.garden.read('conf.py')}{settings}")

    def put_in(self, name: str, block: str) -> None:
        """Put *block* before the toctree of a page, or take it away."""
        text = self.garden.read(name)
        if block in text:
            self.garden.write(name, text.replace(block, ""))
            return
        head, toctree, rest = text.partition(".. toctree::")
        self.garden.write(name, f"{head}{block}{toctree}{rest}")

    @rule(name=PAGES, word=WORDS)
    def draw(self, name, word):
        self.put_in(name, f"\n.. digraph:: {word}\n\n   a -> {word};\n\n")

    @rule(name=PAGES)
    def summarise(self, name):
        self.put_in(name, "\n.. autosummary::\n\n   kettle_parts.spout\n\n")

    @rule(name=PAGES, word=WORDS)
    def lay_out(self, name, word):
        self.put_in(name, f"\n.. card:: {word}\n\n   :doc:`/api`\n\n")

    @rule(name=st.sampled_from(OTHERS))
    def leave_out(self, name):
        self.garden.toggle("conf.py", f"extensions = [n for n in extensions if n != {name!r}]\n")
