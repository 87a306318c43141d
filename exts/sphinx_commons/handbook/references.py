"""Where the links of a book lead: to a place in it, or to the website, or nowhere.

A place is named ``docname#id``, and ``docname#`` where a whole document is meant.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from . import website_urls
from .warn import warn

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils import nodes
    from sphinx.config import Config

    from .volume import Volume
    from .warn import Place

SCHEMES = ("http:", "https:", "mailto:", "ftp:", "irc:", "ircs:", "tel:")


@dataclass(frozen=True, slots=True)
class Lead:
    """What a link wants: a place of the book, or a *url* elsewhere, empty for nothing."""

    kind: Literal["place", "url"]
    target: str


def lead_of(node: nodes.Element, docname: str, config: Config) -> Lead:
    """What the link *node* of a document wants."""
    uri = str(node.get("refuri", ""))
    if node.get("refid") or uri.startswith(("%", "#")):
        return Lead("place", place_name(node.get("refid"), uri, docname))
    if uri.lower().startswith(SCHEMES):
        return Lead("url", uri)
    if uri:
        return Lead("url", website_urls.of_file(config, uri))
    if name := node.get("filename", ""):
        return Lead("url", website_urls.of_file(config, f"_downloads/{name}"))
    return Lead("url", "")


def place_name(refid: str | None, uri: str, docname: str) -> str:
    """The name of the place that a link of *docname* means."""
    if refid or uri.startswith("#"):
        return f"{docname}#{refid or uri[1:]}"
    target, _, anchor = uri[1:].partition("#")
    return f"{target or docname}#{anchor}"


def url_of_missing(
    volume: Volume, name: str, find: Callable[[str], str | None], place: Place | None
) -> str:
    """The URL of the place *name*, which the book lacks; empty where the website is not known.

    :param find: tells whether the book has a place; one that a page of the book lacks is dead.
    """
    docname, _, anchor = name.partition("#")
    if find(f"{docname}#") is not None:
        warn("dead_link", "no place %r to link to", name, location=place)
        return ""
    return website_urls.of_page(volume.env, docname, anchor)
