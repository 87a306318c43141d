"""The old site's files, read with care: nothing outside the tree, nothing huge, nothing odd."""

from __future__ import annotations

import os
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from commons_importer.text_repair import decode, mojibake, plain_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commons_importer.report import Report

MAX_PAGE = 4_000_000
MAX_ASSET = 200_000_000
MAX_FILES = 200_000
SKIPPED_FOLDERS = re.compile(
    r"\.git|\.hg|\.svn|\.bundle|\.venv|\.\w+-cache|node_modules|__pycache__"
)


@dataclass(frozen=True, slots=True)
class Text:
    """A text file: its lines without newlines."""

    path: str
    lines: tuple[str, ...]


class Tree:
    """Read-only access to a folder; paths are relative to it, with ``/``.

    Where *root* is a file, the tree holds that one and the folders *beside* it.
    """

    def __init__(self, root: Path, report: Report, beside: Sequence[str] = ()) -> None:
        root = root.resolve()
        self.only = root.name if root.is_file() else ""  # the file that is the site
        self.root = root.parent if self.only else root
        self.beside = beside
        self.report = report
        self._files: list[str] | None = None
        self._odd: dict[str, Path] = {}  # files whose names are not UTF-8, by names that are
        self._known: set[str] = set()
        self._lower: dict[str, str] = {}

    def files(self) -> list[str]:
        """Every usable file, sorted; what is not usable is reported."""
        if self._files is None:
            self._files = sorted(self._walk())
            self._known = set(self._files)
            for name in self._files:
                self._lower.setdefault(folded(name), name)
        return self._files

    def _walk(self) -> list[str]:
        found: list[str] = []
        seen = {os.path.realpath(self.root)}
        pending = [self.root]
        if self.only:
            found.append(self.only)
            pending = [path for name in self.beside if (path := self.root / name).is_dir()]
        while pending:
            folder = pending.pop()
            for entry in sorted(os.scandir(folder), key=lambda e: e.name):
                path = Path(entry.path)
                name = self._name(path)
                if entry.is_symlink() and not self._follows(path, name):
                    continue
                if entry.is_dir():
                    real = os.path.realpath(path)
                    if not SKIPPED_FOLDERS.fullmatch(entry.name) and real not in seen:
                        seen.add(real)
                        pending.append(path)
                elif entry.is_file():
                    found.append(name)
                    if len(found) > MAX_FILES:
                        self.report.note(
                            name, 1, "tree", f"more than {MAX_FILES} files: the rest is left out"
                        )
                        return found
                else:
                    self.report.note(name, 1, "tree", "neither a file nor a folder; left out")
        return found

    def _name(self, path: Path) -> str:
        name = path.relative_to(self.root).as_posix()
        try:
            name.encode()
        except UnicodeEncodeError:
            name = os.fsencode(name).decode("cp1252", "replace")
            self._odd[name] = path
        return name

    def path(self, name: str) -> Path:
        """Where the file *name* lies."""
        return self._odd.get(name) or self.root / name

    def _follows(self, path: Path, name: str) -> bool:
        if not path.exists():
            self.report.note(name, 1, "symlink", "broken symbolic link")
            return False
        if not path.resolve().is_relative_to(self.root):
            self.report.note(name, 1, "symlink", "leads out of the site; not followed")
            return False
        return True

    def has(self, name: str) -> bool:
        """Whether *name* is a usable file of the tree."""
        self.files()
        return name in self._known

    def find(self, name: str) -> str | None:
        """The file *name*, in this spelling or, failing that, in whatever case."""
        self.files()
        clean = normal(name)
        if clean is None:
            return None
        return clean if clean in self._known else self._lower.get(folded(clean))

    def below(self, folder: str) -> list[str]:
        """The files in *folder* at any depth."""
        prefix = folder.strip("/") + "/" if folder.strip("/") not in ("", ".") else ""
        return [name for name in self.files() if name.startswith(prefix)]

    def size(self, name: str) -> int:
        """Bytes of a file."""
        return self.path(name).stat().st_size

    def read_bytes(self, name: str) -> bytes:
        """The content of an asset."""
        return self.path(name).read_bytes()

    def data(self, name: str) -> str:
        """The text of a configuration file; empty where there is none or it is not text."""
        if not self.has(name) or self.size(name) > MAX_PAGE:
            return ""
        text, _ = decode(self.read_bytes(name))
        return plain_lines(text)

    def page(self, name: str) -> Text | None:
        """A page, with its encoding repaired; None, and a finding, if it is none."""
        if self.size(name) > MAX_PAGE:
            self.report.note(name, 1, "size", f"larger than {MAX_PAGE} bytes; not converted")
            return None
        data = self.read_bytes(name)
        if b"\0" in data[:8000] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
            self.report.note(name, 1, "binary", "is no text; not converted")
            return None
        text, problem = decode(data)
        if problem:
            self.report.note(name, 1, "repaired", problem)
        lines = []
        for number, line in enumerate(plain_lines(text).split("\n"), 1):
            repaired, repairs = mojibake(line)
            for before, after in repairs:
                self.report.note(name, number, "repaired", f"{before!r} is {after!r}")
            lines.append(repaired)
        if lines and not lines[-1]:
            lines.pop()
        return Text(name, tuple(lines))


def normal(name: str) -> str | None:
    """*name* without ``.`` and ``..``; None if it leads out of the tree."""
    parts: list[str] = []
    for part in PurePosixPath(name.lstrip("/")).parts:
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


def folded(name: str) -> str:
    """Equal for names that some file systems take for one."""
    return unicodedata.normalize("NFC", name).lower()
