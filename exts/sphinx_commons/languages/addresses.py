"""Where the pages of each language are hosted: the source language at the root of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_commons.core.editions import is_translation

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

# The settings that hold the address of the site, or its path.
BASES = ("html_baseurl", "blog_baseurl", "notfound_urls_prefix")


def move(_app: Sphinx, config: Config) -> None:
    """``config-inited``: a translation is hosted below the root, as ``/fr/``."""
    if not is_translation(config):
        return
    for name in BASES:
        if base := getattr(config, name, ""):
            config[name] = f"{base.rstrip('/')}/{config.language}/"


def source_base(config: Config) -> str:
    """The address of the site in its source language, empty where it has none."""
    base: str = config.html_baseurl
    return base.removesuffix(f"{config.language}/") if is_translation(config) else base
