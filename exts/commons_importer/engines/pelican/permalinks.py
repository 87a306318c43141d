"""Where Pelican put what it wrote."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any

from commons_importer import scalars, written_dates
from commons_importer.engines.common import paths

if TYPE_CHECKING:
    from commons_importer.engines.pelican.settings import Settings
    from commons_importer.model import Page

_VARIABLE = re.compile(r"\{(\w+)(?::([^}]*))?\}")


def locate(page: Page, kind: str, values: dict[str, Any], settings: Settings) -> None:
    """Give *page* its URL, and the one of its file if that is another."""
    key = "PAGE" if kind == "page" else "ARTICLE"
    apart = page.language in settings.subsites
    foreign = page.language and page.language != settings.language and not apart
    setting = f"{key}_LANG" if foreign else key
    given = scalars.text(values.get("url")) or scalars.text(values.get("save_as"))
    page.url = _fill(given or settings.text(f"{setting}_URL"), page, values, settings)
    if given and not values.get("url"):
        page.url = re.sub(r"(^|/)index\.html?$", r"\1", page.url)
    saved = settings.text(f"{setting}_SAVE_AS")
    if saved and not given:
        file = re.sub(r"index\.html$", "", _fill(saved, page, values, settings))
        page.also += [file] if file not in (page.url, page.url + "/") else []
    if apart:
        page.url = f"/{page.language}{page.url}"
        page.also = [f"/{page.language}{url}" for url in page.also]


def _fill(template: str, page: Page, values: dict[str, Any], settings: Settings) -> str:
    when = page.date or written_dates.Written(1970, 1, 1)
    category = page.categories[0] if page.categories else settings.text("DEFAULT_CATEGORY")
    known = {
        "slug": page.slug, "lang": page.language or settings.language,
        "category": settings.slugify(category, "CATEGORY"),
        "author": settings.slugify(page.authors[0], "AUTHOR") if page.authors else "",
    }  # fmt: skip
    moment = datetime(when.year, when.month, when.day, *(when.clock or (0, 0, 0)))

    def fill(found: re.Match[str]) -> str:
        name, form = found[1], found[2]
        if name == "date":
            return moment.strftime(form) if form else str(moment)
        return known.get(name) or scalars.text(values.get(name))

    return paths.clean_url(_VARIABLE.sub(fill, template))
