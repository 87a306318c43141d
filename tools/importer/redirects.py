"""Old URLs that lead on: pages that moved, generated pages, old rules."""

from __future__ import annotations

import calendar
import csv
import io
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from tools.importer import slugs, terms
from tools.importer.links import key

if TYPE_CHECKING:
    from tools.importer.links import Links
    from tools.importer.model import Page, Site
    from tools.importer.people import Person
    from tools.importer.report import Report


class Redirects:
    """Collects rows ``old,new`` of one site."""

    def __init__(self, site: Site, report: Report, authors_path: str = "blog/author") -> None:
        self.site = site
        self.report = report
        self.rows: dict[str, tuple[str, str]] = {}
        self.pages = {key(page.docname): page for page in site.pages if page.docname}
        self.authors_path = authors_path
        self.taken = {name.lower(): name for name in self.pages}

    def add(self, old: str, new: str, why: str = "") -> bool:
        """Have *old* lead to *new*; False if it cannot, or need not."""
        path = unquote(old.split("#")[0].split("?")[0])
        if not _is_usable(path):
            if why:
                self.report.note(why, 1, "url", f"{old} cannot be redirected on the new site")
                self.site.unclaimed.append(old)
            return False
        plain = key(path)
        own_name = not path.endswith((".html", ".htm")) or "/index.htm" in path
        if plain == "/" or (plain == key(new) and own_name):
            return False
        if plain in self.pages and plain != key(new):
            return False
        known = self.rows.get(plain)
        lower = plain.lower()
        holder = self.taken.setdefault(lower, plain)
        if known is None and holder != plain and self.rows.get(holder, ("", ""))[1] != new:
            if why:  # Two names that differ in case only are one on many hosts.
                self.site.unclaimed.append(old)
            return True
        if known is None:
            self.rows[plain] = (path, new)
        return known is None or known[1] == new

    def pages_moved(self) -> None:
        """Every published old URL of a page that has another one now."""
        for page in self.site.pages:
            if not page.docname:
                continue
            for old in dict.fromkeys([page.url, *page.also]):
                if old and key(old) != key(page.docname):
                    self.add(old, page.docname, page.path)
                elif old.endswith((".html", ".htm")) and page.docname != "index":
                    self.add(old, page.docname)

    def rules(self, links: Links, root: Page | None) -> None:
        """Redirects that the old site had."""
        for old, new in self.site.redirects:
            target = self._target(new, links, root)
            if target is None:
                self.report.note(
                    "redirects", 1, "already broken", f"{old} led to {new}, which is no page"
                )
                self.site.unclaimed.append(old)
            else:
                self.add(old, target, "redirects")
        for page in self.site.pages:
            if page.redirect_to and not page.draft:
                target = self._target(page.redirect_to, links, page)
                for old in [page.url, *page.also]:
                    if target is None:
                        self.site.unclaimed.append(old)
                        self.report.note(
                            page.path,
                            1,
                            "already broken",
                            f"leads to {page.redirect_to}, which is no page",
                        )
                    else:
                        self.add(old, target, page.path)

    def _target(self, new: str, links: Links, page: Page | None) -> str | None:
        if page is None:
            return None
        found = links.resolve(new, page)
        if found.page is not None:
            return found.page.docname + (f"#{found.anchor}" if found.anchor else "")
        if found.href.startswith(("http://", "https://")):
            return found.href
        return links.redirect_targets.get(key(new))

    # -- generated pages ---------------------------------------------------------------------------

    def generated(self, links: Links, spellings: dict[str, list[str]], people: list[Person],
                  written: dict[str, set[str]]) -> None:  # fmt: skip
        """Tag, category, author, year and month pages, and feeds."""
        made = self.site.generated
        posts = [
            page for page in self.site.pages if page.is_post and page.docname and not page.unlisted
        ]
        if not posts:
            return
        used = {terms.slug(tag) for page in posts for tag in page.tags}
        for slug in used:
            self.taken.setdefault(f"/blog/tag/{slug}", f"/blog/tag/{slug}")
        for slug, names in sorted(spellings.items()):
            if slug not in used:
                continue
            for old_slug in self._slugs(slug, names):
                self._fill(made.tag, old_slug, f"blog/tag/{slug}", links, f"#tag-{slug}")
                self._fill(made.tag_feed, old_slug, f"blog/tag/{slug}/atom.xml")
        for name in sorted({c for page in posts for c in self._categories(page)}):
            slug = terms.slug(name)
            for old_slug in self._slugs(slug, [name]):
                self._fill(
                    made.category, old_slug, f"blog/category/{slug}", links, f"#category-{slug}"
                )
                self._fill(made.category_feed, old_slug, f"blog/category/{slug}/atom.xml")
        for patterns in (made.category, made.category_feed):
            for pattern in patterns:  # what had no category was in this one
                feed = pattern.endswith(".xml")
                self.add(
                    pattern.replace("{slug}", "misc"), "blog/atom.xml" if feed else "blog/index"
                )
        for person in people:
            names = [person.id, person.name, *person.aliases, *sorted(written.get(person.id, ()))]
            for old_slug in self._slugs(slugs.parameterize(person.id), names):
                self._fill(made.author, old_slug, f"authors/{person.id}", links, "")
                self._fill(made.author_feed, old_slug, f"authors/{person.id}/atom.xml")
        self._archives(posts, links)
        with_categories = any(self._categories(page) for page in posts)
        lists = [(made.tags, "blog/tag", bool(used)), (made.authors, "authors/index", bool(people)),
                 (made.categories, "blog/category", with_categories)]  # fmt: skip
        for olds, new, exists in lists:
            for old in olds if exists else ():
                self.add(old, new)
        for old in made.feeds:
            self.add(old, "blog/atom.xml")
        for old in made.blog:
            if self.add(old, "blog/index") or key(old) == "/blog":
                links.generated.setdefault(key(old), "#blog-posts")
                links.redirect_targets.setdefault(key(old), "blog/index")

    def _categories(self, page: Page) -> list[str]:
        names = [c for c in page.categories if c]
        return [] if [n.casefold() for n in names] == ["blog"] else names

    def _slugs(self, slug: str, names: list[str]) -> list[str]:
        found = [slug]
        for name in names:
            if self.site.slug_style == "pelican":
                slugify = self.site.variables.get("slugify")
                found.append(slugify(name) if callable(slugify) else slug)
            found += [slugs.parameterize(name), slugs.jekyll(name)]
            if not re.search(r"\w@\w", name):  # no e-mail address gets into the table
                found += [name.lower().replace(" ", "-"), name]
        return list(dict.fromkeys(s for s in found if s and _is_usable("/" + s) and "/" not in s))

    def _fill(
        self, patterns: tuple[str, ...], slug: str, new: str, links: Links | None = None,
        reference: str = "",
    ) -> None:  # fmt: skip
        for pattern in patterns:
            old = pattern.replace("{slug}", slug)
            if "{" in old:
                continue
            self.add(old, new)
            if links is not None and reference:
                links.generated.setdefault(key(old), reference)
            if links is not None:
                links.redirect_targets.setdefault(key(old), new)

    def _archives(self, posts: list[Page], links: Links) -> None:
        dates = sorted({(p.date.year, p.date.month, p.date.day) for p in posts if p.date})
        made = self.site.generated
        for year, month, day in dates:
            here = {
                "year": f"{year:04d}", "month": f"{month:02d}", "day": f"{day:02d}",
                "month_abbr": calendar.month_abbr[month],
                "month_name": calendar.month_name[month],
            }  # fmt: skip
            for patterns, new in ((made.year, f"blog/{year:04d}"),
                                  (made.month, f"blog/{year:04d}/{month:02d}"),
                                  (made.day, f"blog/{year:04d}/{month:02d}")):  # fmt: skip
                for pattern in patterns:
                    old = pattern.format_map(_Partial(here))
                    if "{" not in old:
                        self.add(old, new)
                        links.redirect_targets.setdefault(key(old), new)
                        if new.count("/") == 1:
                            links.generated.setdefault(key(old), f"#archive-{year:04d}")

    def as_csv(self) -> str:
        """The table, sorted."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["old", "new"])
        for _, row in sorted(self.rows.items()):
            writer.writerow(row)
        return out.getvalue()


class _Partial(dict[str, str]):
    """Leaves what it does not know as it stands."""

    def __missing__(self, name: str) -> str:
        return f"{{{name}}}"


def _is_usable(path: str) -> bool:
    """Whether the new site can answer *path* with a redirect."""
    segments = path.strip("/").split("/")
    return (
        path.startswith("/") and not path.startswith("//") and segments != [""]
        and not re.search(r"[\x00-\x1f\x7f\\?#*]", path)
        and not {"..", ".", ""} & set(segments)
    )  # fmt: skip
