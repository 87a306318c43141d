"""Pictures: what cannot be shown is a warning with its place, and the handbook is still made."""

from __future__ import annotations

import gzip
import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from .pdf import Pdf

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.sites import Built

    Make = Callable[..., Built]

HEAD = "Salt\n====\n\n"


SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}">{content}</svg>'


def wide_png() -> bytes:
    """A picture of many pixels in few bytes."""
    stream = io.BytesIO()
    Image.new("1", (8000, 8000)).save(stream, "PNG")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.svg", SVG.format(size=9, content="<g>" * 20000 + "</g>" * 20000), "nested too deep"),
        ("a.svg", SVG.format(size=20000, content="<filter id='f'/>"), "a filter over too many"),
        ("a.png", wide_png(), "too many pixels"),
        (
            "a.svgz.svg",
            gzip.compress(SVG.format(size=9, content="<g>" * 2000).encode()),
            "too deep",
        ),
    ],
    ids=["deep", "filter", "pixels", "packed"],
)
@pytest.mark.parametrize("builder", ["typst", "latex"])
def test_picture_that_would_end_the_build(
    make_site: Make, builder: str, name: str, content: str | bytes, reason: str
) -> None:
    page = f"{HEAD}.. image:: {name}\n   :alt: A square\n"
    app = make_site({"index.rst": page, name: content}, builder)
    assert "WARNING: image cannot be read:" in app.warnings
    assert reason in app.warnings
    if builder == "typst":
        assert "A square" in Pdf(app.out / "salt.pdf").text


@pytest.mark.parametrize("uri", ["", ".", "folder"])
def test_picture_that_is_no_file(make_site: Make, uri: str) -> None:
    conf = 'extensions = ["myst_parser", "sphinx_commons.handbook"]\nproject = "Salt"\n'
    files = {"conf.py": conf, "folder/a.txt": "", "index.md": f"# Salt\n\n![A square]({uri})\n"}
    app = make_site(dict(files))
    assert "index.md:3: WARNING: image" in app.warnings
    assert app.app.statuscode == 0
    assert "A square" in Pdf(app.out / "salt.pdf").text


@pytest.mark.parametrize("builder", ["typst", "latex"])
@pytest.mark.parametrize(("suffix", "above"), [(".html", "../"), ("/", "../../")])
def test_static_file_of_the_website(make_site: Make, builder: str, suffix: str, above: str) -> None:
    conf = (
        'extensions = ["myst_parser", "sphinx_commons.handbook"]\nproject = "Salt"\n'
        f'html_static_path = ["_static"]\nhandbook_link_suffix = "{suffix}"\n'
    )
    html = f'<p><img src="{above}_static/a%20b.svg" alt="A square"></p>'
    files = {
        "conf.py": conf,
        "_static/a b.svg": SVG.format(size=9, content='<rect width="9" height="9"/>'),
        "index.md": "# Salt\n\n```{toctree}\nin/page\n```\n",
        "in/page.md": f"# Page\n\n{html}\n",
    }
    app = make_site(dict(files), builder)
    assert app.warnings == ""
    if builder == "typst":
        assert len(Pdf(app.out / "salt.pdf").tags) > 0
        assert 'alt: "A square"' in (app.out / "typst" / "salt.typ").read_text(encoding="utf-8")
    else:
        assert next(app.out.glob("static-*"), None) is not None


def test_unreadable_image_becomes_its_text(make_site: Make) -> None:
    app = make_site({"index.rst": f"{HEAD}.. image:: a.png\n   :alt: A mill\n", "a.png": b"no"})
    line = "index.rst:4: WARNING: image cannot be read: a.png [handbook.image]\n"
    assert app.warnings == line
    assert "A mill" in Pdf(app.out / "salt.pdf").text


def test_image_without_alternative_text(make_site: Make) -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    app = make_site({"index.rst": f"{HEAD}.. image:: salt-mill.svg\n", "salt-mill.svg": svg})
    assert app.warnings == (
        "index.rst:4: WARNING: image without alternative text: salt-mill.svg [handbook.image_alt]\n"
    )
    assert Pdf(app.out / "salt.pdf").alternatives == ["salt mill"]


def test_image_of_raw_html_has_a_place(make_site: Make) -> None:
    html = '.. raw:: html\n\n   <p><img src="https://x.example/a.png" alt="Far"></p>\n'
    app = make_site({"index.rst": f"{HEAD}{html}"})
    assert app.warnings.startswith("index.rst:4: WARNING: remote image is not fetched")


def test_remote_image_is_a_link(make_site: Make) -> None:
    app = make_site({"index.rst": f"{HEAD}.. image:: https://x.example/a.png\n   :alt: Far\n"})
    assert "remote image is not fetched" in app.warnings
    pdf = Pdf(app.out / "salt.pdf")
    assert pdf.addresses == ["https://x.example/a.png"]
    assert "Far" in pdf.text


def test_remote_image_that_is_a_link_leads_there(make_site: Make) -> None:
    image = ".. image:: https://x.example/a.png\n   :alt: Far\n   :target: https://y.example/\n"
    app = make_site({"index.rst": f"{HEAD}{image}"})
    pdf = Pdf(app.out / "salt.pdf")
    assert pdf.addresses == ["https://y.example/"]
    assert "Far" in pdf.text


def test_size_of_pictures(make_site: Make) -> None:
    """A picture is scaled from its own size, and none is larger than the page."""
    picture = io.BytesIO()
    Image.new("RGB", (40, 400), "red").save(picture, "PNG")  # a name says nothing
    wanted = [":scale: 50", ":width: 100%", ":width: 9000px", ":height: 50pt"]
    text = "".join(f".. image:: a.jpg\n   :alt: red\n   {size}\n\n" for size in wanted)
    app = make_site({"index.rst": f"{HEAD}{text}", "a.jpg": picture.getvalue()})
    assert app.warnings == ""
    sizes: list[tuple[int, int]] = []

    def note(operator: bytes, _operands: object, cm: list[float], _tm: object) -> None:
        if operator == b"Do":
            sizes.append((round(cm[0]), round(abs(cm[3]))))

    for page in Pdf(app.out / "salt.pdf").reader.pages:
        page.extract_text(visitor_operand_before=note)
    assert sizes[0] == (20, 200)
    assert sizes[3] == (5, 50)
    assert sizes[1] == sizes[2]
    assert 600 < sizes[1][1] < 690


def test_picture_with_html(make_site: Make) -> None:
    html = '<foreignObject width="9" height="9"><p xmlns="http://www.w3.org/1999/xhtml">x</p>'
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">%s</svg>'
    files = {"a.svg": svg % "<g/>", "b.svg": svg % f"{html}</foreignObject>"}
    text = "".join(f".. image:: {name}\n   :alt: x\n\n" for name in files)
    app = make_site({"index.rst": f"{HEAD}{text}", **files})
    assert app.warnings == (
        "index.rst:7: WARNING: HTML in a picture is left out: b.svg [handbook.image]\n"
    )
