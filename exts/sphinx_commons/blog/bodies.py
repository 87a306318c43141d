"""The written HTML of posts, kept beside the doctrees: listings and feeds are cut from it."""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_commons.core.builders import notes_folder
from sphinx_commons.core.digests import digest
from sphinx_commons.core.notes import load_notes, save_notes
from sphinx_commons.core.stamps import stamp

from . import fragments

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.builders import Builder

    from .model import Post


class Body(NamedTuple):
    """What is known of the HTML of one post: its excerpt with links from the root, the words of
    that, and a digest of all of it.
    """

    excerpt: str
    words: str
    digest: str


NOTHING = Body("", "", "")


class Bodies:
    """The bodies of the posts of one output folder; written in workers, read at the end.

    Each has a file of its own: what is known of it is the first line, the HTML is the rest. The
    first lines stand together in one more file, so that a build opens what was written in it.
    """

    def __init__(self, builder: Builder, paragraphs: int = 1) -> None:
        self.builder = builder
        self.paragraphs = paragraphs  # of an excerpt
        self.folder = notes_folder(builder, "blog") / "bodies"
        self.known: dict[str, Body] = {}
        self.stamps: dict[str, list[int]] = {}
        self.full_texts: dict[str, str] = {}

    def keep(self, post: Post, page: str, shown: str | None = None) -> None:
        """Note what the *page* of *post* says, while it is being written.

        :param shown: the HTML that lists show of it, if that is not cut from the page.
        """
        html = fragments.section(page, post.section) if post.section else page
        uri = self.builder.get_target_uri(post.docname)
        if shown is None:
            root = fragments.parse(html, uri)
            excerpt = fragments.excerpt(root, post.summary, self.paragraphs)
        else:
            excerpt = fragments.tidied(fragments.parse(shown, uri))
        body = Body(excerpt, fragments.text_of(excerpt), digest(html))
        _write(self._path(post), body, html)

    def __getitem__(self, post: Post) -> Body:
        if post.name not in self.known:
            self.known[post.name] = self._look_up(post)
        return self.known[post.name]

    def is_kept(self, post: Post) -> bool:
        """Whether the body of *post* is there, and whole."""
        return self._look_up(post) is not NOTHING

    def _look_up(self, post: Post) -> Body:
        """What was kept; nothing, if the page was never written, as when one file is built."""
        now = list(stamp(f"{self.folder}/{post.name}.html")[1:])
        before, *body = self._last.get(post.name, ([],))
        self.stamps[post.name] = now
        if before == now:
            return Body(*body)
        line, html = _read(self._path(post))
        whole = isinstance(line, list) and len(line) == len(NOTHING) and line[-1] == digest(html)
        return Body(*line) if whole else NOTHING

    @cached_property
    def _last(self) -> dict[str, list[Any]]:
        """Name -> stamp of its file and what was known of it, in the last build."""
        return load_notes(self._together)

    def save(self) -> None:
        """Put together what was looked up, for the next build."""
        now = {name: [self.stamps[name], *body] for name, body in sorted(self.known.items())}
        if now != self._last:
            save_notes(self._together, now)

    def full_text(self, post: Post, base: str) -> str:
        """The whole post as XHTML, with links from *base*; made once for all feeds and builds."""
        if post.name not in self.full_texts:
            self.full_texts[post.name] = self._full_text(post, base)
        return self.full_texts[post.name]

    def _full_text(self, post: Post, base: str) -> str:
        path, uri = self._path(post), self.builder.get_target_uri(post.docname)
        mark, kept = [self[post].digest, uri, base], path.with_suffix(".xhtml")
        known, text = _read(kept)
        if known != mark:
            _, html = _read(path)
            root = fragments.parse(html, uri)
            text = fragments.full_text(root, lambda link: base + link)
            _write(kept, mark, text)
        return text

    @property
    def _together(self) -> Path:
        return self.folder.with_suffix(".json")

    def _path(self, post: Post) -> Path:
        return self.folder / f"{post.name}.html"


def _write(path: Path, line: object, text: str) -> None:
    """Write *text* below one line of JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{json.dumps(line)}\n{text}", encoding="utf-8", newline="")


def _read(path: Path) -> tuple[Any, str]:
    """What stands in the first line of a file, and the text below it."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return json.loads(file.readline()), file.read()
    except (OSError, ValueError):
        return None, ""
