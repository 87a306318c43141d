"""Formatters of highlighted code, one for all blocks with the same options.

Each one that Pygments makes writes a style sheet of its own, which nobody reads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.highlighting import PygmentsBridge


class Formatters:
    """Gives what the method ``get_formatter`` of *bridge* gives, made once for each options."""

    def __init__(self, bridge: PygmentsBridge) -> None:
        self.make = bridge.get_formatter
        self.known: dict[str, Any] = {}

    def __call__(self, **options: Any) -> Any:
        key = repr(sorted(options.items()))
        if key not in self.known:
            self.known[key] = self.make(**options)
        return self.known[key]


def connect(app: Sphinx) -> None:
    """Keep them for the builder of *app*."""
    app.connect("builder-inited", keep_formatters)


def keep_formatters(app: Sphinx) -> None:
    """``builder-inited``: keep the formatters of the builder's highlighters."""
    for name in ("highlighter", "dark_highlighter"):
        bridge = getattr(app.builder, name, None)
        if bridge is not None:
            bridge.get_formatter = Formatters(bridge)
