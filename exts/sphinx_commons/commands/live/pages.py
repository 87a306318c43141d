"""The pages that the preview itself writes, and what it adds to those of the site."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .messages import Failed, Problem

PREFIX = "/-/live/"
FRAME = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="stylesheet" href="{prefix}live.css">
</head>
<body class="live-page">
<main>
<h1>{title}</h1>
{content}
</main>
</body>
</html>
"""
ADDED = (
    '<link rel="stylesheet" href="{prefix}live.css">'
    '<script src="{prefix}live.js" data-mark="{mark}" defer></script>'
)


def failure_page(failure: Failed) -> str:
    """What stands in for every page while the site cannot be built."""
    parts = [f"<p><strong>{escape(failure.reason)}</strong></p>"]
    if failure.problems:
        parts.append(f"<h2>{count(failure.problems)}</h2>{problem_list(failure.problems)}")
    if failure.details:
        label = "What happened, the last lines"
        parts.append(
            f'<h2 id="details">{label}</h2>'
            f'<pre tabindex="0" role="region" aria-labelledby="details">'
            f"{escape(failure.details)}</pre>"
        )
    parts.append("<p>This page goes away when the file is mended.</p>")
    return _page("The site cannot be built", "\n".join(parts))


def missing_page(path: str) -> str:
    """For a URL that no page has."""
    text = f"<p>There is no page <code>{escape(path)}</code>. It shows up here once there is.</p>"
    return _page("No such page", f'{text}\n<p><a href="/">Start page</a></p>')


def waiting_page() -> str:
    """Until the first build is done."""
    return _page("The site is being built", "<p>This page shows up in a moment.</p>")


def _page(title: str, content: str) -> str:
    return FRAME.format(title=title, content=content, prefix=PREFIX)


def count(problems: tuple[Problem, ...]) -> str:
    """``1 warning``, ``2 warnings``."""
    return f"{len(problems)} warning{'s' if len(problems) != 1 else ''}"


def problem_list(problems: tuple[Problem, ...]) -> str:
    """The texts of *problems* as a list."""
    items = "".join(f"<li>{escape(problem.text)}</li>" for problem in problems)
    return f"<ul>{items}</ul>"


def with_script(page: bytes, mark: str) -> bytes:
    """*page* with the script that loads it anew when it is no longer what *mark* stands for."""
    added = ADDED.format(prefix=PREFIX, mark=mark).encode()
    start, end, rest = page.rpartition(b"</body>")
    return start + added + end + rest if end else page + added
