"""The texts of pages as they were written, for feeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import lxml.html
from lxml import etree

from sphinx_commons.core.atom import ATOM
from sphinx_commons.core.builders import output_path
from sphinx_commons.core.html_formulas import show_tex
from sphinx_commons.core.html_links import join, rewrite_links, with_class
from sphinx_commons.core.written_html import parse_page

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sphinx.builders import Builder

    Stamp = list[int]

BEGIN, END = b"<article", b"</article>"


class PageTexts:
    """Texts of written pages; *before* are the stamps of their files in the last build."""

    def __init__(self, builder: Builder, before: Mapping[str, Stamp]) -> None:
        self.builder = builder
        self.before = before
        self.stamps: dict[str, Stamp] = {}

    def stamp(self, docname: str) -> Stamp:
        """What tells whether a page was written again; nothing for a page that is missing."""
        if docname not in self.stamps:
            try:
                state = output_path(self.builder, docname).stat()
                self.stamps[docname] = [state.st_mtime_ns, state.st_size]
            except OSError:
                self.stamps[docname] = []
        return self.stamps[docname]

    def text(self, docname: str, url: str, old: Mapping[str, str]) -> str:
        """The text of a page; from *old*, by URL, if the page was not written again."""
        stamp = self.stamp(docname)
        if url in old and stamp == self.before.get(docname):
            return old[url]
        return page_text(output_path(self.builder, docname), url) if stamp else ""


def page_text(path: Path, url: str) -> str:
    """The text of the page in the file *path* as HTML, with links that are absolute."""
    page = parse_page(_article(path.read_bytes()).decode(errors="replace"))
    content = next(iter(with_class(page, "e-content", "div")), None)
    if content is None:
        return ""
    for link in with_class(content, "headerlink", "a"):
        link.drop_tree()
    show_tex(content)
    rewrite_links(content, lambda link: join(url, link))
    content.attrib.clear()
    content.tail = None
    text: str = lxml.html.tostring(content, encoding="unicode")
    return text


def _article(page: bytes) -> bytes:
    """The article in *page*, without head and sidebars; all of a page that has none."""
    start, end = page.find(BEGIN), page.rfind(END)
    return page[start : end + len(END)] if 0 <= start < end else page


def texts_of_feed(path: Path) -> dict[str, str]:
    """URL -> text of each entry of the feed in the file *path*; nothing if there is none."""
    try:
        root = etree.parse(path, etree.XMLParser(resolve_entities=False, huge_tree=True)).getroot()
    except (OSError, etree.XMLSyntaxError):
        return {}
    texts: dict[str, str] = {}
    for entry in root.iter(f"{{{ATOM}}}entry"):
        link, text = entry.find(f"{{{ATOM}}}link"), entry.findtext(f"{{{ATOM}}}content")
        if link is not None and text:
            texts[link.get("href", "")] = text
    return texts
