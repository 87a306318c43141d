"""The project's catalogues of one language: where they are, what they say, what is wrong there."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from babel.messages.pofile import PoFileError, read_po

from .editions import is_translation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from babel.messages.catalog import Catalog
    from sphinx.config import Config

    from .yaml_file import Problem

UNREADABLE = (OSError, ValueError, LookupError)


class Entry(NamedTuple):
    """A translated text, and the line of the file where it is."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Words:
    """What one catalogue says: text -> its translation, and what is wrong with the file.

    Doubtful ("fuzzy") and empty translations are none.
    """

    entries: Mapping[str, Entry] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def get(self, text: str) -> str:
        """The translation of *text*, or *text* itself."""
        return self.entries[text].text if text in self.entries else text


def catalogue_path(srcdir: Path, config: Config, name: str) -> Path | None:
    """The catalogue *name* of the language that is built; None where the project has none.

    A site that does not say which languages it has, and its source language, have none.
    """
    if not is_translation(config):
        return None
    folders = (Path(srcdir, folder, str(config.language)) for folder in config.locale_dirs)
    files = (folder / "LC_MESSAGES" / f"{name}.po" for folder in folders)
    return next((file for file in files if file.is_file()), None)


def read_words(path: Path | None) -> Words:
    """What the catalogue at *path* says. Never raises: what cannot be used is a problem."""
    if path is None:
        return Words()
    try:
        catalogue = read_catalogue(path)
    except PoFileError as err:
        return Words(problems=((err.lineno + 1, f"this cannot be read: {err}"),))
    except UNREADABLE as err:
        return Words(problems=((1, f"the catalogue cannot be read: {err}"),))
    return Words(
        {
            str(message.id): Entry(str(message.string), message.lineno or 1)
            for message in catalogue
            if isinstance(message.id, str) and message.id and message.string and not message.fuzzy
        }
    )


def read_catalogue(path: Path) -> Catalog:
    """The catalogue at *path*.

    :raises PoFileError: for a line that is none of a catalogue.
    :raises OSError, ValueError, LookupError: for a file that cannot be read or decoded.
    """
    with path.open("rb") as stream:
        return read_po(stream, abort_invalid=True)
