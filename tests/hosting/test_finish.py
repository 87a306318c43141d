"""What hosting adds to the pages of a build."""

from __future__ import annotations

import gzip
import json
import shutil
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from lxml import html
from sphinx.testing.util import SphinxTestApp
from sphinx_commons.commands.site.finish import finish
from sphinx_commons.commands.site.nginx_map import map_lines
from sphinx_commons.commands.site.pagefind_index import (
    FOLDER,
    put_anchors_on_headings,
    search_copy,
    write_index,
)
from sphinx_commons.commands.site.pages import read_documents
from sphinx_commons.commands.site.stable_order import array, items
from sphinx_commons.core.absolute_links import from_root

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def site(rootdir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site, built and finished."""
    srcdir = tmp_path_factory.mktemp("hosting") / "src"
    shutil.copytree(rootdir / "test-hosting", srcdir)
    app = SphinxTestApp("dirhtml", srcdir=srcdir)
    try:
        app.build()
        assert app.warning.getvalue() == ""
    finally:
        app.cleanup()
    finish(app.outdir, srcdir.parent / "deploy")
    return app.outdir


def fragments(site: Path) -> dict[str, dict]:
    """What Pagefind kept of each page, by its address."""
    found = {}
    for file in (site / FOLDER / "fragment").iterdir():
        data = gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd")
        found[json.loads(data)["url"]] = json.loads(data)
    return found


def test_only_listed_documents_are_in_the_index(site):
    assert set(fragments(site)) == {"/", "/faq/", "/authors/ada/", "/authors/", "/blog/2015/salt/"}


def test_nothing_hidden_is_in_the_index(site):
    for fragment in fragments(site).values():
        assert "unlistedword" not in fragment["content"]
        assert "draftword" not in fragment["content"]


def test_pages_can_be_filtered(site):
    found = fragments(site)
    assert found["/blog/2015/salt/"]["filters"] == {
        "author": ["Ada"], "kind": ["Posts"], "tag": ["Spices"], "year": ["2015"],
    }  # fmt: skip
    assert found["/faq/"]["filters"]["kind"] == ["Questions"]
    assert found["/authors/ada/"]["filters"]["kind"] == ["People"]
    assert found["/"]["filters"]["kind"] == ["Documentation"]


def test_questions_and_sections_are_parts_of_results(site):
    found = fragments(site)
    anchors = {a["text"]: a["id"] for a in found["/faq/"]["anchors"]}
    assert anchors["Why salt?"] == "why-salt"
    anchors = {a["text"]: a["id"] for a in found["/blog/2015/salt/"]["anchors"]}
    assert anchors["From the sea"] == "from-the-sea"


def test_only_the_article_is_searched(site):
    for fragment in fragments(site).values():
        assert "Skip to content" not in fragment["content"]
        assert "Show comments" not in fragment["content"]
        assert "#" not in fragment["meta"]["title"]


def test_titles_are_escaped_in_search_copies(site):
    (page,) = (d for d in read_documents(site) if d.path == "faq/index.html")
    tree = BeautifulSoup(search_copy(site, page), "html.parser")
    assert tree.title.text == "Questions & <answers>"


def test_a_heading_keeps_the_id_that_it_has():
    article = html.fromstring("<div><section id='s'><h2 id='own'>T</h2></section></div>")
    put_anchors_on_headings(article)
    assert article.xpath("//h2/@id") == ["own"]
    assert article.xpath("//section/@id") == ["s"]


def test_finishing_twice_changes_nothing(site):
    before = {p: p.read_bytes() for p in site.rglob("*") if p.is_file()}
    finish(site, site.parents[2] / "deploy")
    after = {p: p.read_bytes() for p in site.rglob("*") if p.is_file()}
    assert after == before


def test_every_page_has_a_text(site):
    texts = {p.relative_to(site).as_posix() for p in site.rglob("*.html.md")}
    listed = BeautifulSoup((site / "sitemap.xml").read_text("utf-8"), "xml").find_all("loc")
    base = "https://example.org/"
    assert texts == {f"{url.text.removeprefix(base)}index.html.md" for url in listed}
    lists = site / "blog/2015/index.html.md"
    assert "[Salt](<https://example.org/blog/2015/salt/>)" in lists.read_text("utf-8")
    post = (site / "blog/2015/salt/index.html.md").read_text("utf-8")
    assert post.startswith("# Salt\n\nIt is white.\n\n## From the sea\n\nIt dries.\n")
    assert "Ada · 2015-03-02" in post
    assert "omment" not in post
    assert "## Why salt?\n\nBecause of taste." in (site / "faq/index.html.md").read_text("utf-8")


def test_programs_find_the_texts(site):
    lines = (site / "llms.txt").read_text("utf-8").splitlines()
    assert lines[0] == "# Kitchen"
    assert "> All about food." in lines
    assert "## People" in lines
    entry = "- [Salt](<https://example.org/blog/2015/salt/index.html.md>): It is white."
    assert entry in lines
    assert len([line for line in lines if line.startswith("- ")]) == 4


def test_the_same_pages_give_the_same_index(site, tmp_path):
    def index(name: str) -> dict[str, bytes]:
        copy = shutil.copytree(site, tmp_path / name)
        write_index(copy, tmp_path / f"{name}.sha256")
        files = (path for path in (copy / FOLDER).rglob("*") if path.is_file())
        return {path.relative_to(copy).as_posix(): path.read_bytes() for path in files}

    first = index("0")
    assert any(name.endswith(".pf_filter") for name in first)
    for name in ("1", "2", "3"):
        assert index(name) == first


@pytest.mark.parametrize("count", [0, 1, 23, 24, 255, 256, 70_000])
def test_arrays_of_any_length_are_written_as_they_are_read(count):
    parts = [b"\x18\x19", b"\x63abc", b"\x81\x01", b"\xa1\x01\x02", b"\x00"]
    wanted = [parts[i % len(parts)] for i in range(count)]
    assert items(array(wanted)) == wanted


def test_the_page_for_missing_pages_is_at_the_root(site):
    page = BeautifulSoup((site / "404.html").read_text("utf-8"), "html.parser")
    links = {link["href"] for link in page.find_all(href=True)}
    assert {"/", "/faq/"} <= links
    assert [link for link in links if not link.startswith(("/", "#", "https://"))] == []
    assert all(script["src"].startswith("/") for script in page.find_all("script", src=True))


def test_only_addresses_are_made_absolute():
    kept = '<a href="http://["><a href="#z"><a href="//h/p"><a href="mailto:x"><img src="/i">'
    text = f'<a href="../x/?a=1&amp;b">{kept}'
    assert from_root(text, "/s/404/") == f'<a href="/s/x/?a=1&amp;b">{kept}'


def test_a_map_of_redirects_names_each_address_once():
    lines = list(map_lines("/a /b/ 301\n/A/ /b/ 301\n/x%22 /y/ 301\n/y/ /z/ 301\n", {"/y", "/y/"}))
    assert lines == ['"/a" "/b/";\n', '"/a/" "/b/";\n', '"/x\\"" "/y/";\n', '"/x\\"/" "/y/";\n']


def test_capital_letters_count_where_they_must():
    lines = list(map_lines("/A.b /c/ 301\n/D /e/ 301\n/d /f/ 301\n", {"/a.b"}))
    assert lines == [
        '"~^/A\\\\.b$" "/c/";\n', '"/A.b/" "/c/";\n',
        '"~^/D$" "/e/";\n', '"~^/d$" "/f/";\n', '"~^/D/$" "/e/";\n', '"~^/d/$" "/f/";\n',
    ]  # fmt: skip
