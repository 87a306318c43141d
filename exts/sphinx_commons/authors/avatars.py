"""Pictures of people: checked, cut to a square and resized, or drawn from initials."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from sphinx_commons.core.digests import digest
from sphinx_commons.core.pictures import PictureError, opened

from .initials import draw

if TYPE_CHECKING:
    from PIL import Image

    from .model import Author

SMALL, LARGE = 96, 192  # pixels of the files; pages show them at half that and sharp
SIZES = (SMALL, LARGE)
MOST_BYTES = 2 * 1024 * 1024
FORMATS = ("PNG", "JPEG", "WEBP")
SUFFIXES = (".png", ".jpg", ".jpeg", ".webp")


class AvatarError(ValueError):
    """Why a file cannot be an avatar, as the end of a sentence."""


def locate(folder: Path, written: str) -> Path:
    """The place that *written* names below *folder*, whether there is a file or not.

    :raises AvatarError: if it is elsewhere.
    """
    path = folder / written
    try:
        inside = path.resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError) as err:
        raise AvatarError("is no usable file name") from err
    if ":" in written or "\\" in written or PurePosixPath(written).is_absolute() or not inside:
        raise AvatarError("is not a file below the folder of the author page")
    return path


def check_avatar(folder: Path, written: str) -> None:
    """Check the file that *written* names below *folder*.

    :raises AvatarError: if it is elsewhere, too large, or no picture of a kind that is safe.
    """
    path = locate(folder, written)
    if path.suffix.lower() not in SUFFIXES:
        raise AvatarError("is not a PNG, JPEG or WebP file")
    if not path.is_file():
        raise AvatarError("does not exist")
    if (size := path.stat().st_size) > MOST_BYTES:
        raise AvatarError(f"has {size / 1024 / 1024:.1f} MB, at most 2 MB are allowed")
    _load(path)


def _load(path: Path) -> Image.Image:
    """The picture in the file *path*, upright."""
    try:
        with opened(path, FORMATS) as picture:
            from PIL import ImageOps

            return ImageOps.exif_transpose(picture)
    except PictureError as err:
        raise AvatarError(*err.args) from err


def suffix(author: Author) -> str:
    """How the resized files of *author* end: photographs stay JPEG, the rest is PNG."""
    if not author.avatar:
        return ".svg"
    return ".jpg" if author.avatar.lower().endswith((".jpg", ".jpeg")) else ".png"


def file_name(author: Author, size: int) -> str:
    """The name of the file of *author* with *size* pixels; drawings have one for all sizes."""
    return f"{author.id}.svg" if not author.avatar else f"{author.id}-{size}{suffix(author)}"


def resized(author: Author, folder: Path, store: Path, size: int) -> Path:
    """The picture of *author* with *size* pixels, made in *store* unless it is there already."""
    source = folder / author.avatar
    target = store / f"{digest(source.read_bytes())}-{size}{suffix(author)}"
    if not target.exists():
        store.mkdir(parents=True, exist_ok=True)
        _resize(source, target, size)
    return target


def _resize(source: Path, target: Path, size: int) -> None:
    from PIL import Image, ImageOps

    upright = _load(source)
    mode = "RGBA" if upright.has_transparency_data else "RGB"
    picture = ImageOps.fit(upright.convert(mode), (size, size), Image.Resampling.LANCZOS)
    picture.info.clear()  # no place, camera or comment is published
    if target.suffix == ".jpg":
        picture.convert("RGB").save(target, "JPEG", quality=85, optimize=True)
    else:
        picture.save(target, "PNG", optimize=True)


def files(author: Author, folder: Path, store: Path) -> dict[str, bytes]:
    """File name -> content of every picture of *author* that pages show."""
    if not author.avatar:
        return {file_name(author, SMALL): draw(author.id, author.name).encode()}
    return {
        file_name(author, size): resized(author, folder, store, size).read_bytes() for size in SIZES
    }
