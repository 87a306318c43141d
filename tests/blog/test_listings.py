"""Listings, archives, tags and what a post's page says around the post."""

from __future__ import annotations

import pytest
from sphinx.util.inventory import InventoryFile

from .conftest import post, titles

BOOK = {"man_pages": [("index", "kitchen", "Kitchen", [], 1)], "copyright": "2015, the cooks"}
BUILDERS = ["text", "man", "latex", "texinfo", "gettext", "epub", "singlehtml"]
CANARIES = ("wombat", "numbat", "Drafted", "Later", "only-draft")


@pytest.fixture(scope="module")
def site(tmp_path_factory, build):
    """The built site."""
    return build(tmp_path_factory.mktemp("site"))


def test_nothing_is_warned_of(site):
    assert site.warnings == ""


def test_index_shows_its_text_then_the_newest_posts_and_pinned_ones_first(site):
    page = site.soup("blog/index.html")
    assert page.h1.text.startswith("Blog")
    assert "What the cooks say." in page.article.text
    assert titles(site, "blog/index.html") == ["Second", "Covered"]
    assert titles(site, "blog/page/2.html") == ["First", "Soup <for> all"]


def test_pages_lead_to_each_other(site):
    first, second = site.soup("blog/index.html"), site.soup("blog/page/2.html")
    assert first.select_one(".blog-pager a[rel=next]")["href"] == "page/2.html"
    assert second.select_one(".blog-pager a[rel=prev]")["href"] == "../index.html"
    assert second.select_one(".blog-pager [aria-current]").text == "2"
    assert not (site.out / "blog/page/3.html").exists()


def test_spellings_of_a_tag_are_one_page_with_its_description(site):
    page = site.soup("blog/tag/salt.html")
    assert page.h1.text == "Posts tagged Salt & sea"
    assert page.select_one("article > p").text == "White, <b>mostly</b>."
    assert titles(site, "blog/tag/salt.html") == ["Covered", "Second", "Soup <for> all"]


def test_categories_that_differ_in_case_are_one(site):
    assert titles(site, "blog/category/food.html") == ["Second", "Soup <for> all"]


def test_years_and_months_are_those_written(site):
    assert titles(site, "blog/2014.html") == ["Soup <for> all"]
    assert titles(site, "blog/2014/12.html") == ["Soup <for> all"]
    assert site.soup("blog/2014/12.html").h1.text == "Posts of December 2014"


def test_archive_lists_every_post(site):
    links = site.soup("blog/archive.html").select(".blog-titles a")
    assert [a.text for a in links] == ["Covered", "Second", "First", "Soup <for> all"]


def test_excerpts_end_at_the_mark_or_are_summary_or_first_paragraph(site):
    texts = [
        e.get_text(" ", strip=True) for e in site.soup("blog/page/2.html").select(".blog-excerpt")
    ]
    assert texts[0] == "Before the mark Text before, about carrots and parsnips."
    assert texts[1].startswith("One paragraph with a link , a note and")
    texts = [
        e.get_text(" ", strip=True) for e in site.soup("blog/index.html").select(".blog-excerpt")
    ]
    assert texts == ["Only a summary.", "Text before ."]


@pytest.mark.parametrize("page", ["blog/page/2.html", "blog/2014/12.html", "blog/tag/soup.html"])
def test_links_and_images_of_excerpts_are_right_from_every_folder(site, page):
    here = (site.out / page).parent
    excerpt = site.soup(page).select(".blog-excerpt")[-1]
    assert (here / excerpt.a["href"]).resolve() == site.out / "guide/salt.html"
    assert (here / excerpt.img["src"]).resolve() == site.out / "_images/bowl.png"
    assert (site.out / "_images/bowl.png").is_file()
    assert not excerpt.select("[id], .footnote-reference")


def test_a_post_leads_to_tags_neighbours_and_related_posts(site):
    page = site.soup("blog/2015/first.html")
    assert [a["href"] for a in page.select(".blog-tags a")] == ["../tag/soup.html"]
    assert page.select_one("head link[rel=prev]")["href"] == "../2014/soup.html"
    assert page.select_one("head link[rel=next]")["href"] == "second.html"
    assert page.select_one(".blog-related a").text == "Soup <for> all"


def test_cover_image_is_in_the_post_and_in_listings(site):
    assert (
        site.soup("blog/2016/cover.html").select_one("img.blog-cover")["alt"] == 'A "white" square'
    )
    thumbnail = site.soup("blog/2016.html").select_one("img.blog-thumbnail")
    assert thumbnail["src"] == "../_images/cover.png"
    assert thumbnail["alt"] == 'A "white" square'


