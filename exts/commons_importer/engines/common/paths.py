"""Paths in the old tree and of its URLs."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

MARKDOWN = (".md", ".markdown", ".mkd", ".mkdn", ".mdown")
TEMPLATES = tuple(
    f".{name}"
    for name in (
        "haml erb slim liquid adoc asciidoc asc textile rst rest rdoc org wiki jade pug builder "
        "mustache"
    ).split()
)


def suffixes(path: str, known: tuple[str, ...] = MARKDOWN + TEMPLATES) -> tuple[str, list[str]]:
    """*path* without the extensions that templates and Markdown add, and those extensions."""
    taken: list[str] = []
    while True:
        suffix = PurePosixPath(path).suffix
        if suffix.lower() not in known:
            return path, taken
        taken.append(suffix.lower())
        path = path[: -len(suffix)]


def is_markdown(path: str) -> bool:
    """Whether the file holds Markdown, whatever else its name says."""
    return path.lower().endswith(MARKDOWN)


def is_rst(path: str) -> bool:
    """Whether the file holds reStructuredText."""
    return path.lower().endswith((".rst", ".rest"))


def clean_url(url: str) -> str:
    """*url* as a path that starts with one slash."""
    return re.sub(r"/{2,}", "/", "/" + url.split("#")[0].split("?")[0])
