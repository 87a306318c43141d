"""The written HTML of posts, kept beside the doctrees: listings and feeds are cut from it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from . import fragments
from .truth.digests import digest
from .truth.ledger import cache_folder

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.builders import Builder

    from .model import Post


class Body(NamedTuple):
    """The HTML of one post, and its excerpt with links from the root."""

    html: str
    excerpt: str
    digest: str


class Bodies:
    """The bodies of the posts of one output folder; written in workers, read at the end."""

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.folder = cache_folder(builder) / "bodies"
        self.known: dict[str, Body] = {}
        self.full_texts: dict[str, str] = {}

    def keep(self, post: Post, html: str) -> None:
        """Note what the page of *post* says, while it is being written."""
        root = fragments.parse(html, self.builder.get_target_uri(post.docname))
        body = Body(html, fragments.excerpt(root, post.summary), digest(html))
        path = self._path(post)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(body), encoding="utf-8")

    def __getitem__(self, post: Post) -> Body:
        if post.docname not in self.known:
            self.known[post.docname] = self._read(post)
        return self.known[post.docname]

    def _read(self, post: Post) -> Body:
        """What was kept; nothing, if the page was never written, as when one file is built."""
        try:
            return Body(*json.loads(self._path(post).read_text(encoding="utf-8")))
        except (OSError, ValueError):
            return Body("", "", "")

    def full_text(self, post: Post, base: str) -> str:
        """The whole post as XHTML, with links from *base*; made once for all feeds."""
        if post.docname not in self.full_texts:
            root = fragments.parse(self[post].html, self.builder.get_target_uri(post.docname))
            text = fragments.full_text(root, lambda link: base + link)
            self.full_texts[post.docname] = text
        return self.full_texts[post.docname]

    def _path(self, post: Post) -> Path:
        return self.folder / f"{post.docname}.json"
