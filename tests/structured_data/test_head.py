"""What the head of every page says, and the files that follow from it."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from PIL import Image
from sphinx.testing.util import SphinxTestApp

from tests.sites import plant

if TYPE_CHECKING:
    from pathlib import Path

BASE = "https://example.org/site/"
TITLE = "Guide to salt"
SUMMARY = 'A guide to "salting" <everything> & more.'


@pytest.fixture(scope="module")
def site(rootdir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of the test root with pretty URLs."""
    srcdir = tmp_path_factory.mktemp("structured") / "src"
    shutil.copytree(rootdir / "test-structured-data", srcdir)
    return build(srcdir, "dirhtml")


def build(srcdir: Path, builder: str, parallel: int = 0, **settings) -> Path:
    app = SphinxTestApp(builder, srcdir=srcdir, parallel=parallel, confoverrides=settings)
    try:
        app.build()
        assert app.warning.getvalue() == ""
        return app.outdir
    finally:
        app.cleanup()


def head(site: Path, path: str) -> BeautifulSoup:
    return BeautifulSoup((site / path).read_text("utf-8"), "html.parser").head


def said(site: Path, path: str, name: str) -> list[str]:
    key = "property" if ":" in name and not name.startswith("twitter") else "name"
    return [tag["content"] for tag in head(site, path).find_all("meta", {key: name})]


def graphs(site: Path, path: str) -> dict[str, dict]:
    found = head(site, path).find_all("script", type="application/ld+json")
    return {graph["@type"]: graph for graph in (json.loads(tag.string) for tag in found)}


def test_open_graph_of_a_document(site):
    page = "guide/index.html"
    assert said(site, page, "og:title") == [TITLE]
    assert said(site, page, "og:description") == said(site, page, "description") == [SUMMARY]
    assert said(site, page, "og:type") == ["article"]
    assert said(site, page, "og:site_name") == ["Kitchen"]
    assert said(site, page, "og:url") == [f"{BASE}guide/"]
    assert said(site, page, "article:published_time") == ["2015-03-02"]
    assert said(site, page, "article:modified_time") == ["2016-01-05"]
    assert said(site, page, "article:tag") == ["Salt", "pepper"]


def test_the_canonical_address_is_the_pretty_one(site):
    for path, url in {"index.html": "", "guide/deep/index.html": "guide/deep/"}.items():
        assert head(site, path).find("link", rel="canonical")["href"] == BASE + url


@pytest.mark.parametrize(
    ("path", "description"),
    [
        ("index.html", "Everything about salt & pepper."),
        ("notes/index.html", "only a list"),
        ("list/index.html", "Code only: Recipes without secrets."),
        ("genindex/index.html", "Index: Recipes without secrets."),
        ("search/index.html", "Search: Recipes without secrets."),
    ],
)
def test_every_page_has_one_description(site, path, description):
    assert said(site, path, "description") == [description]


def test_a_long_first_paragraph_is_cut_at_a_word(site):
    (text,) = said(site, "guide/deep/index.html", "description")
    assert text.startswith("This paragraph says what")
    assert text.endswith("…")
    assert len(text) <= 201


def test_people_with_one_summary_have_two_descriptions(rootdir: Path, tmp_path: Path):
    source = shutil.copytree(rootdir / "test-structured-data", tmp_path / "src")
    for name in ("Ada", "Bob"):
        header = f"---\norphan: true\nauthor: {{name: {name}}}\nsummary: Wrote with Bob.\n---\n"
        plant(source, {f"authors/{name}.md": f"{header}# {name}\n\nText.\n"})
    out = build(source, "html")
    assert said(out, "authors/Ada.html", "description") == ["Ada: Wrote with Bob."]
    assert said(out, "authors/Bob.html", "description") == ["Wrote with Bob."]


def test_the_start_page_describes_the_site(site):
    assert graphs(site, "index.html") == {
        "WebSite": {
            "@context": "https://schema.org",
            "@type": "WebSite",
            "@id": f"{BASE}#website",
            "url": BASE,
            "name": "Kitchen",
            "description": "Everything about salt & pepper.",
            "inLanguage": "en",
        }
    }


def test_a_document_is_an_article_of_the_site(site):
    article = graphs(site, "guide/index.html")["TechArticle"]
    assert article["@id"] == article["url"] == f"{BASE}guide/"
    assert article["headline"] == TITLE
    assert article["description"] == SUMMARY
    assert article["isPartOf"] == {"@id": f"{BASE}#website"}
    assert (article["datePublished"], article["dateModified"]) == ("2015-03-02", "2016-01-05")


def test_breadcrumbs_follow_the_toctrees(site):
    found = graphs(site, "guide/deep/index.html")["BreadcrumbList"]
    assert found["@id"] == f"{BASE}guide/deep/#breadcrumbs"
    assert [(i["position"], i["name"], i["item"]) for i in found["itemListElement"]] == [
        (1, "Kitchen", BASE),
        (2, TITLE, f"{BASE}guide/"),
        (3, "Deep down", f"{BASE}guide/deep/"),
    ]


def test_a_title_cannot_close_the_script(site):
    assert graphs(site, "notes/index.html")["TechArticle"]["headline"] == "Notes </script>"


