"""What the regions of a page say: the switcher, the notice, and what search engines are told."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

from sphinx_commons.core.words import _

from .built import url_path
from .nearest import Tree, counterpart, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

STYLE = "_static/kept-releases.css"


@dataclass(frozen=True, slots=True)
class Shown:
    """One release of the joined site: its pages, its name for readers, whether it has ended."""

    tree: Tree
    label: str
    has_ended: bool = False


@dataclass(frozen=True, slots=True)
class Switcher:
    """Writes the regions of all pages. The newest of the *releases* comes first.

    *base* is the URL of the site, empty where it is not known.
    """

    releases: Sequence[Shown]
    base: str

    def head(self, path: str, shown: Shown) -> str:
        """The region in the head of the page *path* of a release."""
        place = shown.tree.prefix + path
        lines = [f'<link rel="stylesheet" href="{link(place, STYLE)}">']
        if shown is not self.releases[0]:
            lines += self._for_machines(path, shown)
        return "\n".join(lines)

    def canonical(self, path: str, shown: Shown) -> str:
        """The path, in the joined site, of the page that stands for the page *path*."""
        same = counterpart(path, shown.tree, self.releases[0].tree)
        return same or shown.tree.prefix + path

    def _for_machines(self, path: str, shown: Shown) -> Iterator[str]:
        if self.base:
            url = self.base + quote(url_path(self.canonical(path, shown)))
            yield f'<link rel="canonical" href="{escape(url)}">'
        if shown.has_ended:
            yield '<meta name="robots" content="noindex">'

    def body(self, path: str, shown: Shown) -> str:
        """The region in the body of the page *path* of a release."""
        links = [self._link(path, shown, other, other.label) for other in self.releases]
        items = "".join(f"<li>{item}</li>\n" for item in links)
        label = escape(_("Release: %(name)s", name=shown.label))
        switch = (
            f'<nav class="release-switch" aria-label="{escape(_("Releases"))}">\n'
            f"<details><summary>{label}</summary>\n<ul>\n{items}</ul>\n</details>\n</nav>\n"
        )
        return switch if shown is self.releases[0] else switch + self._notice(path, shown)

    def _link(self, path: str, shown: Shown, other: Shown, text: str) -> str:
        target = other.tree.prefix + nearest(path, shown.tree, other.tree)
        current = ' aria-current="true"' if other is shown else ""
        href = link(shown.tree.prefix + path, target)
        return f'<a href="{href}"{current}>{escape(text)}</a>'

    def _notice(self, path: str, shown: Shown) -> str:
        newest = self.releases[0]
        if shown.has_ended:
            said = _("These pages are about %(name)s, which has ended.", name=shown.label)
        else:
            said = _("These pages are about %(name)s.", name=shown.label)
        if counterpart(path, shown.tree, newest.tree):
            text = _("This page in %(name)s", name=newest.label)
        else:
            text = _("The nearest page in %(name)s", name=newest.label)
        target = self._link(path, shown, newest, text)
        return f'<p class="release-notice">{escape(said)} {target}</p>\n'


def link(place: str, target: str) -> str:
    """The link from the page at *place* to *target*, both from the root of the joined site."""
    relative = posixpath.relpath(target, posixpath.dirname(place) or ".")
    # A colon in the first part of a path would end the name of a scheme.
    return escape(quote(relative if "/" in relative else f"./{relative}"))
