"""WordPress: exports with all that they hold, and in several forms."""

# ruff: noqa: E501

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from pathlib import Path

import pytest
from commons_importer.engines.wordpress import addresses, library

from . import trees, wordpress_site
from .wordpress_site import BASE, item

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wordpress")
    files = {"export.xml": wordpress_site.export(), **wordpress_site.FILES}
    assert trees.run(trees.plant(folder / "old", files), "wordpress", folder / "new") == 1
    return folder / "new"


def imported(tmp_path, *items, files=None, head=None, more=()):
    given = wordpress_site.export(items, head) if head else wordpress_site.export(items)
    source = trees.plant(tmp_path / "old", {"export.xml": given, **(files or {})})
    trees.run(source, "wordpress", tmp_path / "new", *more)
    return tmp_path / "new"


def text(dest, name):
    return (dest / "docs" / name).read_text(encoding="utf-8")


def findings(dest, kind):
    data = json.loads((dest / "report.json").read_text(encoding="utf-8"))
    return [
        f"{f['file']}:{f['line']}: {f['message']}" for f in data["findings"] if f["kind"] == kind
    ]


def counts(dest):
    return json.loads((dest / "report.json").read_text(encoding="utf-8"))["counts"]


# -- one whole site --------------------------------------------------------------------------------


class Shown(HTMLParser):
    """Words, pictures, links, code and headings of a text of WordPress, as a browser has them."""

    def __init__(self, source):
        super().__init__()
        self.words, self.images, self.links, self.code, self.headings = [], 0, 0, 0, 0
        self.hidden = 0
        self.feed(source)

    def handle_starttag(self, tag, attrs):
        self.images += tag == "img"
        self.links += tag == "a"
        self.code += tag == "pre"
        self.headings += tag in ("h2", "h3")
        self.hidden += tag in ("script", "summary-label")

    def handle_endtag(self, tag):
        self.hidden -= tag == "script"

    def handle_data(self, data):
        if not self.hidden:
            self.words += re.findall(r"[^\W_]+", data)


def test_words_pictures_links_code_and_headings_come_over(site):
    for name, source in (("blog/2016/blocks.md", wordpress_site.BLOCKS),
                         ("blog/2015/classic.md", wordpress_site.CLASSIC)):  # fmt: skip
        plain = re.sub(
            r"\[/?(?:caption|gallery|audio|widget|box|sourcecode)\b[^\]]*\]", " ", source
        )
        old = Shown(plain.replace("[widget a=1]", ""))
        new = text(site, name)
        body = new.split("---\n", 2)[2]
        found = " ".join(re.findall(r"[^\W_]+", body))
        gone = [word for word in old.words if not re.search(rf"\b{re.escape(word)}\b", found)]
        assert gone == []
        extra = 2 if "classic" in name else 0  # the gallery
        assert body.count("![") == old.images + extra
        assert body.count("```") == 2 * (old.code + ("classic" in name))
        assert len(re.findall(r"^##+ ", body, re.MULTILINE)) == old.headings
        embedded = 2 if "classic" in name else 1
        links = len(re.findall(r"\]\((?!\S+(?:png|jpg)\)?\{?w?)", body)) + body.count("{ref}`")
        assert links >= old.links + embedded - 1


def test_classic_text_has_paragraphs_captions_galleries_and_shortcodes(site):
    body = text(site, "blog/2015/classic.md")
    assert "First **bold** line\\\nsecond line with [a number](../2016/blocks.md)." in body
    assert '<figure class="align-right">' in body
    assert (
        "[![A pot](../../images/pot-300x200.jpg){width=300 height=200}](../../images/pot.jpg)"
        in body
    )
    assert "The pot, *steaming*" in body
    assert "![The pot](../../images/pot.jpg)\n\n<figcaption>\n\nPot in a gallery" in body
    assert "(https://www.youtube.com/watch?v=abcdefghijk){.embed}" in body
    assert "[sound.mp3](../../files/sound.mp3){.embed}" in body
    assert "% [widget color" in body
    assert "Words in a widget" in body
    assert "See \\[ordinary\\] words and \\[gallery\\]." in body
    assert "```\nx = 1\n\ny = [widget a=1]\n```" in body
    assert "```python\nif a < b:\n    print(1)\n```" in body
    assert body.index("<!--more-->") < body.index("<figure")
    assert body.index("\n---\n\nSecond part.") > body.index("python")
    assert "alert" not in body


