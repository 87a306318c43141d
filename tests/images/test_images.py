"""Images are found whatever their names need in Markdown."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin

import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader

from tests.sites import build_site, plant

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import Tag

NAMES = {
    "Encoded": "two words.png", "In brackets": "two words.png", "Accents": "größe.png",
    "Other script": "画像.png", "A percent sign": "100%.png", "Written like an escape": "p%20q.png",
    "Figure": "two words.png", "Image": "größe.png", "HTML": "two words.png",
    "From the root": "sub/a+b c.png",
}  # fmt: skip


def images_of(file: Path) -> list[Tag]:
    return list(BeautifulSoup(file.read_text(encoding="utf-8"), "lxml").select("img"))


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_every_image_is_shown(make_app, rootdir: Path, tmp_path: Path, builder: str):
    app = make_app(builder, srcdir=rootdir / "test-images", builddir=tmp_path, freshenv=True)
    app.build()
    assert app.warning.getvalue() == ""
    images = images_of(app.outdir / "index.html")
    assert [image["alt"] for image in images] == list(NAMES)
    for image in images:
        file = app.outdir / unquote(image["src"])
        source = rootdir / "test-images" / NAMES[image["alt"]]
        assert file.read_bytes() == source.read_bytes(), image["alt"]
    page = "sub/page.html" if builder == "html" else "sub/page/index.html"
    for image in images_of(app.outdir / page):
        assert (app.outdir / unquote(urljoin(page, image["src"]))).is_file()


@pytest.mark.parametrize("builder", ["epub", "latex", "text"])
def test_other_formats_find_them_too(make_app, rootdir: Path, tmp_path: Path, builder: str):
    app = make_app(builder, srcdir=rootdir / "test-images", builddir=tmp_path, freshenv=True)
    app.build()
    assert "image" not in app.warning.getvalue()
    if builder == "latex":
        assert (app.outdir / "two words.png").is_file()


def test_the_handbook_has_them(make_app, rootdir: Path, tmp_path: Path):
    settings = {
        "extensions": ["myst_parser", "sphinx_commons.images", "sphinx_commons.handbook"],
        "handbooks": [{"filename": "book", "title": "Book", "documents": ["index"]}],
    }
    app = make_app(
        "typst", srcdir=rootdir / "test-images", builddir=tmp_path, freshenv=True,
        confoverrides=settings,
    )  # fmt: skip
    app.build()
    assert app.warning.getvalue() == ""
    pages = PdfReader(app.outdir / "book.pdf").pages
    assert sum(len(page.images) for page in pages) >= len(set(NAMES.values()))


def test_a_missing_image_is_named_as_it_was_written(make_app, tmp_path: Path):
    (tmp_path / "conf.py").write_text(
        "extensions = ['myst_parser', 'sphinx_commons.images']\n", "utf-8"
    )
    text = "# T\n\n![a](no%20file.png) ![b](%00.png) ![c](<%2e%2e/%2e%2e/x y.png>)\n"
    (tmp_path / "index.md").write_text(text, "utf-8")
    app = make_app("dummy", srcdir=tmp_path, freshenv=True)
    app.build()
    assert "index.md:3: WARNING: image file not readable: no%20file.png" in app.warning.getvalue()
    assert app.warning.getvalue().count("WARNING") == 3


def test_a_picture_in_its_own_address(make_app, tmp_path: Path):
    picture = f"![dot](data:image/png;base64,{DOT * 60})\n"
    files = {
        "conf.py": "extensions = ['myst_parser', 'sphinx_commons.images',"
        " 'sphinx_commons.handbook']\n",
        "index.md": f"# T\n\n{picture}\n```{{include}} parts/part.txt\n```\n",
        "parts/part.txt": f"Part: {picture}",
    }
    plant(tmp_path, files)
    app = make_app("html", srcdir=tmp_path, freshenv=True)
    app.build()
    assert app.warning.getvalue() == ""
    shown = [image for image in images_of(app.outdir / "index.html") if image["alt"] == "dot"]
    assert len(shown) == 2


def test_no_link_is_inside_of_a_link(make_app, rootdir: Path, tmp_path: Path):
    source = shutil.copytree(rootdir / "test-images", tmp_path / "source")
    image, plain = "![a](two%20words.png){width=40}", "![a](plain.png){width=40}"
    links = f"[{image}](sub/page.md) [{plain}](two%20words.png) [{plain}](https://example.org/)"
    links += f" {plain} {image} ![a](https://example.org/a.png){{width=40}}"
    (source / "index.md").write_text(f"# T\n\n{links}\n\n```{{toctree}}\nsub/page\n```\n", "utf-8")
    app = make_app("html", srcdir=source, freshenv=True)
    app.build()
    assert app.warning.getvalue() == ""
    html = (app.outdir / "index.html").read_text(encoding="utf-8")
    images = BeautifulSoup(html, "html.parser").select("img")
    assert [len(image.find_parents("a")) for image in images] == [1, 1, 1, 1, 0, 1]
    assert all(" " not in link.get("href", "") for link in BeautifulSoup(html, "lxml")("a"))


DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9"

README = """\
[shape](img/p%20q.png) ![drawn](<img/p q.png>) [licence](LICENSE) [guide](docs/guide.md)
[part](docs/guide.md#more) [page](docs/page.txt) [none](img/none.png) [out](../../../bread.txt)
"""


@pytest.mark.parametrize("options", ["", ":relative-images:\n:relative-docs: docs/\n"])
def test_links_of_an_included_file_lead_to_what_stands_beside_it(tmp_path, rootdir, options):
    picture = (rootdir / "test-images/p%20q.png").read_bytes()
    files = {
        "bread.txt": "rye",
        "site/conf.py": "",
        "site/README.md": README,
        "site/LICENSE": "free",
        "site/img/p q.png": picture,
        "site/docs/conf.py": "extensions = ['myst_parser', 'sphinx_commons.images']\n"
        "myst_heading_anchors = 2\n",
        "site/docs/index.md": f"# Start\n\n```{{include}} ../README.md\n{options}```\n",
        "site/docs/guide.md": "---\norphan: true\n---\n# Guide\n\n## More\n",
        "site/docs/page.txt": "dough",
    }
    plant(tmp_path, files)
    built = build_site(tmp_path / "site/docs", tmp_path / "built")
    links = {a.text: a["href"] for a in built.soup("index.html").select("article a, .body a")}
    assert (built.out / unquote(links["shape"])).read_bytes() == picture
    assert (built.out / links["licence"]).read_text() == "free"
    assert (built.out / links["page"]).read_text() == "dough"
    assert links["guide"] == "guide.html"
    assert links["part"] == "guide.html#more"
    [drawn] = [image for image in images_of(built.out / "index.html") if image["alt"] == "drawn"]
    assert (built.out / unquote(drawn["src"])).read_bytes() == picture
    assert "'img/none.png' [myst.xref_missing]" in built.warnings
    assert len(built.warnings.splitlines()) == 2, built.warnings


RAW = """\
# Raw

<p align="center">
  <a href="https://example.org/"><img alt="one" width="20" src="img/p%20q.png"></a>
  <IMG ALT='two' SRC='img/p q.png'> <img alt="none" src="img/none.png">
</p>

In a line: <img src="img/p q.png" alt="three"> <img alt="out" src="../../../bread.txt">
<img alt="far" src="https://example.org/a.png">

| head |
|------|
| <img alt="four" src="img/p q.png"> |
"""


@pytest.mark.parametrize("builder", ["html", "dirhtml", "epub", "typst", "latex"])
def test_pictures_in_raw_html_of_an_included_file(tmp_path, rootdir, builder):
    picture = (rootdir / "test-images/p%20q.png").read_bytes()
    files = {
        "bread.txt": "rye",
        "site/README.md": RAW,
        "site/img/p q.png": picture,
        "site/docs/conf.py": "project = 'Bread'\ncopyright = version = '1'\nextensions = "
        "['myst_parser', 'sphinx_commons.images', 'sphinx_commons.handbook',"
        " 'sphinx_commons.epub']\n",
        "site/docs/index.md": "# Start\n\n```{toctree}\nguide/raw\n```\n",
        "site/docs/guide/raw.md": "```{include} ../../README.md\n```\n",
    }
    plant(tmp_path, files)
    for _first_and_second in range(2):
        built = build_site(tmp_path / "site/docs", tmp_path / "built", builder)
        copies = [p for p in built.out.rglob("p q*.png") if p.read_bytes() == picture]
        if builder in ("typst", "latex"):
            assert "p q.png" not in built.warnings
            continue
        assert len(copies) == 1
        page = built.out / {"dirhtml": "guide/raw/index.html", "epub": "guide/raw.xhtml"}.get(
            builder, "guide/raw.html"
        )
        soup = BeautifulSoup(page.read_bytes(), "xml" if builder == "epub" else "html.parser")
        shown = {image["alt"]: unquote(image["src"]) for image in soup.select("img")}
        for name in ("one", "two", "three", "four"):
            assert (page.parent / shown[name]).read_bytes() == picture
        if builder != "epub":
            assert shown["none"] == "img/none.png"
            assert shown["out"] == "../../../bread.txt"
            assert shown["far"] == "https://example.org/a.png"
