"""Templates of the site are written for Furo; books in EPUB keep those of their own theme."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.builders.epub3 import Epub3Builder
from sphinx.jinja2glue import BuiltinTemplateLoader

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def keep_furos_templates_out(app: Sphinx) -> None:
    """``builder-inited``: an EPUB does not see the templates that ``conf.py`` overrides.

    Extensions add their templates with absolute paths; those stay.
    """
    bridge = getattr(app.builder, "templates", None)
    if not isinstance(app.builder, Epub3Builder) or not isinstance(bridge, BuiltinTemplateLoader):
        return
    own = {
        Path(app.confdir, path)
        for path in app.config.templates_path
        if not Path(path).is_absolute()
    }
    kept = [loader for loader in bridge.loaders if not own & {Path(p) for p in loader.searchpath}]
    bridge.templatepathlen -= len(bridge.loaders) - len(kept)
    bridge.loaders = kept
