"""What a page of a joined site says of its other languages, to readers and to programs.

Nothing in here asks Sphinx: in come the pages of sites that were built.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from sphinx_commons.core.words import Speaker, _, speak
from sphinx_commons.releases.kept.nearest import counterpart, nearest
from sphinx_commons.releases.kept.switcher import quoted, way_up

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sphinx_commons.releases.kept.nearest import Tree

STYLE = "_static/language-switch.css"
SCRIPT = "_static/language-switch.js"


@dataclass(frozen=True, slots=True)
class Edition:
    """The site in one language: its code, the name that it has for itself, its pages.

    ``listed`` is the URL of each page that is there in this language, and not in another one for
    want of a translation.
    """

    code: str
    name: str
    tree: Tree
    listed: Mapping[str, str] = field(default_factory=dict)

    @property
    def tag(self) -> str:
        """The name of the language in HTML."""
        return self.code.replace("_", "-")

    def url(self, path: str, here: Edition) -> str:
        """The URL of the translation of the page *path* of *here*; empty if there is none."""
        return self.listed.get(counterpart(path, here.tree, self.tree) or "", "")


@dataclass(frozen=True, slots=True)
class Switcher:
    """Writes what pages say; the source language comes first in *editions*."""

    editions: Sequence[Edition]

    @property
    def is_alone(self) -> bool:
        """Whether there is nothing to switch to."""
        return len(self.editions) == 1

    def head(self, path: str, here: Edition) -> str:
        """What the head of the page *path* of *here* has."""
        way = way_up(path, here.tree)
        style = f'<link rel="stylesheet" href="{way}{STYLE}">\n'
        script = f'<script defer src="{way}{SCRIPT}"></script>\n'
        return style + script + "".join(self._alternates(path, here))

    def _alternates(self, path: str, here: Edition) -> Iterator[str]:
        urls = {edition.tag: url for edition in self.editions if (url := edition.url(path, here))}
        if here.tag not in urls or len(urls) == 1:
            return
        # Who speaks none of the languages gets the source, which stands first.
        for tag, url in {**urls, "x-default": next(iter(urls.values()))}.items():
            yield f'<link rel="alternate" hreflang="{tag}" href="{escape(url)}">\n'

    def body(self, path: str, here: Edition) -> str:
        """The switcher of the page *path* of *here*."""
        speak(Speaker(here.code))
        items = "".join(f"<li>{self._link(path, here, other)}</li>\n" for other in self.editions)
        return (
            f'<nav class="language-switch" aria-label="{escape(_("Languages"))}">\n'
            f"<details><summary>{escape(here.name)}</summary>\n<ul>\n{items}</ul>\n</details>\n</nav>\n"
        )

    def _link(self, path: str, here: Edition, other: Edition) -> str:
        target = other.tree.prefix + nearest(path, here.tree, other.tree)
        href = way_up(path, here.tree) + quoted(target)
        current = ' aria-current="true"' if other is here else ""
        if other is not here and counterpart(path, here.tree, other.tree):
            current = ' rel="alternate"'  # the script takes the place in the page along
        tag = f'lang="{other.tag}" hreflang="{other.tag}"'
        return f'<a href="{href}" {tag}{current}>{escape(other.name)}</a>'
