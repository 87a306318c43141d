"""Images and files that pages use: found as the old engine found them, copied to one place."""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from commons_importer.source_tree import MAX_ASSET, folded, normal

if TYPE_CHECKING:
    from commons_importer.engines.engine import Engine
    from commons_importer.model import Page
    from commons_importer.report import Report
    from commons_importer.source_tree import Tree

IMAGES = (
    ".png",
    ".jpg",
    ".jpeg",
    ".gif",
    ".svg",
    ".webp",
    ".bmp",
    ".ico",
    ".apng",
    ".avif",
    ".tif",
    ".tiff",
)
READ_AS_PAGES = (".md", ".rst", ".ipynb")  # a copy of such a file would be a page


class Assets:
    """The files of one site."""

    def __init__(self, tree: Tree, engine: Engine, report: Report) -> None:
        self.tree = tree
        self.engine = engine
        self.site = engine.site
        self.report = report
        self.copies: dict[str, str] = {}  # source -> path below docs/
        self._taken: dict[str, str] = {}  # folded path -> digest

    def find(self, reference: str, page: Page) -> str | None:
        """The file of the old tree that *reference* on *page* means."""
        plain = unquote(reference.split("?")[0].split("#")[0]).strip()
        own = self.engine.reference(plain)
        if own is not None and own.kind == "file":
            return self.by_source(own.rest, page)
        if not plain or "\0" in plain:
            return None
        for candidate in self.engine.files(plain, page):
            if found_file := self.tree.find(candidate):
                return found_file
        return None

    def by_source(self, path: str, page: Page) -> str | None:
        """The source file that *path* means, beside *page* or, with ``/``, below the root."""
        root = self.site.roots[0]
        base = str(PurePosixPath(page.path).parent)
        first = f"{root}/{path.lstrip('/')}" if path.startswith("/") else f"{base}/{path}"
        for candidate in (first, f"{root}/{path.lstrip('/')}", f"{base}/{path.lstrip('/')}"):
            if (clean := normal(candidate)) and (found := self.tree.find(clean)):
                return found
        return None

    def copy(self, source: str) -> str | None:
        """Have *source* copied; its path below ``docs/``, or None if it is refused."""
        if source in self.copies:
            return self.copies[source]
        if self.tree.size(source) > MAX_ASSET:
            self.report.note(source, 1, "size", f"larger than {MAX_ASSET} bytes; not copied")
            return None
        original = PurePosixPath(source).name
        digest = hashlib.sha256(self.tree.read_bytes(source)).hexdigest()
        name = re.sub(r"[\x00-\x1f<>:\"\\|?*%#]", "-", original)
        name += ".txt" if name.lower().endswith(READ_AS_PAGES) else ""
        folder = "images" if self.is_image(name) else "files"
        target, number = f"{folder}/{name}", 2
        while self._taken.get(folded(target), digest) != digest:
            stem, dot, suffix = name.rpartition(".")
            target = (
                f"{folder}/{stem}-{number}{dot}{suffix}" if dot else f"{folder}/{name}-{number}"
            )
            number += 1
        is_new = folded(target) not in self._taken
        if is_new and number > 2:
            self.report.note(source, 1, "renamed", f"copied as {target}: another file has its name")
        elif is_new and name != original:
            self.report.note(
                source,
                1,
                "renamed",
                f"copied as {target}: not every system and link can have such names",
            )
        self._taken[folded(target)] = digest
        self.copies[source] = target
        return target

    def is_image(self, path: str) -> bool:
        """Whether a browser shows the file as an image."""
        return path.lower().endswith(IMAGES)
