"""What the regions of a page say: the switcher, the notice, and what search engines are told."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
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


class Switcher:
    """Writes the regions of all pages. The newest of the *releases* comes first.

    *base* is the URL of the site, empty where it is not known. What all pages of a release say is
    worked out once.
    """

    def __init__(self, releases: Sequence[Shown], base: str) -> None:
        self.releases, self.base = releases, base
        self.begins = {shown.tree.name: begin_of(shown) for shown in releases}
        self.sayings = {shown.tree.name: saying_of(shown) for shown in releases}
        newest = releases[0].label
        self.same = escape(_("This page in %(name)s", name=newest))
        self.near = escape(_("The nearest page in %(name)s", name=newest))

    def head(self, path: str, shown: Shown) -> str:
        """The region in the head of the page *path* of a release."""
        lines = [f'<link rel="stylesheet" href="{way_up(path, shown.tree)}{STYLE}">']
        if shown is not self.releases[0]:
            lines += self._for_machines(path, shown)
        return "\n".join(lines)

    def canonical(self, path: str, shown: Shown) -> str:
        """The path, in the joined site, of the page that stands for the page *path*."""
        same = counterpart(path, shown.tree, self.releases[0].tree)
        return same or shown.tree.prefix + path

    def _for_machines(self, path: str, shown: Shown) -> Iterator[str]:
        if self.base:
            url = self.base + quoted(url_path(self.canonical(path, shown)))
            yield f'<link rel="canonical" href="{url}">'
        if shown.has_ended:
            yield '<meta name="robots" content="noindex">'

    def body(self, path: str, shown: Shown) -> str:
        """The region in the body of the page *path* of a release."""
        up = way_up(path, shown.tree)
        items = [self._item(path, shown, other, up) for other in self.releases]
        switch = f"{self.begins[shown.tree.name]}{''.join(items)}</ul>\n</details>\n</nav>\n"
        return switch if shown is self.releases[0] else switch + self._notice(path, shown, up)

    def _item(self, path: str, shown: Shown, other: Shown, up: str) -> str:
        target = quoted(other.tree.prefix + nearest(path, shown.tree, other.tree))
        current = ' aria-current="true"' if other is shown else ""
        return f'<li><a href="{up}{target}"{current}>{escape(other.label)}</a></li>\n'

    def _notice(self, path: str, shown: Shown, up: str) -> str:
        newest = self.releases[0].tree
        is_same = counterpart(path, shown.tree, newest) is not None
        target = quoted(nearest(path, shown.tree, newest))
        link = f'<a href="{up}{target}">{self.same if is_same else self.near}</a>'
        return f'<p class="release-notice">{self.sayings[shown.tree.name]} {link}</p>\n'


def begin_of(shown: Shown) -> str:
    """What the switcher on all pages of a release begins with."""
    label = escape(_("Release: %(name)s", name=shown.label))
    return (
        f'<nav class="release-switch" aria-label="{escape(_("Releases"))}">\n'
        f"<details><summary>{label}</summary>\n<ul>\n"
    )


def saying_of(shown: Shown) -> str:
    """What the notice on all pages of a release says of it."""
    if shown.has_ended:
        said = _("These pages are about %(name)s, which has ended.", name=shown.label)
    else:
        said = _("These pages are about %(name)s.", name=shown.label)
    return escape(said)


def way_up(path: str, tree: Tree) -> str:
    """What a link from the page *path* of *tree* to the root of the joined site begins with."""
    return "../" * (tree.prefix + path).count("/") or "./"


@lru_cache(maxsize=100_000)
def quoted(path: str) -> str:
    """*path* as a part of a URL in an attribute."""
    return escape(quote(path))
