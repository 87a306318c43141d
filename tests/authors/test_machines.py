"""What machines read: structured data, microformats, feeds. It equals what the page shows."""

from __future__ import annotations

import json

import feedparser
import mf2py
import pytest
from lxml import etree
from sphinx_commons.authors.jsonld import person_graph
from sphinx_commons.authors.model import Author
from sphinx_commons.core.atom import Feed, render

from tests.core.test_json_feed import check_feed

pytestmark = pytest.mark.sphinx("html", testroot="authors")
ATOM = "{http://www.w3.org/2005/Atom}"
BASE = "https://example.org"
ADA = f"{BASE}/authors/ada.html#person"


@pytest.fixture(autouse=True)
def built(app):
    app.build()
    assert app.warning.getvalue() == ""


def graphs(page) -> list[dict]:
    return [
        json.loads(script.string) for script in page.select("script[type='application/ld+json']")
    ]


def test_profile(soup):
    page = soup("authors/ada.html")
    (graph,) = graphs(page)
    person = graph["mainEntity"]
    assert graph["@type"] == "ProfilePage"
    assert person["@type"] == "Person"
    assert person["@id"] == ADA
    assert person["name"] == page.h1.find(string=True)
    assert person["image"] == f"{BASE}/_images/authors/ada-192.png"
    links = [a["href"] for a in page.select(".author-profile a[rel=me]")]
    assert person["sameAs"] == links
    assert person["affiliation"]["name"] == page.select_one(".author-profile .p-org").get_text()


def test_a_group_is_no_person():
    author = Author(id="t", name="Team", docname="t", affiliation="Engine & Co", group=True)
    graph = person_graph(author, "https://example.org/{}".format, lambda _: "")
    assert graph["@type"] == "Organization"
    assert graph["parentOrganization"]["name"] == "Engine & Co"
    assert "affiliation" not in graph


def microformats(app, name: str) -> dict:
    """The first item of a page and its ``rel`` links, as an independent parser reads them."""
    text = (app.outdir / name).read_text("utf-8")
    parsed = mf2py.parse(doc=text, url=f"{BASE}/{name}")
    return {**parsed["items"][0], "rels": parsed["rels"]}


def test_profile_is_a_card(app, soup):
    card = microformats(app, "authors/ada.html")
    assert card["type"] == ["h-card"]
    properties = card["properties"]
    assert properties["name"] == [soup("authors/ada.html").h1.find(string=True)]
    assert properties["uid"] == [f"{BASE}/authors/ada.html"]
    assert properties["org"] == ["Engine & Co"]
    assert "https://example.com/ada" in card["rels"]["me"]


def test_post_is_an_entry_with_its_author(app):
    entry = microformats(app, "post.html")
    assert entry["type"] == ["h-entry"]
    properties = entry["properties"]
    assert properties["name"] == ["A post"]
    assert properties["published"][0].startswith("2024-07-01T16:03:51")
    (author,) = properties["author"]
    assert author["type"] == ["h-card"]
    assert author["properties"]["name"] == ["Ada Ångström"]
    assert author["properties"]["url"] == [f"{BASE}/authors/ada.html"]
    assert "Text of the post." in properties["content"][0]["value"]


def test_page_names_its_people_by_id(soup):
    page = soup("index.html")
    (graph,) = graphs(page)
    article, *people = graph["@graph"]
    assert article["@type"] == "TechArticle"
    assert article["author"] == [{"@id": ADA}, {"@id": f"{BASE}/authors/bob.html#person"}]
    assert article["editor"] == [{"@id": f"{BASE}/authors/cleo.html#person"}]
    assert [p["name"] for p in people] == [a.get_text() for a in page.select(".byline-people a")]
    dates = [time["datetime"] for time in page.select(".byline time")]
    assert dates == [article["datePublished"], article["dateModified"]]
    names = [meta["content"] for meta in page.select("meta[name=author]")]
    assert names == ["Ada Ångström", "Bob Stone"]


def test_post(soup):
    page = soup("post.html")
    article = graphs(page)[0]["@graph"][0]
    assert article["@type"] == "BlogPosting"
    assert article["isBasedOn"]["url"] == "https://example.com/old"
    assert [person["name"] for person in article["isBasedOn"]["author"]] == ["Bob Stone", "Zoe"]
    cards = page.select_one(".author-cards")
    assert cards.h2.get_text() == "About the author"
    assert cards.select_one(".author-card-name a")["href"] == "authors/ada.html"


def test_microformats_of_a_page(soup):
    entry = soup("post.html").select_one(".h-entry")
    assert entry.select_one("data.p-name")["value"] == "A post"
    assert entry.select_one("data.u-url")["value"] == f"{BASE}/post.html"
    assert entry.select_one("time.dt-published")["datetime"] == "2024-07-01T16:03:51+00:00"
    author = entry.select_one("a.p-author.h-card")
    assert (author.get_text(), author["rel"]) == ("Ada Ångström", ["author"])
    assert entry.select_one(".e-content").get_text(strip=True) == "Text of the post."
    assert entry.select_one(".e-content .author-cards") is None


