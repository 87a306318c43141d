"""The blog plugin of Material: which pages are posts, where they were, what was made of many."""

from __future__ import annotations

import math
import posixpath
import re
from datetime import datetime
from typing import TYPE_CHECKING, Any

import yaml
from babel.core import UnknownLocaleError
from babel.dates import format_date, format_datetime

from commons_importer import scalars, written_dates
from commons_importer.engines.mkdocs import dialect

if TYPE_CHECKING:
    from collections.abc import Callable

    from commons_importer.engines.mkdocs.addresses import Addresses
    from commons_importer.engines.mkdocs.settings import Table
    from commons_importer.model import Generated, Page
    from commons_importer.report import Report
    from commons_importer.source_tree import Tree
    from commons_importer.written_dates import Written

_NAMED_FORMATS = ("full", "long", "medium", "short")
_PARTS = {
    "yyyy": "{year}", "y": "{year}", "MM": "{month}", "dd": "{day}",
    "M": "{i_month}", "d": "{i_day}", "MMM": "{month_abbr}", "MMMM": "{month_name}",
}  # fmt: skip


class Blog:
    """One blog of a site; its folder is seen from ``docs_dir``."""

    def __init__(self, tree: Tree, addresses: Addresses, given: Table, report: Report) -> None:
        self.tree = tree
        self.addresses = addresses
        self.given = given
        self.report = report
        self.folder = posixpath.normpath(self._text("blog_dir", "blog")).strip("./")
        posts = self._text("post_dir", "{blog}/posts").replace("{blog}", self.folder or ".")
        self.posts = posixpath.normpath(posts)
        separator = self._text("post_slugify_separator", "-")
        self.slug = dialect.slugifier(
            given.get("post_slugify"), separator, dialect.lower(separator)
        )
        separator = self._text("categories_slugify_separator", "-")
        self.category = dialect.slugifier(
            given.get("categories_slugify"), separator, dialect.lower(separator)
        )

    def _text(self, key: str, default: str) -> str:
        return scalars.text(self.given.get(key)) or default

    def _on(self, key: str, *, default: bool = True) -> bool:
        found = scalars.truth(self.given.get(key))
        return default if found is None else found

    def has(self, path: str) -> bool:
        """Whether the page *path* is a post."""
        return path.startswith(f"{self.posts}/")

    def locate(self, page: Page, path: str) -> None:
        """Give a post its date, its other fields and its address."""
        page.is_post = True
        self._date(page)
        page.categories = scalars.split(page.front.get("categories"))
        names = page.front.get("authors", page.front.get("author"))
        page.authors = scalars.split(names)
        if page.front.get("pin") is True:
            page.front["pinned"] = True
        if page.date is None:
            if not page.draft:
                self.report.note(page.path, 1, "date", "a post without a date becomes a page")
            page.is_post = False
            return
        page.slug = scalars.text(page.front.get("slug")) or self.slug(page.title)
        kept = self.given.get("post_url_max_categories", 1)
        categories = page.categories[: kept if isinstance(kept, int) else 1]
        url = self._filled(self._text("post_url_format", "{date}/{slug}"), {
            "date": self._when(page.date, self._text("post_url_date_format", "yyyy/MM/dd")),
            "slug": page.slug, "categories": "/".join(self.category(name) for name in categories),
            "file": posixpath.splitext(posixpath.basename(path))[0],
        })  # fmt: skip
        page.url = self._address(url)

    def _date(self, page: Page) -> None:
        value = page.front.get("date")
        if isinstance(value, dict):
            page.front["updated"] = value.get("updated")
            value = value.get("created")
        page.date = written_dates.parse(value)
        if value is not None and (page.date is None or page.date.clamped):
            self.report.note(page.path, page.line("date"), "date", f"{value!r} is no date")

    def _when(self, date: Written, pattern: str) -> str:
        moment = datetime(date.year, date.month, date.day, *(date.clock or (0, 0, 0)))
        locale = self.addresses.settings.language.replace("-", "_")
        for language in (locale, "en"):
            try:
                if pattern in _NAMED_FORMATS:
                    return str(format_date(moment, pattern, locale=language))
                return str(format_datetime(moment, pattern, locale=language))
            except (UnknownLocaleError, ValueError, AttributeError):
                continue
        return f"{date.year:04d}/{date.month:02d}/{date.day:02d}"

    @staticmethod
    def _filled(pattern: str, values: dict[str, str]) -> str:
        return re.sub(r"\{(\w+)\}", lambda found: values.get(found[1], found[0]), pattern)

    def _address(self, path: str) -> str:
        inside = posixpath.normpath(path.strip("/"))
        return self.addresses.url(posixpath.join(self.folder, f"{inside}.md"))

    # -- lists -------------------------------------------------------------------------------------

    def lists(self, made: Generated) -> None:
        """Add the pages that list posts to *made*."""
        index = posixpath.join(self.folder, "index.md")
        if self.folder:
            made.blog = (*made.blog, self.addresses.url(index))
        if self._on("archive"):
            pattern = self._archive("archive")
            if "day}" in pattern:
                made.day = (*made.day, pattern)
            elif "month" in pattern:
                made.month = (*made.month, pattern)
            else:
                made.year = (*made.year, pattern)
        if self._on("categories"):
            made.category = (
                *made.category,
                self._named("categories_url_format", "category/{slug}"),
            )
        if self._on("authors_profiles", default=False):
            profile = self._named("authors_profiles_url_format", "author/{slug}")
            made.author = (*made.author, profile)

    def _archive(self, key: str) -> str:
        words = re.split(r"(\w+)", self._text(f"{key}_url_date_format", "yyyy"))
        date = "".join(_PARTS.get(word, word) for word in words)
        return self._address(
            self._text(f"{key}_url_format", "archive/{date}").replace("{date}", date)
        )

    def _named(self, key: str, default: str) -> str:
        return self._address(self._text(key, default))

    def later(self, made: Generated) -> Callable[[str, dict[str, str], int], list[str]]:
        """The second and later pages of the lists in *made*, as far as they are this blog's."""
        firsts = {"index": [self.addresses.url(posixpath.join(self.folder, "index.md"))],
                  "category": made.category, "author": made.author,
                  "year": made.year, "month": made.month, "day": made.day}  # fmt: skip
        size = self.given.get("pagination_per_page", 10)
        size = size if isinstance(size, int) and size > 0 else 10
        pattern = self._text("pagination_url_format", "page/{page}")

        def pages(kind: str, values: dict[str, str], count: int) -> list[str]:
            if not self._on("pagination"):
                return []
            return [
                self._filled(_below(first, pattern), {**values, "page": str(number)})
                for first in firsts.get(kind, ())
                for number in range(2, math.ceil(count / size) + 1)
            ]

        return pages

    # -- people ------------------------------------------------------------------------------------

    def people(self) -> dict[str, dict[str, Any]]:
        """The entries of ``.authors.yml``: below ``authors``, or as they stand."""
        name = self._text("authors_file", "{blog}/.authors.yml").replace(
            "{blog}", self.folder or "."
        )
        file = self.addresses.source(posixpath.normpath(name))
        try:
            given = scalars.load_yaml(self.tree.data(file))
        except yaml.YAMLError as err:
            mark = getattr(err, "problem_mark", None)
            self.report.note(file, mark.line + 1 if mark else 1, "settings", f"no YAML: {err}")
            return {}
        table = given.get("authors", given) if isinstance(given, dict) else {}
        entries = table.items() if isinstance(table, dict) else ()
        return {str(key): value for key, value in entries if isinstance(value, dict)}


def _below(first: str, pattern: str) -> str:
    if first.endswith("/"):
        return f"{first}{pattern}/"
    stem = first.removesuffix(".html").removesuffix("index")
    return f"{stem.rstrip('/')}/{pattern}.html"
