"""``sitemap.xml`` and ``robots.txt`` beside those that a project or another extension brings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util import logging

from sphinx_commons.core.builders import is_of_site

from .sitemap import robots, sitemap

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.application import Sphinx

logger = logging.getLogger(__name__)

# How the files begin that this room writes.
BEGINNINGS = {
    "sitemap.xml": sitemap([]).removesuffix("</urlset>\n"),
    "robots.txt": robots("").rstrip(),
}
# Time of the last change in nanoseconds, size.
Stamp = tuple[int, int]


class OwnFiles:
    """Tells our files from those of others, in one build."""

    def __init__(self) -> None:
        self._before: dict[str, Stamp | None] = {}

    def look(self, app: Sphinx) -> None:
        """``builder-inited``: remember what is there, before anybody writes."""
        self._before = {name: stamp(app.outdir / name) for name in BEGINNINGS}

    def write(self, app: Sphinx, name: str, text: str) -> None:
        """Write *text* unless the site or another extension brings a file of that name."""
        if self._is_of_others(app, name):
            message = "%s: another extension writes this file, which stays as it is"
            logger.warning(message, name, type="structured_data", subtype="claimed")
        elif not is_of_site(app, name):
            (app.outdir / name).write_text(text, encoding="utf-8")

    def take_away(self, app: Sphinx) -> None:
        """Remove what was written while the site had a URL."""
        for name in BEGINNINGS:
            if not is_of_site(app, name) and begins_as_ours(app.outdir / name, name):
                (app.outdir / name).unlink()

    def _is_of_others(self, app: Sphinx, name: str) -> bool:
        """Whether an extension has just written it.

        What an extension wrote in an earlier build, and now does not, is nobody's.
        """
        file = app.outdir / name
        is_new = stamp(file) not in (None, self._before.get(name))
        return is_new and not (is_of_site(app, name) or begins_as_ours(file, name))


def stamp(file: Path) -> Stamp | None:
    """What tells that *file* was written again; None if there is none."""
    if not file.is_file():
        return None
    status = file.stat()
    return status.st_mtime_ns, status.st_size


def begins_as_ours(file: Path, name: str) -> bool:
    """Whether *file* is there and begins as what this room writes under *name*."""
    text = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
    return text.startswith(BEGINNINGS[name])
