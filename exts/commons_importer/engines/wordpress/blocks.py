"""Blocks of the block editor: comments around HTML, and blocks that a program filled."""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

MAX_DEPTH = 5  # of reusable blocks in one another
MAX_SIZE = 2_000_000  # characters that reusable blocks may add to a page
_BLOCK = re.compile(r"\s+(/)?wp:([a-z][\w-]*(?:/[a-z][\w-]*)?)\s*(\{.*\})?\s*(/)?\s*", re.DOTALL)
_SILENT = frozenset({"more", "nextpage", "spacer", "separator", "image", "paragraph", "html",
                     "freeform", "shortcode", "embed", "gallery", "page-break"})  # fmt: skip
_EMBED = re.compile(
    r"<div class=\"wp-block-embed__wrapper\">\s*(https?://[^\s<>\"]+)\s*</div>"
)  # fmt: skip


class Blocks:
    """Takes the comments of blocks out of texts."""

    def __init__(self, reusable: Mapping[str, str], note: Callable[[str, str, str], None]) -> None:
        """*note* is told the name of what is missing, a kind and a message."""
        self.reusable = reusable
        self.note = note
        self.left = 0

    def opened(self, text: str) -> str:
        """*text* without comments of blocks, with the words of reusable blocks."""
        self.left = MAX_SIZE
        text = self._opened(text, 0)
        return _EMBED.sub(lambda found: f'<iframe src="{found[1]}"></iframe>', text)

    def _opened(self, text: str, depth: int) -> str:
        out: list[str] = []
        at = 0
        while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
            found = _BLOCK.fullmatch(text, start + 4, end)
            out.append(text[at:start])
            if found is None:
                out.append(text[start : end + 3])
            else:
                out.append(self._block(found, depth))
                out.append("\n" * text.count("\n", start, end))
            at = end + 3
        return "".join([*out, text[at:]])

    def _block(self, found: re.Match[str], depth: int) -> str:
        name = found[2].removeprefix("core/")
        if not found[4]:
            return ""
        attrs = _attributes(found[3])
        if name == "block":
            return self._reused(str(attrs.get("ref", "")), depth)
        url = attrs.get("url")
        if name in _SILENT or not name:
            return ""
        if isinstance(url, str) and name.startswith(("core-embed/", "embed")):
            return f'<iframe src="{html.escape(url)}"></iframe>'
        if isinstance(url, str) and name in ("social-link", "navigation-link"):
            words = attrs.get("label") or attrs.get("service") or url
            return f'<li><a href="{html.escape(url)}">{html.escape(str(words))}</a></li>'
        self.note(name, "block", f"a program fills the block {name}; it is hidden")
        return f"<!-- block {name} -->"

    def _reused(self, ref: str, depth: int) -> str:
        text = self.reusable.get(ref)
        if text is None:
            self.note(f"block {ref}", "block", f"the reusable block {ref} is not in the export")
            return f"<!-- reusable block {ref} -->"
        if depth >= MAX_DEPTH or len(text) > self.left:
            self.note(f"block {ref}", "block", f"the reusable block {ref} goes too deep or far")
            return ""
        self.left -= len(text)
        return self._opened(text, depth + 1)


def each(text: str) -> Iterator[tuple[str, dict[str, Any], bool, bool]]:
    """Name and attributes of each mark of a block, whether it ends one, whether it stands alone."""
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        if found := _BLOCK.fullmatch(text, start + 4, end):
            name = found[2].removeprefix("core/")
            yield name, _attributes(found[3]), bool(found[1]), bool(found[4])
        at = end + 3


def has_blocks(text: str) -> bool:
    """Whether the block editor wrote *text*: then it makes no paragraphs of blank lines."""
    return "<!-- wp:" in text


def _attributes(source: str | None) -> dict[str, Any]:
    try:
        found = json.loads(source or "{}")
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
