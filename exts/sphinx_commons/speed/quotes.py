"""Typographic quotes, dashes and dots, only where a block of text has something to change."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx.transforms import SphinxSmartQuotes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils.nodes import Text
    from sphinx.application import Sphinx

# What docutils' ``smartquotes`` looks for: quotes, backticks, escapes, two dashes, three dots.
ACTIVE = re.compile(r"""["'`\\\0&]|--|\. ?\.""")


class QuickSmartQuotes(SphinxSmartQuotes):
    """Sphinx's transform; texts without such a character are given back at once."""

    def get_tokens(self, txtnodes: list[Text]) -> Iterator[tuple[str, str]]:  # type: ignore[override]
        """``(kind, text)`` of each text of a block; what is "literal" stays as it is."""
        # The action "s" makes plain signs of typographic ones: there is something to do anywhere.
        if "s" in self.smartquotes_action or any(map(ACTIVE.search, map(str, txtnodes))):
            yield from super().get_tokens(txtnodes)
        else:
            yield from (("literal", node.astext()) for node in txtnodes)


def connect(app: Sphinx) -> None:
    """Use it from when all extensions are there."""
    app.connect("config-inited", use_quick_quotes)


def use_quick_quotes(app: Sphinx, *_event: object) -> None:
    """``config-inited``: put it in the place of Sphinx's own."""
    transforms = app.registry.get_transforms()
    transforms[:] = [QuickSmartQuotes if t is SphinxSmartQuotes else t for t in transforms]
