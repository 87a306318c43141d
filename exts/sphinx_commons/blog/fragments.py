"""Written HTML -> pieces of it for other pages: excerpts and full text, with right links.

A page's own HTML is cut, so that an excerpt or a feed says what the page says. Links in the
result are paths from the root of the site (``/blog/x.html``) until :func:`rebase` makes them
right for one place.
"""

from __future__ import annotations

import re
from html import escape
from itertools import islice
from typing import TYPE_CHECKING

import lxml.html
from lxml.html import HtmlElement, defs

from sphinx_commons.core.html_formulas import show_tex
from sphinx_commons.core.html_links import join, rewrite_links, with_class
from sphinx_commons.core.written_html import parse_piece

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

MARK = re.compile(r"\s*more\s*", re.IGNORECASE)
# The microformat that marks the text of a post, where another extension writes a byline.
CONTENT = "e-content"
BLOCKS = ("div", "section", "article", "main")
# What belongs to the page and not to its text.
APPARATUS = ("headerlink", "blog-cover")
FOOTNOTES = ("footnote-reference", "footnote-list", "footnotes")
DROPPED = frozenset(
    "script style iframe object embed applet form input button select textarea link meta base "
    "title svg noscript template audio video canvas dialog".split()
)
ATTRIBUTES = frozenset(
    "href src alt title width height colspan rowspan headers scope lang dir start reversed "
    "datetime cite open class".split()
)
HEADING = re.compile(r"h([1-6])")


def parse(body: str, uri: str) -> HtmlElement:
    """The body of the page at *uri*, with links from the root and without page apparatus."""
    root = parse_piece(body)
    for content in with_class(root, CONTENT, *BLOCKS)[:1]:
        content.getparent().remove(content)
        root, content.tail = content, None
    _drop(root, [element for name in APPARATUS for element in with_class(root, name, "a", "img")])
    rewrite_links(root, lambda link: join(f"/{uri}", link))
    for heading in root.xpath(".//h1"):
        heading.drop_tree()
    return root


def section(body: str, anchor: str) -> str:
    """What stands in the section *anchor* of the page *body*, without its heading."""
    root = lxml.html.fragment_fromstring(body or "<p></p>", create_parent="div")
    found = root.xpath(".//*[@id=$anchor]", anchor=anchor)
    for part in found[:1]:
        for heading in [child for child in part if HEADING.fullmatch(str(child.tag))][:1]:
            heading.drop_tree()
        return _inner(part)
    return ""


def excerpt(root: HtmlElement, summary: str = "", count: int = 1) -> str:
    """What stands before the mark in *root*, or else *summary* or the first *count* paragraphs."""
    mark = _mark(root)
    if mark is None and summary:
        return f"<p>{escape(summary)}</p>"
    if mark is None:
        return "\n".join(map(tidied, islice(_paragraphs(root), count)))
    _cut_after(root, mark)
    return tidied(root)


def full_text(root: HtmlElement, where: Callable[[str], str]) -> str:
    """All of *root* as XHTML of the elements and attributes that feed readers know."""
    rewrite_links(root, lambda link: _moved(link, where))
    for comment in root.xpath(".//comment()"):
        comment.drop_tree()
    show_tex(root)
    _drop(root, root.iter(*DROPPED))
    for element in _elements(root):
        if element.tag not in defs.tags:
            element.tag = "span"
        if not ATTRIBUTES.issuperset(element.keys()):
            # One at a time, lxml cannot take away those that pages write as "{x}".
            kept = {name: value for name, value in element.items() if name in ATTRIBUTES}
            element.attrib.clear()
            element.attrib.update(kept)
    text: str = lxml.html.tostring(root, encoding="unicode", method="xml")
    return text


def rebase(html: str, where: Callable[[str], str]) -> str:
    """*html* with each link from the root (its path without the slash) replaced by *where*."""
    if '="/' not in html:  # No link of it is from the root.
        return html
    root = parse_piece(html)
    rewrite_links(root, lambda link: _moved(link, where))
    return _inner(root)


def text_of(html: str) -> str:
    """The words of *html*."""
    root = parse_piece(html)
    show_tex(root)
    return " ".join(root.text_content().split())


def _moved(link: str, where: Callable[[str], str]) -> str:
    is_local = link.startswith("/") and not link.startswith("//")
    return where(link[1:]) if is_local else link


def _mark(root: HtmlElement) -> HtmlElement | None:
    for comment in root.xpath(".//comment()"):
        if MARK.fullmatch(comment.text or "") and all(
            parent.tag in ("div", "section", "p") for parent in comment.iterancestors()
        ):
            return comment
    return None


def _cut_after(root: HtmlElement, mark: HtmlElement) -> None:
    """Remove *mark* and everything that comes after it."""
    element = mark
    while element is not root:
        parent = element.getparent()
        for later in list(element.itersiblings()):
            parent.remove(later)
        if element is not mark:
            element.tail = None
        element = parent
    mark.tail = None
    mark.drop_tree()


def _paragraphs(root: HtmlElement) -> Iterator[HtmlElement]:
    for paragraph in root.xpath("./p | ./section/p"):
        if paragraph.text_content().strip():
            paragraph.tail = None
            yield paragraph


def tidied(root: HtmlElement) -> str:
    """*root* as HTML that can stand in a list: no ids, footnotes or headings of its own."""
    _drop(root, [element for name in FOOTNOTES for element in root.find_class(name)])
    _drop(root, root.iter(*DROPPED))
    for comment in root.xpath(".//comment()"):
        comment.drop_tree()
    for element in list(_elements(root)):
        element.attrib.pop("id", None)
        if element.tag == "section":
            element.tag = "div"
        elif HEADING.fullmatch(element.tag):
            element.tag = "p"
            element.set("class", "blog-excerpt-heading")
    return _inner(root) if root.tag == "div" and root.getparent() is None else _outer(root)


def _drop(root: HtmlElement, unwanted: Iterable[HtmlElement]) -> None:
    for element in list(unwanted):
        if element is not root and element.getparent() is not None:
            element.drop_tree()


def _elements(root: HtmlElement) -> Iterator[HtmlElement]:
    """*root* and what is in it, comments aside."""
    return (element for element in root.iter() if isinstance(element.tag, str))


def _outer(root: HtmlElement) -> str:
    text: str = lxml.html.tostring(root, encoding="unicode", with_tail=False)
    return text.strip()


def _inner(root: HtmlElement) -> str:
    parts = [lxml.html.tostring(child, encoding="unicode") for child in root]
    return (escape(root.text or "", quote=False) + "".join(parts)).strip()
