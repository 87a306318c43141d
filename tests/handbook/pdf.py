"""What tests read from a PDF: its text, its structure tree, its links."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Pdf:
    """A finished handbook."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.reader = PdfReader(path)

    @cached_property
    def pages(self) -> list[str]:
        """The text of each page, without running heads and other artifacts."""
        return [self._spoken(page) for page in self.reader.pages]

    def _spoken(self, page: Any) -> str:
        depth: list[bool] = []
        found: list[str] = []

        def before(operator: bytes, operands: Any, _cm: Any, _tm: Any) -> None:
            if operator in (b"BDC", b"BMC"):
                depth.append(bool(operands) and operands[0] == "/Artifact")
            elif operator == b"EMC" and depth:
                depth.pop()

        def text(piece: str, _cm: Any, _tm: Any, _font: Any, _size: Any) -> None:
            if not any(depth):
                found.append(piece)

        page.extract_text(visitor_operand_before=before, visitor_text=text)
        return "".join(found)

    @cached_property
    def text(self) -> str:
        """The words of all pages, one space between them."""
        return re.sub(r"\s+", " ", " ".join(self.pages))

    @cached_property
    def metadata(self) -> str:
        return self.path.read_bytes().decode("latin-1")

    def elements(self) -> Iterator[DictionaryObject]:
        """Yield every element of the structure tree, in reading order."""
        root: Any = self.reader.trailer["/Root"]
        stack: list[Any] = [root["/StructTreeRoot"]]
        while stack:
            item = stack.pop().get_object()
            if isinstance(item, ArrayObject):
                stack.extend(reversed(item))
            elif isinstance(item, DictionaryObject):
                if "/S" in item and item.get("/Type") != "/OBJR":
                    yield item
                if "/K" in item:
                    stack.append(item["/K"])

    @cached_property
    def tags(self) -> Counter[str]:
        return Counter(str(item["/S"])[1:] for item in self.elements())

    @cached_property
    def cells(self) -> list[tuple[str, dict[str, Any]]]:
        """The tag and the attributes of each cell of all tables."""
        found = []
        for item in self.elements():
            if item["/S"] in ("/TD", "/TH"):
                parts: Any = item["/A"]
                merged = {key: value for part in parts for key, value in part.items()}
                found.append((str(item["/S"])[1:], merged))
        return found

    @cached_property
    def alternatives(self) -> list[str]:
        return [str(item["/Alt"]) for item in self.elements() if "/Alt" in item]

    @cached_property
    def addresses(self) -> list[str]:
        """The targets of links that leave the file."""
        found = []
        for page in self.reader.pages:
            for reference in page.get("/Annots", []):
                action = reference.get_object().get("/A", {})
                if "/URI" in action:
                    found.append(str(action["/URI"]))
        return found

    @cached_property
    def link_names(self) -> list[str]:
        """What links say of where they lead."""
        notes = [
            note.get_object() for page in self.reader.pages for note in page.get("/Annots", [])
        ]
        return [str(note["/Contents"]) for note in notes]

    @cached_property
    def fonts(self) -> set[str]:
        """The names of the embedded fonts, without the mark of a subset."""
        resources: Any = [page["/Resources"] for page in self.reader.pages]
        found = [font for held in resources for font in held.get("/Font", {}).values()]
        return {str(font.get_object()["/BaseFont"]).rpartition("+")[2] for font in found}

    @cached_property
    def bookmarks(self) -> list[str]:
        def titles(entries: list[Any]) -> Iterator[str]:
            for entry in entries:
                if isinstance(entry, list):
                    yield from titles(entry)
                else:
                    yield str(entry.title)

        return list(titles(list(self.reader.outline)))
