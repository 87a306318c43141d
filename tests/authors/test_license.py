"""The licence of a page: what writers may write, and where readers and machines find it."""

from __future__ import annotations

import json

import pytest
from bs4 import BeautifulSoup
from sphinx.testing.util import SphinxTestApp
from sphinx_commons.front_matter.decode import decode
from sphinx_commons.front_matter.header import find_header

DEED = "https://creativecommons.org/licenses/by/4.0/"


def read(written: str):
    decoded = decode(find_header(f"---\nlicense: {written}\n---\nText\n"))
    return decoded.meta.license, [problem.message for problem in decoded.problems]


@pytest.mark.parametrize(
    ("written", "name", "url"),
    [
        ("CC BY 4.0", "CC BY 4.0", DEED),
        ("cc-by-4.0", "cc-by-4.0", DEED),
        ("CC BY-NC-SA 3.0", "CC BY-NC-SA 3.0", DEED.replace("by/4", "by-nc-sa/3")),
        ("CC0 1.0", "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        (DEED, "CC BY 4.0", DEED),
        ("Apache-2.0", "Apache-2.0", "https://spdx.org/licenses/Apache-2.0.html"),
        ("https://e.org/terms", "e.org/terms", "https://e.org/terms"),
        ("MIT OR Apache-2.0", "MIT OR Apache-2.0", ""),
        ("GPL-2.0+", "GPL-2.0+", ""),
        ("LicenseRef-ours", "LicenseRef-ours", ""),
        ("CC BY 9.9", "CC BY 9.9", ""),
        ("Ask the cook", "Ask the cook", ""),
        ("'javascript:alert(1)'", "javascript:alert(1)", ""),
    ],
)
def test_a_licence_is_read_as_written_and_linked_where_it_is_known(written, name, url):
    license_, problems = read(written)
    assert (license_.name, license_.url, problems) == (name, url, [])


@pytest.mark.parametrize("written", ["http://e.org/terms", "ftp://e.org", "https://", "[MIT]"])
def test_what_is_no_licence_is_reported(written):
    license_, (problem,) = read(written)
    assert license_ is None
    assert problem.startswith("license: found ")


def test_no_word_is_no_licence():
    assert read("") == (None, [])


@pytest.mark.parametrize(("written", "linked"), [("CC BY 4.0", True), ("Ask the cook", False)])
def test_byline_and_graph_name_the_licence(tmp_path, written, linked):
    conf = "extensions = ['sphinx_commons.authors']\nauthors_git_dates = False\n"
    (tmp_path / "conf.py").write_text(conf, encoding="utf-8")
    page = f"---\nlicense: {written}\n---\n# Page\n\nText.\n"
    (tmp_path / "index.md").write_text(page, encoding="utf-8")
    app = SphinxTestApp("html", srcdir=tmp_path)
    try:
        app.build()
        assert app.warning.getvalue() == ""
    finally:
        app.cleanup()
    soup = BeautifulSoup((app.outdir / "index.html").read_text("utf-8"), "html.parser")
    shown = soup.select_one(".byline .byline-license")
    assert shown.text == written
    assert [a["href"] for a in shown.find_all("a")] == ([DEED] if linked else [])
    (article, *_) = json.loads(soup.find("script", type="application/ld+json").string)["@graph"]
    assert article["license"] == (DEED if linked else {"@type": "CreativeWork", "name": written})
