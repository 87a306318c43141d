"""Redirect pages in built sites: written, refused, taken away."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from sphinx_commons.core.redirect_pages import is_redirect
from sphinx_commons.urls import writer as redirects_writer

if TYPE_CHECKING:
    from pathlib import Path

EXPECTED = {
    "html": {
        "start.html": "index.html",
        "start/index.html": "../index.html",
        "old/page/index.html": "../../sub/page.html",
        "old/page.html": "../sub/page.html",
        "2014/page.html": "../sub/page.html",
        "2014/page/index.html": "../../sub/page.html",
        "wiki/Page/index.html": "../../sub/page.html",
        "wiki/Page.html": "../sub/page.html",
        "wiki/two words/index.html": "../../sub/page.html",
        "wiki/two words.html": "../sub/page.html",
        "wiki/away/index.html": "https://example.org/elsewhere",
        "wiki/away.html": "https://example.org/elsewhere",
        "wiki/part/index.html": "../../sub/page.html#part",
        "wiki/part.html": "../sub/page.html#part",
    },
    "dirhtml": {
        "start.html": "./",
        "start/index.html": "../",
        "old/page/index.html": "../../sub/page/",
        "old/page.html": "../sub/page/",
        "2014/page.html": "../sub/page/",
        "2014/page/index.html": "../../sub/page/",
        "wiki/Page/index.html": "../../sub/page/",
        "wiki/Page.html": "../sub/page/",
        "wiki/two words/index.html": "../../sub/page/",
        "wiki/two words.html": "../sub/page/",
        "wiki/away/index.html": "https://example.org/elsewhere",
        "wiki/away.html": "https://example.org/elsewhere",
        "wiki/part/index.html": "../../sub/page/#part",
        "wiki/part.html": "../sub/page/#part",
    },
}


def written(folder: Path) -> dict[str, Path]:
    return {
        path.relative_to(folder).as_posix(): path
        for path in folder.rglob("*.html")
        if is_redirect(path)
    }


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_every_old_url_leads_on(make_app, rootdir, tmp_path, builder):
    app = make_app(builder, srcdir=shutil.copytree(rootdir / "test-urls", tmp_path / "s"))
    app.build()
    assert app.warning.getvalue() == ""
    pages = written(app.outdir)
    assert pages.keys() == EXPECTED[builder].keys()
    for name, target in EXPECTED[builder].items():
        text = pages[name].read_text(encoding="utf-8")
        assert f'content="0; url={target}"' in text
        assert f'<a href="{target}">' in text
        assert '<meta name="robots" content="noindex">' in text
        script = re.search(r'<script src="(.*)" data-to="(.*)"></script>', text)
        assert (pages[name].parent / script[1]).is_file()
        assert script[2] == target
    page = EXPECTED[builder]["old/page.html"].removeprefix("../")
    table = (app.outdir / "_redirects").read_text(encoding="utf-8").splitlines()
    assert f"/feed.rss /{page} 301" in table
    assert f"/wiki/two%20words /{page} 301" in table
    assert f"/old/page.html /{page} 301" in table
    assert len(table) == 15


@pytest.mark.parametrize(
    ("alias", "subtype"),
    [
        ("/sub/page.html", "collision"),
        ("/index.html", "loop"),
        ("/sub/page.html/deeper/", "collision"),
        ("//example.org/", "path"),
        ("/../x/", "path"),
        ("/old/page/", "duplicate"),
        ("/old.html/deeper/", "collision"),
        ("/sub/page", "collision"),
        ("/_static/basic.css", "collision"),
        ("/sub/page#part", "path"),
    ],
)
def test_what_cannot_be_given_is_warned_of(make_app, rootdir, tmp_path, alias, subtype):
    source = shutil.copytree(rootdir / "test-urls", tmp_path / "s")
    (source / "index.md").write_text(
        f'---\norphan: true\naliases: ["{alias}"]\n---\n# Start\n\n[x](sub/page.md)\n', "utf-8"
    )
    (source / "a.md").write_text(
        "---\norphan: true\naliases: [/old/page/, /old.html]\n---\n# A\n", "utf-8"
    )
    app = make_app("html", srcdir=source, freshenv=True)
    app.build()
    warnings = [w for w in app.warning.getvalue().splitlines() if f"urls.{subtype}" in w]
    assert len(warnings) >= 1
    assert ".md:3: WARNING: no redirect:" in warnings[0]
    assert "Start" in (app.outdir / "index.html").read_text(encoding="utf-8")


def test_unknown_targets_get_a_suggestion(make_app, rootdir, tmp_path):
    source = shutil.copytree(rootdir / "test-urls", tmp_path / "s")
    (source / "redirects.csv").write_text("old,new\n/x/,sub/pag\n", "utf-8")
    app = make_app("html", srcdir=source)
    app.build()
    assert "redirects.csv:2: WARNING: no redirect" in app.warning.getvalue()
    assert "did you mean 'sub/page'" in app.warning.getvalue()


def test_a_page_that_is_not_public_is_no_target_and_no_mistake(make_app, rootdir, tmp_path):
    source = tmp_path / "site"
    shutil.copytree(rootdir / "test-urls", source)
    (source / "later.md").write_text("---\ndraft: true\n---\n# Later\n", encoding="utf-8")
    (source / "redirects.csv").write_text("old,new\n/soon,later\n", encoding="utf-8")
    app = make_app("html", srcdir=source, freshenv=True)
    app.build()
    assert app.warning.getvalue() == ""
    assert not (app.outdir / "soon").exists()


def test_a_bad_row_does_not_hinder_those_below(make_app, rootdir, tmp_path):
    source = shutil.copytree(rootdir / "test-urls", tmp_path / "s")
    (source / "redirects.csv").write_text(
        f'/x/\n/y/,sub/page,no\n/z/,sub/page\n"{"never closed " * 20_000}', "utf-8"
    )
    app = make_app("html", srcdir=source)
    app.build()
    said = app.warning.getvalue()
    for line in (1, 2):
        assert f"redirects.csv:{line}: WARNING: two cells are wanted" in said
    assert "field larger than field limit" in said
    assert "z/index.html" in written(app.outdir)


def test_a_vanished_redirect_is_taken_away_and_a_new_page_wins(make_app, rootdir, tmp_path):
    source = shutil.copytree(rootdir / "test-urls", tmp_path / "s")
    build = tmp_path / "build"
    first = make_app("html", srcdir=source, builddir=build)
    first.build()
    first.cleanup()
    (source / "redirects.csv").unlink()
    (source / "start.md").write_text("---\norphan: true\n---\n# New\n", "utf-8")
    (source / "index.md").write_text("# Start\n\n```{toctree}\nsub/page\n```\n", "utf-8")
    app = make_app("html", srcdir=source, builddir=build)
    app.build()
    assert app.warning.getvalue() == ""
    old = {"old/page/index.html", "old/page.html", "2014/page.html", "2014/page/index.html"}
    assert written(app.outdir).keys() == old
    assert not (app.outdir / "wiki").exists()
    assert "New" in (app.outdir / "start.html").read_text(encoding="utf-8")


def test_only_what_is_not_there_as_it_should_be_is_written(make_app, rootdir, tmp_path):
    source = shutil.copytree(rootdir / "test-urls", tmp_path / "s")
    app = make_app("html", srcdir=source)
    app.build()
    pages = written(app.outdir)
    texts = {name: path.read_bytes() for name, path in pages.items()}
    whole, cut, empty, gone, *_ = pages.values()
    cut.write_bytes(cut.read_bytes()[:-9])
    empty.write_bytes(b"")
    gone.unlink()
    before = whole.stat().st_mtime_ns
    redirects_writer.write_redirects(app, None)
    # A file that is not known for one of ours, or is empty, stays: nobody knows whose it is.
    texts[empty.relative_to(app.outdir).as_posix()] = b""
    assert {name: (app.outdir / name).read_bytes() for name in texts} == texts
    assert whole.stat().st_mtime_ns == before


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_own_names_and_files(make_app, rootdir, tmp_path, builder):
    folder = shutil.copytree(rootdir / "test-urls", tmp_path / "s")
    (folder / "redirects.csv").write_text(
        "/sub/page.html,sub/page\n/feed.xml,_static/basic.css\n", encoding="utf-8"
    )
    app = make_app(builder, srcdir=folder)
    app.build()
    assert app.warning.getvalue() == ""
    moved = written(app.outdir).get("sub/page.html")
    assert (moved is not None) == (builder == "dirhtml")
    table = (app.outdir / "_redirects").read_text(encoding="utf-8")
    assert "/feed.xml /_static/basic.css 301" in table


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_addresses_are_encoded(make_app, rootdir, tmp_path, builder):
    folder = shutil.copytree(rootdir / "test-urls", tmp_path / "s")
    (folder / "red hät.md").write_text("---\norphan: true\n---\n# Hat\n", encoding="utf-8")
    (folder / "redirects.csv").write_text(
        '/hat,red hät#a b\n/code,red%20h%C3%A4t\n/out,https://example.org/a b/%20?c="d"\n',
        encoding="utf-8",
    )
    app = make_app(builder, srcdir=folder)
    app.build()
    assert app.warning.getvalue() == ""
    rows = (app.outdir / "_redirects").read_text(encoding="utf-8").splitlines()
    table = {old: new for old, new, _status in map(str.split, rows)}
    page = "red%20h%C3%A4t/" if builder == "dirhtml" else "red%20h%C3%A4t.html"
    assert table["/hat"] == f"/{page}#a%20b"
    assert table["/code"] == f"/{page}"
    assert table["/out"] == "https://example.org/a%20b/%20?c=%22d%22"
    assert f'url=../{page}#a%20b"' in written(app.outdir)["hat/index.html"].read_text("utf-8")


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_a_redirect_takes_the_place_of_a_page_that_is_gone(make_app, rootdir, tmp_path, builder):
    source = shutil.copytree(rootdir / "test-urls", tmp_path / "s")
    (source / "redirects.csv").write_text("old,new\n", "utf-8")
    (source / "index.md").write_text("# Start\n\n```{toctree}\nsub/page\n```\n", "utf-8")
    gone = source / "sub" / "index.md"
    gone.write_text("---\norphan: true\n---\n# Gone\n", "utf-8")
    with_blog = {"extensions": ["sphinx_commons.urls", "sphinx_commons.blog"], "html_theme": "furo"}
    build = tmp_path / "build"
    first = make_app(builder, srcdir=source, builddir=build, confoverrides=with_blog)
    first.build()
    first.cleanup()
    gone.unlink()
    (source / "redirects.csv").write_text("old,new\n/sub/,sub/page\n", "utf-8")
    app = make_app(builder, srcdir=source, builddir=build, confoverrides=with_blog)
    app.build()
    assert app.warning.getvalue() == ""
    assert is_redirect(app.outdir / "sub" / "index.html")
