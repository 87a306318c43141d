"""Whether anything that handbooks are made of changed since all of them were made.

It is told from files' stamps and settings before anything is read, so that a build without a
change ends there. What cannot be told counts as changed.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import sysconfig
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.application import ENV_PICKLE_FILENAME
from sphinx.util.logging import NAMESPACE, is_suppressed_warning

from .versions import PACKAGES, version_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.config import Config

INSTALLED = sysconfig.get_paths()["purelib"]


def state(app: Sphinx, means: str) -> str:
    """A digest of *means* and of what was read; empty where it cannot be told."""
    read = Path(app.doctreedir, ENV_PICKLE_FILENAME)
    return _stamped(means, [read]) if means and read.is_file() else ""


def means_of(app: Sphinx, more: Iterable[Path] = ()) -> str:
    """A digest of settings and code; empty where it cannot be told.

    :param more: files besides, such as fonts and logos.
    """
    settings = _written(app.config)
    if not settings:
        return ""
    versions = [f"{name} {version_of(name)}" for name in PACKAGES]
    versions += [f"{name} {found.version}" for name, found in sorted(app.extensions.items())]
    text = "\n".join([settings, os.environ.get("SOURCE_DATE_EPOCH", ""), *versions])
    return _stamped(text, [*sorted(_code(app)), *sorted(more)])


def _stamped(text: str, paths: Iterable[Path]) -> str:
    digest = hashlib.sha256(text.encode())
    for path in paths:
        stat = path.stat()
        digest.update(f"\n{path} {stat.st_mtime_ns} {stat.st_size}".encode())
    return digest.hexdigest()


def _written(config: Config) -> str:
    """All settings as text, empty where two builds would not write them alike."""
    values = {entry.name: entry.value for entry in config}
    try:
        text = json.dumps(values, sort_keys=True, default=_plain)
    except (TypeError, ValueError):
        return ""
    return "" if " at 0x" in text else text


def _plain(value: object) -> Any:
    if isinstance(value, (set, frozenset)):
        return sorted(map(repr, value))
    return repr(value)


def _code(app: Sphinx) -> set[Path]:
    """The files of the project's own extensions; those installed have versions."""
    folders = {
        Path(folder)
        for extension in app.extensions.values()
        for folder in getattr(extension.module, "__path__", ())
        if not Path(folder).is_relative_to(INSTALLED)
    }
    return {file for folder in folders for file in folder.rglob("*.*") if _is_source(file)}


def _is_source(file: Path) -> bool:
    return file.suffix != ".pyc" and file.is_file()


class _Listener(logging.Handler):
    """Notes whether a warning was given, as that is to be given again."""

    def __init__(self, config: Config) -> None:
        super().__init__(logging.WARNING)
        self.config = config
        self.warned = False

    def emit(self, record: logging.LogRecord) -> None:
        kind, subtype = getattr(record, "type", ""), getattr(record, "subtype", "")
        suppressed = is_suppressed_warning(kind, subtype, self.config.suppress_warnings)
        self.warned = self.warned or not suppressed


@contextmanager
def listening(config: Config) -> Iterator[_Listener]:
    """Give what notes the warnings of the block."""
    listener = _Listener(config)
    logger = logging.getLogger(NAMESPACE)
    logger.addHandler(listener)
    try:
        yield listener
    finally:
        logger.removeHandler(listener)
