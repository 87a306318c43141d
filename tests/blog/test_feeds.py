"""The feeds: valid, complete, the same for the same input, and found by browsers."""

from __future__ import annotations

import json

import feedparser
import pytest
from lxml import etree

from tests.core.test_json_feed import check_feed

from .conftest import post, titles

ATOM = "{http://www.w3.org/2005/Atom}"
BASE = "https://example.org/site/"


@pytest.fixture(scope="module")
def site(tmp_path_factory, build):
    """The built site."""
    return build(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def feed(site):
    """The feed of the whole blog as an XML tree."""
    return etree.parse(site.out / "blog/atom.xml").getroot()


def texts(element, path: str) -> list[str]:
    return [found.text for found in element.iterfind("/".join(ATOM + p for p in path.split("/")))]


def test_every_listing_of_posts_with_a_term_has_a_feed(site):
    names = {p.relative_to(site.out).as_posix() for p in site.out.rglob("atom.xml")}
    assert names == {
        "blog/atom.xml",
        "blog/tag/salt/atom.xml",
        "blog/tag/soup/atom.xml",
        "blog/category/food/atom.xml",
    }


@pytest.mark.parametrize("name", ["blog/atom.xml", "blog/tag/salt/atom.xml"])
def test_feeds_have_what_the_standard_asks_for(site, name):
    parsed = feedparser.parse(str(site.out / name))
    assert not parsed.bozo
    root = etree.parse(site.out / name).getroot()
    ids = texts(root, "id") + texts(root, "entry/id")
    assert len(set(ids)) == len(ids)
    for element in [root, *root.iterfind(f"{ATOM}entry")]:
        for needed in ("id", "title", "updated"):
            assert len(texts(element, needed)) == 1, needed
    assert root.find(f"{ATOM}author/{ATOM}name").text == "The cooks"
    links = {link.get("rel"): link.get("href") for link in root.iterfind(f"{ATOM}link")}
    assert links["self"] == BASE + name


def test_updated_is_from_the_posts(feed):
    assert texts(feed, "updated") == ["2016-01-01T00:00:00+00:00"]
    assert texts(feed, "entry/title") == ["Covered", "Second", "First", "Soup <for> all"]
    assert texts(feed, "entry/updated")[2] == "2015-04-01T00:00:00+00:00"
    assert texts(feed, "entry/published")[3] == "2014-12-31T23:30:00-05:00"


def test_every_author_is_named_and_linked(feed):
    entry = feed.findall(f"{ATOM}entry")[3]
    assert texts(entry, "author/name") == ["Ada L.", "Bob"]
    assert texts(entry, "author/uri") == [f"{BASE}authors/ada.html"]


def test_content_is_all_of_the_post_with_absolute_addresses(feed):
    entry = feed.findall(f"{ATOM}entry")[3]
    content = entry.find(f"{ATOM}content")
    assert content.get("type") == "xhtml"
    xhtml = {"h": "http://www.w3.org/1999/xhtml"}
    assert "parsnips" in "".join(content.itertext())
    assert f"{BASE}guide/salt.html" in content.xpath(".//h:a/@href", namespaces=xhtml)
    assert content.xpath(".//h:img/@src", namespaces=xhtml) == [f"{BASE}_images/bowl.png"]
    assert content.xpath(".//h:h1 | .//*[@class='headerlink']", namespaces=xhtml) == []


def test_code_in_content_is_as_written(feed):
    content = feed.findall(f"{ATOM}entry")[1].find(f"{ATOM}content")
    assert "int main(void) { return 1 < 2; }" in "".join(content.itertext())


def test_ids_do_not_depend_on_the_kind_of_addresses(site, build, tmp_path):
    pretty = etree.parse(build(tmp_path, "dirhtml").out / "blog/atom.xml").getroot()
    plain = etree.parse(site.out / "blog/atom.xml").getroot()
    assert texts(pretty, "entry/id") == texts(plain, "entry/id")
    assert texts(plain, "entry/id")[2] == "tag:example.org,2015-03-02:/blog/2015/first"


def test_pages_name_the_feeds(site):
    def feeds(page: str) -> list[str]:
        links = site.soup(page).select("head link[type='application/atom+xml']")
        return [link["href"] for link in links]

    assert feeds("index.html") == ["blog/atom.xml"]
    assert feeds("blog/2015/first.html") == ["../atom.xml"]
    assert feeds("blog/tag/salt.html") == ["../atom.xml", "salt/atom.xml"]


def test_length_is_bounded(make_site):
    files = {f"blog/2015/p{n}.md": post(title=f"P{n}") for n in range(30)}
    site = make_site(files)
    assert len(feedparser.parse(str(site.out / "blog/atom.xml")).entries) == 20
    site = make_site(files, blog_feed_length=3)
    assert len(feedparser.parse(str(site.out / "blog/atom.xml")).entries) == 3


def test_an_empty_blog_has_an_empty_feed(make_site):
    site = make_site({}, blog_baseurl="https://example.org/")
    parsed = feedparser.parse(str(site.out / "blog/atom.xml"))
    assert not parsed.bozo
    assert parsed.entries == []


@pytest.mark.parametrize(
    "body",
    [
        '<div onclick="x()" @click="y" style="a"><p>Text<br></div>',
        "<foo:bar>Text</foo:bar>",
        "<script>alert(1)</script>Text",
        "<p>Text \N{REPLACEMENT CHARACTER} &nbsp; & <b>bold",
        "<!-- a -- b --> Text",
        "Text <svg><path d='x'/></svg> <math><mi>x</mi></math>",
        "<iframe src='//evil.example'></iframe>\n\nText",
    ],
)
def test_raw_html_never_makes_a_feed_invalid(make_site, body):
    site = make_site({"blog/2015/p.md": post(body)})
    root = etree.parse(site.out / "blog/atom.xml").getroot()
    content = root.find(f"{ATOM}entry/{ATOM}content")
    assert "Text" in "".join(content.itertext())
    assert "alert" not in "".join(content.itertext())
    assert "onclick" not in etree.tostring(content, encoding="unicode")
    assert titles(site, "blog/index.html") == ["T"]


def test_ids_stay_when_a_post_is_renamed_or_dated_anew(make_site):
    ledger = "# Comment\n/blog/2014/old/ tag:example.org,2014-01-01:/blog/2014/old\n/faq/#a\n"
    ids = {
        "blog/2015/new.md": post(title="New", aliases="[/blog/2014/old/]"),
        "blog/2014/old2.md": post(title="Other"),
    }
    site = make_site({**ids, "urls.txt": ledger})
    entries = feedparser.parse(str(site.out / "blog/atom.xml")).entries
    assert {e.title: e.id for e in entries} == {
        "New": "tag:example.org,2014-01-01:/blog/2014/old",
        "Other": "tag:example.org,2015-01-01:/blog/2014/old2",
    }


def test_each_has_a_json_feed_beside_it(site):
    atoms = list(site.out.rglob("atom.xml"))
    assert len(atoms) == 4
    for path in atoms:
        given = json.loads(path.with_name("feed.json").read_bytes())
        check_feed(given)
        root = etree.parse(path).getroot()
        assert [item["id"] for item in given["items"]] == texts(root, "entry/id")
        assert [item["title"] for item in given["items"]] == texts(root, "entry/title")
        assert all(item["content_html"] for item in given["items"])
        where = path.with_name("feed.json").relative_to(site.out).as_posix()
        assert given["feed_url"] == BASE + where
    links = site.soup("blog/tag/salt.html").select('link[type="application/feed+json"]')
    assert [link["href"] for link in links] == ["../feed.json", "salt/feed.json"]
