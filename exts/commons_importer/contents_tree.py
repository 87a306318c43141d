"""Pages that the old site made with templates: the start page, lists, and who is below whom."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def is_apart(name: str) -> bool:
    """Whether a page is in no contents tree: a post, a page of an author, 404, a search page."""
    is_post = bool(re.match(r"blog/(?:\d{4}/|index$)|authors/", name))
    return is_post or bool(re.search(r"(?:^|/)(?:404|search)(?:/index)?$", name))


def toctrees(docnames: Iterable[str], menu: Sequence[str] = ()) -> dict[str, list[str]]:
    """Page -> the pages right below it, so that every page is in one contents tree.

    :param menu: pages in the order of the old menu; they come first.
    """
    order = {name: number for number, name in enumerate(menu)}
    names = sorted(
        (name for name in docnames if not is_apart(name)),
        key=lambda name: (order.get(name, len(order)), name),
    )
    sections = {_section(name): name for name in names}
    out: dict[str, list[str]] = {}
    for name in names:
        if name == "index":
            continue
        parent = _parent(_section(name), sections)
        out.setdefault(parent, []).append(name)
    return out


def _section(name: str) -> str:
    return "" if name == "index" else name.removesuffix("/index")


def _parent(section: str, sections: dict[str, str]) -> str:
    while "/" in section:
        section = section.rpartition("/")[0]
        if section in sections:
            return sections[section]
    return "index"


def toctree(entries: Iterable[str]) -> list[str]:
    """A contents tree that the page itself does not show."""
    return ["", "```{toctree}", ":hidden:", "", *(f"/{entry}" for entry in entries), "```"]


def start_page(title: str) -> str:
    """A start page, for sites whose own was a template."""
    return f"---\ntitle: {title}\n---\n\n# {title}\n"


BLOG = "---\ntitle: Blog\n---\n\n# Blog\n"
AUTHORS = "---\ntitle: Authors\n---\n\n# Authors\n\n```{author:list}\n```\n"
