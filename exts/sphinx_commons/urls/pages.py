"""Redirects as files: a page that leads on at once, and ``_redirects`` for hosts that read it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from sphinx.util.osutil import relative_uri

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

TABLE = "_redirects"
# By this line a page of ours is told from a page that must not be overwritten.
MARK = "<!-- This page only leads on to another one. -->"
SCRIPT = "redirects.js"
SCRIPT_TAG = '<script src="{}"></script>\n'
PAGE = """<!doctype html>
{mark}
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>This page has moved</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
{script}<meta http-equiv="refresh" content="0; url={target}">
<link rel="canonical" href="{canonical}">
</head>
<body>
<main><h1>This page has moved</h1>
<p><a href="{target}">Go to its new place</a></p></main>
</body>
</html>
"""


def page_html(file: str, uri: str, base: str, language: str) -> str:
    """The page at *file* (from the root of the site) that leads to *uri* (from there too)."""
    external = "://" in uri
    page, mark, fragment = uri.partition("#")
    target = uri if external else (relative_uri(quote(file), page) or "./") + mark + fragment
    canonical = uri if external else base.rstrip("/") + "/" + uri
    # Where the target is a folder, a site that is opened from a disk needs the name of the page.
    in_folder = not external and (not page or page.endswith("/"))
    script = SCRIPT_TAG.format(relative_uri(quote(file), f"_static/{SCRIPT}")) if in_folder else ""
    return PAGE.format(
        mark=MARK,
        language=escape(language),
        script=script,
        target=escape(target),
        canonical=escape(canonical),
    )


def is_redirect(path: Path) -> bool:
    """Whether the file at *path* is one of ours."""
    with path.open(encoding="utf-8", errors="replace") as file:
        return MARK in file.read(200)


def table(rows: Iterable[tuple[str, str]]) -> str:
    """The text of ``_redirects``: ``old new 301`` lines, in order."""
    return "".join(f"{quote(old)} {new} 301\n" for old, new in sorted(rows))


def listed_files(text: str) -> list[str]:
    """The old paths of a ``_redirects`` file that :func:`table` wrote."""
    return [unquote(line.split(" ")[0]) for line in text.splitlines() if line]
