"""What lists of ABlog show of a post, taken from its page when that is resolved, with its links."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from . import adapter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils.nodes import Node, document

    from .model import Post

MARK = "blogexcerpt"


class hidden(nodes.Invisible, nodes.Element):  # noqa: N801 - a node
    """What only lists show: it is resolved with its page, and then taken out of it."""


def mark(doctree: document, post: Post, parts: Iterable[Node], *, is_shown: bool) -> None:
    """Remember which *parts* of a page lists show; others go along hidden."""
    found = [part for part in parts if isinstance(part, nodes.Element)]
    if not is_shown:
        found = [copy for part in found if isinstance(copy := adapter.alone(part), nodes.Element)]
        doctree += hidden("", *found)
    for number, part in enumerate(found):
        part.attributes.setdefault(MARK, []).append((post.name, number))


def take(doctree: document) -> dict[str, list[Node]]:
    """Name of a post -> what lists show of it; leaves the page as readers see it."""
    found: dict[str, list[tuple[int, Any]]] = {}
    for part in list(doctree.findall(lambda node: MARK in getattr(node, "attributes", ()))):
        for name, number in part.attributes.pop(MARK):  # type: ignore[attr-defined]
            found.setdefault(name, []).append((number, part))
    taken = {
        name: [part.deepcopy() for _, part in sorted(parts, key=lambda pair: pair[0])]
        for name, parts in found.items()
    }
    for node in list(doctree.findall(hidden)):
        node.parent.remove(node)
    return taken
