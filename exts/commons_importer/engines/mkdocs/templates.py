"""Pages whose words stand in a template of ``custom_dir``: what is plain HTML there."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from commons_importer.engines.mkdocs import macros
from commons_importer.source_tree import normal

if TYPE_CHECKING:
    from commons_importer.engines.mkdocs.settings import Settings, Table
    from commons_importer.model import Page
    from commons_importer.source_tree import Tree

MAX_DEPTH = 8
CONTENT = "\0content\0"
_INCLUDE = re.compile(r"\{%-?\s*include\s+[\"']([^\"']+)[\"'].*?%\}")
_BLOCK = re.compile(r"\{%-?\s*(?:(block)\s+(\w+)|(endblock)\b).*?%\}")
_TAG = re.compile(r"\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_VALUE = re.compile(r"\{\{-?\s*(.*?)\s*-?\}\}", re.DOTALL)
_URL = re.compile(r"[\"']([^\"']*)[\"']\s*\|\s*url$")
# Blocks of Material that hold no words of a page.
_FRAME = frozenset(
    "analytics announce config disabled extrahead fonts footer header htmltitle libs scripts "
    "search site_meta site_nav source_links styles toc".split()
)
_HIDDEN = re.compile(
    r"<(script|style|noscript)\b.*?</\1\s*>|<(?:link|meta)\b[^>]*>", re.DOTALL | re.I
)


class Templates:
    """The templates of one site."""

    def __init__(self, tree: Tree, settings: Settings, values: Table) -> None:
        self.tree = tree
        self.settings = settings
        self.values = values

    def words(self, page: Page) -> tuple[str, str]:
        """The HTML around the words of *page*, with a mark where they stand; and what was lost."""
        name = str(page.front.get("template") or "")
        path = normal(posixpath.join(self.settings.overrides, name)) if name else None
        if not path or not self.settings.overrides or not self.tree.has(path):
            lost = f"the template {name} is not in the tree" if self._is_own(name) else ""
            return "", lost
        source = _HIDDEN.sub("", _blocks(self._included(self.tree.data(path), 0)))
        logic = bool(re.search(r"\{%-?\s*(?:if|for|set|macro|call)\b", source))
        about = {"title": page.title, "url": page.url, "meta": page.front}
        values = {**self.values, "page": about}

        def shown(found: re.Match[str]) -> str:
            if found[1] in ("page.content", "super()"):
                return CONTENT if found[1] == "page.content" else ""
            if url := _URL.match(found[1]):
                return "/" + url[1].lstrip("/") if "://" not in url[1] else url[1]
            return macros.evaluated(re.sub(r"\s*\|\s*\w+$", "", found[1]), values) or ""

        html = _TAG.sub("", _VALUE.sub(shown, source))
        if not re.sub(r"<[^>]*>|\0content\0", "", html).strip():
            return "", ""
        return html, f"{path}: what its conditions and loops made is not evaluated" if logic else ""

    def _is_own(self, name: str) -> bool:
        """Whether a template would have to be the site's, not the theme's."""
        return bool(name) and not re.fullmatch(
            r"(?:main|blog|blog-post|tags|404|redirects?)\.html", name
        )

    def _included(self, source: str, depth: int) -> str:
        def put_in(found: re.Match[str]) -> str:
            path = normal(posixpath.join(self.settings.overrides, found[1])) or ""
            if depth >= MAX_DEPTH or not self.tree.has(path):
                return ""
            return self._included(self.tree.data(path), depth + 1)

        return _INCLUDE.sub(put_in, source)


def _blocks(source: str) -> str:
    """The parts of a template that fill a block for words; all of one that extends nothing."""
    if not re.search(r"\{%-?\s*extends\b", source):
        return source
    out, done = "", 0
    opened: list[str] = []
    for found in _BLOCK.finditer(source):
        if opened and not _FRAME & set(opened):
            out += source[done : found.start()]
        if found[1]:
            opened.append(found[2])
        elif opened:
            opened.pop()
        done = found.end()
    return out
