"""The languages that a site is built in, of which the first is that of its sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.config import Config


def languages_of(config: Config) -> dict[str, str]:
    """Code -> name of each language of the site; empty where it does not speak of languages."""
    return dict(getattr(config, "languages", {}))


def source_language(config: Config) -> str:
    """The language that the pages are written in; empty where the site does not say."""
    return next(iter(languages_of(config)), "")


def is_translation(config: Config) -> bool:
    """Whether a site of several languages is built in another one than that of its sources."""
    source = source_language(config)
    return bool(source) and (config.language or source) != source


def beside(name: str, language: str) -> str:
    """The folder of a translation into *language* beside the folder *name* of the sources' one.

    It is *name* itself where the language is empty.
    """
    return f"{name}-{language}" if language else name
