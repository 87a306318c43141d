"""Sections: lists of what stands in a folder, with or without a page that says so."""

from __future__ import annotations

import posixpath
from collections import Counter
from typing import TYPE_CHECKING

from commons_importer.engines.hugo.names import title_of
from commons_importer.model import Page

if TYPE_CHECKING:
    from commons_importer.engines.hugo.languages import Languages
    from commons_importer.engines.hugo.lists import Lists
    from commons_importer.engines.hugo.world import SiteWorld
    from commons_importer.markdown.rules import Rules
    from commons_importer.model import Site


class Sections:
    """The sections of one site."""

    def __init__(
        self, lists: Lists, world: SiteWorld, rules: Rules, kinds: dict[str, str], blogs: set[str]
    ) -> None:
        """*kinds* is by the path of a page, and *blogs* are the names of folders of posts."""
        self.lists = lists
        self.languages: Languages = lists.addresses.languages
        self.world = world
        self.rules = rules
        self.kinds = kinds
        self.blogs = blogs

    def add_missing(self, site: Site, files: list[tuple[str, str, str]]) -> None:
        """Folders at the top had pages of their own, whether or not a file says so."""
        known = {(p.language, self.world.logical.get(p.path, "")) for p in site.pages
                 if self.kinds[p.path] in ("section", "taxonomy")}  # fmt: skip
        tops = {(language, plain.split("/")[0]): posixpath.dirname(name)
                for name, language, plain in files if plain.count("/") > 0}  # fmt: skip
        published = {(p.language, self.world.logical.get(p.path, "/").split("/")[1])
                     for p in site.pages}  # fmt: skip
        for (language, name), folder in sorted(tops.items()):
            is_there = (language, f"/{name.lower()}") in known
            if is_there or name in self.lists.taxonomies or (
                (language, name.lower()) not in published):  # fmt: skip
                continue
            top = folder[: folder.find(f"{name}/") + len(name)] if f"{name}/" in folder else folder
            plain = f"{name}/_index.md"
            path = f"{top}/_index.md"
            if self.languages.place(path) != (language, plain):
                path = f"{top}/_index.{language}.md"
            page = Page(path, "", {}, [], self.rules, language=language,
                        title=title_of(name))  # fmt: skip
            if page.path in self.kinds:
                continue
            self.kinds[page.path] = "section"
            page.url = self.lists.addresses.of(page, plain, "section")
            self.world.note(page, plain)
            site.pages.append(page)

    def describe(self, site: Site) -> None:
        """The lists of the site; a section of posts that says nothing is nothing else."""
        bare = [page for page in site.pages if self._is_blog(page) and not has_words(page)]
        first = self.languages.default
        posts = [page for page in site.pages if page.is_post and not page.draft
                 and page.language == first]  # fmt: skip
        for page in site.pages:
            if self.kinds[page.path] != "section" or page.draft:
                continue
            if self._is_blog(page):
                self.lists.blogs.setdefault(page.language, []).append(page.url)
            elif self.lists.feeds_of("section"):
                site.unclaimed.append(self.lists.feed(page.url))
        made = {
            language: self.lists.generated(
                language, [page.url for page in bare if page.language == language]
            )
            for language in dict.fromkeys([first, *sorted(site.languages)])
        }
        site.generated = made.pop(first)
        site.generated_in = made
        site.pages = [page for page in site.pages if page not in bare]
        site.unclaimed += self.lists.others(site)
        site.redirects += self.lists.own_terms(posts)
        site.redirects += self._later(site)

    def _later(self, site: Site) -> list[tuple[str, str]]:
        """The further pages of lists that are pages themselves."""
        if not self.lists.paginates:
            return []
        above = Counter((page.language, posixpath.dirname(page.url.rstrip("/")))
                        for page in site.pages if not page.draft)  # fmt: skip
        return [
            (old, page.url)
            for page in site.pages
            if self.kinds[page.path] == "section" and not self._is_blog(page) and not page.draft
            for old in self.lists.parts(page.url, above[page.language, page.url.rstrip("/")])
        ]

    def _is_blog(self, page: Page) -> bool:
        place = self.languages.place(page.path)
        plain = place[1] if place else ""
        in_blog = plain.split("/")[0].lower() in self.blogs and plain.count("/") == 1
        return in_blog and self.kinds.get(page.path) == "section"


def has_words(page: Page) -> bool:
    """Whether a page says anything."""
    return any(text.strip() for text, _ in page.body)
