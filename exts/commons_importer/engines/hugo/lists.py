"""The pages and feeds that Hugo made of many pages."""

from __future__ import annotations

import math
import re
from functools import partial
from typing import TYPE_CHECKING

from commons_importer import scalars
from commons_importer.model import Generated

if TYPE_CHECKING:
    from collections.abc import Iterable

    from commons_importer.engines.hugo.addresses import Addresses
    from commons_importer.engines.hugo.settings import Settings
    from commons_importer.model import Page, Site

AUTHORS = ("authors", "author")
_PAGINATES = re.compile(r"\.Paginat(?:e|or)\b")


class Lists:
    """The lists of one site."""

    def __init__(self, settings: Settings, addresses: Addresses) -> None:
        self.settings = settings
        self.addresses = addresses
        self.taxonomies = settings.taxonomies()
        self.size = settings.number(settings.number(10, "paginate"), "pagination", "pagersize")
        path = scalars.text(settings.path("pagination", "path"))
        self.path = path or settings.text("paginatepath", "page")
        own = [name for name in self.taxonomies if name not in ("categories", *AUTHORS)]
        # The terms of all of these are tags; their lists are found by those of the first.
        self.first = "tags" if "tags" in own else own[0] if own else ""
        self.paginates = self._paginates()
        self.blogs: dict[str, list[str]] = {}  # language -> addresses of sections of posts
        self.has_feeds = "rss" not in settings.disabled

    def feeds_of(self, kind: str) -> bool:
        """Whether lists of a kind had a feed."""
        given = self.settings.path("outputs", kind)
        return self.has_feeds and (given is None or "rss" in scalars.text(given).lower())

    def term(self, taxonomy: str) -> str:
        """The address of a term, with ``{slug}`` in it."""
        pattern = self.addresses.patterns.get(("term", taxonomy), "")
        if pattern and re.search(r":(?:slug|title|filename|contentbasename)\b", pattern):
            filled = re.sub(r":(?:slug(?:orfilename)?|title|filename|contentbasename)\b", "{slug}",
                            pattern)  # fmt: skip
            return "/" + filled.strip("/") + "/"
        ugly = self.addresses.is_ugly(taxonomy)
        return f"/{taxonomy}/{{slug}}" + (".html" if ugly else "/")

    def terms_of(self, page: Page, taxonomy: str) -> list[str]:
        """The terms that a page has."""
        return scalars.split(page.front.get(taxonomy.lower()))

    def describe(self, page: Page) -> None:
        """Tags, categories and terms of the site's own; these are tags on the new site."""
        names = self.taxonomies
        page.categories = self.terms_of(page, "categories") if "categories" in names else []
        tags = self.terms_of(page, "tags")
        for name in names:
            if name not in ("tags", "categories", *AUTHORS):
                tags += self.terms_of(page, name)
        page.tags = list(dict.fromkeys(tags))

    def generated(self, language: str, bare: Iterable[str]) -> Generated:
        """All patterns of the site in one language.

        :param bare: the addresses of sections of posts that said nothing else.
        """
        prefix = self.addresses.languages.prefix(language)
        out = Generated(tags=(), categories=(), authors=(), blog=tuple(bare))
        shows_terms = "term" not in self.settings.disabled
        shows_lists = not {"taxonomy", "taxonomyterm"} & self.settings.disabled
        kinds = {"tags": "tag", "categories": "category", "authors": "author", "author": "author"}
        if self.feeds_of("home"):
            out.add("feeds", f"{prefix}/index.xml")
        for taxonomy in self.taxonomies:
            kind = kinds.get(taxonomy, "tag")
            if kind == "tag" and taxonomy != self.first:
                out.add("tags", f"{prefix}/{taxonomy}/")
                continue
            term = prefix + self.term(taxonomy)
            if shows_terms:
                out.add(kind, term)
                if self.feeds_of("term"):
                    out.add(f"{kind}_feed", f"{term.rstrip('/')}/index.xml")
            if shows_lists:
                plural = {"tag": "tags", "category": "categories", "author": "authors"}[kind]
                out.add(plural, f"{prefix}/{taxonomy}/")
                if self.feeds_of("taxonomy"):
                    out.add("feeds", f"{prefix}/{taxonomy}/index.xml")
        blogs = self.blogs.get(language, [])
        for url in blogs if self.feeds_of("section") else ():
            out.add("feeds", self.feed(url))
        if self.paginates:
            out.later = partial(self.later, prefix, blogs)
        return out

    @staticmethod
    def feed(url: str) -> str:
        """The feed of the list at *url*."""
        return f"{url.removesuffix('.html').rstrip('/')}/index.xml"

    def _paginates(self) -> bool:
        """Whether a template shows lists in parts; a theme that is not here may."""
        names = [
            name
            for folder in self.settings.layouts
            for name in self.settings.tree.below(folder)
            if name.endswith(".html")
        ]
        away = not any(self.settings.tree.below(theme) for theme in self.settings.themes)
        return away or any(_PAGINATES.search(self.settings.tree.data(name)) for name in names)

    def later(
        self, prefix: str, blogs: list[str], kind: str, values: dict[str, str], count: int
    ) -> list[str]:
        """The further pages of a list: of posts, of those of a term, or of terms."""
        taxonomies = {"tag": self.first, "category": "categories", "author": "authors"}
        taxonomies |= {"tags": self.first, "categories": "categories", "authors": "authors"}
        taxonomy = taxonomies.get(kind, "")
        if kind == "index":
            starts = [f"{prefix}/", *blogs]
        elif taxonomy not in self.taxonomies:
            return []
        elif kind in ("tags", "categories", "authors"):
            starts = [f"{prefix}/{taxonomy}/"]
        else:
            starts = [prefix + self.term(taxonomy).replace("{slug}", values.get("slug", ""))]
        return [old for start in starts for old in self.parts(start, count)]

    def parts(self, start: str, count: int) -> list[str]:
        """The addresses of the parts of a list; the first one led to the list."""
        base = start.removesuffix(".html").rstrip("/")
        last = math.ceil(count / self.size)
        return [f"{base}/{self.path}/{number}/" for number in range(1, last + 1)]

    def own_terms(self, posts: Iterable[Page]) -> list[tuple[str, str]]:
        """Old addresses of terms of the site's own, with those of the same tags."""
        found: dict[str, str] = {}
        for page in posts:
            for taxonomy in self.taxonomies:
                if taxonomy in ("categories", self.first, *AUTHORS):
                    continue
                for term in self.terms_of(page, taxonomy):
                    slug = self.addresses.name(term)
                    new = self.term(self.first).replace("{slug}", slug)
                    for end in ("", "index.xml") if self.feeds_of("term") else ("",):
                        found[self.term(taxonomy).replace("{slug}", slug) + end] = new + end
        return list(found.items())

    def others(self, site: Site) -> list[str]:
        """Addresses of lists that hold no post: the new site has no such lists."""
        out: list[str] = []
        if "term" in self.settings.disabled:
            return out
        for page in site.pages:
            if page.is_post or page.draft:
                continue
            prefix = self.addresses.languages.prefix(page.language)
            for taxonomy in self.taxonomies:
                term = prefix + self.term(taxonomy)
                out += [term.replace("{slug}", self.addresses.name(name))
                        for name in self.terms_of(page, taxonomy)]  # fmt: skip
        return list(dict.fromkeys(out))
