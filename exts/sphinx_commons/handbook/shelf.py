"""Where the files of finished books are: PDFs in one folder, what they were made from below it."""

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
class Shelf:
    """The output folder of the ``typst`` builder; books are named as in the setting."""

    folder: Path

    @property
    def sources(self) -> Path:
        """The folder of all that the compiler reads, and of the records."""
        return self.folder / "typst"

    def pdf(self, name: str) -> Path:
        """The finished file."""
        return self.folder / f"{name}.pdf"

    def source(self, name: str) -> Path:
        """The Typst source."""
        return self.sources / f"{name}.typ"

    def _record(self, name: str) -> Path:
        return self.sources / f"{name}.json"

    def record(self, name: str) -> dict[str, Any]:
        """What was noted when a PDF was last made; empty where nothing was."""
        return safe_files.read_json(self._record(name))

    def recorded(self) -> list[str]:
        """The books that a builder made here."""
        return sorted(file.stem for file in self.sources.glob("*.json"))

    def holds(self, name: str, fingerprint: str = "") -> bool:
        """Whether the PDF is there and whole, with nothing left to mend in it.

        :param fingerprint: what it must have been made of, if given.
        """
        noted = self.record(name).get("fingerprint")
        return is_whole(self.pdf(name)) and bool(noted) and fingerprint in ("", noted)

    def put(self, name: str, pdf: bytes, facts: Mapping[str, Any]) -> None:
        """Write a finished file, and what is to be known of it."""
        safe_files.write_whole(self.pdf(name), pdf)
        safe_files.write_whole(self._record(name), f"{json.dumps(facts, indent=1)}\n".encode())

    def forget(self, name: str) -> None:
        """Remove the files of a book, if a builder made it."""
        if self._record(name).is_file():
            for file in (self.pdf(name), self.source(name), self._record(name)):
                file.unlink(missing_ok=True)


def is_whole(pdf: Path) -> bool:
    """Whether the file goes on to the end of a PDF."""
    try:
        with pdf.open("rb") as file:
            file.seek(-min(1024, pdf.stat().st_size), os.SEEK_END)
            return b"%%EOF" in file.read()
    except OSError:
        return False
