"""Pictures that somebody else made, opened with care. No Sphinx in here but for their size."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sphinx.util.images import get_image_size

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PIL import Image

MOST_PIXELS = 50_000_000


class PictureError(ValueError):
    """Why a file cannot be used as a picture, as the end of a sentence."""


@contextmanager
def opened(path: Path, formats: tuple[str, ...]) -> Iterator[Image.Image]:
    """The picture in the file *path*, in one of *formats*; a block may read it.

    :raises PictureError: if Pillow is not there, or cannot read all of the picture.
    """
    try:
        from PIL import Image, UnidentifiedImageError
    except ModuleNotFoundError as err:
        raise PictureError('needs Pillow: pip install "sphinx-commons[pictures]"') from err
    try:
        # Pillow warns of large pictures while it opens them, or ends with an error of its own.
        _check_pixels(get_image_size(path))
        with Image.open(path, formats=formats) as picture:
            _check_pixels(picture.size)
            yield picture
    except UnidentifiedImageError as err:
        raise PictureError(f"is no picture of the kinds {', '.join(formats)}") from err
    except PictureError:
        raise
    except Exception as err:  # Decoders raise whatever they met.
        raise PictureError("cannot be read as a picture") from err


def _check_pixels(size: tuple[int, int] | None) -> None:
    if size is not None and size[0] * size[1] > MOST_PIXELS:
        raise PictureError("has too many pixels")
