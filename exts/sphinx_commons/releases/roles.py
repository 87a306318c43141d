"""``release:newest``: what a page says of the newest release, in words of its own around it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxRole

from sphinx_commons.core.dates import long_date
from sphinx_commons.core.vocabulary import did_you_mean

from .calendar import FILE, load_calendar
from .warn import warn

if TYPE_CHECKING:
    from docutils.nodes import Node, system_message

PARTS = ("name", "date")


class NewestRole(SphinxRole):
    """The ``name`` or the ``date`` of the newest release that has not ended; else of the newest."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        part = self.text.strip()
        path = Path(self.env.srcdir, FILE)
        self.env.note_dependency(path)
        releases = load_calendar(path).releases
        if part not in PARTS:
            message = "release:newest: %r is neither name nor date%s"
            self._warn(message, part, did_you_mean(part, PARTS))
        elif not releases:
            self._warn("release:newest: there is no release in %s", FILE)
        else:
            newest = next((r for r in reversed(releases) if not r.has_ended), releases[-1])
            day = long_date(newest.date.day, self.config.language) if newest.date else ""
            return [nodes.Text(newest.name if part == "name" else day)], []
        return [], []

    def _warn(self, message: str, *args: object) -> None:
        docname = self.env.current_document.docname
        warn("newest", message, *args, location=(docname, self.lineno))
