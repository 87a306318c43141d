"""The page of one release that stands for a page of another: itself, or its nearest ancestor."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from .model import START

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping


@dataclass(frozen=True)
class Tree:
    """The pages of one release: where they stand in the joined site, and what leads on to them."""

    name: str
    prefix: str
    pages: Collection[str]
    redirects: Mapping[str, str]

    @cached_property
    def former(self) -> Mapping[str, list[str]]:
        """The places that each page had before."""
        found = defaultdict(list)
        for old, new in sorted(self.redirects.items()):
            found[new].append(old)
        return found

    def find(self, path: str) -> str | None:
        """The page at *path*, or the one that it became."""
        seen: set[str] = set()
        while path not in self.pages and path in self.redirects and path not in seen:
            seen.add(path)
            path = self.redirects[path]
        return path if path in self.pages else None


def counterpart(path: str, here: Tree, there: Tree) -> str | None:
    """The page of *there* that is the page *path* of *here*, under any name that it had."""
    names = (path, *here.former.get(path, ()))
    return next((found for name in names if (found := there.find(name))), None)


def nearest(path: str, here: Tree, there: Tree) -> str:
    """The same page of *there*, or its nearest ancestor; the start page last."""
    for candidate in (path, *ancestors(path)):
        if found := counterpart(candidate, here, there):
            return found
    return START


def ancestors(path: str) -> Iterator[str]:
    """The start pages of the folders above the page *path*, the nearest first."""
    folder = path.removesuffix(START).rstrip("/") if path.endswith(START) else path
    while folder:
        folder = folder.rpartition("/")[0]
        yield f"{folder}/{START}" if folder else START
