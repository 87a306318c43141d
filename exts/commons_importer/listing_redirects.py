"""Old pages that an engine made of many: tags, categories, authors, archives, feeds."""

from __future__ import annotations

import calendar
import math
import re
from collections import Counter
from typing import TYPE_CHECKING

from commons_importer import slugs, tag_spellings
from commons_importer.link_targets import key
from commons_importer.redirect_table import is_usable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from commons_importer.author_registry import Person
    from commons_importer.engines.engine import Engine, Term
    from commons_importer.link_targets import Links
    from commons_importer.model import Page
    from commons_importer.redirect_table import Redirects

PAGE_LENGTH, TERM_LENGTH = 10, 20  # posts on a page of the new blog, of its tags and categories


class Listings:
    """Leads the old listings of one site to the new ones."""

    def __init__(
        self, engine: Engine, redirects: Redirects, links: Links, language: str = ""
    ) -> None:
        """*language* is that of the posts, where it is not the site's own."""
        self.engine = engine
        site = engine.site
        self.made = site.generated_in[language] if language else site.generated
        self.redirects = redirects
        self.links = links
        self.posts = [
            page
            for page in site.pages
            if page.is_post
            and page.docname
            and not page.unlisted
            and not page.held_back
            and (page.language == language if language else not page.suffix)
        ]
        self.before = f"{self.posts[0].suffix}/" if language and self.posts else ""

    def lead_on(
        self, spellings: dict[str, list[str]], people: list[Person], written: dict[str, set[str]]
    ) -> None:
        """Redirect every listing and feed; *written* are the names of people as posts have them."""
        if not self.posts:
            self.engine.site.unclaimed += self.made.feeds
            return
        self._note_pages("blog", len(self.posts), PAGE_LENGTH)
        used = self._tags(spellings)
        categories = self._categories()
        self._people(people, written)
        self._archives()
        made = self.made
        lists = [("tags", made.tags, "blog/tag", len(used)),
                 ("authors", made.authors, "authors/index", len(people)),
                 ("categories", made.categories, "blog/category", len(categories))]  # fmt: skip
        for kind, olds, new, count in lists:
            for old in (*olds, *self.made.later(kind, {}, count)) if count else ():
                self._lead(old, new)
        for old in self.made.feeds:
            self._lead(old, "blog/atom.xml")
            self.links.feeds[key(old)] = "blog/atom.xml"
        self._blog()

    def _lead(self, old: str, new: str) -> bool:
        """Have *old* lead to *new* of the same language."""
        if not self.before:
            return self.redirects.add(old, new)
        self.redirects.add_translated(old, self.before + new)
        return True

    def _note_target(self, old: str, new: str) -> None:
        """Old redirects may lead to *old*; the table knows pages of one language."""
        if not self.before:
            self.links.redirect_targets.setdefault(key(old), new)

    def _note_pages(self, first: str, count: int, length: int) -> None:
        """The later pages of a list that the new site makes stay where they are."""
        last = math.ceil(count / length)
        self.redirects.made |= {
            f"/{self.before}{first}/page/{number}" for number in range(2, last + 1)
        }

    def _tags(self, spellings: dict[str, list[str]]) -> set[str]:
        counts = Counter(
            slug for page in self.posts for slug in {tag_spellings.slug(t) for t in page.tags}
        )
        for slug in counts:
            name = f"/{self.before}blog/tag/{slug}"
            self.redirects.taken.setdefault(name, name)
        for slug, names in sorted(spellings.items()):
            if slug in counts:
                new = f"blog/tag/{slug}"
                self._note_pages(new, counts[slug], TERM_LENGTH)
                self._named("tag", self._slugs("tag", slug, names), new, f"#tag-{slug}")
                self._later("tag", names, new, counts[slug])
        return set(counts)

    def _categories(self) -> Counter[str]:
        counts = Counter(name for page in self.posts for name in _of_worth(page))
        for name, count in sorted(counts.items()):
            slug = tag_spellings.slug(name)
            new = f"blog/category/{slug}"
            self._note_pages(new, count, TERM_LENGTH)
            old_slugs = self._slugs("category", slug, [name])
            self._named("category", old_slugs, new, f"#category-{slug}")
            self._later("category", [name], new, count)
        plain = {name for page in self.posts for name in page.categories} - set(counts)
        for name in sorted({*self.made.uncategorized, *plain} - {""}):
            for old in _filled(self.made.category, self.engine.slug("category", name)):
                self._lead(old, "blog/index")
            for old in _filled(self.made.category_feed, self.engine.slug("category", name)):
                self._lead(old, "blog/atom.xml")
            self._later("category", [name], "blog/index", len(self.posts))
        return counts

    def _people(self, people: list[Person], written: dict[str, set[str]]) -> None:
        for person in people:
            as_posts_have = sorted(written.get(person.id, ()))
            names = [person.id, person.name, *person.aliases, *as_posts_have]
            old_slugs = self._slugs("author", slugs.parameterize(person.id), names)
            new = f"authors/{person.id}"
            self._named("author", old_slugs, new, "")
            count = sum(bool(set(names) & set(page.authors)) for page in self.posts)
            self._later("author", as_posts_have, new, count)

    def _blog(self) -> None:
        for old in [*self.made.blog, *self.made.later("index", {}, len(self.posts))]:
            if self._lead(old, "blog/index") or key(old) == "/blog":
                self.links.generated.setdefault(key(old), "#blog-posts")
                self._note_target(old, "blog/index")

    # -- the names of one ------------------------------------------------------------------------

    def _slugs(self, kind: Term, slug: str, names: list[str]) -> list[str]:
        """All that may have stood for one term in a URL."""
        found = [slug]
        for name in names:
            found += [self.engine.slug(kind, name), slugs.parameterize(name), slugs.slugify(name)]
            if not re.search(r"\w@\w", name):  # no e-mail address gets into the table
                found += [name.lower().replace(" ", "-"), name]
        return list(dict.fromkeys(s for s in found if s and is_usable("/" + s) and "/" not in s))

    def _named(self, kind: Term, old_slugs: list[str], new: str, reference: str) -> None:
        pages, feeds = {
            "tag": (self.made.tag, self.made.tag_feed),
            "category": (self.made.category, self.made.category_feed),
            "author": (self.made.author, self.made.author_feed),
        }[kind]
        for old_slug in old_slugs:
            self._fill(pages, old_slug, new, reference)
            for old in _filled(feeds, old_slug):
                self._lead(old, f"{new}/atom.xml")
                self._note_target(old, f"{new}/atom.xml")

    def _fill(self, patterns: Iterable[str], slug: str, new: str, reference: str) -> None:
        for old in _filled(patterns, slug):
            self._lead(old, new)
            if reference:
                self.links.generated.setdefault(key(old), reference)
            self._note_target(old, new)

    def _later(self, kind: Term, names: Iterable[str], new: str, count: int) -> None:
        for slug in dict.fromkeys(self.engine.slug(kind, name) for name in names):
            for old in self.made.later(kind, {"slug": slug}, count) if slug else ():
                self._lead(old, new)

    # -- archives --------------------------------------------------------------------------------

    def _archives(self) -> None:
        dates = [(p.date.year, p.date.month, p.date.day) for p in self.posts if p.date]
        parts = (("year", 1, self.made.year), ("month", 2, self.made.month),
                 ("day", 3, self.made.day))  # fmt: skip
        for kind, length, patterns in parts:
            for when, count in sorted(Counter(date[:length] for date in dates).items()):
                values = _parts((*when, 1, 1))
                new = f"blog/{values['year']}" + (f"/{values['month']}" if length > 1 else "")
                for old in (_dated(pattern, values) for pattern in patterns):
                    if "{" not in old:
                        self._archive(old, new)
                for old in self.made.later(kind, values, count):
                    if "{" not in old:
                        self._lead(old, new)

    def _archive(self, old: str, new: str) -> None:
        self._lead(old, new)
        self._note_target(old, new)
        if new.count("/") == 1:
            self.links.generated.setdefault(key(old), f"#archive-{new.removeprefix('blog/')}")


def _of_worth(page: Page) -> list[str]:
    """The categories of *page*; that all is in one called blog says nothing."""
    names = [name for name in dict.fromkeys(page.categories) if name]
    return [] if [name.casefold() for name in names] == ["blog"] else names


def _filled(patterns: Iterable[str], slug: str) -> list[str]:
    found = [pattern.replace("{slug}", slug) for pattern in patterns]
    return [old for old in found if "{" not in old]


def _dated(pattern: str, values: dict[str, str]) -> str:
    return re.sub(r"\{(\w+)\}", lambda m: values.get(m[1], m[0]), pattern)


def _parts(when: tuple[int, ...]) -> dict[str, str]:
    year, month, day = when[:3]
    return {
        "year": f"{year:04d}", "month": f"{month:02d}", "day": f"{day:02d}",
        "i_month": str(month), "i_day": str(day), "month_abbr": calendar.month_abbr[month],
        "month_name": calendar.month_name[month],
    }  # fmt: skip
