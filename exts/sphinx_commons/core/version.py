"""The code of this package as a setting, so that what older code made is made anew."""

from __future__ import annotations

import os
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

PACKAGE = Path(__file__).parents[1]
OLDEST_SPHINX = "8.1"
# Commands are no part of a build; Python writes the other folder.
SKIPPED = ("__pycache__", "commands")
# Sphinx keeps the first for all builders of one doctree folder, the second for each output folder.
READ, WRITTEN = "sphinx_commons_read_by", "sphinx_commons_written_by"
# What holds on every site that lists one of the extensions.
PROMISES = (
    "boundary",
    "displaced",
    "circles",
    "workers",
    "last_resort",
    "lone_items",
    "programs",
    "copied_folders",
)


def compare_code(app: Sphinx) -> None:
    """Have *app* read and write everything again if an earlier build had other code.

    Each extension calls it; the first to do so in a build adds the settings, and sets up what every
    extension promises. With an older Sphinx the build ends with a sentence, before something is
    missing halfway.
    """
    app.require_sphinx(OLDEST_SPHINX)
    for name in PROMISES:
        app.setup_extension(f"sphinx_commons.core.{name}")
    if READ not in app.config:
        app.add_config_value(READ, code_digest(), "env", types=str)
        app.add_config_value(WRITTEN, code_digest(), "html", types=str)


@cache
def code_digest() -> str:
    """A digest of all files of this package, the same on every machine; takes about 5 ms."""
    return digest_of(PACKAGE)


def digest_of(folder: Path) -> str:
    """A digest of the names and contents of the files below *folder* that builds use."""
    found = blake2b(digest_size=12)
    for name, path in sorted(_files(str(folder))):
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - half the time of a Path
            found.update(b"%s\n%d\n" % (os.fsencode(name), crc32(file.read())))
    return found.hexdigest()


def _files(folder: str, prefix: str = "") -> Iterator[tuple[str, str]]:
    """The name below the first *folder*, and the path, of each file."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name not in SKIPPED:
                    yield from _files(entry.path, f"{prefix}{entry.name}/")
            elif not entry.name.endswith(".pyc"):
                yield prefix + entry.name, entry.path
