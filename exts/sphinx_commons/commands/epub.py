"""``sphinx-commons epub``: the handbooks for e-readers."""

from __future__ import annotations

from .building import build_books, options_parser
from .project import find_project, needing


def main(arguments: list[str]) -> int:
    """Build the handbooks as EPUB into ``_build/epub``, or ``_build/epub-fr``; the exit status.

    :raises CommandError: if that cannot be done.
    """
    description = "Make every handbook of conf.py as EPUB in _build/epub."
    parser = options_parser("epub", description)
    parser.add_argument("--language", metavar="CODE", default="", help="that of a translation")
    asked, options = parser.parse_known_args(arguments)
    project = find_project()
    with needing("handbook"):
        import typst  # noqa: F401  # it draws the covers
    out = build_books(project, "epub-books", options, asked.language)
    for book in sorted(out.glob("*.epub")):
        print(project.relative(book))
    return 0
