"""Languages whose lines begin on the right: their pages say so, and are laid out like that."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sphinx_commons.core.locales import is_from_right

if TYPE_CHECKING:
    from sphinx.application import Sphinx

HTML_TAG = re.compile(r"<html(?=[\s>])(?![^>]*\sdir=)")


def turn(app: Sphinx) -> None:
    """``builder-inited``, where pages have the frame: add the direction, and the styles for it.

    The element is in a template of Furo, in which nothing but its language can be set.
    """
    if not is_from_right(app.config.language):
        return
    bridge: Any = app.builder.templates
    usual = bridge.render
    setattr(bridge, "render", lambda *given: HTML_TAG.sub('<html dir="rtl"', usual(*given), 1))  # noqa: B010
    app.add_css_file("theme/from-right.css", priority=701)
