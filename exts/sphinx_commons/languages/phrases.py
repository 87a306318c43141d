"""What pages say of their language."""

from __future__ import annotations

from sphinx_commons.core.words import _


def untranslated(language: str) -> str:
    """What a page says that has the text of the sources."""
    return _(
        "This page is not translated yet. Language of the text: %(language)s", language=language
    )


def stale(language: str) -> str:
    """What a translation says that is older than its source."""
    return _("This translation may be out of date. Newest text: %(language)s", language=language)
