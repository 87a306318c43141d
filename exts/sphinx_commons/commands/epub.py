"""``sphinx-commons epub``: the handbooks for e-readers."""

from __future__ import annotations

from .building import build_books, sphinx_options
from .project import find_project, needing


def main(arguments: list[str]) -> int:
    """Build the handbooks as EPUB into ``_build/epub``; the exit status.

    :raises CommandError: if that cannot be done.
    """
    description = "Make every handbook of conf.py as EPUB in _build/epub."
    options = sphinx_options("epub", description, arguments)
    project = find_project()
    with needing("handbook"):
        import typst  # noqa: F401  # it draws the covers
    out = build_books(project, "epub-books", options)
    for book in sorted(out.glob("*.epub")):
        print(project.relative(book))
    return 0
