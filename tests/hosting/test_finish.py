"""What hosting adds to the pages of a build."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from lxml import html
from sphinx.testing.util import SphinxTestApp
from sphinx_commons.commands.site.finish import finish
from sphinx_commons.commands.site.nginx_map import map_lines
from sphinx_commons.commands.site.search_index import FOLDER, write_index
from sphinx_commons.commands.site.sections import sections_of
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


def entry(site: Path) -> dict:
    return json.loads((site / FOLDER / "entry.json").read_bytes())


def shown(site: Path) -> dict[str, dict]:
    """What results say of each page, by its address."""
    folder = site / FOLDER / entry(site)["folder"] / "pages"
    files = [folder / f"{number}.json" for number in range(len(list(folder.iterdir())))]
    pages = [json.loads(file.read_bytes()) for file in files]
    return {f"/{page['url']}": page for page in pages}


def found(site: Path, word: str) -> list[int]:
    """The sections that have *word*, by the file that a browser looks into."""
    keys, folder = entry(site)["keys"], site / FOLDER / entry(site)["folder"]
    key = max((key for key in keys if word.startswith(key)), key=len)
    words = json.loads((folder / f"words/{keys.index(key)}.json").read_bytes())["words"]
    return [number for number in words.get(word, []) if number >= 0]


def test_only_listed_documents_are_in_the_index(site):
    assert list(shown(site)) == ["/", "/authors/", "/faq/", "/authors/ada/", "/blog/2015/salt/"]


def test_nothing_hidden_is_in_the_index(site):
    texts = [path.read_text("utf-8") for path in (site / FOLDER).rglob("*.json")]
    assert any("white" in text for text in texts)
    assert not any("unlistedword" in text or "draftword" in text for text in texts)


def test_pages_can_be_filtered(site):
    numbers = {url: number for number, url in enumerate(shown(site))}
    facets = entry(site)["facets"]
    assert facets["kind"] == {
        "Documentation": [0, 1],
        "People": [numbers["/authors/ada/"]],
        "Posts": [numbers["/blog/2015/salt/"]],
        "Questions": [numbers["/faq/"]],
    }
    for name, value in (("author", "Ada"), ("tag", "Spices"), ("year", "2015")):
        assert numbers["/blog/2015/salt/"] in facets[name][value]


def test_questions_and_sections_are_parts_of_results(site):
    pages = shown(site)
    assert ["why-salt", "Why salt?", "Because of taste."] in pages["/faq/"]["sections"]
    assert ["from-the-sea", "From the sea", "It dries."] in pages["/blog/2015/salt/"]["sections"]


def test_words_lead_to_the_section_that_has_them(site):
    starts, pages = entry(site)["starts"], shown(site)
    sections = [s for page in pages.values() for s in page["sections"]]
    assert starts == [sum(len(p["sections"]) for p in list(pages.values())[:n]) for n in range(5)]
    assert [sections[number][0] for number in found(site, "tast")] == ["why-salt"]
    assert [sections[number][0] for number in found(site, "dri")] == ["from-the-sea"]
    # A tag finds the page, whose text does not say it.
    assert starts[4] in found(site, "spice")


def test_only_the_article_is_searched(site):
    for page in shown(site).values():
        text = " ".join(part for section in page["sections"] for part in section)
        assert "Skip to content" not in text
        assert "Show comments" not in text
        assert "#" not in page["title"]


def test_titles_are_text(site):
    assert shown(site)["/faq/"]["title"] == "Questions & <answers>"


def test_a_heading_keeps_the_id_that_it_has():
    article = html.fromstring(
        "<div><section id='s'><h2 id='own'>T</h2><p>a<b>b</b> c<script>no</script></p>d</section>"
        "<h3>Plain</h3></div>"
    )
    parts = [(s.anchor, s.title, s.text) for s in sections_of(article)]
    assert parts == [("", "", ""), ("own", "T", "ab c d Plain")]


def test_a_large_index_is_divided(site, tmp_path, monkeypatch):
    monkeypatch.setattr("sphinx_commons.commands.site.search_index.MOST_BYTES", 60)
    whole = {word: found(site, word) for word in ("salt", "spice", "tast")}
    copy = shutil.copytree(site, tmp_path / "site")
    write_index(copy)
    assert len(entry(copy)["keys"]) > len(entry(site)["keys"])
    assert {word: found(copy, word) for word in whole} == whole
    assert len(list((copy / FOLDER).iterdir())) == 2


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


def test_a_page_says_where_its_text_is(site):
    links = BeautifulSoup((site / "faq/index.html").read_text("utf-8"), "html.parser").select(
        'head link[rel="alternate"][type="text/markdown"]'
    )
    assert [link["href"] for link in links] == ["index.html.md"]
    assert "text/markdown" not in (site / "404.html").read_text("utf-8")
