"""Row headers are tagged as such, and nothing else is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .pdf import Pdf

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.sites import Built

PAGE = """\
Salt
====

.. list-table:: Kinds
   :stub-columns: 1

   * - {first}
     - coarse
   * - rock
     - .. list-table::

          * - fine
            - grey

.. list-table::
   :header-rows: 1

   * - Kind
   * - sea
"""
CONF = """
from docutils import nodes
extensions = ["sphinx_commons.handbook"]
project = "Salt"

def span(app, doctree):
    \"\"\"Let the first cell of the first row reach into the second.\"\"\"
    rows = list(list(doctree.findall(nodes.tbody))[0].children)
    if "both" in rows[0].astext():
        rows[0][0]["morerows"] = 1
        rows[1].remove(rows[1][0])

def setup(app):
    app.connect("doctree-read", span)
"""


def roles(pdf: Pdf) -> list[str]:
    return [str(attributes.get("/Scope", tag)).lstrip("/") for tag, attributes in pdf.cells]


def test_row_headers(make_site: Callable[..., Built]) -> None:
    app = make_site({"conf.py": CONF, "index.rst": PAGE.format(first="sea")})
    assert app.warnings == ""
    pdf = Pdf(app.out / "salt.pdf")
    assert roles(pdf) == ["Row", "TD", "Row", "TD", "TD", "TD", "Column", "TD"]
    assert "pdfuaid" in pdf.metadata


def test_row_header_of_two_rows(make_site: Callable[..., Built]) -> None:
    app = make_site({"conf.py": CONF, "index.rst": PAGE.format(first="both")})
    pdf = Pdf(app.out / "salt.pdf")
    assert roles(pdf) == ["Row", "TD", "TD", "TD", "TD", "Column", "TD"]