def test_blocks_lose_their_comments_and_nothing_else(site):
    body = text(site, "blog/2016/blocks.md")
    assert "wp:" not in body
    assert "wp-" not in body
    assert "Left side.\n\nRight side." in body
    assert "[Meet the team](../../about/team.md){.sd-btn .sd-btn-primary}" in body
    assert "> Pulled words." in body
    assert "| A | B |\n|---|---|\n| 1 | 2 |\n\nThe numbers" in body
    assert "```\na < b\n\nc\n```" in body
    assert "```\nas it   is\n```" in body
    assert "<summary>\n\nMore of it" in body
    assert "![Large pot](../../images/pot.jpg)" in body  # that size is not in the uploads
    assert "(https://vimeo.com/12345){.embed}" in body
    assert "Shared words." in body
    assert (
        "[classic](../2015/classic.md), {ref}`hot <category-hot-news>`, {ref}`news <category-news>`"
        in body
    )
    assert "(deep)=\n\n## Deep part" in body


def test_headers_say_what_the_export_says(site):
    head = text(site, "blog/2015/classic.md").split("---\n")[1]
    for line in ("title: Classic", "authors: ann", "date: 2015-03-02 10:00:00 +01:00",
                 "tags: [Tea water]", "category: News", "image: ../../images/pot.jpg",
                 "image_alt: The pot", "comments: true", "pinned: true"):  # fmt: skip
        assert line in head.splitlines()
    assert "summary: What blocks do." in text(site, "blog/2016/blocks.md")
    conf = (site / "conf.py").read_text(encoding="utf-8")
    assert "Kettle & Friends" in conf
    assert "https://kettle.example.org/blog/" in conf


def test_what_was_not_public_is_not(site):
    pages = "".join(path.read_text(encoding="utf-8") for path in (site / "docs").rglob("*.md"))
    assert "Secret" not in pages
    drafts = sorted(path.name for path in (site / "drafts/export.xml").iterdir())
    assert drafts == ["draft-15.md", "locked-17.md", "private-16.md"]
    everything = "".join(
        path.read_text(encoding="utf-8", errors="replace")
        for path in site.rglob("*")
        if path.is_file()
    )
    for secret in ("sesame", "private.example.org", "203.0.113.9"):
        assert secret not in everything
    assert counts(site)["left out: trash"] == 1
    assert counts(site)["left out: custom fields"] == 1


def test_every_old_address_leads_on(site):
    rows = trees.redirects(site)
    for old, new in {
        "/2015/03/classic/": "blog/2015/classic", "/2015/03/classic/2/": "blog/2015/classic",
        "/2015/03/older/": "blog/2015/classic", "/2015/03/classic/pot/": "blog/2015/classic",
        "/2016/06/кофе/": "blog/2016/кофе", "/category/news/": "blog/category/news",
        "/category/news/hot/": "blog/category/hot-news", "/category/hot/": "blog/category/hot-news",
        "/category/hot/feed/": "blog/category/hot-news/atom.xml", "/tag/tea-water/": "blog/tag/tea-water",
        "/author/ann/": "authors/ann", "/author/ann/feed/": "authors/ann/atom.xml",
        "/2015/": "blog/2015", "/2015/03/": "blog/2015/03", "/feed/": "blog/atom.xml",
        "/comments/feed/": "blog/atom.xml", "/journal/": "blog/index",
        "/?p=10": "blog/2015/classic", "/?page_id=42": "about/team", "/?p=42": "about/team",
        "/?attachment_id=20": "blog/2015/classic",
    }.items():  # fmt: skip
        assert rows.get(old) == new, old
    assert "/?p=40" not in rows  # the start page
    assert not any("=15" in old or "=19" in old for old in rows)
    assert (site / "docs/about/team.md").exists()
    data = json.loads((site / "report.json").read_text(encoding="utf-8"))
    assert data["unclaimed"] == ["/2015/03/classic/lid/"]


