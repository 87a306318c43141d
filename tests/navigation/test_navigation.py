"""The sidebar is Furo's own, or of it the open branch, and follows every change of the tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from sphinx_commons.core.builders import output_path

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sphinx.testing.util import SphinxTestApp

PAGES = ["index", "guide/index", "guide/deep/index", "guide/deep/leaf", "guide/two", "plain"]
PAGES += ["far", "twice", "orphan", "genindex", "search"]
BUILDERS = ["html", "dirhtml"]


def trees(app: SphinxTestApp) -> dict[str, BeautifulSoup]:
    """Each page's sidebar tree, without white space between elements."""
    found = {}
    for pagename in PAGES:
        path = output_path(app.builder, pagename)
        soup = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        tree = soup.select_one(".sidebar-tree")
        for text in tree.find_all(string=lambda s: not s.strip()):
            text.extract()
        found[pagename] = tree
    return found


@pytest.mark.parametrize("builder", BUILDERS)
def test_the_tree_is_equal_to_that_of_the_theme(make_app, rootdir, tmp_path, builder):
    options = {"srcdir": copy(rootdir, tmp_path), "buildername": builder}
    ours = build(make_app, builddir=tmp_path / "ours", **options)
    furos = build(make_app, builddir=tmp_path / "furo", confoverrides={"extensions": []}, **options)
    assert ours.warning.getvalue() == ""
    expected = trees(furos)
    for pagename, tree in trees(ours).items():
        assert tree.prettify() == expected[pagename].prettify(), pagename


def copy(rootdir: Path, tmp_path: Path) -> Path:
    import shutil

    return shutil.copytree(rootdir / "test-navigation", tmp_path / "source")


def build(make_app: Callable[..., SphinxTestApp], **options) -> SphinxTestApp:
    app = make_app(**options)
    app.build()
    return app


def links(tree: BeautifulSoup) -> list[str]:
    return [link.get_text() for link in tree.find_all("a")]


@pytest.mark.sphinx("html", testroot="navigation", confoverrides={"navigation_branch_only": True})
def test_only_the_open_branch_is_shown(app):
    app.build()
    assert app.warning.getvalue() == ""
    shown = trees(app)
    closed = ["Start", "1. Guide with code", "2. Renamed", "Far", "Elsewhere", "Twice"]
    deep = "1.1. Deep & \u201cquoted\u201d"
    assert links(shown["orphan"]) == closed
    assert links(shown["guide/deep/leaf"])[1:5] == [closed[1], deep, "1.1.1. Leaf", "1.2. Two"]
    assert links(shown["guide/two"])[1:4] == [closed[1], deep, "1.2. Two"]
    assert shown["guide/two"].select_one("li.current-page a")["href"] == "#"


@pytest.mark.parametrize("branch_only", [True, False])
def test_pages_follow_a_retitled_page(make_app, rootdir, tmp_path, branch_only):
    options = {
        "srcdir": copy(rootdir, tmp_path),
        "confoverrides": {"navigation_branch_only": branch_only},
    }
    first = build(make_app, builddir=tmp_path / "inc", **options)
    page = first.srcdir / "guide" / "deep" / "leaf.rst"
    page.write_text("New name\n========\n\nText.\n", encoding="utf-8")
    again = build(make_app, builddir=tmp_path / "inc", **options)
    clean = build(make_app, builddir=tmp_path / "clean", **options)
    for pagename, tree in trees(again).items():
        assert str(tree) == str(trees(clean)[pagename]), pagename
    assert "New name" in str(trees(again)["guide/deep/index"])


@pytest.mark.sphinx("text", testroot="navigation")
def test_other_builders_are_left_alone(app):
    app.build()
    assert app.warning.getvalue() == ""


@pytest.mark.sphinx("html", testroot="navigation", confoverrides={"html_theme": "alabaster"})
def test_other_themes_are_left_alone(app):
    app.build()
    assert "guide/index.html" in (app.outdir / "far.html").read_text(encoding="utf-8")


ROOTS = ["/", "/en/latest/"]


@pytest.mark.parametrize("own", [True, False])
@pytest.mark.parametrize("builder", BUILDERS)
@pytest.mark.parametrize("root", ROOTS)
def test_links_of_the_page_for_missing_pages_begin_at_the_root(make_site, builder, root, own):
    files = {
        "index.md": "# Start\n\n```{toctree}\nsub/leaf\nOut <https://example.org/>\n```\n",
        "sub/leaf.md": "# Leaf\n\n[Missing](../404.md)\n",
        "bread.txt": "rye",
    }
    if own:
        text = (
            "# Not here\n\n[leaf](sub/leaf.md#leaf) [start](index.md) {ref}`search`"
            ' [here](#not-here) {download}`bread.txt` `href="x"`'
            ' <a href="https://example.org/a">raw</a>\n'
        )
        files["404.md"] = f"---\norphan: true\n---\n{text}"
    else:
        files["sub/leaf.md"] = "# Leaf\n"
    site = make_site(
        files,
        builder,
        extensions=["myst_parser", "notfound.extension", "sphinx_commons.navigation"],
        html_theme="furo",
        notfound_urls_prefix=root,
        myst_heading_anchors=2,
    )
    assert site.warnings == ""
    short = builder == "dirhtml"
    page = site.soup("404/index.html" if short else "404.html")
    links = {link["href"] for link in page.find_all("a")}
    start, leaf = (root, "sub/leaf/") if short else (f"{root}index.html", "sub/leaf.html")
    assert {start, root + leaf, "https://example.org/"} <= links
    assert [a for a in links if not a.startswith((root, "#", "https://"))] == []
    assert page.select_one(".sidebar-tree a")["href"] == root + leaf
    assert page.select_one("a.sidebar-brand")["href"] == start
    assert page.html["data-content_root"] == root
    if own:
        assert {f"{root}{leaf}#leaf", "https://example.org/a", "#not-here"} <= links
        assert any(link.startswith(f"{root}_downloads/") for link in links)
        assert 'href="x"' in page.text
    leaf_page = site.soup("sub/leaf/index.html" if short else "sub/leaf.html")
    assert leaf_page.select_one(".sidebar-tree a")["href"] == "#"


@pytest.mark.parametrize("theme", ["furo", "alabaster"])
def test_a_download_in_a_heading_ends_no_build(make_site, theme):
    files = {
        "index.md": "# Start\n\n```{toctree}\na\nb\n```\n",
        "a.md": "# Get {download}`the *list* <bread.txt>`\n\n## And [here](bread.txt) too\n",
        "b.md": "# Plain\n\n{doc}`a`\n",
        "bread.txt": "rye",
    }
    extensions = ["myst_parser", "sphinx_commons.navigation"]
    site = make_site(files, extensions=extensions, html_theme=theme)
    message = "WARNING: a download in a heading is plain text in menus and lists of pages"
    assert site.warnings.splitlines() == [
        f"a.md:{line}: {message} [navigation.download]" for line in (1, 3)
    ]
    assert len(site.soup("a.html").select("h1 a.download, h2 a.download")) == 2
    assert "Get the *list*" in [a.text for a in site.soup("index.html").select("li a")]
    assert site.soup("b.html").find("a", string="Get the *list*")["href"] == "a.html"
