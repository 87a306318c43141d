"""What two pages declare has the page that a clean build reads last, whatever was edited."""

from __future__ import annotations

from sphinx.testing.util import SphinxTestApp

from tests.sites import close

from .garden import PLAIN, Garden, differences

# What a page declares, and another may: for one of them alone, Sphinx has one place.
BLOCK = """

.. rubric:: Shared

.. _shared:

{0} label
~~~~~~~~~~~~

.. py:function:: shared({0})

.. glossary::

   shared
      {0}

.. math:: {0}
   :label: shared

.. [shared] {0}

Heading
~~~~~~~

{0}
"""
LINKS = """\
Links
=====

:ref:`shared`, :py:func:`shared`, :term:`shared`, :eq:`shared`, [shared]_, :ref:`Heading`.
"""


def declare(garden: Garden, page: str, word: str) -> None:
    head, _, _ = garden.read(page).partition(BLOCK[:20])
    garden.write(page, f"{head}{BLOCK.format(word)}" if word else head)


def test_the_same_after_each_edit(tmp_path):
    garden = Garden(tmp_path, root=PLAIN)
    garden.toggle("conf.py", "extensions += ['sphinx.ext.autosectionlabel']\n")
    garden.write("new.rst", LINKS)
    garden.incremental()
    edits = [
        [("api.rst", "A"), ("topics/water.rst", "C")],
        [("api.rst", "B")],  # The earlier one is read alone.
        [("topics/tea.rst", "D")],  # One in between comes.
        [("topics/water.rst", "")],  # The last one goes.
        [("topics/tea.rst", "")],
    ]
    for edit in edits:
        for page, word in edit:
            declare(garden, page, word)
        parallel = 2 if len(edit) > 1 else 0
        assert differences(garden.incremental(parallel=parallel), garden.clean()) == [], edit


def test_a_page_without_rivals_is_read_alone(tmp_path):
    garden = Garden(tmp_path, root=PLAIN)
    garden.incremental()
    text = garden.read("topics/water.rst")
    garden.write("topics/water.rst", f"{text}\n.. _alone:\n\nAlone\n-----\n\nWords.\n")
    app = SphinxTestApp("html", garden.source, garden.home / "incremental")
    read: list[str] = []
    app.connect("source-read", lambda _app, docname, _text: read.append(docname))
    app.build()
    close(app)
    assert read == ["topics/water"]
