"""Every format says who gave what, and none of them warns."""

from __future__ import annotations

import zipfile

import pytest

ROOT = {"testroot": "authors", "freshenv": True}


@pytest.mark.parametrize(
    "builder", ["dirhtml", "singlehtml", "texinfo", "man", "dummy", "linkcheck"]
)
def test_no_format_warns(make_app, rootdir, tmp_path, builder):
    options = {"linkcheck_ignore": ["https://.*"]} if builder == "linkcheck" else {}
    app = make_app(
        builder,
        srcdir=rootdir / "test-authors",
        builddir=tmp_path,
        confoverrides=options,
    )
    app.build(force_all=True)
    assert app.warning.getvalue() == ""


@pytest.mark.sphinx("text", **ROOT)
def test_text(app):
    app.build()
    assert app.warning.getvalue() == ""
    guide = (app.outdir / "guide.txt").read_text(encoding="utf-8")
    assert "By Ada Ångström and Bob Stone\N{NO-BREAK SPACE}· Reviewed by Bob Stone" in guide
    page = (app.outdir / "authors/ada.txt").read_text(encoding="utf-8")
    assert "* Home (1 May 2024\N{NO-BREAK SPACE}· author)" in page
    people = (app.outdir / "people.txt").read_text(encoding="utf-8")
    assert "* Cleo: 1 page" in people


@pytest.mark.sphinx("latex", **ROOT)
def test_latex(app):
    app.build()
    assert app.warning.getvalue() == ""
    (path,) = app.outdir.glob("*.tex")
    text = path.read_text(encoding="utf-8")
    assert r"By \sphinxhref" in text or r"By {\hyperref[\detokenize{authors/ada" in text
    assert "-192.png" in text.replace("}.png", ".png")
    assert len(list(app.outdir.glob("*-192.png"))) == 1


@pytest.mark.sphinx("gettext", **ROOT)
def test_catalogues_have_the_biography_and_no_byline(app):
    app.build()
    assert app.warning.getvalue() == ""
    text = (app.outdir / "authors.pot").read_text(encoding="utf-8")
    assert "She wrote the first program." in text
    everything = "".join(p.read_text(encoding="utf-8") for p in app.outdir.rglob("*.pot"))
    assert "min read" not in everything
    assert "1 May 2024" not in everything


@pytest.mark.sphinx("epub", **ROOT, confoverrides={"version": "1", "copyright": "2026, all"})
def test_epub_has_the_pictures(app):
    app.build()
    assert app.warning.getvalue() == ""
    (path,) = app.outdir.glob("*.epub")
    with zipfile.ZipFile(path) as book:
        names = set(book.namelist())
        page = book.read("authors/ada.xhtml").decode()
    assert {"_images/authors/ada-96.png", "_images/authors/bob.svg"} <= names
    assert 'src="../_images/authors/ada-96.png"' in page
    assert not any(name.endswith("atom.xml") for name in names)


@pytest.mark.sphinx(
    "typst",
    **ROOT,
    confoverrides={"extensions": ["sphinx_commons.authors", "sphinx_commons.handbook"]},
)
def test_handbook(app):
    app.build()
    assert app.warning.getvalue() == ""
    assert list(app.outdir.glob("*.pdf"))


@pytest.mark.sphinx("html", **ROOT, confoverrides={"language": "de"})
def test_dates_follow_the_language(app, soup):
    app.build()
    assert soup("index.html").select_one("time").get_text() == "1. Mai 2024"
