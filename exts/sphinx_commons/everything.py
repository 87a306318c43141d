"""All extensions at once, and what becomes of those whose packages are not installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.errors import ExtensionError
from sphinx.util import logging

from .core import markdown

if TYPE_CHECKING:
    from sphinx.application import Sphinx

logger = logging.getLogger(__name__)

# In the order in which their handlers are connected, each with the extra that it needs.
EXTENSIONS = {
    "sphinx_design": "furo",
    "sphinx_commons.speed": "",
    "sphinx_commons.front_matter": "",
    "sphinx_commons.languages": "",
    "sphinx_commons.search": "",
    "sphinx_commons.theme": "",
    "sphinx_commons.epub": "",
    "sphinx_commons.images": "",
    "sphinx_commons.navigation": "",
    "sphinx_commons.faq": "",
    "sphinx_commons.authors": "",
    "sphinx_commons.blog": "blog",
    "sphinx_commons.comments": "",
    "sphinx_commons.handbook": "handbook",
    "sphinx_commons.structured_data": "",
    "sphinx_commons.urls": "",
    "sphinx_commons.releases": "",
    "sphinx_commons.links": "",
}


def set_up_all(app: Sphinx) -> None:
    """Set up every extension whose packages are there."""
    markdown.require(app)
    left_out = {name: extra for name, extra in EXTENSIONS.items() if not _set_up(app, name, extra)}
    if left_out:
        logger.warning(
            'sphinx_commons leaves out %s; pip install "sphinx-commons[%s]" brings what is missing',
            ", ".join(left_out),
            ",".join(sorted(set(left_out.values()))),
            type="sphinx_commons",
            subtype="extra",
        )


def _set_up(app: Sphinx, name: str, extra: str) -> bool:
    """Whether the extension *name* was set up: False where a package of *extra* is missing."""
    try:
        app.setup_extension(name)
    except ExtensionError as err:
        if not extra or not isinstance(err.__cause__, ModuleNotFoundError):
            raise
        return False
    return True
