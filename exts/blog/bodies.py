"""The written HTML of posts, kept beside the doctrees: listings and feeds are cut from it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

from . import fragments

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.builders import Builder

    from .model import Post


def cache_folder(builder: Builder) -> Path:
    """Where this room keeps what it knows of one output folder; no output is in there."""
    mark = crc32(str(builder.outdir).encode())
    return builder.doctreedir / ".blog" / f"{builder.name}-{mark:08x}"


class Bodies:
    """The bodies of the posts of one output folder; written in workers, read at the end."""

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.folder = cache_folder(builder) / "bodies"
        self.excerpts: dict[str, str] = {}

    def path(self, docname: str) -> Path:
        """The file of one post."""
        return self.folder / f"{docname}.html"

    def keep(self, docname: str, body: str) -> None:
        """Note the *body* of a page that is being written."""
        path = self.path(docname)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(body, encoding="utf-8", newline="")

    def read(self, docname: str) -> str:
        """The body of a post."""
        return self.path(docname).read_text(encoding="utf-8")

    def excerpt(self, post: Post) -> str:
        """What stands before the mark, the summary or the first paragraph; links from the root."""
        if post.docname not in self.excerpts:
            uri = self.builder.get_target_uri(post.docname)
            root = fragments.parse(self.read(post.docname), uri)
            self.excerpts[post.docname] = fragments.excerpt(root, post.summary)
        return self.excerpts[post.docname]

    def full_text(self, docname: str, base: str) -> str:
        """The whole post as XHTML, with links from *base*."""
        root = fragments.parse(self.read(docname), self.builder.get_target_uri(docname))
        return fragments.full_text(root, lambda link: base + link)
