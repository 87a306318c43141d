"""Where WordPress had what: the form of its permalinks, and the pages that it made of many."""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import unquote

from commons_importer.engines.wordpress.records import parts_of
from commons_importer.model import Generated

if TYPE_CHECKING:
    from collections.abc import Iterable, Set

    from commons_importer.engines.wordpress.records import Item, Term

PAGE_LENGTH = 10  # posts on a page of a list, where nobody said otherwise
_FEEDS = ("feed/", "feed/rss/", "feed/rss2/", "feed/rdf/", "feed/atom/")


def path_of(link: str, base: str) -> str:
    """The path of a whole URL from the root of the site; empty where it is only a number."""
    parts = parts_of(link)
    if not (parts.netloc or parts.path):
        return ""
    path = re.sub(r"/{2,}", "/", f"/{parts.path}")
    if base and (path == base or path.startswith(f"{base}/")):
        path = path[len(base) :] or "/"
    return "" if parts.query and path in ("/", "/index.php") else path


def front(posts: Iterable[Item], base: str) -> str:
    """What stands before all that the permalinks say of posts, such as ``/archives``."""
    found: Counter[str] = Counter()
    for item in posts:
        parts = unquote(path_of(item.link, base)).strip("/").split("/")
        told = {*re.findall(r"\d+", item.date[:10]), item.id, unquote(item.slug), item.creator}
        told |= {unquote(slug) for kind, slug, _ in item.terms if kind == "category"}
        says = [part in told or part.split(".")[0] in told for part in parts]
        fixed = says.index(True) if True in says else len(parts)
        if fixed < len(parts):
            found["/".join(parts[:fixed])] += 1
    likeliest = found.most_common(1)
    return f"/{likeliest[0][0]}" if likeliest and likeliest[0][0] else ""


def lists(start: str, blog: str) -> Generated:
    """The lists and feeds of a site whose permalinks begin with *start*.

    :param blog: where all posts were listed; empty if nowhere.
    """
    index = "/index.php" if start.startswith("/index.php") else ""
    made = Generated(
        tag=(f"{start}/tag/{{slug}}/",), category=(f"{start}/category/{{slug}}/",),
        author=(f"{start}/author/{{slug}}/",), year=(f"{start}/{{year}}/",),
        month=(f"{start}/{{year}}/{{month}}/",), day=(f"{start}/{{year}}/{{month}}/{{day}}/",),
        tags=(), categories=(), authors=(), uncategorized=("Uncategorized",),
        feeds=tuple(f"{index}/{feed}" for feed in (*_FEEDS, "comments/feed/")),
    )  # fmt: skip
    made.tag_feed = tuple(made.tag[0] + feed for feed in _FEEDS)
    made.category_feed = tuple(made.category[0] + feed for feed in _FEEDS)
    made.author_feed = tuple(made.author[0] + feed for feed in _FEEDS)
    firsts = {"tag": made.tag, "category": made.category, "author": made.author,
              "year": made.year, "month": made.month, "day": made.day}  # fmt: skip
    if blog:
        firsts["index"] = (f"{index}/",) if blog == "/" else (blog,)
        made.blog = () if blog == "/" else (blog,)

    def later(kind: str, values: dict[str, str], count: int) -> list[str]:
        return [
            re.sub(r"\{(\w+)\}", lambda found: values.get(found[1], found[0]), first)
            + f"page/{number}/"
            for first in firsts.get(kind, ())
            for number in range(2, math.ceil(count / PAGE_LENGTH) + 1)
        ]

    made.later = later
    return made


def used(terms: Iterable[Term], names: Set[str]) -> tuple[list[Term], tuple[str, ...]]:
    """The categories on the way to those of *names*, and those that have only posts of others."""
    by_slug = {term.slug: term for term in terms if term.kind == "category"}
    found: dict[str, Term] = {}
    for term in by_slug.values():
        here: Term | None = term if term.name in names else None
        while here is not None and here.slug not in found:
            found[here.slug] = here
            here = by_slug.get(here.parent)
    return list(found.values()), tuple(t.name for t in found.values() if t.name not in names)


def nested(terms: Iterable[Term], pattern: str) -> list[tuple[str, str]]:
    """The addresses of categories below others, with those that they would have alone."""
    by_slug = {term.slug: term for term in terms if term.kind == "category"}
    out = []
    for term in by_slug.values():
        parts, above = [term.slug], by_slug.get(term.parent)
        while above is not None and above.slug not in parts:
            parts.insert(0, above.slug)
            above = by_slug.get(above.parent)
        if len(parts) > 1:
            full = pattern.replace("{slug}", unquote("/".join(parts)))
            out.append((full, pattern.replace("{slug}", unquote(term.slug))))
    return out
