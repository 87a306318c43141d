"""The frame of pages, on a site that has nothing but Furo and this room."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup
from sphinx.testing.util import SphinxTestApp

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Pages = dict[str, BeautifulSoup]
    Build = Callable[..., Pages]

STRICT = {"html": "html", "dirhtml": "dirhtml", "index in parts": "html"}


@pytest.fixture
def source(tmp_path: Path, rootdir: Path) -> Path:
    return shutil.copytree(
        rootdir / "test-theme-frame", tmp_path / "src", ignore=shutil.ignore_patterns("_build")
    )


@pytest.fixture
def build(source: Path, tmp_path: Path) -> Build:
    """``build(builder, setting=value)``: its pages by their paths; nothing is warned of."""

    def built(builder: str = "html", **settings: Any) -> Pages:
        app = SphinxTestApp(
            builder, srcdir=source, builddir=tmp_path / "out", confoverrides=settings
        )
        try:
            app.build()
            assert app.warning.getvalue() == ""
        finally:
            app.cleanup()
        return {
            path.relative_to(app.outdir).as_posix(): BeautifulSoup(
                path.read_text("utf-8"), "html.parser"
            )
            for path in app.outdir.rglob("*.html")
            if "_static" not in path.parts
        }

    return built


def add_template(source: Path, name: str, text: str) -> dict[str, Any]:
    """Give the site a template; the setting that it needs."""
    path = source / "_templates" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return {"templates_path": ["_templates"]}


def barred(page: BeautifulSoup) -> list[str]:
    """What a strict policy bars."""
    found = [tag for tag in page.find_all("script") if not tag.get("src")]
    found += [*page.find_all("style"), *page.find_all(style=True)]
    found += [tag for tag in page.find_all(True) if any(name[:2] == "on" for name in tag.attrs)]
    return [str(tag) for tag in found]


@pytest.mark.parametrize(
    ("builder", "settings", "name"),
    [
        ("html", {}, "py-modindex.html"),
        ("dirhtml", {}, "py-modindex/index.html"),
        ("dirhtml", {"theme_hosted_search": True}, "search/index.html"),
        ("html", {"html_split_index": True}, "genindex-F.html"),
    ],
)
def test_no_page_needs_what_a_strict_policy_bars(build, builder, settings, name):
    pages = build(builder, **settings)
    assert name in pages
    assert {name: found for name, page in pages.items() if (found := barred(page))} == {}
    for page in pages.values():
        assert len(page.find_all("main")) == len(page.find_all("h1")) == 1
        # The article comes first, so a keyboard is there after a few stops.
        assert page.find("article").find_next("aside", class_="sidebar-drawer")
        ids = [tag["id"] for tag in page.find_all(id=True)]
        assert len(ids) == len(set(ids))


def test_options_of_furo_are_kept(build, tmp_path):
    page = build()["deep/index.html"]
    assert page.select_one(".announcement").get_text(strip=True) == "The shop isopen."
    logo = page.select_one(".sidebar-brand img")
    assert (logo["src"], logo["width"], logo["height"]) == ("../_static/loaf.svg", "40", "30")
    assert page.select_one(".sidebar-brand-text").text == "Bread & butter documentation"
    assert [a["href"] for a in page.select(".content-icon-container > div > a")] == [
        "https://github.com/example/bread/blob/main/deep/index.rst?plain=true",
        "https://github.com/example/bread/edit/main/deep/index.rst",
    ]
    assert page.select_one("footer .icons a")["href"] == "https://example.org/"
    assert "Copyright The bakers." in page.select_one("footer .copyright").text
    sheet = (tmp_path / "out/html/_static/theme/frame.css").read_text("utf-8")
    light, dark = sheet.split("@media not print", 1)
    assert "--color-brand-content: #7a3b00;" in light
    assert dark.count("--color-brand-content: #ffb86b;") == 2
    assert "--color-code-background: #f2f2f2;" in light


def test_what_the_options_leave_out_is_not_there(build):
    options = {"sidebar_hide_name": True, "top_of_page_buttons": ["edit"], "source_branch": "x"}
    shown = {"html_show_copyright": False, "html_show_sphinx": False, "html_logo": ""}
    page = build(html_theme_options=options, **shown)["more.html"]
    for nothing in (".announcement", ".sidebar-brand *", ".view-this-page", "footer .icons"):
        assert page.select_one(nothing) is None
    assert page.select_one("footer .left-details").get_text(strip=True) == ""


@pytest.mark.parametrize(("wanted", "number"), [([], 0), ("", 2), (["view"], 1)])
def test_no_buttons_are_no_buttons(build, wanted, number):
    options = {"source_repository": "https://github.com/a/b/", "source_branch": "main"}
    page = build(html_theme_options=options | {"top_of_page_buttons": wanted})["more.html"]
    assert len(page.select(".content-icon-container > div > a")) == number


def test_templates_of_the_site_win(build, source):
    text = (
        "{% extends '!page.html' %}{% block footer %}<p class='own'>{{ super() }}</p>{% endblock %}"
    )
    settings = add_template(source, "page.html", text)
    add_template(source, "partials/site-footer.html", "Ours")
    pages = build(**settings)
    for name in ("index.html", "genindex.html", "search.html"):
        # What it builds on is the frame.
        assert pages[name].select_one("main footer, footer .own").get_text().split()[-1] == "Ours"
        assert barred(pages[name]) == []


def test_the_search_knows_the_pages_that_there_are(build):
    page = build(html_use_index=False)["search.html"]
    assert page.select_one("noscript p").get_text(strip=True) == "Searching needs JavaScript."
    assert "searchtools.js" in " ".join(s["src"] for s in page.find_all("script"))


def test_words_are_those_of_the_language(build):
    page = build(language="de")["search.html"]
    assert page.html["lang"] == "de"
    assert page.h1.text == "Suche"
    assert page.select_one("footer .copyright").text.startswith("© Copyright")


@pytest.mark.parametrize(
    ("builder", "theme", "file"),
    [
        ("html", "alabaster", "more.html"),
        ("epub", "furo", "more.xhtml"),
        ("json", "furo", "more.fjson"),
    ],
)
def test_what_is_no_website_in_furo_has_nothing_of_it(build, tmp_path, builder, theme, file):
    build(builder, html_theme=theme, html_theme_options={}, epub_show_urls="no", version="1")
    out = tmp_path / "out" / builder
    assert not (out / "_static/theme").exists()
    page = (out / file).read_text("utf-8")
    assert "width: 50%" in page
    assert "theme/frame" not in page
    assert "furo-main-content" not in page
