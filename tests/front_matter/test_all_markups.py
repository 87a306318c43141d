"""What holds for a page in any markup, with all rooms that ask for its header."""

from __future__ import annotations

import zlib
from datetime import UTC, datetime, timedelta
from itertools import product
from typing import TYPE_CHECKING

import pytest
from sphinx_commons.front_matter import page_meta

from tests.markups import MARKUPS, READ_NOTEBOOKS, WITH_NOTEBOOKS, page

if TYPE_CHECKING:
    from tests.sites import Built

ROOMS = "faq authors blog structured_data urls search".split()
CONF = f"""{READ_NOTEBOOKS}
extensions = ["myst_parser", *("sphinx_commons." + room for room in {ROOMS})]
html_baseurl = "https://example.org/"
html_theme = "basic"
"""
HOME = {"conf.py": CONF, "index.md": "# Home\n"}
UNKNOWN = {"template": "wide.html", "banner": "two words", "weight": 3, "og:image": "a.png"}
DRAFTS: list[dict[str, object]] = [
    {"draft": True},
    {"draft": "yes"},
    {"Draft": "on"},
    {"published": False},
    {"published": "No"},
    {"status": "draft"},
    {"status": "Draft", "published": True},
]
TOMORROW = f"{datetime.now(UTC) + timedelta(days=2):%Y-%m-%d}"
POST = {
    "date": "2020-01-02",
    "tags": "concealtag",
    "authors": "Ann Conceal",
    "category": "Concealed",
}
UNDATED = {
    "md": "```{post}\n:tags: shown\n```\n\nNot dated.",
    "rst": ".. post::\n   :tags: shown\n\nNot dated.",
}


def traces(built: Built, words: list[str]) -> list[str]:
    """The files of the output that name one of *words*, in their names, text or packed text."""
    found = []
    for path in (path for path in built.out.rglob("*") if path.is_file()):
        content = path.read_bytes()
        if path.name == "objects.inv":
            content = zlib.decompress(content.split(b"\n", 4)[4])
        text = f"{path.relative_to(built.out)}\n{content.decode(errors='replace')}".lower()
        found += [f"{path.name}: {word}" for word in words if word in text]
    return found


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_what_is_not_public_leaves_no_trace(make_site, builder):
    said = [*DRAFTS, {"date": TOMORROW}]
    files = dict(HOME)
    for (number, header), markup in product(enumerate(said), WITH_NOTEBOOKS):
        body = "Concealwords of it.\n"
        files[f"blog/2020/conceal-{number}-{markup}.{markup}"] = page(
            markup, {**POST, **header}, "Concealed", body
        )
        if header in DRAFTS:
            files[f"conceal-{number}-{markup}.{markup}"] = page(
                markup, {"faq": True, **header}, "Concealpage", body
            )
    files["blog/2020/shown.md"] = page("md", {"date": "2020-01-03", "authors": "Zoe"}, "Shown")
    built = make_site(files, builder)
    assert built.warnings == ""
    assert traces(built, ["conceal"]) == []
    assert traces(built, ["shown"])


@pytest.mark.parametrize("markup", MARKUPS)
def test_a_post_without_a_date_is_in_the_list_of_drafts_only(make_site, markup):
    files = {
        **HOME,
        f"news/undated.{markup}": page(markup, {}, "Undatedtitle", UNDATED[markup]),
        "blog/2020/dated.md": page("md", {"date": "2020-01-03"}, "Dated"),
    }
    built = make_site(files)
    assert built.warnings == ""
    robots = built.soup("news/undated.html").select_one("meta[name=robots]")
    assert robots["content"] == "noindex"
    lists = {trace.partition(":")[0] for trace in traces(built, ["undatedtitle"])}
    assert "drafts.html" in lists
    assert not lists & {"index.html", "atom.xml", "feed.json", "sitemap.xml", "2020.html"}
    assert "undated" not in built.text("sitemap.xml")


@pytest.mark.parametrize("markup", MARKUPS)
def test_unknown_keys_are_handed_on(make_site, markup):
    files = {**HOME, f"page.{markup}": page(markup, {"orphan": True, **UNKNOWN})}
    built = make_site(files)
    assert built.warnings == ""
    found = built.env.metadata["page"]
    assert {key: found[key] for key in UNKNOWN} == {key: str(v) for key, v in UNKNOWN.items()}


@pytest.mark.parametrize("markup", WITH_NOTEBOOKS)
def test_a_slip_is_named_on_any_site_and_all_on_a_strict_one(make_site, markup):
    """Fields and the metadata of notebooks have many readers, and are left alone."""
    files = {**HOME, "index.md": "# Home\n\n```{toctree}\npage\n```\n"}
    files[f"page.{markup}"] = page(markup, {"titel": "A", "weight": 3})
    slip, weight = "unknown key 'titel'; did you mean 'title'?", "unknown key 'weight'"
    mild = make_site(files).warnings
    strict = make_site(files, front_matter_strict=True).warnings
    if markup != "md":
        assert mild == strict == ""
        return
    assert slip in mild
    assert weight not in mild
    assert slip in strict
    assert weight in strict


AUTHORS = {
    "anybody": ({"author": "Anybody Else"}, "", ("Anybody Else",)),
    "mapping": (
        {"author": {"name": "Ann Example", "url": "https://example.org/ann"}},
        "",
        ("Ann Example",),
    ),
    "blog_authors": (
        {"author": "ann"},
        "blog_authors = {'ann': ('Ann Example', 'https://example.org/ann')}\n",
        ("ann",),
    ),
}


@pytest.mark.parametrize("markup", WITH_NOTEBOOKS)
@pytest.mark.parametrize("name", AUTHORS)
def test_people_of_a_site_without_pages_of_people(make_site, name, markup):
    header, settings, authors = AUTHORS[name]
    files = {
        **HOME,
        "conf.py": CONF + settings,
        "index.md": "# Home\n\n```{toctree}\npage\n```\n",
        f"page.{markup}": page(markup, {**header, "date": "2020-01-02"}),
    }
    built = make_site(files)
    assert built.warnings == ""
    assert page_meta(built.env, "page").authors == authors
    shown = built.soup("page.html").select(".byline")
    # Sphinx shows no field of a page of reStructuredText, and pages are as they were.
    assert [authors[0] in byline.text for byline in shown] == [True] * (markup != "rst")


@pytest.mark.parametrize("markup", WITH_NOTEBOOKS)
def test_posts_need_no_toctree(make_site, markup):
    files = {
        **HOME,
        f"blog/2020/a.{markup}": page(markup, {"date": "2020-01-02"}),
        f"news/b.{markup}": page(markup, {"blogpost": True, "date": "2020-01-02"}),
        f"lost.{markup}": page(markup, {}),
    }
    (warning,) = make_site(files).warnings.splitlines()
    assert warning.startswith(f"lost.{markup}: WARNING: document isn't included in any toctree")
