"""The pages and feeds that Pelican made of many articles."""

from __future__ import annotations

import math
import posixpath
import re
from typing import TYPE_CHECKING

from commons_importer.engines.common import paths
from commons_importer.model import Generated

if TYPE_CHECKING:
    from collections.abc import Iterable

    from commons_importer.engines.pelican.settings import Settings

DIRECT = {"tags", "categories", "authors", "archives", "index"}
_DATE = re.compile(r"\{date:([^}]*)\}")
_PARTS = {"%Y": "{year}", "%m": "{month}", "%d": "{day}", "%b": "{month_abbr}",
          "%B": "{month_name}", "%-m": "{i_month}", "%-d": "{i_day}"}  # fmt: skip


class Lists:
    """What the settings say about listings."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def generated(self, languages: Iterable[str]) -> Generated:
        """All patterns of the site."""
        return Generated(
            tag=self._named("TAG"), category=self._named("CATEGORY"),
            author=self._named("AUTHOR"), tag_feed=self._feeds("TAG"),
            category_feed=self._feeds("CATEGORY"), author_feed=self._feeds("AUTHOR"),
            year=self._dated("YEAR"), month=self._dated("MONTH"), day=self._dated("DAY"),
            feeds=(*self._site_feeds(), *self._language_feeds(languages)),
            blog=(*self._direct("index"), *self._direct("archives"),
                  *self._direct("period_archives", wanted=False)),
            tags=self._direct("tags"), categories=self._direct("categories"),
            authors=self._direct("authors"), later=self.later,
            uncategorized=(self.settings.text("DEFAULT_CATEGORY"), *self._folders()),
        )  # fmt: skip

    def _folders(self) -> list[str]:
        """Folders of all articles, whose names are categories of no worth."""
        return [folder.strip("/").split("/")[-1] for folder in self.settings.texts("ARTICLE_PATHS")]

    def unclaimed(self) -> list[str]:
        """Pages made of templates of the theme, which say what nobody here knows."""
        direct = [name for name in self.settings.texts("DIRECT_TEMPLATES") if name not in DIRECT]
        found = [self.settings.text(f"{name.upper()}_SAVE_AS", f"{name}.html") for name in direct]
        found += [str(target) for target in self.settings.table("TEMPLATE_PAGES").values()]
        return [paths.clean_url(url) for url in found if url.endswith((".html", "/"))]

    def later(self, kind: str, values: dict[str, str], count: int) -> list[str]:
        """The second and later pages of a listing of *count* articles."""
        size = self._page_size("period_archives" if kind in ("year", "month", "day") else kind)
        if not size:
            return []
        orphans = self.settings.get("DEFAULT_ORPHANS")
        pages = math.ceil(max(1, count - (orphans if isinstance(orphans, int) else 0)) / size)
        saved, url = self._places(kind, values)
        return [
            later
            for number in range(2, pages + 1)
            for later in self._paged(saved, url, number, last=number == pages)
        ]

    def _page_size(self, kind: str) -> int:
        paginated = self.settings.table("PAGINATED_TEMPLATES")
        older = self.settings.texts("PAGINATED_DIRECT_TEMPLATES")
        if kind not in paginated and kind not in older:
            return 0
        size = paginated.get(kind) or self.settings.get("DEFAULT_PAGINATION")
        return size if isinstance(size, int) and size > 0 else 0

    def _places(self, kind: str, values: dict[str, str]) -> tuple[str, str]:
        """The file and the URL of the first page."""
        if kind in ("year", "month", "day"):
            key, default = f"{kind.upper()}_ARCHIVE", ""
        else:
            key, default = (
                kind.upper(),
                "index.html" if kind == "index" else f"{kind}/{{slug}}.html",
            )
        saved = _filled(self.settings.text(f"{key}_SAVE_AS", default), values)
        return saved, _filled(self.settings.text(f"{key}_URL", default), values)

    def _paged(self, saved: str, url: str, number: int, *, last: bool) -> list[str]:
        rule = None
        for pattern in self.settings.get("PAGINATION_PATTERNS") or ():
            if not isinstance(pattern, (list, tuple)) or len(pattern) < 3:
                continue
            if pattern[0] == -1:
                rule = pattern if last else rule
            elif isinstance(pattern[0], int) and pattern[0] <= number:
                rule = pattern
        name, extension = posixpath.splitext(saved)
        folder, file = posixpath.split(saved)
        context = {
            "save_as": saved, "url": url, "name": name, "extension": extension,
            "base_name": folder if file in ("index.htm", "index.html") else name,
            "number": str(number),
        }  # fmt: skip
        found = [_filled(str(text), context) for text in (rule[1:3] if rule else ())]
        return [paths.clean_url(text) for text in dict.fromkeys(found) if "{" not in text]

    # -- patterns ----------------------------------------------------------------------------------

    def _named(self, kind: str) -> tuple[str, ...]:
        saved = self.settings.get(f"{kind}_SAVE_AS")
        if saved in ("", False):
            return ()
        both = (self.settings.get(f"{kind}_URL"), saved)
        return tuple(
            dict.fromkeys(paths.clean_url(v.replace("%s", "{slug}")) for v in both if _is_text(v))
        )

    def _feeds(self, kind: str) -> tuple[str, ...]:
        keys = (f"{kind}_FEED_ATOM", f"{kind}_FEED_RSS", f"{kind}_FEED")
        urls = [key + "_URL" for key in keys]
        values = [self.settings.get(key) for key in (*keys, *urls)]
        return tuple(paths.clean_url(v.replace("%s", "{slug}")) for v in values if _is_text(v))

    def _site_feeds(self) -> list[str]:
        keys = ("FEED_ALL_ATOM", "FEED_ALL_RSS", "FEED_ATOM", "FEED_RSS", "FEED")
        values = [self.settings.get(name) for key in keys for name in (key, f"{key}_URL")]
        return [paths.clean_url(value) for value in values if _is_text(value)]

    def _language_feeds(self, languages: Iterable[str]) -> list[str]:
        keys = ("TRANSLATION_FEED_ATOM", "TRANSLATION_FEED_RSS", "TRANSLATION_FEED")
        templates = [self.settings.text(key).replace("%s", "{lang}") for key in keys]
        return [
            paths.clean_url(template.replace("{lang}", language))
            for template in templates if template for language in sorted(languages)
        ]  # fmt: skip

    def _dated(self, kind: str) -> tuple[str, ...]:
        saved = self.settings.text(f"{kind}_ARCHIVE_SAVE_AS")
        found = [saved, self.settings.text(f"{kind}_ARCHIVE_URL") if saved else ""]
        patterns = [paths.clean_url(_DATE.sub(_date_parts, text)) for text in found if text]
        return tuple(dict.fromkeys(re.sub(r"/index\.html$", "/", text) for text in patterns))

    def _direct(self, name: str, *, wanted: bool = True) -> tuple[str, ...]:
        """Where the page of a template of its own stood."""
        if wanted and name not in self.settings.texts("DIRECT_TEMPLATES"):
            return ()
        default = f"{name}.html" if wanted else ""
        saved = self.settings.values.get(f"{name.upper()}_SAVE_AS", default)
        if not _is_text(saved):
            return ()
        url = self.settings.text(f"{name.upper()}_URL")
        found = [paths.clean_url(text) for text in (saved, url) if text and "{" not in text]
        return tuple(dict.fromkeys(re.sub(r"/index\.html$", "/", text) for text in found))


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value)


def _filled(template: str, values: dict[str, str]) -> str:
    """*template* with what is known of its variables; dates take parts of days."""
    dated = _DATE.sub(_date_parts, template)
    return re.sub(r"\{(\w+)\}", lambda m: values.get(m[1], m[0]), dated)


def _date_parts(found: re.Match[str]) -> str:
    return re.sub(r"%-?\w", lambda m: _PARTS.get(m[0], m[0]), found[1])
