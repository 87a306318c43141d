"""Where the files of finished books are: in one folder, what they were made from below it."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from . import safe_files

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Kind:
    """A form of books: the end of its files' names, how it is called, and what a whole file has.

    *folder* is where its builder keeps sources and notes; *end* stands in the last bytes of a file.
    """

    suffix: str
    label: str
    folder: str
    end: bytes


PDF = Kind(".pdf", "PDF", "typst", b"%%EOF")
EPUB = Kind(".epub", "EPUB", "records", b"PK\x05\x06")
KINDS = (PDF, EPUB)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The output folder of a builder; books are named as in the setting."""

    folder: Path
    kind: Kind

    @property
    def sources(self) -> Path:
        """The folder of all that books are made from, and of the records."""
        return self.folder / self.kind.folder

    def book(self, name: str) -> Path:
        """The finished file."""
        return self.folder / f"{name}{self.kind.suffix}"

    def source(self, name: str) -> Path:
        """The Typst source."""
        return self.sources / f"{name}.typ"

    def _record(self, name: str) -> Path:
        return self.sources / f"{name}.json"

    def record(self, name: str) -> dict[str, Any]:
        """What was noted when a file was last made; empty where nothing was."""
        return safe_files.read_json(self._record(name))

    def recorded(self) -> list[str]:
        """The books that a builder made here."""
        return sorted(file.stem for file in self.sources.glob("*.json"))

    def holds(self, name: str, fingerprint: str = "") -> bool:
        """Whether the file is there and whole, with nothing left to mend in it.

        :param fingerprint: what it must have been made of, if given.
        """
        noted = self.record(name).get("fingerprint")
        return self.is_whole(name) and bool(noted) and fingerprint in ("", noted)

    def put(self, name: str, data: bytes, facts: Mapping[str, Any]) -> None:
        """Write a finished file, and what is to be known of it."""
        safe_files.write_whole(self.book(name), data)
        safe_files.write_whole(self._record(name), f"{json.dumps(facts, indent=1)}\n".encode())

    def forget(self, name: str) -> None:
        """Remove the files of a book, if a builder made it."""
        if self._record(name).is_file():
            for file in (self.book(name), self.source(name), self._record(name)):
                file.unlink(missing_ok=True)

    def is_whole(self, name: str) -> bool:
        """Whether the file goes on to the end of one of its kind."""
        book = self.book(name)
        try:
            with book.open("rb") as file:
                file.seek(-min(1024, book.stat().st_size), os.SEEK_END)
                return self.kind.end in file.read()
        except OSError:
            return False
