"""Which pages are posts, and the names of the pages that are made for the blog."""

from __future__ import annotations

import re
from glob import glob
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Set
    from pathlib import Path

    from sphinx.config import Config

    from sphinx_commons.front_matter import PageMeta

    from .model import Term


def post_year(docname: str, blog_path: str) -> int | None:
    """The year whose folder *docname* is in: posts are the pages below ``blog_path/YYYY/``."""
    match = re.match(rf"{re.escape(blog_path)}/([1-9]\d{{3}})/.", docname)
    return int(match[1]) if match else None


def is_post(meta: PageMeta | None, blog_path: str, matched: Set[str]) -> bool:
    """Whether the page is a post: it says so, is *matched* by name, or stands in its folder.

    Sites of reStructuredText have pages in such folders that have nothing to do with a blog.
    """
    if meta is None:
        return False
    if meta.blogpost or meta.docname in matched:
        return True
    if post_year(meta.docname, blog_path) is None:
        return False
    return meta.markup == "markdown" or meta.is_told


def matched_posts(folder: Path, patterns: Iterable[str]) -> frozenset[str]:
    """The pages below *folder* whose files match one of *patterns*, as ABlog matches them."""
    # Not of pathlib, whose patterns mean other files.
    found = (n for p in patterns for n in glob(p, root_dir=folder, recursive=True))  # noqa: PTH207
    return frozenset(PurePath(name).with_suffix("").as_posix() for name in found)


def title_from_name(docname: str) -> str:
    """A title for a post that has none, from the name of its file or folder."""
    parts = docname.split("/")
    name = parts[-2] if parts[-1] == "index" else parts[-1]
    words = " ".join(re.split(r"[\s_-]+", name)).strip() or name
    return words[:1].upper() + words[1:]


def index_page(config: Config) -> str:
    """The page of all posts: in the folder of the blog, or beside it where ABlog had it so."""
    path: str = config.blog_path
    return path if was_ablogs(config) else f"{path}/index"


def was_ablogs(config: Config) -> bool:
    """Whether the site had its blog from ABlog, which it lists: its URLs stay."""
    return "ablog" in config.extensions


def term_page(blog_path: str, term: Term) -> str:
    """The page of the posts with one tag or in one category."""
    return f"{blog_path}/{term.kind}/{term.slug}"


def numbered(page: str, number: int, base: str) -> str:
    """Page *number* of a listing whose first page is *page*, and the others below *base*."""
    return page if number == 1 else f"{base}/page/{number}"


def full_names(config: Config, kind: str) -> dict[str, str]:
    """Short name -> full name, as the setting of ABlog for people, places or languages says."""
    listed = getattr(config, f"blog_{kind}s", None) or {}
    return {short: str(entry[0]) for short, entry in listed.items()}