def test_findings_have_file_and_line(site):
    lines = wordpress_site.export().split("\n")
    hidden = findings(site, "shortcode")
    for found, name in zip(hidden, ("widget", "box"), strict=True):
        at = int(re.match(r"export\.xml/classic-10:(\d+): ", found)[1])
        assert f"[{name}" in found
        assert f"[{name}" in lines[at - 1]
    assert len(findings(site, "block")) == 2
    assert [f.split(": ", 1)[1] for f in findings(site, "menu")] == [
        "the line 'News here' of the menu leads to a list of posts, which is in no menu",
        "the line 'Lost' of the menu leads nowhere",
        "the menu 'Footer' has no place; 'Main menu' is the one of the new site",
    ]


def test_the_menu_is_the_old_one(site):
    assert "/about\nShop <https://shop.example.org/>" in text(site, "index.md")
    assert "The team </about/team>" in text(site, "about.md")


def test_comments_are_a_file_that_isso_reads(site):
    namespace = "{http://wordpress.org/export/1.2/}"
    items = ET.parse(site / "comments.xml").getroot().findall("channel/item")
    assert [one.find("link").text for one in items] == [f"{BASE}/blog/2015/classic/"]
    found = [
        {part.tag.removeprefix(namespace): part.text for part in one}
        for one in items[0].findall(f"{namespace}comment")
    ]
    assert [(one["comment_id"], one["comment_parent"]) for one in found] == [("1", "0"), ("2", "1")]
    assert found[0]["comment_author"] == "Reader 1"
    assert counts(site)["comments"] == 2
    assert counts(site)["left out: comments"] == 2


def test_the_site_builds_without_a_warning(site):
    env = os.environ | {"PYTHONPATH": str(ROOT / "exts"), "SOURCE_DATE_EPOCH": "1796000000"}
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", "-c", ".", "-W", "--keep-going", "-q", "-b", "html", "docs", "_build/html"],
        cwd=site, env=env, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


# -- kinds of sources ------------------------------------------------------------------------------


def test_several_exports_are_one_site(tmp_path):
    one = item(1, "One", "First.")
    both = {"a.xml": wordpress_site.export([one]), "sitemap.xml": "<urlset/>",
            "b.xml": wordpress_site.export([one, item(2, "Two", "Second.")])}  # fmt: skip
    trees.run(trees.plant(tmp_path / "old", both), "wordpress", tmp_path / "new")
    assert "First." in text(tmp_path / "new", "blog/2015/one.md")
    assert "Second." in text(tmp_path / "new", "blog/2015/two.md")
    assert counts(tmp_path / "new")["things in several exports"] == 1


def test_a_file_is_a_site_with_the_uploads_beside_it(tmp_path):
    source = trees.plant(tmp_path, {
        "export.xml": wordpress_site.export([item(1, "One", f'<img src="{wordpress_site.UPLOADS}/a.png" alt="A">')]),
        "other.xml": wordpress_site.export([item(2, "Two", "Second.")]),
        "uploads/a.png": "png", "private.txt": "no part of it",
    })  # fmt: skip
    trees.run(source / "export.xml", "wordpress", tmp_path / "new", "--file", "*")
    assert "![A](../../images/a.png)" in text(tmp_path / "new", "blog/2015/one.md")
    assert not (tmp_path / "new/docs/blog/2015/two.md").exists()
    assert not list((tmp_path / "new").rglob("private*"))
    assert trees.run(source / "export.xml", "wordpress", source / "uploads/new") == 2
    assert trees.run(source / "export.xml", "jekyll", tmp_path / "newer") == 2


