"""Pages in several languages: which one translates which."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from commons_importer import scalars
from commons_importer.new_site.values import language_code, language_name

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable

    from commons_importer.model import Page, Site
    from commons_importer.report import Report


def of_header(page: Page) -> str:
    """The language that the header of *page* names, if there is such a one."""
    for key in ("lang", "language", "locale"):
        code = scalars.text(page.front.get(key))
        if code and language_code(code):
            return code
    return ""


def pair(
    site: Site, report: Report, name_of: Callable[[Page], Hashable], own: Collection[str] = ()
) -> None:
    """Tell pages of *site* that have a language which ones they translate, by name or address.

    What translates nothing and has no address of its language stays a page of the site's own one.

    :param name_of: what a page and its translations have in common; nothing if that is not said.
    :param own: codes of languages whose pages stand apart, whatever they translate.
    """
    first = _first(site)
    others: list[Page] = []
    sources: dict[Hashable, Page] = {}
    for page in site.pages:
        code = language_code(page.language)
        if code and code != language_code(first):
            others.append(page)
            continue
        page.language = first
        if not page.draft:
            sources.setdefault(_plain(page.url, first), page)
            if name := name_of(page):
                sources.setdefault(name, page)
    taken: dict[tuple[str, str], Page] = {}
    for page in [page for page in others if not page.draft]:
        plain = _plain(page.url, page.language)
        source = sources.get(name_of(page)) or sources.get(plain)
        before = source and taken.setdefault((page.language, source.path), page)
        if before is page:
            page.source = source
        elif before or (plain == page.url and page.language not in own):
            _stay(page, first, before, report)
    codes = dict.fromkeys(page.language for page in others if page.language != first)
    if codes:
        site.languages = {code: language_name(code) for code in (first, *sorted(codes))}


def _first(site: Site) -> str:
    """The language of the site: what its settings say, or its start page does."""
    start = next((page.language for page in site.pages if page.url == "/"), "")
    site.language = site.language if language_code(site.language) else start
    return site.language or "en"


def _plain(url: str, language: str) -> str:
    return re.sub(rf"^/{re.escape(language)}(?=/)", "", url)


def _stay(page: Page, first: str, before: Page | None, report: Report) -> None:
    """Leave *page* among those of the site's own language."""
    why = ", translates no page and"
    if before is not None:
        why = f" as {before.path} is, which translates the same page;"
    report.note(
        page.path, page.line("lang"), "language",
        f"is in {page.language!r}{why} stays among those in {first!r}",
    )  # fmt: skip
    page.language = first