def test_references_and_lists_of_ablog_work(site):
    page = site.soup("index.html")
    links = {a.text: a["href"] for a in page.select("article a")}
    assert links["Kitchen blog"] == "blog/index.html"
    assert links["Tags"] == "blog/tag.html"
    assert links["Kitchen blog feed"] == "blog/atom.xml"
    assert links["Salt & sea"] == "blog/tag/salt.html"
    assert links["2015"] == "blog/2015.html"
    assert links["Ada L."] == "authors/ada.html"
    assert links["the soup"] == "blog/2014/soup.html"
    items = [" ".join(li.text.split()) for li in page.select(".postlist li")]
    assert items == [
        "Covered (2016) in about Salt & sea by",
        "Second (2015) in Food about Salt & sea by",
    ]


def test_unlisted_post_has_its_page_and_nothing_else(site):
    assert "quokka" in site.soup("blog/2015/hidden.html").article.text
    assert (
        site.soup("blog/2015/hidden.html").select_one("meta[name=robots]")["content"] == "noindex"
    )
    others = [p for p in site.out.rglob("*") if p.is_file() and "hidden" not in p.name]
    assert [p for p in others if b"quokka" in p.read_bytes()] == []
    pages = [p for p in others if p.suffix in (".html", ".xml")]
    assert [p for p in pages if "2015/hidden" in p.read_text(encoding="utf-8")] == []


def test_unlisted_post_is_not_in_the_inventory(site):
    found = InventoryFile.loads((site.out / "objects.inv").read_bytes(), uri="")
    docs = found.data["std:doc"]
    assert "blog/2015/hidden" not in docs
    assert {"index", "blog/2015/second"} <= set(docs)
    uris = [item.uri for items in found.data.values() for item in items.values()]
    assert [uri for uri in uris if "hidden" in uri] == []


@pytest.mark.parametrize("word", CANARIES)
def test_drafts_and_future_posts_leave_no_trace(site, word):
    files = [p for p in site.out.rglob("*") if p.is_file()]
    assert [p for p in files if word.encode() in p.read_bytes() or word in p.name] == []


def test_previews_show_and_mark_drafts_and_future_posts(tmp_path, build):
    preview = build(tmp_path, front_matter_show_drafts=True)
    assert preview.warnings == ""
    assert preview.soup("blog/2015/draft.html").select_one(".blog-banner strong").text == "Draft."
    badges = [b.text for b in preview.soup("blog/drafts.html").select(".blog-preview")]
    assert badges == ["Future post", "Draft"]
    assert b"wombat" not in (preview.out / "blog/atom.xml").read_bytes()


def test_pretty_urls(tmp_path, build):
    site = build(tmp_path, "dirhtml")
    assert site.warnings == ""
    assert titles(site, "blog/page/2/index.html") == ["First", "Soup <for> all"]
    assert site.soup("blog/index.html").select_one(".blog-card a")["href"] == "2015/second/"
    assert (
        site.soup("blog/tag/salt/index.html").select_one(".blog-card a")["href"]
        == "../../2016/cover/"
    )


def test_a_site_without_an_address_has_no_feed_and_no_link_to_one(make_site):
    site = make_site({"blog/2015/p.md": post(tags="salt")}, html_baseurl="")
    assert site.warnings == ""
    assert list(site.out.rglob("*.xml")) == []
    assert "atom.xml" not in (site.out / "blog/index.html").read_text(encoding="utf-8")


def test_pages_of_a_listing_are_linked_in_the_head(make_site):
    files = {f"blog/2015/p{n}.md": post(tags="salt") for n in range(5)}
    site = make_site(files, blog_page_lengths={"tag": 2, "index": 2})
    for page, links in {
        "blog/tag/salt.html": {"next": "salt/page/2.html"},
        "blog/tag/salt/page/2.html": {"prev": "../../salt.html", "next": "3.html"},
        "blog/page/3.html": {"prev": "2.html"},
    }.items():
        found = site.soup(page).select("head link[rel=prev], head link[rel=next]")
        assert {link["rel"][0]: link["href"] for link in found} == links


@pytest.mark.parametrize("builder", BUILDERS)
def test_other_formats_build_without_a_warning(tmp_path, build, builder):
    site = build(tmp_path, builder, version="1.0", **BOOK)
    assert site.warnings == ""
    if builder == "text":
        home = (site.out / "index.txt").read_text(encoding="utf-8")
        assert "* Covered (2016) in  about Salt & sea by" in home
