"""What pages show of each picture. `images` fills it; lists of posts ask whether that changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class Copy(NamedTuple):
    """A smaller file of a picture: its width in pixels, its name and its length in bytes."""

    width: int
    name: str
    length: int


class Picture(NamedTuple):
    """The size of a picture in pixels, if that is known, its bytes, and format -> copies.

    Formats are in the order in which browsers are offered them, copies from narrow to wide.
    """

    size: tuple[int, int] | None
    length: int
    copies: dict[str, list[Copy]]

    @property
    def heaviest(self) -> int:
        """The bytes that a page loads at most, in a browser of today."""
        return next((some[-1].length for some in self.copies.values()), self.length)


class Gallery(NamedTuple):
    """docname -> name in the output folder -> picture; and all pictures by that name."""

    pages: dict[str, dict[str, Picture]]
    names: dict[str, Picture]


_galleries: WeakKeyDictionary[Sphinx, Gallery] = WeakKeyDictionary()


def hang(app: Sphinx, gallery: Gallery) -> None:
    """Have *gallery* be what is known of the pictures of this build."""
    _galleries[app] = gallery


def gallery_of(app: Sphinx) -> Gallery:
    """The pictures of this build; none where nobody noted any."""
    return _galleries.get(app) or Gallery({}, {})
