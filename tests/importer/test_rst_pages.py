"""Pages of reStructuredText stay what they are."""

from __future__ import annotations

import json

import docutils.core
from commons_importer import rst_pages
from commons_importer.contents_tree import of_pages
from commons_importer.markdown.source import number

from . import trees

POST = """\
###########
Release 4.0
###########

:Date: 2018-11-13 09:00
:tags: release, News
:summary: Short
   words.
:author: Ann Example

A new *major* release, see `the guide <{filename}guide.rst>`_, `notes <{filename}/notes.md>`__,
`the script <{static}/files/x.sh>`_, `us <https://example.org>`_ and `gone <{filename}no.md>`_.

More
----

.. figure:: {static}/images/p.png
   :alt: A picture

.. image:: /images/none.png
"""
FILES = {
    "pelicanconf.py": "PATH = 'content'\nSTATIC_PATHS = ['images', 'files']\n",
    "content/news/four.rst": POST,
    "content/news/guide.rst": "Guide\n=====\n\n:date: 2018-01-01\n:author: Ann\n\nText.\n",
    "content/news/hidden.rst": "Later\n=====\n\n:date: 2018-01-01\n:status: draft\n\nText.\n",
    "content/notes.md": "Title: Notes\nDate: 2018-01-02\nAuthor: Ann\n\n"
    "[four]({filename}news/four.rst)\n",
    "content/images/p.png": "png",
    "content/files/x.sh": "x",
}


def test_fields_links_and_pictures_are_those_of_the_new_site(tmp_path):
    trees.run(trees.plant(tmp_path / "old", FILES), "pelican", tmp_path / "new")
    docs = tmp_path / "new/docs"
    text = (docs / "blog/2018/release-40.rst").read_text(encoding="utf-8")
    assert text.startswith(
        ":blogpost: true\n:authors: ann-example\n"
        ":date: 2018-11-13 09:00:00\n:tags: release, News\n:category: news\n"
        ":summary: Short words.\n\nRelease 4.0\n===========\n\nA new *major* release,"
    )
    assert "see :doc:`the guide </blog/2018/guide>`, :doc:`notes </blog/2018/notes>`," in text
    assert ":download:`the script </files/x.sh>`, `us <https://example.org>`_ and" in text
    assert ".. figure:: /images/p.png\n   :alt: A picture\n" in text
    assert (docs / "images/p.png").is_file()
    assert "[four](release-40.rst)" in (docs / "blog/2018/notes.md").read_text(encoding="utf-8")
    assert trees.redirects(tmp_path / "new")["/release-40.html"] == "blog/2018/release-40"
    drafts = [path.name for path in (tmp_path / "new/drafts").rglob("*") if path.is_file()]
    assert drafts == ["hidden.rst"]
    found = json.loads((tmp_path / "new/report.json").read_text(encoding="utf-8"))
    losses = [(f["line"], f["kind"]) for f in found["findings"] if f["loss"]]
    assert losses == [(12, "already broken"), (20, "missing image")]
    assert found["counts"]["words in"] == found["counts"]["words out"]


def test_the_page_is_read_by_docutils():
    values, body = rst_pages.split(number(POST, 1))
    assert values["title"] == "Release 4.0"
    text = rst_pages.page("日本 X", ["---", "title: x", "tags: [a, b]", "unlisted: true", "---"],
                          "Words.", of_pages(["one/two"]))  # fmt: skip
    tree = docutils.core.publish_doctree(
        text.replace(".. toctree::", ".. container::").replace(":hidden:", ":name: x"),
        settings_overrides={"report_level": 2, "halt_level": 2, "doctitle_xform": False},
    )
    assert [title.astext() for title in tree.findall(docutils.nodes.title)] == ["日本 X"]
    assert [f.astext().split("\n\n") for f in tree.findall(docutils.nodes.field)] == [
        ["tags", "a, b"], ["unlisted", "true"],
    ]  # fmt: skip
    assert body[0] == (
        "A new *major* release, see `the guide <{filename}guide.rst>`_, "
        "`notes <{filename}/notes.md>`__,", 11,
    )  # fmt: skip


def test_a_page_of_middleman(tmp_path):
    old = trees.plant(tmp_path / "old", {
        "config.rb": "activable :directory_indexes\n",
        "source/guide.html.rst": "---\ntitle: The guide\nauthor: Ann\n---\n\n"
        "See `us </other.html>`_.\n",
        "source/other.html.rst": "Other\n=====\n\n:tags: a\n\nWords.\n",
    })  # fmt: skip
    trees.run(old, "middleman", tmp_path / "new")
    text = (tmp_path / "new/docs/guide.rst").read_text(encoding="utf-8")
    assert text == ":authors: Ann\n\nThe guide\n=========\n\nSee :doc:`us </other>`.\n"
    assert ":tags: a\n\nOther\n=====\n" in (tmp_path / "new/docs/other.rst").read_text(
        encoding="utf-8"
    )
