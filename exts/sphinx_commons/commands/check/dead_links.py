"""Every link inside a built site must lead somewhere.

Looks at the pages as they are served: each ``href`` and ``src`` that stays on the site must name
a file of the folder, and each fragment an id (or ``<a name>``) of that file.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from lxml import html

from sphinx_commons.core.folders import files_below

if TYPE_CHECKING:
    from collections.abc import Iterator
    from urllib.parse import SplitResult

ATTRIBUTES = ("href", "src", "poster", "data")
TOP = ("", "top")


class Site:
    """The files of one built site; each page is parsed once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.parse = cache(self._parse)

    def _parse(self, page: Path) -> tuple[frozenset[str], tuple[tuple[str, int], ...]]:
        """The ids of *page*, and its links with their lines."""
        tree = html.fromstring(page.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
        ids = [*tree.xpath("//@id"), *tree.xpath("//a/@name")]
        links = [
            (element.get(name), element.sourceline)
            for element in tree.iter("a", "link", "img", "script", "source", "iframe", "object")
            for name in ATTRIBUTES
            if element.get(name) is not None
        ]
        return frozenset(map(str, ids)), tuple(links)

    def pages(self) -> list[Path]:
        """Every page, without the templates that static files hold."""
        return [p for p in files_below(self.root, "*.html") if "_static" not in p.parts]

    def problems(self) -> Iterator[str]:
        """``page:line: link: what is wrong`` for every dead link."""
        for page in self.pages():
            for link, line in self.parse(page)[1]:
                if wrong := self._wrong(page, link):
                    yield f"{page.relative_to(self.root)}:{line}: {link}: {wrong}"

    def _wrong(self, page: Path, link: str) -> str:
        try:
            return self._wrong_place(page, urlsplit(link.strip()))
        except (OSError, ValueError):
            return "no address"

    def _wrong_place(self, page: Path, parts: SplitResult) -> str:
        if parts.scheme or parts.netloc:
            return ""
        path = unquote(parts.path)
        target = self._target(page, path)
        if not target.is_relative_to(self.root) or not target.is_file():
            return "no such file"
        if target.suffix == ".html" and parts.fragment not in TOP:
            ids = self.parse(target)[0]
            if parts.fragment not in ids and unquote(parts.fragment) not in ids:
                return "no such anchor"
        return ""

    def _target(self, page: Path, path: str) -> Path:
        if not path:
            return page
        start = self.root if path.startswith("/") else page.parent
        target = (start / path.lstrip("/")).resolve()
        return target / "index.html" if target.is_dir() or path.endswith("/") else target


def main(folder: str) -> int:
    """Print what is dead and return the exit status, 1 if anything is."""
    root = Path(folder).resolve()
    site = Site(root)
    found = list(site.problems())
    print(*found, sep="\n", end="\n" if found else "")
    print(f"{len(site.pages())} pages, {len(found)} dead links")
    return 1 if found or not site.pages() else 0
