"""The words this room adds to a page, in the language of the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.errors import ConfigError

from sphinx_commons.core.vocabulary import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.config import Config

ENGLISH = {
    "answer": "Answer",
    "applies_to": "Applies to {text}",
    "by": "By {names}",
    "close_all": "Close all",
    "copied": "Link copied",
    "copy": "Copy link",
    "count": "{shown} of {all} questions",
    "filter": "Filter questions",
    "from": "From: {link}",
    "open_all": "Open all",
    "overdue": "This answer is due for a review.",
    "related": "Related questions",
    "reviewed": "Reviewed {date}",
    "topics": "Topics",
}
# What the script shows.
SCRIPT = ("close_all", "copied", "copy", "count", "filter", "open_all", "topics")
TRANSLATED = {
    "de": {
        "answer": "Antwort",
        "applies_to": "Gilt für {text}",
        "by": "Von {names}",
        "close_all": "Alles schließen",
        "copied": "Link kopiert",
        "copy": "Link kopieren",
        "count": "{shown} von {all} Fragen",
        "filter": "Fragen filtern",
        "from": "Aus: {link}",
        "open_all": "Alles öffnen",
        "overdue": "Diese Antwort sollte überprüft werden.",
        "related": "Verwandte Fragen",
        "reviewed": "Geprüft am {date}",
        "topics": "Themen",
    },
    "fr": {
        "answer": "Réponse",
        "applies_to": "Concerne {text}",
        "by": "Par {names}",
        "close_all": "Tout fermer",
        "copied": "Lien copié",
        "copy": "Copier le lien",
        "count": "{shown} questions sur {all}",
        "filter": "Filtrer les questions",
        "from": "Source : {link}",
        "open_all": "Tout ouvrir",
        "overdue": "Cette réponse est à relire.",
        "related": "Questions liées",
        "reviewed": "Relu le {date}",
        "topics": "Thèmes",
    },
}


def labels(config: Config) -> Mapping[str, str]:
    """Every word by its key: English, the language's, then what the project sets."""
    language = str(config.language or "en").replace("-", "_").split("_")[0]
    return {**ENGLISH, **TRANSLATED.get(language, {}), **config.faq_labels}


def check_labels(config: Config) -> None:
    """Refuse labels that nothing would show.

    :raises ConfigError: for an unknown key or a value that is no text.
    """
    for key, value in config.faq_labels.items():
        if key not in ENGLISH:
            raise ConfigError(f"faq_labels: unknown key {key!r}{did_you_mean(key, ENGLISH)}")
        if not isinstance(value, str):
            raise ConfigError(f"faq_labels: {key!r} must be a text, found {value!r}")
