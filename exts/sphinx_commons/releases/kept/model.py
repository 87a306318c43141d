"""What is known of one kept release: a file beside its pages."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FILE = ".sphinx-commons-release.json"
FORMAT = 1
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,79}")
FOLDER = "releases"
START = "index.html"


class KeptError(Exception):
    """Why releases cannot be kept or joined, as sentences for people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One kept release.

    ``pages`` has a digest for each page, by its path; ``redirects`` leads from the path of a page
    that was elsewhere before to that of the page; ``ledger`` are the lines of the site in the
    ledger of published URLs.
    """

    name: str
    project: str
    base: str
    pages: Mapping[str, str] = field(default_factory=dict)
    redirects: Mapping[str, str] = field(default_factory=dict)
    ledger: tuple[str, ...] = ()

    def text(self) -> str:
        """What stands in the file."""
        return json.dumps({"format": FORMAT, **asdict(self)}, indent=1, sort_keys=True) + "\n"


def read_kept(folder: Path) -> Kept:
    """The kept release in *folder*.

    :raises KeptError: if there is none that is whole.
    """
    try:
        found = json.loads((folder / FILE).read_text(encoding="utf-8"))
        if found.pop("format") != FORMAT:
            raise ValueError("another format")
        kept = Kept(**{**found, "ledger": tuple(found["ledger"])})
        is_whole = isinstance(kept.pages, dict) and isinstance(kept.redirects, dict)
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as err:
        message = f"{folder} is no release that was kept whole ({FILE} is missing or broken)"
        raise KeptError(message) from err
    if not is_whole or START not in kept.pages:
        raise KeptError(f"{folder} has no start page")
    return kept


def read_all(folder: Path) -> list[Kept]:
    """Every kept release in *folder*, by name.

    :raises KeptError: if one is not whole, or has not the name of its folder.
    """
    if not folder.is_dir():
        raise KeptError(f"There is no folder {folder} with kept releases.")
    found: dict[str, Kept] = {}
    for entry in sorted(path for path in folder.iterdir() if path.is_dir()):
        if entry.name.startswith("."):
            continue
        kept = read_kept(entry)
        if kept.name != entry.name:
            raise KeptError(f"{entry} holds the release {kept.name!r}: two cannot have one name")
        if other := found.get(kept.name.lower()):
            message = f"{entry} and {other.name!r} are one name where letters have no case"
            raise KeptError(message)
        found[kept.name.lower()] = kept
    return [*found.values()]
