"""Pictures have smaller copies on websites, and nowhere else."""

from __future__ import annotations

import io
import sys
from hashlib import blake2b
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from PIL import Image
from sphinx_commons.images import collecting, copies

from tests.images.photographs import CONF, all_kinds, drawn, saved, turned
from tests.incremental.garden import differences
from tests.sites import build_site, plant

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import Tag

    from tests.sites import Built

KINDS = copies.formats()[1:]
TEXT = """# P

![photo.jpg](photo.jpg)

![same one.jpg](<same one.jpg>) ![tiny.png](tiny.png) ![moving.gif](moving.gif)

![print.jpg](print.jpg) ![cut.jpg](cut.jpg) ![none.png](none.png) ![bomb.png](bomb.png)
![drawing.svg](drawing.svg) ![turned.jpg](turned.jpg) ![tall.jpg](tall.jpg)

```{figure} alpha.png
:target: https://example.org
:alt: alpha.png
:width: 300px

A caption.
```

<img src="photo.jpg" alt="raw">

![elsewhere](https://example.org/_images/photo.jpg)

```{image} photo.jpg
:class: only-dark
:alt: dark
```
"""
PLAIN = "tiny.png", "moving.gif", "print.jpg", "cut.jpg", "none.png", "bomb.png", "drawing.svg"


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pages = {f"page{n}.md": f"# {n}\n\nText.\n" for n in range(6)}
    files = {"conf.py": CONF, "index.md": TEXT, **pages, **all_kinds()}
    toctree = "\n```{toctree}\n:glob:\npage*\n```\n"
    return plant(tmp_path_factory.mktemp("source"), {**files, "index.md": TEXT + toctree})


