"""What is done to a small site in reST that has questions and nothing else of ours."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import rule

from .machines import Builds

PAGES = st.sampled_from(["index.rst", "topics/index.rst", "topics/water.rst", "topics/tea.rst"])
WORDS = st.sampled_from(["Steam", "Leaves", "Cup"])
LINES = st.sampled_from(
    [
        ":ref:`hot`, :doc:`/api`, :faq:q:`why-wait`.",
        ".. faq:question:: Why more?\n   :tags: water\n\n   For tea.",
        ".. index:: single: kettle",
        ".. py:function:: spout_again()",
        ".. literalinclude:: /_code/kettle_parts.py",
        ".. math:: a = b\n   :label: one",
    ]
)
SETTINGS = st.sampled_from(
    [
        "html_title = 'Pot'",
        "faq_open = True",
        "html_theme_options = {'sidebar_collapse': False}",
        "html_sidebars = {'**': ['globaltoc.html']}",
        "html_domain_indices = False",
        "html_show_sourcelink = False",
        "viewcode_line_numbers = True",
        "rst_epilog = '.. note:: End'",
        "faq_labels = {'open_all': 'Open'}",
    ]
)


class PlainEdits(Builds):
    """Edits of texts, settings and of documented code."""

    @rule(name=PAGES, word=WORDS)
    def retitle_page(self, name, word):
        self.garden.change(name, r"\A.*\n=+$", f"{word}\n========")

    @rule(name=PAGES, word=WORDS)
    def retitle_section(self, name, word):
        self.garden.change(name, r"^.*\n-+$", f"{word}\n--------")

    @rule(name=PAGES, line=LINES)
    def add_line(self, name, line):
        text = self.garden.read(name)
        head, toctree, rest = text.partition(".. toctree::")
        self.garden.write(name, f"{head}\n{line}\n\n{toctree}{rest}")

    @rule(word=WORDS)
    def retitle_question(self, word):
        self.garden.change("faq/index.rst", r"question:: .*$", f"question:: Why {word}?")

    @rule(word=WORDS)
    def edit_included_file(self, word):
        self.garden.write("_parts/note.txt", f"Included {word}.\n")

    @rule(name=st.sampled_from(["api.rst", "tools.rst"]), line=st.sampled_from(["lid", "spout"]))
    def document_code(self, name, line):
        self.garden.toggle(name, f"\n.. py:function:: {line}()\n   :noindex:\n")

    @rule(word=WORDS)
    def edit_code(self, word):
        self.garden.change("_code/kettle_parts.py", r'"""Close.*"""', f'"""Close {word}."""')

    @rule()
    def toggle_tools(self):
        module = "\n.. py:module:: kettle_tools\n\n.. py:function:: spoon()\n"
        self.garden.toggle("tools.rst", module)

    @rule(setting=SETTINGS)
    def configure(self, setting):
        self.garden.toggle("conf.py", f"{setting}\n")
