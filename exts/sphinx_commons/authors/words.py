"""The words that this room puts on pages, ready for translation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.locale import get_translation

if TYPE_CHECKING:
    from sphinx_commons.front_matter import CreditKind, CreditRole

CATALOG = "authors"
_ = get_translation(CATALOG)


def credit_label(role: CreditRole) -> str:
    """What stands before the names of those who had *role*."""
    return {
        "author": _("By"),
        "editor": _("Edited by"),
        "translator": _("Translated by"),
        "reviewer": _("Reviewed by"),
    }[role]


def role_name(role: CreditRole) -> str:
    """What somebody with *role* is."""
    return {
        "author": _("author"),
        "editor": _("editor"),
        "translator": _("translator"),
        "reviewer": _("reviewer"),
    }[role]


def role_heading(role: CreditRole) -> str:
    """The heading above all who had *role*."""
    return {
        "author": _("Authors"),
        "editor": _("Editors"),
        "translator": _("Translators"),
        "reviewer": _("Reviewers"),
    }[role]


def kind_heading(kind: CreditKind) -> str:
    """The heading above works of *kind*."""
    return {
        "post": _("Posts"),
        "page": _("Pages"),
        "question": _("Answers"),
        "handbook": _("Handbooks"),
    }[kind]


def count_text(kind: CreditKind, number: int) -> str:
    """*number* works of *kind*: ``3 posts``."""
    one, many = {
        "post": (_("post"), _("posts")),
        "page": (_("page"), _("pages")),
        "question": (_("answer"), _("answers")),
        "handbook": (_("handbook"), _("handbooks")),
    }[kind]
    return f"{number:,} {one if number == 1 else many}"


def minutes_text(minutes: int) -> str:
    """How long it takes to read: ``4 min read``."""
    return _("%d min read") % minutes
