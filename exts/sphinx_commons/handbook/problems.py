"""What may be wrong with the content of a book, whoever writes it; each is said in one way."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from .warn import warn

if TYPE_CHECKING:
    from docutils.nodes import Node

    from .volume import Volume
    from .warn import Place

    Location = Node | Place | None


def missing_picture(uri: str, location: Location) -> None:
    """Warn of a picture that is not there."""
    warn("image", "image not found: %s", uri, location=location)


def unreadable_picture(name: str, location: Location, reason: str = "") -> None:
    """Warn of a picture that cannot be shown."""
    why = f": {reason}" if reason else ""
    warn("image", "image cannot be read: %s%s", name, why, location=location)


def absent_picture(volume: Volume, uri: str, location: Location) -> None:
    """Warn of a picture that *volume* does not have."""
    if reason := volume.refused.get(uri, ""):
        unreadable_picture(PurePosixPath(uri).name, location, reason)
    else:
        missing_picture(uri, location)


def remote_picture(uri: str, location: Location) -> None:
    """Warn of a picture on another host."""
    warn("remote_image", "remote image is not fetched: %s", uri, location=location)


def uncovered_character(character: str, location: Location) -> None:
    """Warn of a character that no face has."""
    message = "no font has %r (U+%04X); it is shown by its name"
    warn("glyph", message, character, ord(character), location=location)
