"""The pages and feeds that Jekyll and its plugins made of many posts."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any

from commons_importer import scalars, slugs
from commons_importer.engines.common import paths
from commons_importer.model import Generated

if TYPE_CHECKING:
    from commons_importer.engines.jekyll.settings import Settings
    from commons_importer.model import Site

_NUMBER = re.compile(r":num\b")


class Lists:
    """What the settings say about listings."""

    def __init__(self, settings: Settings, site: Site) -> None:
        self.settings = settings
        self.site = site
        self.starts = self._starts()
        self.tag = self._patterns("tag", f"/{settings.config.get('tag_dir') or 'tag'}/:name/")
        folder = settings.config.get("category_dir") or "category"
        self.category = self._patterns("category", f"/{folder}/:name/")

    def generated(self) -> Generated:
        """All patterns of the site."""
        feed = self.settings.table("feed")
        return Generated(
            tag=(*self.tag, "/tags/{slug}/", "/tags/{slug}.html"),
            category=(*self.category, "/categories/{slug}/"),
            author=("/author/{slug}/", "/authors/{slug}/", "/authors/{slug}.html"),
            year=self._patterns("year", "/:year/"), month=self._patterns("month", "/:year/:month/"),
            day=self._patterns("day", ""), tag_feed=self._tag_feeds(),
            category_feed=("/feed/{slug}.xml",) if feed.get("categories") else (),
            feeds=self._feeds(),
            blog=("/blog/", "/blog.html", "/archive/", "/archives/", "/posts/"),
            later=self.later,
        )  # fmt: skip

    def later(self, kind: str, values: dict[str, str], count: int) -> list[str]:
        """The second and later pages of a listing of *count* posts."""
        size, path = self._paging()
        if not size:
            return []
        if kind == "index":
            firsts = self.starts
        elif kind in ("tag", "category") and self._has_autopages(kind):
            patterns = self.tag if kind == "tag" else self.category
            firsts = [pattern.replace("{slug}", values["slug"]) for pattern in patterns]
        else:
            return []
        return [
            paths.clean_url(f"{first.rstrip('/')}/{_NUMBER.sub(str(number), path).lstrip('/')}")
            for first in firsts
            for number in range(2, math.ceil(count / size) + 1)
        ]

    # -- pagination --------------------------------------------------------------------------------

    def _paging(self) -> tuple[int, str]:
        """Posts on a page, and the path of later ones below the first."""
        newer = self.settings.table("pagination")
        if scalars.truth(newer.get("enabled")) is True:
            return _number(newer.get("per_page"), 10), str(newer.get("permalink") or "/page/:num/")
        path = str(self.settings.config.get("paginate_path") or "/page:num")
        number = _number(self.settings.config.get("paginate"), 0)
        return number, path if path.endswith((".html", "/")) else f"{path}/"

    def _starts(self) -> list[str]:
        """Where first pages stand; the older plugin names later pages from the root."""
        if scalars.truth(self.settings.table("pagination").get("enabled")) is not True:
            return [""]
        return [
            page.url for page in self.site.pages
            if isinstance(given := page.front.get("pagination"), dict)
            and scalars.truth(given.get("enabled")) is True
        ]  # fmt: skip

    def _has_autopages(self, kind: str) -> bool:
        plural = {"tag": "tags", "category": "categories"}[kind]
        given = self.settings.table("autopages")
        own = given.get(plural)
        return scalars.truth(given.get("enabled")) is True and not (
            isinstance(own, dict) and scalars.truth(own.get("enabled")) is False
        )

    # -- patterns ----------------------------------------------------------------------------------

    def _patterns(self, kind: str, default: str) -> tuple[str, ...]:
        archives = self.settings.table("jekyll-archives").get("permalinks")
        found = [str((archives or {}).get(kind) or default) if _is_table(archives) else default]
        if kind in ("tag", "category") and self._has_autopages(kind):
            own = self.settings.table("autopages").get("tags" if kind == "tag" else "categories")
            link = own.get("permalink") if isinstance(own, dict) else None
            found.append(str(link or ("/tag/:tag" if kind == "tag" else "/category/:cat")))
        return tuple(dict.fromkeys(paths.clean_url(_braced(link)) for link in found if link))

    def _feeds(self) -> tuple[str, ...]:
        """Of the site, of its collections and their categories (jekyll-feed), and by hand."""
        feed = self.settings.table("feed")
        found = [*self.site.generated.feeds]
        if any(page.is_post for page in self.site.pages):  # how most blogs call theirs
            found += [str(feed.get("path") or "/feed.xml"), "/atom.xml"]
        given = feed.get("collections")
        for name in given if isinstance(given, (dict, list)) else ():
            own = given[name] if isinstance(given, dict) else None
            path = own.get("path") if isinstance(own, dict) else None
            is_posts = str(name) == "posts"
            found.append(str(path or ("/feed.xml" if is_posts else f"/feed/{name}.xml")))
            for category in scalars.split(own.get("categories")) if isinstance(own, dict) else ():
                folder = "" if is_posts else f"{name}/"
                found.append(f"/feed/{folder}{slugs.slugify(category)}.xml")
        return tuple(dict.fromkeys(paths.clean_url(path) for path in found))

    def _tag_feeds(self) -> tuple[str, ...]:
        tags = self.settings.table("feed").get("tags")
        own = str(tags.get("path") or "") if isinstance(tags, dict) else ""
        folders = dict.fromkeys(folder for folder in ("/feed/by_tag/", own) if folder)
        return tuple(dict.fromkeys(paths.clean_url(f"{folder}{{slug}}.xml") for folder in folders))


def _is_table(value: Any) -> bool:
    return isinstance(value, dict)


def _number(value: Any, default: int) -> int:
    text = scalars.text(value)
    return int(text) if text.isdigit() and len(text) < 6 else default


def _braced(link: str) -> str:
    named = re.sub(r":(?:name|title|tag|cat)\b", "{slug}", link)
    return re.sub(r":(year|month|day)\b", r"{\1}", named)
