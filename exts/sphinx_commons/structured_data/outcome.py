"""What the pages of a built website say in their heads. No Sphinx in here."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_commons.core.folders import files_below

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml.etree import _Element

# Most heads take two or three: what is handed on is parsed, the body too.
CHUNK = 1024


@dataclass(slots=True)
class Head:
    """The head of one page: where it stands, its names and properties, its canonical URL.

    ``alternates`` are the URLs of its translations by language, as ``hreflang`` says.
    """

    path: str
    canonical: str = ""
    alternates: dict[str, str] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)

    @property
    def is_listed(self) -> bool:
        """Whether search engines may list the page."""
        return bool(self.canonical) and "noindex" not in self.said.get("robots", "")


def read_heads(outdir: Path) -> Iterator[Head]:
    """The head of every page below *outdir*, in the order of their paths."""
    for path in files_below(outdir, "*.html"):
        yield read_head(path, path.relative_to(outdir).as_posix())


def read_head(file: Path, path: str) -> Head:
    """The head of the page in *file*, which is read until the body begins."""
    # The printer of graphs is part of this package, and serves sites that have no lxml.
    from lxml.etree import HTMLPullParser

    head = Head(path)
    parser = HTMLPullParser(events=("start",), tag=("meta", "link", "body"))
    with file.open(encoding="utf-8", errors="replace") as text:
        while chunk := text.read(CHUNK):
            parser.feed(chunk)
            for _event, element in parser.read_events():
                if element.tag == "body":
                    return head
                _note(head, element)
    return head


def _note(head: Head, element: _Element) -> None:
    if element.tag == "meta" and (name := element.get("name") or element.get("property")):
        head.said.setdefault(name, element.get("content", ""))
    elif element.tag == "link" and element.get("rel") == "canonical":
        head.canonical = element.get("href", "")
    elif element.tag == "link" and (language := element.get("hreflang")):
        head.alternates[language] = element.get("href", "")
