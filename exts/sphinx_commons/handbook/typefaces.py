"""The faces that books are set in: those bundled, and those of the project."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .warn import warn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .settings import Handbook

FOLDER = Path(__file__).parent / "fonts"
TEXT = ("Source Serif 4",)
SANS = ("Source Sans 3",)
CODE = ("Source Code Pro", "DejaVu Sans Mono")
SUFFIXES = (".otf", ".ttf", ".ttc", ".otc")


def first_of(book: Handbook) -> list[str]:
    """The families that text, headings and code are set in, if they are there."""
    chosen = [book.fonts.get(role, ()) for role in ("text", "sans", "code")]
    return [[*own, *bundled][0] for own, bundled in zip(chosen, (TEXT, SANS, CODE), strict=True)]


def asked_for(book: Handbook) -> list[str]:
    """The families that *book* names, those of all roles."""
    return [name for names in book.fonts.values() for name in names]


def files_in(folders: Sequence[Path]) -> list[Path]:
    """The files of faces in *folders*, at any depth."""
    found = [file for folder in folders for file in folder.rglob("*")]
    return [file for file in found if file.suffix.lower() in SUFFIXES]


def check_folders(folders: Sequence[Path]) -> None:
    """Warn of the folders of ``handbook_font_paths`` that are not there."""
    for folder in folders:
        if not folder.is_dir():
            warn("font", "handbook_font_paths: no folder %s", folder.name)
