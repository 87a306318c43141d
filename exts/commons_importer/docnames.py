"""Where each old page stands on the new site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from commons_importer import slugs
from commons_importer.new_site.values import language_code

if TYPE_CHECKING:
    from commons_importer.model import Page, Site
    from commons_importer.report import Report

_RESERVED = re.compile(
    r"(?:_\w*|drafts|search|genindex|py-modindex|images|files|authors|_static)(?=/|$)"
)
_POST_FOLDER = re.compile(r"blog/[1-9]\d{3}/.")
_LISTING = re.compile(
    r"blog/(?:index|tag|category|archive|page|[1-9]\d{3}(?:/\d{2})?)(?:/|$)|faq-questions$"
)


def assign(site: Site, report: Report) -> None:
    """Give every page its docname: its old path, or for a post ``blog/YYYY/slug``."""
    pages = [page for page in site.pages if not page.draft and not page.redirect_to]
    first = next(iter(site.languages), "")
    for page in pages:
        if first and page.language not in ("", first):
            page.suffix = language_code(page.language)
    for suffix in sorted({page.suffix for page in pages}):
        _assign([page for page in pages if page.suffix == suffix], first, report)


def _assign(pages: list[Page], first: str, report: Report) -> None:
    """Docnames for *pages* of one language; translations are called like their page.

    :param first: the code of the site's own language, if it has several.
    """
    for page in pages:
        page.docname = page.source.docname if page.suffix and page.source is not None else ""
    taken = {_key(page.docname): page.path for page in pages if page.docname}
    pages = [page for page in pages if not page.docname]
    for page in pages:
        if not page.is_post:
            page.docname = _free(_page_name(page, first), taken, page, report)
    posts = [page for page in pages if page.is_post and page.date]
    _same_urls(posts, report)
    # The newest post keeps a name that several want, so it takes it first.
    for page in sorted(posts, key=lambda p: (p.date.order if p.date else (), p.path), reverse=True):
        page.docname = _post_name(page, taken, report)


def _page_name(page: Page, first: str) -> str:
    url = page.url
    if page.suffix or (first and page.language == first):
        url = re.sub(rf"^/{re.escape(page.language)}(?=/|$)", "", url)
    path = re.sub(r"\.html?$", "", url.strip("/"))
    path = re.sub(r"(^|/)index$", r"\1", path).strip("/")
    name = "/".join(slugs.file_name(part) for part in path.split("/") if part)
    if not name:
        return "index"
    is_index = bool(re.search(r"(?:^|/)index\.", page.path))
    if _RESERVED.match(name):
        name = f"pages/{name.lstrip('_')}"
    if _POST_FOLDER.match(name) or _LISTING.match(name + "/"):
        name = f"pages/{name}"
    if name == "blog":
        return "blog/index"
    return f"{name}/index" if is_index else name


def _free(name: str, taken: dict[str, str], page: Page, report: Report) -> str:
    """*name*, or the next free one; names that differ in case only are one."""
    candidate, number = name, 2
    while _key(candidate) in taken:
        candidate, number = f"{name.removesuffix('/index')}-{number}", number + 1
    if candidate != name:
        report.note(
            page.path, 1, "url", f"{name} is taken by {taken[_key(name)]}; now at {candidate}"
        )
    taken[_key(candidate)] = page.path
    return candidate


def _key(name: str) -> str:
    return name.lower().removesuffix("/index")


def _same_urls(posts: list[Page], report: Report) -> None:
    seen: dict[str, Page] = {}
    addressed = [page for page in posts if page.url]
    for page in sorted(addressed, key=lambda p: (p.date.order if p.date else (), p.path)):
        earlier = seen.get(page.url)
        if earlier is not None:
            for one, other in ((earlier, page), (page, earlier)):
                report.note(one.path, 1, "url", f"{page.url} is also the address of {other.path}")
            earlier.also = [url for url in earlier.also if url != page.url]
            earlier.url = ""
        seen[page.url] = page


def _post_name(page: Page, taken: dict[str, str], report: Report) -> str:
    assert page.date
    year = max(page.date.year, 1000)
    slug = slugs.file_name(page.slug or slugs.parameterize(page.title) or "post")
    slug = "-".join(part for part in slug.split("/") if part)
    if re.fullmatch(r"\d{1,2}|page|index", slug):
        slug = f"post-{slug}"
    name = f"blog/{year:04d}/{slug}"
    if _key(name) in taken:
        dated = f"blog/{year:04d}/{page.date.month:02d}-{page.date.day:02d}-{slug}"
        return _free(dated, taken, page, report)
    taken[_key(name)] = page.path
    return name
