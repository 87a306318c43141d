"""Headings: old ids, the title, levels without gaps."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from commons_importer import slugs
from commons_importer.markdown.page_nodes import Node, text_node

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commons_importer.markdown.page_nodes import Document
    from commons_importer.markdown.rules import Rules

_TYPOGRAPHY = (("---", "—"), ("--", "–"), ("...", "…"), ("<<", "«"), (">>", "»"))


def headings(blocks: Sequence[Node]) -> list[Node]:
    """Every heading, in order."""
    return [node for block in blocks for node in block.walk() if node.kind == "heading"]


def note_ids(document: Document, rules: Rules) -> None:
    """Put the ids that the old engine made into the headings' attribute ``old``."""
    taken: dict[str, int] = {}
    for node in headings(document.blocks):
        ids = []
        if node.attrs.get("id"):
            ids.append(node.attrs.pop("id"))
        elif node.name != "html" and rules.header_ids != "none":
            made = _old_ids(node, rules)
            ids = (
                _python_unique(made, taken)
                if rules.header_ids == "python"
                else _unique(made, taken)
            )
        node.attrs["old"] = " ".join(dict.fromkeys(i for i in ids if i and " " not in i))


def _old_ids(node: Node, rules: Rules) -> list[str]:
    plain = " ".join(node.plain().split())
    if rules.header_ids == "gfm":
        shown = re.sub(r"\s+", " ", node.plain())  # a blank beside an anchor counts
        for written, sign in _TYPOGRAPHY:
            shown = shown.replace(written, sign)
        return [slugs.heading_id(shown, "gfm"), slugs.heading_id(plain, "kramdown")]
    if rules.header_ids == "kramdown":
        style = "transliterated" if rules.transliterate else "kramdown"
        return [slugs.heading_id(node.text or plain, style), slugs.heading_id(plain, style)]
    if rules.slugify is not None:
        # Hugo took the written line for a long time, and takes what is shown without its signs now.
        texts = [re.sub("--+", "", plain), plain] if rules.dashes else [plain]
        return [rules.slugify(text) for text in texts]
    return [slugs.heading_id(plain, rules.header_ids)]


def _unique(ids: list[str], taken: dict[str, int]) -> list[str]:
    out = []
    for old in dict.fromkeys(ids):
        count = taken.get(old, -1) + 1
        taken[old] = count
        out.append(old if not count else f"{old}-{count}")
    return out


def _python_unique(ids: list[str], taken: dict[str, int]) -> list[str]:
    """A heading without plain letters is ``_1``; one that would be taken counts on."""
    out = []
    for old in ids:
        if old in taken or not old:
            counted = re.fullmatch(r"(.*)_(\d{1,4000})", old)
            stem, number = (counted[1], int(counted[2])) if counted else (old, 0)
            old = f"{stem}_{_free(stem, number + 1, taken)}"
        taken[old] = 0
        out.append(old)
    return out


def _free(stem: str, number: int, taken: dict[str, int]) -> int:
    """The first number from *number* on that is free; *taken* keeps where to look on."""
    passed = []
    while (name := f"{stem}_{number}") in taken:
        passed.append(name)
        number = max(number + 1, taken[name])
    taken.update(dict.fromkeys(passed, number))
    return number


def lift(document: Document) -> None:
    """Take headings out of ordered lists of one item: ``1. Start`` over ``===`` is a heading."""
    out: list[Node] = []
    for block in document.blocks:
        item = block.children[0] if len(block.children) == 1 else None
        if block.kind != "list" or not block.level or item is None or not item.children:
            out.append(block)
            continue
        first = item.children[0]
        if first.kind != "heading":
            out.append(block)
            continue
        first.children.insert(0, text_node(f"{block.level}. "))
        first.dirty = True
        out += item.children
    document.blocks = out


_SILENT = ("comment", "toc", "html", "refdef", "abbr", "footnote")


def same_text(one: str, other: str) -> bool:
    """Whether two titles say the same."""
    return _key(one) == _key(other)


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).strip().casefold()


def give_title(document: Document, title: str, *, is_post: bool) -> tuple[str, str]:
    """Make *title* or the page's own H1 the first heading; return it and what it replaced."""
    blocks = document.blocks
    own = [node for node in blocks if node.kind == "heading" and node.level == 1]
    first = next((b for b in blocks if b.kind not in ("comment", "toc", "html")), None)
    leading = first if first in own else None
    if leading is not None and same_text(leading.plain(), title):
        rest = [node for node in own if node is not leading]
        _to_front(blocks, leading)
        _shift(blocks, leading, by=1 if rest else 0)
        return leading.plain(), ""
    if not is_post and len(own) == 1 and leading is not None:
        _to_front(blocks, leading)
        _shift(blocks, leading, by=0)
        return " ".join(leading.plain().split()), title
    if own and not title:
        title = " ".join(own[0].plain().split())
        if is_post:
            _to_front(blocks, own[0])
            return give_title(document, title, is_post=True)
    if not is_post and len(own) == 1 and (
        same_text(own[0].plain(), title) or not _has_words_before(own[0], blocks)
    ):  # fmt: skip
        _to_front(blocks, own[0])
        _shift(blocks, own[0], by=0)
        return " ".join(own[0].plain().split()), title
    made = Node("heading", children=[text_node(title)], level=1, dirty=True)
    blocks.insert(0, made)
    _shift(blocks, made, by=1 if own else 0)
    return title, ""


def _has_words_before(heading: Node, blocks: Sequence[Node]) -> bool:
    """Whether *heading* is that of a part of the page: there is a text above it."""
    before = (block for block in blocks[: blocks.index(heading)] if block.kind not in _SILENT)
    inner = (node for block in before for node in block.walk())
    return any(node.kind in ("text", "tt", "code") and node.text.strip() for node in inner)


def _to_front(blocks: list[Node], heading: Node) -> None:
    """The page's heading comes first; what stood before it comes after it."""
    blocks.remove(heading)
    blocks.insert(0, heading)


def _shift(blocks: Sequence[Node], title: Node, *, by: int) -> None:
    """Levels below the title: closed up, so that none is skipped, children moving along.

    A heading inside a list or a quotation opens no section, so it does not count for the next.
    """
    open_levels: list[int] = []
    sections = {id(block) for block in blocks}
    for node in headings(blocks):
        if node is title:
            node.level = 1
            continue
        old = node.level + by
        while id(node) in sections and open_levels and open_levels[-1] >= old:
            open_levels.pop()
        node.level = min(2 + len(open_levels), 6)
        if id(node) in sections:
            open_levels.append(old)


def from_name(path: str) -> str:
    """A title out of a file name."""
    parts = [part for part in path.split("/") if part]
    stem = re.sub(r"(?:\.\w+)+$", "", parts[-1]) if parts else ""
    if stem == "index" and len(parts) > 1:
        stem = parts[-2]
    words = re.sub(r"^\d{4}-\d{2}-\d{2}-", "", stem)
    words = re.sub(r"[\s_-]+", " ", words).strip() or "Home"
    return words[:1].upper() + words[1:]
