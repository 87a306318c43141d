"""What a generator of websites has to tell, so that it can be measured."""

from __future__ import annotations

import posixpath
import re
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from benchmarks.peers.site import Document, Site

REFERENCE = re.compile(r"\((doc|image):([^)\s]+)\)")
BASE_URL = "https://example.org/"


class Generator(ABC):
    """Writes the site in one generator's spelling and says how to build it."""

    name: ClassVar[str]
    label: ClassVar[str]
    packages: ClassVar[Sequence[str]]
    content = "docs"
    pictures = "docs/images"
    out = "out"
    listings: ClassVar[Sequence[str]]
    environment: ClassVar[Mapping[str, str]] = {}
    own_packages = True
    excerpt_end = "<!--more-->"

    @abstractmethod
    def files(self, site: Site) -> Mapping[str, str]:
        """The text of settings, templates and what else stands beside the documents, by path."""

    @abstractmethod
    def head(self, document: Document) -> str:
        """What stands above the text of *document*."""

    @abstractmethod
    def command(self, jobs: int) -> list[str]:
        """What builds the project, run in its folder; the first word is one of its programs."""

    def source(self, path: str) -> str:
        """The file of the document *path*, below the folder of the content."""
        return f"{path}.md"

    def target(self, document: Document) -> str:
        """The page of *document*, below the output folder."""
        return f"{document.path}.html"

    def link(self, document: Document, path: str) -> str:
        """How *document* names the document *path*."""
        return posixpath.relpath(self.source(path), posixpath.dirname(self.source(document.path)))

    def image(self, document: Document, name: str) -> str:
        """How *document* names a picture."""
        place = posixpath.relpath(self.pictures, self.content)
        folder = posixpath.dirname(self.source(document.path))
        return posixpath.relpath(f"{place}/{name}", folder)

    def body(self, document: Document) -> str:
        """The text of *document* in the spelling of this generator."""

        def spell(found: re.Match[str]) -> str:
            name = self.link if found[1] == "doc" else self.image
            return f"({name(document, found[2])})"

        text = REFERENCE.sub(spell, document.body)
        end = f"{self.excerpt_end}\n\n" if document.day and self.excerpt_end else ""
        return text.replace("<!--more-->\n\n", end, 1)

    def write(self, site: Site, project: Path) -> None:
        """Write everything the build starts from."""
        for path, text in self.files(site).items():
            _write(project / path, text.encode())
        for name, data in site.pictures.items():
            _write(project / self.pictures / name, data)
        for document in site.documents:
            self.write_document(document, project)

    def write_document(self, document: Document, project: Path) -> None:
        """Write one file of the content."""
        text = self.head(document) + self.body(document) + "\n"
        _write(project / self.content / self.source(document.path), text.encode())


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
