"""``_redirects`` for nginx: a map of old URLs, so that they answer at once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from sphinx_commons.core.folders import files_below, write_text
from sphinx_commons.core.redirect_pages import is_redirect

if TYPE_CHECKING:
    from collections.abc import Iterator, Set
    from pathlib import Path


def write_map(site: Path, file: Path) -> None:
    """Write the redirects of *site* as lines of an nginx map into *file*."""
    table = site / "_redirects"
    text = table.read_text(encoding="utf-8") if table.is_file() else ""
    write_text(file, "".join(map_lines(text, served(site) if text else set())))


def served(site: Path) -> set[str]:
    """The paths that files of *site* answer, redirect pages aside."""
    found = set()
    for path in files_below(site):
        if not (path.suffix == ".html" and is_redirect(path)):
            url = f"/{path.relative_to(site).as_posix()}"
            folder = url.removesuffix("index.html")
            found |= {url, folder, folder.rstrip("/")}
    return found


def map_lines(text: str, taken: Set[str]) -> Iterator[str]:
    """The lines of a map for the lines ``old new 301`` of *text*, and ``/ p=12 new 301!``.

    What is *taken* is not redirected. A URL with a dollar sign would be taken for a variable:
    its redirect page stands in. To nginx, capital and small letters are one in a text, and not in
    a pattern. So there is a pattern where ``/About`` leads to ``/about``, which must not come back.
    """
    places = {path.lower() for path in taken}
    for spellings in by_letters(text, taken).values():
        exact = len(set(spellings.values())) > 1 or not places.isdisjoint(map(str.lower, spellings))
        for old, new in spellings.items():
            yield f"{quoted(f'~^{re.escape(old)}$' if exact else old)} {quoted(new)};\n"
            if not exact:
                break


def by_letters(text: str, taken: Set[str]) -> dict[str, dict[str, str]]:
    """Old URL -> new one, together where capital and small letters are all that differs."""
    found: dict[str, dict[str, str]] = {}
    for line in text.splitlines():
        old, *question, new, _status = line.split(" ")
        path = unquote(old).rstrip("/")
        for key in (f"/?{question[0]}",) if question else (path, f"{path}/"):
            if key not in taken and "$" not in new:
                found.setdefault(key.lower(), {}).setdefault(key, new)
    return found


def quoted(text: str) -> str:
    """*text* as a string of the language of nginx."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
