"""Where Hugo published pages: by folder, slug, ``url`` and the settings' permalinks."""

from __future__ import annotations

import calendar
import posixpath
import re
from typing import TYPE_CHECKING, Any

from commons_importer import scalars
from commons_importer.engines.common import paths
from commons_importer.engines.hugo.names import urlize, without_accents

if TYPE_CHECKING:
    from commons_importer.engines.hugo.languages import Languages
    from commons_importer.engines.hugo.settings import Settings
    from commons_importer.model import Page

_TOKEN = re.compile(r":([a-z]+)(?:\[([\d:]*|last)\])?|:(2006|06|01|1|02|2|Jan(?:uary)?|15|04|05)\b")
KINDS = ("page", "section", "term", "taxonomy", "home")


class Addresses:
    """The addresses of one site."""

    def __init__(self, settings: Settings, languages: Languages) -> None:
        self.settings = settings
        self.languages = languages
        self.lower = not settings.on("disablepathtolower")
        self.plain = settings.on("removepathaccents")
        self.ugly = settings.values.get("uglyurls")
        self.patterns = self._patterns()

    def _patterns(self) -> dict[tuple[str, str], str]:
        """Kind and section -> pattern."""
        out: dict[tuple[str, str], str] = {}
        for name, value in self.settings.table("permalinks").items():
            if isinstance(value, dict):
                out |= {(name, section): scalars.text(item) for section, item in value.items()}
            else:
                out["page", name] = out["term", name] = scalars.text(value)
        return out

    def name(self, text: str) -> str:
        """*text* as a part of a path."""
        return urlize(without_accents(text) if self.plain else text, lower=self.lower)

    def is_ugly(self, section: str) -> bool:
        """Whether pages of a section end in ``.html``."""
        if isinstance(self.ugly, dict):
            return scalars.truth(self.ugly.get(section.lower())) is True
        return scalars.truth(self.ugly) is True

    def of(self, page: Page, plain: str, kind: str) -> str:
        """The address of *page*, whose file is *plain* below the content.

        :param kind: one of :data:`KINDS`.
        """
        prefix = self.languages.prefix(page.language)
        folder, name = _split(plain, kind)
        section = (folder or name).split("/")[0]
        given = scalars.text(page.front.get("url"))
        if given and kind != "home":
            return paths.clean_url(given if given.startswith("/") else f"{prefix}/{given}")
        pattern = self.patterns.get((kind, section.lower()), "")
        slug = scalars.text(page.front.get("slug"))
        if pattern:
            path = self.filled(pattern, page, plain, kind)
        elif kind == "home":
            path = "/"
        else:
            last = slug if slug and kind == "page" else name
            parts = [*folder.split("/"), *last.split("/")]
            path = "/" + "/".join(self.name(part) for part in parts if part)
        return prefix + self._ended(path, section)

    def _ended(self, path: str, section: str) -> str:
        if path == "/" or posixpath.splitext(path)[1] in (".html", ".htm"):
            return path
        return path.rstrip("/") + (".html" if self.is_ugly(section) else "/")

    def filled(self, pattern: str, page: Page, plain: str, kind: str) -> str:
        """A permalink pattern for *page*."""
        folder, name = _split(plain, kind)
        sections = [self.name(part) for part in folder.split("/") if part]
        date = page.date
        year, month, day = (date.year, date.month, date.day) if date else (1, 1, 1)
        slug = scalars.text(page.front.get("slug"))
        title = page.title or name
        values: dict[str, Any] = {
            "year": f"{year:04d}", "month": f"{month:02d}", "day": f"{day:02d}",
            "monthname": calendar.month_name[month],
            "weekday": (calendar.weekday(year, month, day) + 1) % 7,
            "weekdayname": calendar.day_name[calendar.weekday(year, month, day)],
            "yearday": date.as_date.timetuple().tm_yday if date else 1,
            "section": sections[0] if sections else "", "title": self.name(title),
            "slug": self.name(slug or title), "slugorfilename": self.name(slug or name),
            "slugorcontentbasename": self.name(slug or name), "filename": self.name(name),
            "contentbasename": self.name(name), "sectionslug": sections[-1] if sections else "",
            "sectionslugs": "/".join(sections),
        }  # fmt: skip
        names = calendar.month_abbr[month], calendar.month_name[month]
        of_go = {"2006": f"{year:04d}", "06": f"{year % 100:02d}", "01": f"{month:02d}",
                 "1": str(month), "02": f"{day:02d}", "2": str(day), "Jan": names[0],
                 "January": names[1]}  # fmt: skip

        def one(found: re.Match[str]) -> str:
            if found[3]:
                return of_go.get(found[3], found[0])
            if found[1] in ("sections", "sectionslugs"):
                return "/".join(_cut(sections, found[2]))
            return str(values.get(found[1], found[0]))

        path = re.sub(r"/{2,}", "/", "/" + _TOKEN.sub(one, pattern))
        return path.lower() if self.lower else path


def _split(plain: str, kind: str) -> tuple[str, str]:
    """The folder of a page and its own name; a bundle is called like its folder."""
    stem = posixpath.splitext(plain)[0]
    if posixpath.basename(stem) in ("index", "_index"):
        stem = posixpath.dirname(stem)
    return posixpath.split(stem)


def _cut(parts: list[str], written: str | None) -> list[str]:
    if written is None:
        return parts
    if written == "last":
        return parts[-1:]
    first, colon, last = written.partition(":")
    begin = int(first or 0)
    if not colon:
        return parts[begin : begin + 1]
    return parts[begin : int(last) if last else None]
