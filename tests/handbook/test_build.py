"""The builder makes an accessible PDF of a small project."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from pypdf import PdfWriter

from .conftest import build
from .pdf import Pdf

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.sites import Built

    Make = Callable[..., Built]


def test_small_project_becomes_an_accessible_pdf(tmp_path: Path) -> None:
    app = build("handbook-small", tmp_path)
    assert app.warnings == ""
    pdf = Pdf(app.out / "salt.pdf")
    assert "pdfuaid" in pdf.metadata
    assert pdf.reader.metadata is not None
    assert pdf.reader.metadata.title == "Salt"
    assert "Salt is useful." in pdf.text
    assert pdf.bookmarks == ["Contents", "1 Salt", "2 Pepper"]
    assert pdf.tags["Table"] == 1
    assert pdf.tags["Code"] == 1
    assert pdf.alternatives == ["A square"]
    assert "https://example.org/" in pdf.addresses


ONE_OF_EACH = """\
Salt
====

.. image:: page.pdf
   :alt: A page

.. autosummary::

   json.dumps

.. math::

   a &= b \\\\
     &= c

.. math::

   d &= e

   f &= g

.. parsed-literal::

   first *line*
     second line

.. code-block:: text

   %s
"""


def test_what_only_other_formats_take_as_it_is(make_site: Make) -> None:
    """A PDF as a picture, a table that is a comment, formulas of several lines."""
    page = io.BytesIO()
    writer = PdfWriter()
    writer.add_blank_page(30, 20)
    writer.write(page)
    names = '["sphinx_commons.handbook", "sphinx.ext.autosummary"]'
    conf = f'extensions = {names}\nproject = "Salt"\nautosummary_generate = False\n'
    app = make_site(
        {"conf.py": conf, "index.rst": ONE_OF_EACH % (":a " * 60), "page.pdf": page.getvalue()}
    )
    assert app.warnings == ""
    pdf = Pdf(app.out / "salt.pdf")
    split, aligned = (
        r"\begin{split}a &= b \\ &= c\end{split}",
        r"\begin{aligned}d &= e\\f &= g\end{aligned}",
    )
    assert [" ".join(words.split()) for words in pdf.alternatives] == ["A page", split, aligned]
    lines = pdf.pages[2].splitlines()
    assert "first line" in lines  # no other line goes on with it
    assert max(map(len, lines)) < 90
    assert "Serialize obj to a JSON formatted str" in pdf.text


PEPPER = """\
Pepper
======

See [Ada]_, by pepper.

.. image:: mill.*
"""
TAB = """
from docutils import nodes
from docutils.parsers.rst import Directive

class Tab(Directive):
    has_content = True
    def run(self):
        label = nodes.label("", "", nodes.Text("Red"))
        text = nodes.container("", nodes.paragraph("", "Hot."))
        return [nodes.container("", label, text, type="tab", new_set=False)]

extensions = ["sphinx_commons.handbook"]
project = "Salt"
language = "xx"
today = "Today"

def setup(app):
    app.add_directive("tab", Tab)
"""


def test_what_other_projects_have(make_site: Make) -> None:
    """A language that nobody knows, a citation of the first page, labels that are no footnote's."""
    salt = "Salt\n====\n\n.. [Ada] On salt.\n\n.. tab::\n\n.. toctree::\n\n   pepper\n   bare\n"
    app = make_site(
        {"conf.py": TAB, "index.rst": salt, "pepper.rst": PEPPER, "bare.rst": "No title."}
    )
    assert app.warnings.splitlines()[-1] == (
        "pepper.rst:6: WARNING: a suitable image for typst builder not found: mill.*"
    )
    assert "[handbook" not in app.warnings
    pdf = Pdf(app.out / "salt.pdf")
    assert "Red Hot." in pdf.text
    assert "See [Ada] (p. 1), by pepper" in pdf.text
    assert pdf.bookmarks == ["Contents", "1 Salt", "2 Pepper", "3 bare"]
