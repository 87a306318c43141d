"""What stands where redirects may come; each place is looked at once a build."""

from __future__ import annotations

import os
from enum import Enum, auto
from typing import TYPE_CHECKING

from sphinx_commons.core.redirect_pages import BEGINNING, is_redirect_text

if TYPE_CHECKING:
    from pathlib import Path


class Thing(Enum):
    """What stands somewhere, if that is no redirect of ours."""

    NOTHING = auto()
    FILE = auto()
    FOLDER = auto()
    BELOW_A_FILE = auto()


class Standing:
    """Path -> a thing, or the bytes of a redirect."""

    def __init__(self) -> None:
        self.known: dict[str, Thing | bytes] = {}

    def at(self, path: Path | str) -> Thing | bytes:
        """What stands at *path*."""
        name = os.fspath(path)
        if name not in self.known:
            self.known[name] = _look(name)
        return self.known[name]

    def is_taken(self, path: Path | str) -> bool:
        """Whether something that is no redirect is there, or a file where it needs a folder."""
        found = self.at(path)
        return isinstance(found, Thing) and found is not Thing.NOTHING

    def write(self, path: Path, text: str) -> None:
        """Write a redirect, if another one or none is there."""
        content = text.encode()
        if self.at(path) != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def _look(name: str) -> Thing | bytes:
    try:
        with open(name, "rb") as file:  # noqa: PTH123 - a third of the time of a Path
            text = file.read(BEGINNING)
            return text + file.read() if is_redirect_text(text) else Thing.FILE
    except FileNotFoundError:
        return Thing.NOTHING
    except (IsADirectoryError, PermissionError):
        return Thing.FOLDER if os.path.isdir(name) else Thing.FILE  # noqa: PTH112
    except NotADirectoryError:
        return Thing.BELOW_A_FILE
