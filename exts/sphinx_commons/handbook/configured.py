"""The handbooks of a project, as ``conf.py`` and the command line say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.errors import ConfigError

from sphinx_commons.core.vocabulary import did_you_mean

from . import selection
from .converters import is_readable
from .settings import Handbook, HandbookError, parse_handbooks
from .warn import warn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.config import Config


def books(config: Config) -> tuple[Handbook, ...]:
    """The checked setting; without one, the whole project is one handbook."""
    name = nodes.make_id(config.project) or "handbook"
    entries: Any = config.handbooks or [{"filename": name, "documents": [config.root_doc]}]
    try:
        found = parse_handbooks(entries, config.handbook_options)
        for book in found:
            selection.check(book)
    except HandbookError as error:
        raise ConfigError(str(error)) from error
    return found


def wanted_books(config: Config) -> tuple[Handbook, ...]:
    """The handbooks to make: all, or those that ``handbook_build`` names.

    A word of a file name will do where no other handbook has it: ``user`` for
    ``rdo-user-handbook``.
    """
    every = books(config)
    names = [book.filename for book in every]
    wanted = {_full_name(name, names) for name in listed("handbook_build", config.handbook_build)}
    return tuple(book for book in every if not wanted or book.filename in wanted)


def listed(setting: str, value: Iterable[object]) -> list[str]:
    """The names that a setting lists; a text is one name, or several with commas."""
    entries = value.split(",") if isinstance(value, str) else list(value)
    for entry in entries:
        if not isinstance(entry, (str, Path)):
            raise ConfigError(f"{setting}: expected a list of names, found {entry!r}")
    return [name for entry in entries if (name := str(entry).strip())]


def _full_name(written: str, names: list[str]) -> str:
    name = written.removesuffix(".pdf")
    found = [name] if name in names else [n for n in names if name in n.split("-")]
    if len(found) > 1:
        every = ", ".join(found)
        raise ConfigError(f"handbook_build: no handbook {written!r}; did you mean one of {every}?")
    if not found:
        hint = did_you_mean(name, names) or f", only {', '.join(names)}"
        raise ConfigError(f"handbook_build: no handbook {written!r}{hint}")
    return found[0]


def font_folders(confdir: Path, config: Config) -> list[Path]:
    """The folders of ``handbook_font_paths``."""
    return [confdir / name for name in listed("handbook_font_paths", config.handbook_font_paths)]


def logo_name(config: Config, book: Handbook) -> str:
    """The name of the logo's file, empty where there is none."""
    name = str(book.logo or config.html_logo or "")
    return "" if "://" in name else name


def logo(confdir: Path, config: Config, book: Handbook) -> Path | None:
    """The logo of the cover; one that cannot be shown is warned of."""
    name = logo_name(config, book)
    if not name:
        if book.logo:
            message = "handbook %s: logo is not fetched: %s"
            warn("remote_image", message, book.filename, book.logo)
        return None
    file = Path(confdir, name)
    if not file.is_file():
        warn("image", "handbook %s: no logo %s", book.filename, name)
    elif not is_readable(file):
        warn("image", "handbook %s: logo %s cannot be read", book.filename, name)
    else:
        return file
    return None
