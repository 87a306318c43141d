"""What handbooks, and pages that offer them, say of themselves."""

from __future__ import annotations

from sphinx_commons.core.words import _, marked, names_text, ngettext, row_text

CREDITS = {
    "author": marked("Written by %(names)s."),
    "editor": marked("Edited by %(names)s."),
    "translator": marked("Translated by %(names)s."),
    "reviewer": marked("Reviewed by %(names)s."),
}


def contents() -> str:
    """The heading of the table of contents."""
    return _("Contents")


def index() -> str:
    """The heading of the index."""
    return _("Index")


def page() -> str:
    """What a link to another page of the book ends in; ``%s`` is the number."""
    return _("p. %(n)s", n="%s")


def release(version: str) -> str:
    """The edition on the cover."""
    return _("Release %(version)s", version=version)


def edition(title: str, version: str, day: str) -> str:
    """The book and its edition, as far as that is known."""
    known = _("release %(version)s", version=version) if version else ""
    return _("%(facts)s.", facts=row_text([title, known, day]))


def url(url: str) -> str:
    """Where the same pages are."""
    return _("The same pages, and later editions, are at %(url)s.", url=url)


def credit(role: str, names: list[str]) -> str:
    """Who did what for the book."""
    return _(CREDITS[role], names=names_text(names))


def faces(names: list[str]) -> str:
    """How the book was set."""
    return _("Set by Typst in %(faces)s.", faces=row_text(names))


def access(*, described: bool) -> str:
    """What a book for e-readers is to those who do not see, or do not see well."""
    text = _("Headings, lists, tables, code and notes are marked as such, and links lead to them.")
    more = _("All pictures have descriptions.")
    return f"{text} {more}" if described else text


def offer() -> str:
    """What stands above the links to the files, at the foot of a page."""
    return _("Handbooks")


def pages(number: int) -> str:
    """How long a book is."""
    return ngettext("%(n)s page", "%(n)s pages", number)
