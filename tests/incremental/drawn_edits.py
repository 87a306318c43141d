"""What is done to a site with extensions that draw pictures, and that list what pages cite."""

from __future__ import annotations

import shutil

from hypothesis import strategies as st
from hypothesis.stateful import rule

from .plain_edits import PAGES, WORDS, PlainEdits

# "sphinx.ext.graphviz" draws where there is Graphviz, and elsewhere warns.
OTHERS = [
    "sphinx.ext.graphviz",
    "sphinx.ext.autosummary",
    "sphinx_design",
    "sphinxcontrib.bibtex",
]
PROGRAM = shutil.which("dot") or "no-dot"
BOOKS = "@book{{{0}, author = {{A. {0}}}, title = {{Of {1}}}, year = 2001}}\n"


class DrawnEdits(PlainEdits):
    """Edits of diagrams and summaries, and of the list of extensions."""

    def __init__(self) -> None:
        super().__init__()
        settings = (
            f"extensions += {OTHERS}\ngraphviz_dot = {PROGRAM!r}\nbibtex_bibfiles = ['all.bib']\n"
        )
        self.garden.write("conf.py", f"{self.garden.read('conf.py')}{settings}")
        self.garden.write("all.bib", BOOKS.format("Cup", "Cups"))

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

    @rule(name=PAGES, word=WORDS)
    def cite(self, name, word):
        self.put_in(name, f"\n:cite:t:`{word}` and :cite:p:`Cup`.\n\n")

    @rule(name=PAGES)
    def list_books(self, name):
        self.put_in(name, "\n.. bibliography::\n\n")

    @rule(one=WORDS, other=WORDS)
    def edit_books(self, one, other):
        self.garden.write("all.bib", BOOKS.format(one, other) + BOOKS.format("Leaf", one))

    @rule(style=st.sampled_from(["unsrt", "alpha"]))
    def set_style(self, style):
        self.garden.toggle("conf.py", f"bibtex_default_style = {style!r}\n")

    @rule(name=st.sampled_from(OTHERS))
    def leave_out(self, name):
        self.garden.toggle("conf.py", f"extensions = [n for n in extensions if n != {name!r}]\n")
