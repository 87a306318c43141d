"""The links of a piece of HTML, written anew.

lxml has this too, and asks every element for each of fifteen attributes. Most have none but a
class, in highlighted code above all; here lxml's own search finds the others.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from lxml import etree
from lxml.html import defs

from .written_html import FORBIDDEN

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.html import HtmlElement

_MARKED = etree.XPath("descendant-or-self::*[@*[name() != 'class' and name() != 'id']]")
# Where lxml looks for links in texts and in pairs of attributes, and drawings with their own names.
_OTHERS = ("style", "meta", "param", "object", "svg")
# Attributes that lxml itself joins to each other.
_JOINED = {"archive", "classid", "codebase", "data"}


def join(base: str, url: str) -> str:
    """*url*, as a page at *base* means it; as it stands where that is no URL."""
    try:
        return urljoin(base, url)
    except ValueError:  # such as "http://["
        return url


def rewrite_links(root: HtmlElement, where: Callable[[str], str]) -> None:
    """Replace each link in *root* by what *where* gives for it, as ``root.rewrite_links`` does."""

    def clean(link: str) -> str:
        found = where(link)
        return found if found.isprintable() else re.sub(FORBIDDEN, "", found)

    marked = _MARKED(root)
    if next(root.iter(*_OTHERS), None) is not None or any("style" in e.attrib for e in marked):
        _drop_unreadable(root)
        root.rewrite_links(clean, resolve_base_href=False)
        return
    for element in marked:
        for name in sorted(defs.link_attrs.intersection(element.keys())):
            before = element.get(name)
            after = clean(before.strip())
            if after != before:
                element.set(name, after)


def _drop_unreadable(root: HtmlElement) -> None:
    """Take away what lxml's own search stumbles over: it joins attributes of objects."""
    for element in root.iter("object"):
        for name in _JOINED & {*element.keys()}:
            if not all(map(_is_readable, element.get(name).split())):
                del element.attrib[name]


def _is_readable(url: str) -> bool:
    try:
        urlsplit(url)
    except ValueError:
        return False
    return True


def with_class(root: HtmlElement, name: str, *tags: str) -> list[HtmlElement]:
    """Those elements *tags* in *root* that have the class *name*; others are not even asked."""
    return [element for element in root.iter(*tags) if name in element.get("class", "").split()]