def test_the_https_namespace_and_another_prefix(tmp_path):
    given = wordpress_site.export([item(1, "One", "First.")])
    given = given.replace("http://wordpress.org", "https://wordpress.org").replace("wp:", "w:")
    given = given.replace("xmlns:wp=", "xmlns:w=")
    trees.run(trees.plant(tmp_path / "old", {"e.xml": given}), "wordpress", tmp_path / "new")
    assert "First." in text(tmp_path / "new", "blog/2015/one.md")


def test_addresses_that_are_numbers_only(tmp_path):
    dest = imported(
        tmp_path,
        item(
            1,
            "One",
            f'See <a href="{BASE}/?p=2">two</a> and <a href="/blog/?page_id=3">page</a>.',
            link=f"{BASE}/?p=1",
        ),
        item(2, "Two", "Second.", link=f"{BASE}/?p=2"),
        item(3, "Page", "Words.", kind="page", link=f"{BASE}/?page_id=3"),
    )
    assert "[two](two.md) and [page](../../page.md)" in text(dest, "blog/2015/one.md")
    assert findings(dest, "url") == []


def test_the_form_of_permalinks_decides_where_lists_were():
    def posts(*links):
        return [type("P", (), {"link": f"{BASE}/{link}", "date": "2015-03-02", "id": "7", "slug": "x",
                               "creator": "ann", "terms": []})() for link in links]  # fmt: skip

    assert addresses.front(posts("2015/03/x/"), "/blog") == ""
    assert addresses.front(posts("archives/7"), "/blog") == "/archives"
    assert addresses.front(posts("index.php/2015/x/"), "/blog") == "/index.php"
    assert addresses.front(posts("x.html"), "/blog") == ""


@pytest.mark.parametrize(("path", "wanted"), [
    ("/wp-content/uploads/2015/a-300x200.png", "uploads/2015/a.png"),
    ("/wp-content/uploads/sites/3/2015/a.png", "uploads/2015/a.png"),
    ("/wp-content/uploads/sites/3/2015/a.png", "wp-content/uploads/sites/3/2015/a.png"),
    ("/files/2015/a.png", "wp-content/uploads/2015/a.png"),
    ("/wp-content/uploads/a-scaled.jpg", "uploads/a.jpg"),
    ("/wp-content/uploads/caf%C3%A9.jpg", "uploads/café.jpg"),
])  # fmt: skip
def test_uploads_are_found(path, wanted):
    assert wanted in library.candidates(path)


def test_a_menu_of_blocks_is_the_menu(tmp_path):
    lines = (
        '<!-- wp:navigation-submenu {"label":"All of us","url":"https://kettle.example.org/blog/about/"} -->'
        f'<!-- wp:navigation-link {{"label":"The team","url":"{BASE}/about/team/"}} /-->'
        "<!-- /wp:navigation-submenu -->"
        '<!-- wp:navigation-link {"label":"Shop","url":"https://shop.example.org/"} /-->'
        '<!-- wp:navigation-link {"label":"Here","url":"#here"} /-->'
    )
    dest = imported(
        tmp_path,
        item(1, "About", "Us.", kind="page", link=f"{BASE}/about/"),
        item(2, "Team", "Team.", kind="page", link=f"{BASE}/about/team/"),
        item(3, "Zebra", "Words.", kind="page", link=f"{BASE}/zebra/"),
        item(4, "Navigation", lines, kind="wp_navigation"),
    )
    assert "All of us </about>\nShop <https://shop.example.org/>" in text(dest, "index.md")
    assert "The team </about/team>" in text(dest, "about.md")
