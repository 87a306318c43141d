"""Pictures: what is refused, how they are resized, what is drawn."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from lxml import etree
from PIL import Image
from sphinx_commons.authors import avatars
from sphinx_commons.authors.avatars import AvatarError
from sphinx_commons.authors.initials import COLOURS, draw, initials
from sphinx_commons.authors.model import Author

if TYPE_CHECKING:
    from pathlib import Path


def save(path: Path, size=(300, 200), mode="RGB", **more) -> None:
    image = Image.new(mode, size, (200, 100, 50, 128)[: len(mode)])
    image.save(path, **more)


def author(avatar: str) -> Author:
    return Author(id="ada", name="Ada", docname="authors/ada", avatar=avatar)


@pytest.fixture(scope="module")
def bad_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of authors with files that cannot be avatars."""
    outside = tmp_path_factory.mktemp("site")
    folder = outside / "authors"
    (folder / "folder.png").mkdir(parents=True)
    save(outside / "out.png")
    (folder / "link.png").symlink_to(outside / "out.png")
    (folder / "a.svg").write_text("<svg/>")
    (folder / "svg.png").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    (folder / "a.gif").write_bytes(b"GIF89a")
    (folder / "text.png").write_text("no picture")
    (folder / "short.png").write_bytes((outside / "out.png").read_bytes()[:80])
    (folder / "large.png").write_bytes(b"\0" * (2 * 1024 * 1024 + 100_000))
    save(folder / "bomb.png", (9000, 9000), "L")
    return folder


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.jpeg", "a.webp", "A.PNG", "sub/a.png"])
def test_pictures_of_the_three_kinds_are_accepted(tmp_path, name):
    (tmp_path / "sub").mkdir()
    save(tmp_path / name)
    avatars.check_avatar(tmp_path, name)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("missing.png", "does not exist"),
        ("a.svg", "is not a PNG, JPEG or WebP file"),
        ("a.gif", "is not a PNG, JPEG or WebP file"),
        ("../out.png", "is not a file below"),
        ("/etc/passwd.png", "is not a file below"),
        ("link.png", "is not a file below"),
        ("https://example.org/a.png", "is not a file below"),
        ("text.png", "is no picture of the kinds PNG, JPEG, WEBP"),
        ("svg.png", "is no picture of the kinds PNG, JPEG, WEBP"),
        ("short.png", "cannot be read as a picture"),
        ("large.png", "has 2.1 MB"),
        ("bomb.png", "has too many pixels"),
        ("folder.png", "does not exist"),
        ("nul\0.png", "is no usable file name"),
    ],
)
def test_other_files_are_refused(bad_files, name, reason):
    with pytest.raises(AvatarError, match=reason):
        avatars.check_avatar(bad_files, name)


@pytest.mark.parametrize(("name", "kind"), [("a.png", "PNG"), ("a.jpg", "JPEG"), ("a.webp", "PNG")])
def test_two_square_sizes_of_a_kind_that_every_format_shows(tmp_path, name, kind):
    save(tmp_path / name)
    files = avatars.files(author(name), tmp_path, tmp_path / "store")
    suffix = "jpg" if kind == "JPEG" else "png"
    assert sorted(files) == [f"ada-192.{suffix}", f"ada-96.{suffix}"]
    for file, size in ((f"ada-96.{suffix}", 96), (f"ada-192.{suffix}", 192)):
        image = Image.open(io.BytesIO(files[file]))
        assert (image.format, image.size) == (kind, (size, size))


def test_transparency_is_kept_and_hidden_data_is_not(tmp_path):
    exif = Image.Exif()
    exif[0x010E] = "secret place"
    save(tmp_path / "a.png", mode="RGBA", exif=exif)
    save(tmp_path / "a.jpg", exif=exif)
    clear = avatars.files(author("a.png"), tmp_path, tmp_path / "store")
    photo = avatars.files(author("a.jpg"), tmp_path, tmp_path / "store")
    assert Image.open(io.BytesIO(clear["ada-96.png"])).mode == "RGBA"
    assert all(b"secret" not in content for content in (*clear.values(), *photo.values()))


def test_a_new_picture_of_the_same_name_is_seen(tmp_path):
    save(tmp_path / "a.png")
    before = avatars.files(author("a.png"), tmp_path, tmp_path / "store")
    Image.new("RGB", (50, 50), "blue").save(tmp_path / "a.png")
    assert avatars.files(author("a.png"), tmp_path, tmp_path / "store") != before


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Ada", "A"),
        ("Ada Lovelace", "AL"),
        ("Anna Maria van der Berg", "AB"),
        ("élodie ångström", "ÉÅ"),
        ("دانا حسيني", "دح"),
        ("山田 太郎", "山太"),
        ("rbowen", "R"),
        ("…", "?"),
    ],
)
def test_initials(name, letters):
    assert initials(name) == letters


def test_drawings_are_valid_and_the_same_every_time():
    drawing = draw("<x>", "<b>&")
    assert drawing == draw("<x>", "<b>&")
    assert etree.fromstring(drawing.encode()).get("width") == "96"
    assert "<b>" not in drawing


def test_letters_stand_out_from_every_colour():
    for colour in COLOURS:
        channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
        assert 1.05 / (luminance + 0.05) >= 4.5, colour
