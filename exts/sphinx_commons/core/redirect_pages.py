"""Pages at old URLs that only lead on. No Sphinx in here."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from .words import _

if TYPE_CHECKING:
    from pathlib import Path

# By this line a page of ours is told from a page that must not be overwritten.
MARK = "<!-- This page only leads on to another one. -->"
BEGINNING = 200  # Bytes of a page within which it stands.
# A script is needed to take along the query and the fragment that a reader comes with.
SCRIPT = "_static/redirects.js"
PAGE = """<!doctype html>
{mark}
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
{script}<meta http-equiv="refresh" content="{seconds}; url={target}">
{canonical}</head>
<body>
<main><h1>{title}</h1>
<p><a href="{target}">{hint}</a></p></main>
</body>
</html>
"""


def redirect_page(
    file: str,
    target: str,
    *,
    canonical: str = "",
    language: str | None = None,
    title: str = "",
    seconds: int = 0,
) -> str:
    """The HTML of a page that leads on.

    :param file: the page, from the root of the site.
    :param target: where it leads, from the page or with a host.
    :param seconds: how long readers see it.
    """
    path = "../" * file.count("/") + SCRIPT
    script = "" if seconds else f'<script src="{path}" data-to="{escape(target)}"></script>\n'
    link = f'<link rel="canonical" href="{escape(canonical)}">\n' if canonical else ""
    return PAGE.format(
        mark=MARK,
        language=escape(language or "en"),
        title=escape(title or _("This page has moved")),
        script=script,
        seconds=seconds,
        target=escape(target),
        canonical=link,
        hint=escape(_("Go to the new place of this page")),
    )


def is_redirect(path: Path) -> bool:
    """Whether the file at *path* is one of ours."""
    with path.open("rb") as file:
        return is_redirect_text(file.read(BEGINNING))


def is_redirect_text(beginning: bytes) -> bool:
    """Whether a file that begins so is one of ours."""
    return MARK.encode() in beginning[:BEGINNING]
