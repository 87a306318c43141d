"""What this room calls roles and kinds of works."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_commons.core.words import _, marked, ngettext

if TYPE_CHECKING:
    from sphinx_commons.front_matter import CreditKind, CreditRole

# Who had a role.
CREDITS: dict[CreditRole, str] = {
    "author": marked("By %(names)s"),
    "editor": marked("Edited by %(names)s"),
    "translator": marked("Translated by %(names)s"),
    "reviewer": marked("Reviewed by %(names)s"),
}
# Whether the people of the other work are known, and its date -> what is said of it.
ADAPTED = {
    (False, False): marked("Adapted from %(title)s"),
    (True, False): marked("Adapted from %(title)s by %(names)s"),
    (False, True): marked("Adapted from %(title)s, %(date)s"),
    (True, True): marked("Adapted from %(title)s by %(names)s, %(date)s"),
}


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
    return {
        "post": ngettext("%(n)s post", "%(n)s posts", number),
        "page": ngettext("%(n)s page", "%(n)s pages", number),
        "question": ngettext("%(n)s answer", "%(n)s answers", number),
        "handbook": ngettext("%(n)s handbook", "%(n)s handbooks", number),
    }[kind]


def minutes_text(minutes: int) -> str:
    """How long it takes to read: ``4 min read``."""
    return ngettext("%(n)s min read", "%(n)s min read", minutes)
