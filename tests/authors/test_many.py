"""One author of very many posts."""

from __future__ import annotations

import re
import time

import pytest
from bs4 import BeautifulSoup
from sphinx_commons.authors.survey import shown_people, take_survey
from sphinx_commons.core.digests import digest
from sphinx_commons.front_matter import FrontMatterDomain, PageMeta
from sphinx_commons.front_matter.dates import parse_moment

from .big_site import write_post, write_site

POSTS = 120


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory):
    return write_site(tmp_path_factory.mktemp("many") / "site", POSTS, theme="basic")


def build(make_app, site, out="out"):
    app = make_app("html", srcdir=site, builddir=site.parent / out, freshenv=False)
    app.build()
    assert app.warning.getvalue() == ""
    return app


def page(app, name: str) -> BeautifulSoup:
    return BeautifulSoup((app.outdir / name).read_text(encoding="utf-8"), "html.parser")


def test_all_are_listed_once_and_what_is_old_is_folded_by_year(make_app, site):
    works = page(build(make_app, site), "authors/busy.html").select_one(".author-works")
    titles = [a.get_text() for a in works.select("li a")]
    assert sorted(titles) == sorted(f"Post number {n}" for n in range(POSTS))
    dates = [time["datetime"] for time in works.select("time")]
    assert dates == sorted(dates, reverse=True)
    assert len(works.select("ul.author-work-list")[0].select("li")) == 50
    folds = works.select("details:not([open])")
    assert sum(len(fold.select("li")) for fold in folds) == POSTS - 50
    for fold in folds:
        year, number = re.fullmatch(r"(\d{4}) \((\d+)\)", fold.summary.get_text()).groups()
        assert len(fold.select("li")) == int(number)
        assert {time["datetime"][:4] for time in fold.select("time")} == {year}
    assert f"{POSTS} posts" in works.get_text()


def test_the_feed_has_all_posts_with_their_text(make_app, site):
    app = build(make_app, site)
    text = (app.outdir / "authors/busy/atom.xml").read_text(encoding="utf-8")
    assert text.count("<entry>") == POSTS
    for number in range(POSTS):
        assert f"Words of post {number}," in text


def test_an_edit_of_one_post_writes_this_post_and_those_who_show_it(make_app, site):
    build(make_app, site)
    write_post(site, 5, "Another title")
    again = make_app("html", srcdir=site, builddir=site.parent / "out", freshenv=False)
    written: list[str] = []
    again.connect("doctree-resolved", lambda _app, _doctree, docname: written.append(docname))
    again.build()
    write_post(site, 5)
    # Sphinx writes the page whose toctree has the author's page, too.
    assert sorted(written) == ["authors/busy", "authors/index", "posts/5"]
    assert "Another title" in (again.outdir / "authors/busy/atom.xml").read_text(encoding="utf-8")


@pytest.mark.sphinx("dummy", testroot="authors", freshenv=True)
def test_time_grows_with_the_number_of_posts_not_with_its_square(app):
    app.build()

    def seconds(posts: int) -> float:
        domain = FrontMatterDomain.of(app.env)
        for number in range(posts):
            docname = f"posts/{number}"
            date = parse_moment(f"2015-01-{number % 28 + 1:02}")
            domain.note_page(
                PageMeta(docname=docname, title="P", authors=("ada",), date=date), "post"
            )
            app.env.titles[docname] = app.env.titles["index"]
        start = time.process_time()
        digest(shown_people(app.env, take_survey(app.env)))
        return time.process_time() - start

    small, large = seconds(3_000), seconds(12_000)
    assert large < 10 * max(small, 0.05)
