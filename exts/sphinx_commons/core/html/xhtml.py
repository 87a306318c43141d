"""HTML of any kind as XHTML that an XML parser reads. No Sphinx."""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser
from typing import Any

from lxml import etree

XHTML = "{http://www.w3.org/1999/xhtml}"
Tree = Any  # A page or a list that lxml parsed; lxml has no public name for the type.

# What XML has no way to write.
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
NAME = re.compile(r"(?:xml:|xmlns:|epub:)?[A-Za-z_][\w.-]*", re.ASCII)
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
# HTML knows drawings and formulas without their namespace.
DRAWN = re.compile(r"<(svg|math)\b(?![^>]*\sxmlns=)", re.IGNORECASE)
SPACES = {"svg": "http://www.w3.org/2000/svg", "math": "http://www.w3.org/1998/Math/MathML"}
# What a page has, and how the list of a book's files calls it.
PROPERTIES = {
    "mathml": "//*[namespace-uri()='http://www.w3.org/1998/Math/MathML']",
    "svg": "//*[namespace-uri()='http://www.w3.org/2000/svg']",
    "scripted": "//*[local-name()='script' or local-name()='form' or @onclick]",
}
SAFE = {"resolve_entities": False, "no_network": True, "huge_tree": True}
STRICT, FORGIVING = etree.XMLParser(**SAFE), etree.XMLParser(**SAFE, recover=True)


def parsed(text: str) -> Tree:
    """The page *text*, mended first if it is no XML."""
    text = DRAWN.sub(_with_space, UNWRITABLE.sub("", text))
    try:
        root = etree.fromstring(text.encode(), STRICT)
    except etree.XMLSyntaxError:
        root = etree.fromstring(as_xhtml(text).encode(), FORGIVING)
    return root.getroottree()


def _with_space(tag: re.Match[str]) -> str:
    return f'{tag[0]} xmlns="{SPACES[tag[1].lower()]}"'


def as_text(tree: Tree) -> str:
    """What stands in the file of *tree*."""
    text: bytes = etree.tostring(tree, encoding="utf-8", xml_declaration=True)
    return text.decode() + "\n"


def mend_elements(tree: Tree) -> None:
    """Say in today's words what Sphinx says in older ones."""
    for entry in tree.xpath("//*[@role='doc-biblioentry']"):
        entry.set("role", "listitem")  # what took its place, in the list that it stands in
    for listing in tree.iter(f"{XHTML}pre"):
        # Those of ``sphinx.ext.viewcode``, which may not stand there.
        for box in [*listing.iter(f"{XHTML}div")]:
            box.tag = f"{XHTML}span"


def keep_ids_once(tree: Tree) -> None:
    """Take an id from what has one of an element before, or one that is no name."""
    seen: set[str] = set()
    for element in tree.iter("{*}*"):
        if (name := element.get("id")) is None:
            continue
        if name in seen or not name or name.split() != [name]:
            del element.attrib["id"]
        seen.add(name)


def properties_of(tree: Tree) -> list[str]:
    """What the list of a book's files says of the page *tree*."""
    return [word for word, path in PROPERTIES.items() if tree.xpath(path)]


def as_xhtml(html: str) -> str:
    """The page *html* with every element closed, every attribute quoted, and no entity."""
    writer = _Writer()
    writer.feed(html)
    writer.close()
    return writer.text()


class _Writer(HTMLParser):
    """Writes what it reads anew."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[str] = []
        self._open: list[str] = []

    def text(self) -> str:
        """What was read; what is still open is closed."""
        return "".join([*self._parts, *(f"</{tag}>" for tag in reversed(self._open))])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._write_tag(tag, attrs, "/" if tag in VOID else "") and tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._write_tag(tag, attrs, "/")

    def _write_tag(self, tag: str, attrs: list[tuple[str, str | None]], end: str) -> bool:
        """Whether there can be such a tag, which is written then."""
        if not NAME.fullmatch(tag):
            return False
        values = {name: value for name, value in reversed(attrs) if NAME.fullmatch(name)}
        written = (f' {name}="{escape(value or "")}"' for name, value in values.items())
        self._parts.append(f"<{tag}{''.join(written)}{end}>")
        return True

    def handle_endtag(self, tag: str) -> None:
        if tag not in self._open:
            return
        while self._open:
            closed = self._open.pop()
            self._parts.append(f"</{closed}>")
            if closed == tag:
                return

    def handle_data(self, data: str) -> None:
        self._parts.append(escape(data, quote=False))

    def handle_decl(self, decl: str) -> None:
        self._parts.append(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        if not self._open:
            self._parts.append(f"<?{data}>")