@pytest.fixture(scope="module")
def site(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build_site(source, tmp_path_factory.mktemp("site"))


def shown(site: Built, words: str, page: str = "index.html") -> Tag:
    image = site.soup(page).select_one(f'img[alt="{words}"]')
    assert image is not None, words
    return image


def offered(image: Tag, page: str = "") -> dict[str, dict[int, str]]:
    """Format -> width -> file that is offered for *image*."""
    found = {}
    for source in image.parent.select("source") if image.parent.name == "picture" else ():
        entries = [entry.split(" ") for entry in source["srcset"].split(", ")]
        kind = source["type"].removeprefix("image/")
        found[kind] = {int(width[:-1]): f"{page}{url}" for url, width in entries}
        assert source["sizes"]
    return found


def test_a_picture_has_smaller_files_of_its_widths(site):
    image = shown(site, "photo.jpg")
    formats = offered(image)
    assert formats
    assert list(formats) == [kind for kind in KINDS if kind in formats]
    assert {tuple(some) for some in formats.values()} == {copies.WIDTHS}
    largest = (site.out / image["src"]).stat().st_size
    for kind, some in formats.items():
        for width, name in some.items():
            content = (site.out / name).read_bytes()
            with Image.open(io.BytesIO(content)) as copy:
                assert (copy.format, copy.size) == (kind.upper(), (width, width // 2))
            assert blake2b(content, digest_size=8).hexdigest() in name
            assert len(content) < largest


def test_the_picture_itself_is_as_it_was(site):
    for name, content in all_kinds().items():
        image = shown(site, name)
        assert (site.out / unquote(image["src"])).read_bytes() == content, name


@pytest.mark.parametrize("name", PLAIN)
def test_what_cannot_be_made_smaller_is_shown_as_it_is(site, name):
    assert offered(shown(site, name)) == {}


def test_a_picture_used_twice_has_one_set_of_files(site):
    assert offered(shown(site, "photo.jpg")) == offered(shown(site, "same one.jpg"))
    assert offered(shown(site, "photo.jpg")) == offered(shown(site, "raw"))


def test_pictures_of_others_are_left_alone(site):
    image = shown(site, "elsewhere")
    assert offered(image) == {}
    assert set(image.attrs) == {"src", "alt"}


def test_a_turned_photograph_is_upright_and_tells_nothing_of_its_maker(site):
    for some in offered(shown(site, "turned.jpg")).values():
        with Image.open(site.out / some[400]) as copy:
            assert copy.size == (400, 600)
            assert not copy.getexif()


def test_what_is_seen_through_stays_so(site):
    image = shown(site, "alpha.png")
    for some in offered(image).values():
        with Image.open(site.out / some[700]) as copy:
            clear = copy.convert("RGBA").getchannel("A").getextrema()
        assert clear[0] < 20
        assert clear[1] > 230
    # The link leads where the page says, and the size is the one that was asked for.
    assert image.find_parent("a")["href"] == "https://example.org"
    assert image["width"], image["height"] == ("300", "171")


def test_a_format_that_has_no_room_for_it_is_not_offered(site):
    assert "webp" not in offered(shown(site, "tall.jpg"))


def test_pictures_wait_below_the_first_screen(site):
    waits = {i["alt"]: i.get("loading") == "lazy" for i in site.soup("index.html").select("img")}
    assert not waits["photo.jpg"]
    assert waits["tall.jpg"]
    assert waits["dark"]


def test_a_page_without_pictures_is_as_it_was(site, source, tmp_path):
    bare = build_site(source, tmp_path, extensions=["myst_parser"])
    assert (site.out / "page1.html").read_bytes() == (bare.out / "page1.html").read_bytes()
    assert "images.css" in site.text("index.html")


def test_serial_parallel_and_repeated_builds_are_the_same(site, source, tmp_path):
    again = build_site(source, tmp_path, parallel=2)
    assert differences(again.out, site.out) == []


@pytest.mark.parametrize("builder", ["epub", "singlehtml", "text"])
def test_books_have_the_pictures_themselves(source, tmp_path, builder):
    book = build_site(source, tmp_path, builder)
    assert not list(book.out.rglob("*.avif"))
    assert not any("<picture" in p.read_text("utf-8") for p in book.out.rglob("*html"))


FILES = {
    "conf.py": CONF, "index.md": "# P\n\n![A](a.jpg)\n",
    "a.jpg": saved(drawn(), "JPEG", quality=95),
}  # fmt: skip


def test_without_pillow_pictures_are_shown_as_they_are(make_site, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setitem(sys.modules, "PIL", None)
        site = make_site(FILES)
    assert offered(shown(site, "A")) == {}
    assert shown(site, "A")["width"] == "700"
    # The same folders, now with it.
    assert offered(shown(make_site({}), "A"))


def test_copies_are_made_once(make_site, monkeypatch):
    first = make_site(FILES)
    with monkeypatch.context() as patched:
        patched.setattr(collecting, "make_copies", None)
        make_site({"index.md": "# P\n\nNew. ![A](a.jpg)\n"})
        # The file of a checkout is new, and holds the same.
        again = make_site({"a.jpg": FILES["a.jpg"]})
    assert offered(shown(again, "A")) == offered(shown(first, "A"))


def test_another_picture_of_the_same_name_has_other_copies(make_site, tmp_path):
    make_site(FILES)
    site = make_site({"a.jpg": turned(drawn(shift=3))})
    clean = build_site(tmp_path / "source", tmp_path / "clean")
    assert differences(site.out, clean.out) == []
    left = {path.name for path in collecting.store_of(site.app).glob("*-*")}
    assert left == {path.name for path in collecting.store_of(clean.app).glob("*-*")}
    gone = make_site({"index.md": "# P\n"})
    assert not (gone.out / "_images" / "pictures").exists()


def test_damaged_notes_are_made_again(make_site):
    first = make_site(FILES)
    notes = collecting.store_of(first.app) / "notes.json"
    for damage in ("", '{"seen": {"a.jpg": 3}, "made": []}', '{"seen": []}'):
        notes.write_text(damage, encoding="utf-8")
        site = make_site({"index.md": f"# P\n\n{damage[:5]} ![A](a.jpg)\n"})
        assert offered(shown(site, "A")) == offered(shown(first, "A"))
