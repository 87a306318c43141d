"""Files of HTML that the engine only copied, and layouts that only send readers on."""

from __future__ import annotations

import json

import pytest

from . import trees

READY = (
    "<!DOCTYPE html>\n<html><head><title>Old &amp; gold</title><style>p {color: red}</style>\n"
    "<script>alert(1)</script></head>\n<body bgcolor='white'>\n<h2 id='top'>First part</h2>\n"
    "<p>Some words, <a href='guide.html'>a guide</a> <img src='pic.png' alt='A picture'>.</p>\n"
    "</body></html>\n"
)
HEAD = "---\ntitle: Guide\n---\nWords.\n"


def imported(tmp_path, files, engine):
    source = trees.plant(tmp_path / "old", files)
    trees.run(source, engine, tmp_path / "new")
    return tmp_path / "new"


def unclaimed(dest):
    return json.loads((dest / "report.json").read_text(encoding="utf-8"))["unclaimed"]


@pytest.mark.parametrize(
    ("engine", "root", "files"),
    [
        ("jekyll", "", {"_config.yml": "title: T\n", "old/guide.md": HEAD}),
        ("middleman", "source/", {"config.rb": "", "source/old/guide.html.md": HEAD}),
    ],
)
def test_a_ready_document_is_a_page(tmp_path, engine, root, files):
    files = files | {f"{root}old/ready.html": READY, f"{root}old/pic.png": "png"}
    dest = imported(tmp_path, files, engine)
    text = (dest / "docs/old/ready.md").read_text(encoding="utf-8")
    assert "# Old & gold\n" in text
    assert "## First part\n" in text
    assert "Some words, [a guide](guide.md) ![A picture](../images/pic.png)." in text
    assert "color" not in text
    assert "alert" not in text
    assert unclaimed(dest) == []


def test_a_file_without_a_text_is_no_page(tmp_path):
    files = {
        "_config.yml": "title: T\n",
        "a.md": HEAD,
        "google12.html": "google-site-verification: google12.html",
        "frames.html": "<html><frameset><frame src='a.html'></frameset></html>",
    }
    dest = imported(tmp_path, files, "jekyll")
    assert not (dest / "docs/google12.md").exists()
    assert unclaimed(dest) == ["/frames.html", "/google12.html"]


def test_a_layout_that_sends_on_makes_redirects(tmp_path):
    layout = (
        "<html><head><script>location.replace('{{ page.goto }}')</script>\n"
        '<meta http-equiv="refresh" content="0;url={{ page.goto | relative_url }}"></head></html>\n'
    )
    refresh = '<meta http-equiv="refresh" content="0;url={{ site.baseurl }}/a/c.html">'
    files = {
        "_config.yml": "title: T\n",
        "_layouts/moved.html": layout,
        "guide.md": HEAD,
        "start.md": "---\nlayout: moved\ngoto: /guide.html\n---\n",
        "a/b.md": "---\nlayout: moved\ngoto: ../start.html\n---\n",
        "a/c.html": '<meta http-equiv="refresh" content="0; url=../a/b.html">',
        "d.html": f"---\n---\n{refresh}",
        "e.html": '<meta content="0; URL=/guide.html" http-equiv=refresh />',
        "f.html": "<html><script>window.location = '/guide.html';</script></html>",
        "many.md": "---\ntitle: Many\nredirect_to:\n  - https://example.org/\n---\n",
    }
    dest = imported(tmp_path, files, "jekyll")
    rows = (dest / "docs/redirects.csv").read_text(encoding="utf-8").split()
    for old in ("/start.html", "/a/b.html", "/a/c.html", "/d.html", "/e.html", "/f.html"):
        assert f"{old},guide" in rows
    assert "/many.html,https://example.org/" in rows
    assert not (dest / "docs/start.md").exists()
