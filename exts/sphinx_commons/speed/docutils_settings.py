"""The default settings of docutils, which would be made anew for every page."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any, Protocol

from docutils.frontend import Values
from myst_parser.mdit_to_docutils import base as myst
from sphinx.util import docutils as sphinx_docutils

from sphinx_commons.core.builds import replace_during_builds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx


class Make(Protocol):
    """What makes settings for components of docutils."""

    def __call__(self, *components: Any, **options: Any) -> Values: ...


class Remembered:
    """Calls *make* once for the same arguments, and gives back a copy each time.

    Making them builds an option parser of a hundred options; a copy takes a hundredth of that.
    """

    def __init__(self, make: Make) -> None:
        self.make = make
        self.known: dict[tuple[type, ...], tuple[dict[str, Any], Values]] = {}

    def __call__(self, *components: Any, **options: Any) -> Values:
        kinds = tuple(c if isinstance(c, type) else type(c) for c in components)
        given, values = self.known.get(kinds, ({}, None))
        if values is None or given != options:
            values = self.make(*components, **options)
            self.known[kinds] = (copied(options), values)
        return fresh(values)


def copied(table: Mapping[str, Any]) -> dict[str, Any]:
    """*table* with lists and tables of its own; everything else is shared."""
    return {k: copy(v) if isinstance(v, (list, dict)) else v for k, v in table.items()}


def fresh(values: Values) -> Values:
    """The same settings for another document, which notes dependencies of its own."""
    given = copied(vars(values))
    del given["record_dependencies"]
    return Values(given)


def connect(app: Sphinx) -> None:
    """Remember settings for one build, because those of another project are others.

    Neither Sphinx nor MyST has a setting or an event for this.
    """
    replace_during_builds(app, sphinx_docutils, "_get_settings", Remembered)
    replace_during_builds(app, myst, "get_default_settings", Remembered)
