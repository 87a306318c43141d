"""Writing the new tree: whole files, the same bytes for the same input, edited files kept."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from commons_importer.report import Report

MANIFEST = ".import.json"
PART = ".import-"  # a file that is being written


class DestinationError(Exception):
    """The destination cannot be written to."""


class Output:
    """Files below one folder, written at the end."""

    def __init__(self, root: Path, report: Report, *, force: bool) -> None:
        self.root = root
        self.report = report
        self.force = force
        self.files: dict[str, bytes] = {}
        self._names: set[str] = set()

    def add(self, path: str, content: str | bytes) -> str:
        """Have *content* at *path*, or beside it if another file has that name in any case."""
        data = content.encode("utf-8") if isinstance(content, str) else content
        stem, dot, suffix = path.rpartition(".")
        name, number = path, 2
        while name.lower() in self._names and self.files.get(name) != data:
            name = f"{stem}-{number}{dot}{suffix}"
            number += 1
        self._names.add(name.lower())
        self.files[name] = data
        return name

    def may_have(self, path: str) -> bool:
        """Whether *path* is not there, or is a file of an earlier run."""
        return path in self._read_manifest() or not (self.root / path).exists()

    def note_edited(self) -> None:
        """Report the files that are to be kept, without writing any."""
        known = self._read_manifest()
        for path in sorted(self.files):
            self._may_write(path, self.files[path], known)

    def write(self) -> None:
        """Write what changed and remove what an earlier run wrote and this one does not.

        :raises DestinationError: if a path leads out of the folder.
        """
        known = self._read_manifest()
        written: dict[str, str] = {}
        # Said beforehand, so that after a killed run nothing of it counts as edited.
        coming = {path: f"{known.get(path, '')} {_digest(self.files[path])}" for path in self.files}
        self._put_manifest(known | coming)
        for path in sorted(self.files):
            data = self.files[path]
            if self._may_write(path, data, known):
                self._put(path, data)
                written[path] = _digest(data)
            elif path in known:
                written[path] = known[path]
        for path in sorted(set(known) - set(self.files)):
            self._forget(path, known[path])
        self._put_manifest(written)

    def always(self, path: str, content: str) -> None:
        """Write *content* whatever stands there.

        :raises DestinationError: if *path* leads out of the folder.
        """
        self._put(path, content.encode("utf-8"))

    def _read_manifest(self) -> dict[str, str]:
        path = self.root / MANIFEST
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return {str(k): str(v) for k, v in data.items()} if isinstance(data, dict) else {}

    def _put_manifest(self, digests: dict[str, str]) -> None:
        self._put(MANIFEST, f"{json.dumps(digests, indent=0, sort_keys=True)}\n".encode())

    def _may_write(self, path: str, data: bytes, known: dict[str, str]) -> bool:
        target = self.root / path
        if not target.exists():
            return True
        current = target.read_bytes() if target.is_file() else b""
        if current == data:
            return True
        if self.force or (path in known and _digest(current) in known[path].split()):
            return True
        self.report.note(path, 1, "edited", "was changed since it was imported; kept")
        return False

    def _put(self, path: str, data: bytes) -> None:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.parent.resolve().is_relative_to(self.root.resolve()):
            raise DestinationError(f"{target} leads out of the destination")
        if target.is_symlink():
            target.unlink()
        if target.is_file() and target.read_bytes() == data:
            return
        beside = target.with_name(f"{PART}{_digest(path.encode())[:16]}")
        try:
            beside.write_bytes(data)
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)

    def _forget(self, path: str, digests: str) -> None:
        target = self.root / path
        if (
            target.is_file()
            and not target.is_symlink()
            and _digest(target.read_bytes()) in digests.split()
        ):
            target.unlink()


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
