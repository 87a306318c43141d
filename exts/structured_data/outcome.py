"""What the pages of a built website say in their heads. No Sphinx in here."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CHUNK = 8192


@dataclass(slots=True)
class Head:
    """The head of one page: where it stands, its names and properties, its canonical address."""

    path: str
    canonical: str = ""
    said: dict[str, str] = field(default_factory=dict)

    @property
    def is_listed(self) -> bool:
        """Whether search engines may list the page."""
        return bool(self.canonical) and "noindex" not in self.said.get("robots", "")


class HeadReader(HTMLParser):
    """Reads until the body begins."""

    def __init__(self, head: Head) -> None:
        super().__init__(convert_charrefs=True)
        self.head = head
        self.done = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta" and (name := given.get("name") or given.get("property")):
            self.head.said.setdefault(name, given.get("content", ""))
        elif tag == "link" and given.get("rel") == "canonical":
            self.head.canonical = given.get("href", "")
        elif tag == "body":
            self.done = True


def read_heads(outdir: Path) -> Iterator[Head]:
    """The head of every page below *outdir*, in the order of their paths."""
    for path in sorted(outdir.rglob("*.html")):
        yield read_head(path, path.relative_to(outdir).as_posix())


def read_head(file: Path, path: str) -> Head:
    """The head of the page in *file*."""
    reader = HeadReader(Head(path))
    with file.open(encoding="utf-8", errors="replace") as text:
        while not reader.done and (chunk := text.read(CHUNK)):
            reader.feed(chunk)
    return reader.head
