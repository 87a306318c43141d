"""What tests read from an EPUB: its pages in order, their words, pictures and links."""

from __future__ import annotations

import re
import zipfile
from functools import cached_property
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup
from lxml import etree

if TYPE_CHECKING:
    from pathlib import Path

AROUND = ("cover.xhtml", "title.xhtml", "nav.xhtml", "index.xhtml", "colophon.xhtml")


class Epub:
    """A finished book."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with zipfile.ZipFile(path) as archive:
            self.names = archive.namelist()
            self.files = {name.removeprefix("EPUB/"): archive.read(name) for name in self.names}

    def page(self, name: str) -> BeautifulSoup:
        """A page, which is XML or none."""
        etree.fromstring(self.files[name])
        return BeautifulSoup(self.files[name].decode(), "html.parser")

    @cached_property
    def package(self) -> BeautifulSoup:
        return BeautifulSoup(self.files["package.opf"].decode(), "xml")

    @cached_property
    def spine(self) -> list[str]:
        """The pages in reading order."""
        places = {item["id"]: item["href"] for item in self.package.select("item")}
        return [places[item["idref"]] for item in self.package.select("itemref")]

    @cached_property
    def chapters(self) -> dict[str, BeautifulSoup]:
        found = {name: self.page(name) for name in self.spine if name not in AROUND}
        for page in found.values():
            for number in page.select(".linenos"):
                number.decompose()
        return found

    @cached_property
    def text(self) -> str:
        """The words of all chapters, one space between them."""
        words = (page.body.get_text(" ") for page in self.chapters.values())
        return re.sub(r"\s+", " ", " ".join(words))

    @cached_property
    def alternatives(self) -> list[str]:
        """What is read aloud for pictures and formulas."""
        return [
            str(shown.get("alt") or shown.get("alttext"))
            for page in self.chapters.values()
            for shown in page.select("img, math")
        ]

    @cached_property
    def addresses(self) -> list[str]:
        """The targets of links that leave the file."""
        found = (link for page in self.chapters.values() for link in page.select("a[href]"))
        return [str(link["href"]) for link in found if ":" in str(link["href"])]

    def metadata(self, name: str) -> list[str]:
        """What the book says of itself by a name such as ``schema:accessMode``."""
        return [meta.get_text() for meta in self.package.select(f'meta[property="{name}"]')]