def test_pictures_are_covers_or_drawn(site):
    cover = said(site, "guide/deep/index.html", "og:image")
    assert cover == [f"{BASE}_images/cover.png"]
    assert said(site, "guide/deep/index.html", "og:image:alt") == ["A spoon"]
    for path in ("index.html", "guide/index.html", "genindex/index.html"):
        (url,) = said(site, path, "og:image")
        with Image.open(site / url.removeprefix(BASE)) as card:
            assert card.size == (1200, 630)
            assert card.get_format_mimetype() == "image/png"


def test_lists_share_the_card_of_the_site(site):
    paths = ("genindex/index.html", "search/index.html")
    assert len({tuple(said(site, path, "og:image")) for path in paths}) == 1
    assert said(site, "guide/index.html", "og:image") != said(site, paths[0], "og:image")


def test_unlisted_pages_ask_not_to_be_listed(site):
    assert said(site, "unlisted/index.html", "robots") == ["noindex"]
    assert graphs(site, "unlisted/index.html") == {}
    assert said(site, "search/index.html", "robots") == ["noindex"]
    assert said(site, "guide/index.html", "robots") == []


def test_the_sitemap_has_every_listed_page_with_its_last_change(site):
    tree = BeautifulSoup((site / "sitemap.xml").read_text("utf-8"), "xml")
    changed = {url.loc.text: url.lastmod and url.lastmod.text for url in tree.find_all("url")}
    assert changed == {
        BASE: None,
        f"{BASE}genindex/": None,
        f"{BASE}guide/": "2016-01-05",
        f"{BASE}guide/deep/": None,
        f"{BASE}list/": None,
        f"{BASE}notes/": None,
    }


def test_robots_are_told_of_the_sitemap(site):
    assert f"Sitemap: {BASE}sitemap.xml" in (site / "robots.txt").read_text("utf-8").splitlines()


def test_drafts_leave_no_trace(site):
    for path in site.rglob("*"):
        assert "draft" not in path.name
        assert path.is_dir() or b"Draft thing" not in path.read_bytes()


def test_without_an_address_there_is_nothing_absolute(rootdir: Path, tmp_path: Path):
    srcdir = shutil.copytree(rootdir / "test-structured-data", tmp_path / "src")
    out = build(srcdir, "html", html_baseurl="")
    assert said(out, "guide/index.html", "description") == [SUMMARY]
    assert said(out, "guide/index.html", "og:image") == said(out, "index.html", "og:url") == []
    assert graphs(out, "guide/index.html") == {}
    assert not (out / "sitemap.xml").exists()


def test_own_robots_and_sitemap_are_kept(rootdir: Path, tmp_path: Path):
    srcdir = shutil.copytree(rootdir / "test-structured-data", tmp_path / "src")
    (srcdir / "extra" / "robots.txt").write_text("mine\n", "utf-8")
    assert (build(srcdir, "html") / "robots.txt").read_text("utf-8") == "mine\n"


def outcome(out: Path) -> dict[str, object]:
    """The sitemap, the cards and the heads; the frame around pages is a matter of the theme."""
    found: dict[str, object] = {"sitemap.xml": (out / "sitemap.xml").read_bytes()}
    found |= {card.name: card.read_bytes() for card in (out / "_images/cards").iterdir()}
    for path in sorted(out.rglob("*.html")):
        name = str(path.relative_to(out))
        found[name] = [str(tag) for tag in head(out, name).find_all(["meta", "script"])]
    return found


def test_any_way_to_build_gives_the_same(rootdir: Path, tmp_path: Path):
    root = rootdir / "test-structured-data"
    srcdir = shutil.copytree(root, tmp_path / "src")
    build(srcdir, "dirhtml", parallel=2)
    index = srcdir / "guide" / "index.md"
    index.write_text(index.read_text("utf-8").replace("Guide to `salt`", "Salt & co"), "utf-8")
    (srcdir / "tags.yml").write_text("salt: {label: Sea salt}\n", "utf-8")
    notes = srcdir / "notes.md"
    notes.write_text("# Notes\n\nNow there is prose.\n", "utf-8")
    again = outcome(build(srcdir, "dirhtml", parallel=2))

    clean = shutil.copytree(srcdir, tmp_path / "clean", ignore=shutil.ignore_patterns("_build"))
    fresh = outcome(build(clean, "dirhtml"))

    assert again.keys() == fresh.keys()
    assert [name for name in fresh if again[name] != fresh[name]] == []


def test_a_page_that_is_gone_leaves_sitemap_and_cards(rootdir: Path, tmp_path: Path):
    srcdir = shutil.copytree(rootdir / "test-structured-data", tmp_path / "src")
    out = build(srcdir, "dirhtml")
    before = len(list((out / "_images/cards").iterdir()))
    (srcdir / "list.md").unlink()
    index = srcdir / "index.md"
    index.write_text(index.read_text("utf-8").replace("\nlist\n", "\n"), "utf-8")
    build(srcdir, "dirhtml")
    assert "/list/" not in (out / "sitemap.xml").read_text("utf-8")
    assert len(list((out / "_images/cards").iterdir())) == before - 1
