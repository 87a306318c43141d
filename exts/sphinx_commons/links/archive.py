"""Where an archive has what a broken link led to, and the patch that leads there."""

from __future__ import annotations

import re
from difflib import unified_diff
from typing import TYPE_CHECKING

import requests

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

WAYBACK = "https://archive.org/wayback/available"
PATIENCE = 30
# What a URL may go on with: then it is another one.
GOES_ON = r"(?![^\s<>()\[\]\"'`,;]*[\w/])"


def nearest_copy(archive: str, url: str, day: date | None) -> str:
    """The URL of the copy that *archive* made of *url* nearest to *day*; empty where it has none.

    :param archive: an address that answers as that of the Wayback Machine does.
    """
    asked = {"url": url} | ({"timestamp": day.strftime("%Y%m%d")} if day else {})
    try:
        answer = requests.get(archive, params=asked, timeout=PATIENCE)
        answer.raise_for_status()
        copy = answer.json()["archived_snapshots"]["closest"]
        found = str(copy["url"]) if copy["available"] else ""
    except (requests.RequestException, ValueError, LookupError, TypeError):
        return ""
    return re.sub("^http://web", "https://web", found)


def has_link(text: str, url: str) -> bool:
    """Whether *url* stands in *text* as a whole, as its source has it."""
    return re.search(re.escape(url) + GOES_ON, text) is not None


def patch(file: Path, name: str, copies: dict[str, str]) -> Iterator[str]:
    """The lines of a patch of *file*, which it calls *name*: each URL becomes that of its copy."""
    before = file.read_text(encoding="utf-8")
    links = "|".join(re.escape(url) for url in sorted(copies, key=len, reverse=True))
    # What an archive's copy is called ends with the link.
    whole = rf"(?<![\w/])(?:{links}){GOES_ON}"
    after = re.sub(whole, lambda match: copies[match[0]], before)
    old, new = (text.splitlines(keepends=True) for text in (before, after))
    for line in unified_diff(old, new, f"a/{name}", f"b/{name}"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
