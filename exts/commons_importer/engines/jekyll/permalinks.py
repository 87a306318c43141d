"""Permalinks of Jekyll."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from commons_importer import scalars, slugs, written_dates
from commons_importer.engines.common import paths

if TYPE_CHECKING:
    from collections.abc import Mapping

    from commons_importer.model import Page

STYLES = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}


def fill(template: str, page: Page, kind: str, stem: str) -> str:
    """*template* with Jekyll's variables filled."""
    when = page.date or written_dates.Written(1970, 1, 1)
    day = when.as_date
    week = day.isocalendar()
    clock = when.clock or (0, 0, 0)
    name = stem.split("/")[-1]
    title = slugs.slugify(page.slug or name, "pretty", cased=True)
    values = {
        "categories": "/".join(c.lower() for c in page.categories),
        "slugified_categories": "/".join(slugs.slugify(c) for c in page.categories),
        "year": f"{when.year:04d}", "month": f"{when.month:02d}", "day": f"{when.day:02d}",
        "i_month": str(when.month), "i_day": str(when.day),
        "short_year": f"{when.year % 100:02d}",
        "y_day": f"{day.timetuple().tm_yday:03d}", "short_month": day.strftime("%b"),
        "long_month": day.strftime("%B"), "short_day": day.strftime("%a"),
        "long_day": day.strftime("%A"), "week": f"{week[1]:02d}", "w_year": str(week[0]),
        "w_day": str(week[2]), "hour": f"{clock[0]:02d}", "minute": f"{clock[1]:02d}",
        "second": f"{clock[2]:02d}", "title": title, "slug": slugs.slugify(page.slug or name),
        "name": slugs.slugify(name), "basename": name, "collection": kind,
        "path": stem if kind != "pages" else "/".join(stem.split("/")[:-1]),
        "output_ext": ".html",
    }  # fmt: skip
    names = "|".join(sorted(values, key=len, reverse=True))
    filled = re.sub(rf":({names})(?![a-z_])", lambda m: values[m[1]], template)
    url = paths.clean_url(with_own_keys(filled, page.front))
    return re.sub(r"/index\.html$", "/", url)


def with_own_keys(template: str, front: Mapping[str, Any]) -> str:
    """*template* with the keys of the header *front*, which small plugins of sites put in."""

    def value(found: re.Match[str]) -> str:
        own = front.get(found[1])
        return slugs.slugify(scalars.text(own)) if isinstance(own, (str, int)) else found[0]

    return re.sub(r":([a-z_]\w*)", value, template)
