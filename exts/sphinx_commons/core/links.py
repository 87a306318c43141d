"""The links of a piece of HTML, written anew.

lxml has this too, and asks every element for each of fifteen attributes. Most have none but a
class, in highlighted code above all; here lxml's own search finds the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree
from lxml.html import defs

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.html import HtmlElement

_MARKED = etree.XPath("descendant-or-self::*[@*[name() != 'class' and name() != 'id']]")
# Where lxml looks for links in texts and in pairs of attributes, and drawings with their own names.
_OTHERS = ("style", "meta", "param", "object", "svg")


def rewrite_links(root: HtmlElement, where: Callable[[str], str]) -> None:
    """Replace each link in *root* by what *where* gives for it, as ``root.rewrite_links`` does."""
    marked = _MARKED(root)
    if next(root.iter(*_OTHERS), None) is not None or any("style" in e.attrib for e in marked):
        root.rewrite_links(where, resolve_base_href=False)
        return
    for element in marked:
        for name in sorted(defs.link_attrs.intersection(element.keys())):
            before = element.get(name)
            after = where(before.strip())
            if after != before:
                element.set(name, after)


def with_class(root: HtmlElement, name: str, *tags: str) -> list[HtmlElement]:
    """Those elements *tags* in *root* that have the class *name*; others are not even asked."""
    return [element for element in root.iter(*tags) if name in element.get("class", "").split()]
