"""Which files of ``docs_dir`` were pages, and the addresses that MkDocs gave them."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from commons_importer import scalars

if TYPE_CHECKING:
    from collections.abc import Iterable

    from commons_importer.engines.mkdocs.settings import Settings
    from commons_importer.source_tree import Tree

_INDEX = re.compile(r"(?:^|/)(?:index|README)$")


class Addresses:
    """The pages of one site by their paths below ``docs_dir``."""

    def __init__(self, tree: Tree, settings: Settings) -> None:
        self.settings = settings
        root = f"{settings.docs}/" if settings.docs else ""
        below = [name.removeprefix(root) for name in tree.below(settings.docs)]
        excluded = _patterns(settings.values.get("exclude_docs"))
        self.files = [path for path in below if not _is_hidden(path) and not excluded.match(path)]
        self.drafts = _patterns(settings.values.get("draft_docs"))
        self.known = set(self.files)
        self.moved: dict[str, str] = {}  # pages whose addresses a plugin decided

    def source(self, path: str) -> str:
        """The file of the tree that *path* below ``docs_dir`` is."""
        return posixpath.join(self.settings.docs, path)

    def is_index(self, path: str) -> bool:
        """Whether *path* was the page of its folder."""
        stem, _ = posixpath.splitext(path)
        if not _INDEX.search(stem):
            return False
        folder = posixpath.dirname(path)
        return not stem.endswith("README") or posixpath.join(folder, "index.md") not in self.known

    def url(self, path: str) -> str:
        """Where the page *path* was published."""
        if path in self.moved:
            return self.moved[path]
        stem, _ = posixpath.splitext(path)
        if self.is_index(path):
            folder = posixpath.dirname(path)
            stem = posixpath.join(folder, "index") if folder else "index"
            shown = f"{folder}/" if folder else ""
            return f"/{shown}" if self.settings.directory_urls else f"/{stem}.html"
        return f"/{stem}/" if self.settings.directory_urls else f"/{stem}.html"


class Patterns:
    """Lines as in a ``.gitignore``."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.rules: list[tuple[bool, re.Pattern[str]]] = []
        for written in lines:
            line = written.strip()
            if line and not line.startswith("#"):
                pattern = line.removeprefix("!")
                self.rules.append((not line.startswith("!"), _pattern(pattern)))

    def match(self, path: str) -> bool:
        """Whether *path* is one of those that the lines mean; the last one that fits decides."""
        found = [takes for takes, pattern in self.rules if pattern.match(path)]
        return bool(found) and found[-1]


def _patterns(value: object) -> Patterns:
    lines = [scalars.text(item) for item in value] if isinstance(value, list) else None
    return Patterns(scalars.text(value).split("\n") if lines is None else lines)


def _pattern(text: str) -> re.Pattern[str]:
    anchored = "/" in text.rstrip("/")
    parts = text.strip("/").split("/")
    body = "/".join("**" if part == "**" else _part(part) for part in parts)
    body = body.replace("**/", "(?:.*/)?").replace("/**", "/.*").replace("**", ".*")
    return re.compile(("" if anchored else "(?:.*/)?") + body + "(?:/.*)?$")


def _part(text: str) -> str:
    signs = {"*": "[^/]*", "?": "[^/]"}
    return "".join(signs.get(char) or re.escape(char) for char in text)


def _is_hidden(path: str) -> bool:
    return path.startswith("templates/") or any(p.startswith(".") for p in path.split("/"))