def test_microformats_of_a_person(soup):
    card = soup("authors/ada.html").select_one(".author-profile.h-card")
    assert card.select_one("data.p-name")["value"] == "Ada Ångström"
    assert card.select_one("data.u-url.u-uid")["value"] == f"{BASE}/authors/ada.html"
    assert card.select_one("img.u-photo")
    assert {a["href"] for a in card.select("a.u-url[rel=me]")} == {
        "https://example.com/ada",
        "https://github.com/ada",
        "https://orcid.org/0000-0002-1825-0097",
    }


def test_only_the_own_page_says_me(soup):
    for name in ("index.html", "people.html", "post.html", "authors/index.html"):
        assert soup(name).select("a[rel=me]") == []


def test_feed_is_linked_and_valid(app, soup):
    link = soup("authors/ada.html").select_one("link[rel=alternate][type='application/atom+xml']")
    path = (app.outdir / "authors" / link["href"]).resolve()
    feed = feedparser.parse(path.read_bytes())
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.title == "Ada Ångström"
    assert [entry.title for entry in feed.entries] == ["A post", "Home"]
    assert [entry.id for entry in feed.entries] == [
        "tag:example.org,2024-07-01:/post",
        "tag:example.org,2024-05-01:/index",
    ]
    assert [a.name for a in feed.entries[1].authors] == ["Ada Ångström", "Bob Stone"]
    assert feed.feed.updated == "2024-07-01T16:03:51+00:00"
    assert feed.entries[0].content[0].value == "<div>\n<p>Text of the post.</p>\n</div>"


@pytest.mark.parametrize("name", ["ada", "bob", "cleo"])
def test_every_feed_has_what_the_standard_asks_for(app, name):
    root = etree.parse(app.outdir / f"authors/{name}/atom.xml").getroot()
    for element in (root, *root.iter(f"{ATOM}entry")):
        for child in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{child}")) == 1
        assert element.find(f"{ATOM}link[@rel='alternate']") is not None
    assert root.find(f"{ATOM}author/{ATOM}name") is not None
    assert root.find(f"{ATOM}link[@rel='self']").get("href") == f"{BASE}/authors/{name}/atom.xml"
    ids = [element.text for element in root.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids))


@pytest.mark.sphinx(srcdir="authors-links")
def test_links_in_feeds_are_absolute(app, make_app):
    path = app.srcdir / "post.md"
    before = path.read_text(encoding="utf-8")
    path.write_text(
        before + "\n## More\n\n[Guide](guide.md) and [below](#more)\n", encoding="utf-8"
    )
    app.build()
    path.write_text(before, encoding="utf-8")
    feed = feedparser.parse((app.outdir / "authors/ada/atom.xml").read_bytes())
    content = feed.entries[0].content[0].value
    assert 'href="https://example.org/guide.html"' in content
    assert 'href="https://example.org/post.html#more"' in content
    assert "headerlink" not in content


@pytest.mark.sphinx(srcdir="authors-ids")
def test_an_id_that_was_published_stays(app, make_app):
    ledger, post = app.srcdir / "urls.txt", app.srcdir / "post.md"
    before = post.read_text(encoding="utf-8")
    post.write_text(
        before.replace("date: 2024", "aliases: /old/post\ndate: 2023"), encoding="utf-8"
    )
    ledger.write_text(
        "# Published\n/old/post/ tag:example.org,2001:first\n/guide/\n", encoding="utf-8"
    )
    again = make_app("html", srcdir=app.srcdir, builddir=app.outdir.parent, freshenv=False)
    again.build()
    post.write_text(before, encoding="utf-8")
    ledger.unlink()
    feed = feedparser.parse((app.outdir / "authors/ada/atom.xml").read_bytes())
    assert "tag:example.org,2001:first" in [entry.id for entry in feed.entries]


def test_some_pages_alone_can_be_built(app, make_app, tmp_path):
    alone = make_app("html", srcdir=app.srcdir, builddir=tmp_path)
    alone.build(filenames=[app.srcdir / "index.md"])
    assert "index.md" not in alone.warning.getvalue()
    assert (alone.outdir / "authors/ada/atom.xml").is_file()


def test_a_feed_without_an_entry_is_valid():
    feed = Feed(
        id="tag:x,1970-01-01:/a",
        title="A",
        url="u",
        path="a/atom.xml",
        page="p",
        author=("A", "p"),
        language="en",
        entries=(),
    )
    parsed = feedparser.parse(render(feed))
    assert (parsed.bozo, parsed.entries, parsed.feed.updated[:4]) == (False, [], "1970")


@pytest.mark.sphinx("html", testroot="authors", freshenv=True, confoverrides={"html_baseurl": ""})
def test_without_an_address_there_is_no_feed(app, soup):
    assert list(app.outdir.glob("authors/*/atom.xml")) == []
    assert soup("authors/ada.html").select("link[type='application/atom+xml']") == []


def test_the_json_feed_says_the_same(app):
    folder = app.outdir / "authors/ada"
    given = json.loads((folder / "feed.json").read_bytes())
    check_feed(given)
    root = etree.parse(folder / "atom.xml").getroot()
    assert [item["id"] for item in given["items"]] == [
        found.text for found in root.iterfind(f"{ATOM}entry/{ATOM}id")
    ]
    assert len(given["items"]) > 1
    assert 'href="ada/feed.json"' in (app.outdir / "authors/ada.html").read_text("utf-8")
