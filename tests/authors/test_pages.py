"""Author pages, bylines, cards and lists as they stand in the website."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sphinx_commons.authors.domain import AuthorDomain
from sphinx_commons.authors.model import Author

if TYPE_CHECKING:
    from sphinx.testing.util import SphinxTestApp

pytestmark = pytest.mark.sphinx("html", testroot="authors")


@pytest.fixture(autouse=True)
def built(app: SphinxTestApp):
    app.build()
    assert app.warning.getvalue() == ""


def texts(elements) -> list[str]:
    return [" ".join(element.get_text().split()) for element in elements]


def test_byline_names_everybody_with_links_and_dates(soup):
    byline = soup("index.html").select_one(".byline")
    assert texts(byline.select("p")) == [
        "By Ada Ångström and Bob Stone · Edited by Cleo",
        "1 May 2024 · Updated 2 June 2024 · 1 min read",
    ]
    links = byline.select("a[rel=author]")
    assert [link["href"] for link in links] == ["authors/ada.html", "authors/bob.html"]
    assert byline.select_one("a:not([rel])")["href"] == "authors/cleo.html"
    assert [time["datetime"] for time in byline.select("time")] == ["2024-05-01", "2024-06-02"]


def test_author_page_lists_everything_newest_first(soup):
    works = soup("authors/ada.html").select_one(".author-works")
    assert texts(works.select("h2")) == ["Posts", "Pages"]
    assert texts(works.select(".author-work-title")) == ["A post", "Home", "Guide"]
    assert texts(works.select(".author-work-facts")) == [
        "1 July 2024 · author",
        "1 May 2024 · author",
        "author",
    ]
    assert [a["href"] for a in works.select("a")] == [
        "../post.html",
        "../index.html",
        "../guide.html",
    ]


def test_two_roles_in_one_page_are_one_entry(soup):
    works = soup("authors/bob.html").select(".author-works li")
    (guide,) = [work for work in works if work.a.text == "Guide"]
    assert texts(guide.select(".author-work-facts")) == ["author, reviewer"]


def test_works_say_their_first_words(soup):
    post = soup("authors/ada.html").select_one(".author-work-list li")
    assert texts(post.select("p"))[2:] == ["Text of the post."]


def test_the_feed_is_at_hand_beside_the_name(soup):
    profile = soup("authors/ada.html").select_one("h1 + .author-profile")
    links = {link.text: link["href"] for link in profile.select(".author-links a")}
    assert links["Feed"] == "ada/atom.xml"
    assert profile.select_one("img.author-avatar")
    assert profile.select_one(".p-org").text == "Engine & Co"


def test_adapted_from_names_the_original(soup):
    line = soup("post.html").select_one(".byline-adapted")
    assert texts([line]) == ["Adapted from The old one by Bob Stone and Zoe, 3 February 2001"]
    assert line.select_one("em a")["href"] == "https://example.com/old"
    assert "Zoe" not in texts(line.select("a"))


def test_list_keeps_retired_people_apart(soup):
    page = soup("authors/index.html")
    active, retired = page.select("ul.author-list")
    assert texts(active.select(".author-card-name")) == ["Ada Ångström, Engine & Co", "Bob Stone"]
    assert texts(active.select(".author-card-note")) == ["1 post, 2 pages", "2 pages"]
    assert texts(retired.select(".author-card-name")) == ["Cleo"]
    assert texts([retired.find_previous("h2")]) == ["No longer active"]


def test_role_shows_the_name_or_the_given_text(soup):
    links = soup("index.html").select(".e-content p a[href^='authors/']")
    assert texts(links) == ["Ada Ångström", "the other"]
    assert [a["href"] for a in links] == ["authors/ada.html", "authors/bob.html"]


def test_the_registry_knows_whom_it_is_told_of(app):
    domain = AuthorDomain.of(app.env)
    assert domain.registry.resolve("countess").author.id == "ada"
    assert domain.registry.resolve("dora").author is None
    domain.note_author(Author(id="dora", name="Dora", docname="authors/dora"))
    assert domain.registry.resolve("dora").author.name == "Dora"
    domain.clear_doc("authors/dora")
    assert domain.registry.resolve("dora").author is None


def test_pictures_have_a_size_and_are_there(app, soup):
    image = soup("authors/ada.html").select_one("img.u-photo")
    assert (image["width"], image["height"]) == ("96", "96")
    assert image["alt"] == "Portrait of Ada Ångström"
    assert (app.outdir / "authors" / image["src"]).resolve().is_file()
    drawn = soup("authors/bob.html").select_one("img.author-avatar")
    assert "BS" in (app.outdir / "authors" / drawn["src"]).resolve().read_text()
