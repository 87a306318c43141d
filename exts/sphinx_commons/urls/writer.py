"""``build-finished``: write the redirects of this build, take away those of the last."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util import logging

from sphinx_commons.core.redirect_pages import is_redirect
from sphinx_commons.core.vocabulary import did_you_mean
from sphinx_commons.front_matter import FrontMatterDomain

from . import start_queries
from .asked_redirects import from_pages, from_table
from .built import BuiltSite
from .model import (
    Redirect,
    Refusal,
    accept,
    is_own_name,
    other_spelling,
    output_file,
    page_name,
)
from .redirect_pages import TABLE, listed_files, page_html, table
from .start_queries import query_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from .standing import Standing

logger = logging.getLogger(__name__)

# What ABlog waits where nobody has asked for another time; readers need not.
AT_ONCE = 5


def warn(subtype: str, message: str, source: str, line: int) -> None:
    """Warn of type ``urls`` at *source* and *line*."""
    logger.warning("%s", message, type="urls", subtype=subtype, location=f"{source}:{line}")


def write_redirects(app: Sphinx, exception: Exception | None) -> None:
    """Write every redirect that can be given and warn of the others."""
    if exception is not None or type(app.builder).name not in ("html", "dirhtml"):
        return
    site = BuiltSite(app)
    wishes = list(_wishes(app))
    places = _places([wish for wish in wishes if query_of(wish.old)], site)
    accepted, refused = accept([wish for wish in wishes if not query_of(wish.old)], site)
    for refusal in refused:
        _report(refusal)
    rows: list[tuple[str, str]] = []
    pages = Pages(Path(app.outdir), site.standing)
    for redirect in accepted:
        if (uri := site.url(redirect.new)) is None:
            if not site.is_held_back(redirect.new):
                _report_target(redirect, site)
            continue
        if file := output_file(redirect.old):
            if not pages.has_room(file):
                if is_own_name(redirect):
                    continue  # The page stands there.
                _report(Refusal(redirect, "collision", f"{redirect.old} is there already"))
                continue
            pages.add(file, _page(app, file, uri))
        rows.append((redirect.old, uri if "://" in uri else f"/{uri}"))
    _add_spellings(app, rows, pages)
    _write(pages, rows, places)


def _places(wishes: list[Redirect], site: BuiltSite) -> dict[str, str]:
    """Query -> URL from the root of the site, for old URLs of the start page."""
    places: dict[str, str] = {}
    for wish in wishes:
        query, uri = query_of(wish.old), site.url(wish.new)
        if page_name(wish.new) in ("", "index"):
            _report(Refusal(wish, "loop", f"{wish.old} leads to itself"))
        elif uri is None:
            if not site.is_held_back(wish.new):
                _report_target(wish, site)
        elif places.setdefault(query, uri) != uri:
            _report(Refusal(wish, "duplicate", f"{wish.old} already leads to {places[query]}"))
    return places


class Pages:
    """The redirect pages of this build, in files that nothing else needs."""

    def __init__(self, outdir: Path, standing: Standing) -> None:
        self.outdir = outdir
        self.standing = standing
        self.texts: dict[Path, str] = {}
        self.folders: set[Path] = set()

    def has_room(self, file: str) -> bool:
        """Whether *file* is free: no page of the site, no redirect, no folder of one."""
        path = self.outdir / file
        is_ours = path in self.texts or path in self.folders
        inside_ours = any(folder in self.texts for folder in path.parents)
        return not (is_ours or inside_ours or self.standing.is_taken(path))

    def add(self, file: str, text: str) -> None:
        """Take *file* for the page *text*."""
        path = self.outdir / file
        self.texts[path] = text
        self.folders.update(path.parents)


def _add_spellings(app: Sphinx, rows: list[tuple[str, str]], pages: Pages) -> None:
    """Add what people write for the old paths too, where nothing else is there."""
    for old, new in list(rows):
        other = other_spelling(old)
        file = output_file(other) if other else None
        if other and file and pages.has_room(file):
            uri = new if "://" in new else new.removeprefix("/")
            pages.add(file, _page(app, file, uri))
            rows.append((other, new))


def _page(app: Sphinx, file: str, uri: str) -> str:
    config = app.config
    asked = config.post_redirect_refresh if "ablog" in config.extensions else AT_ONCE
    seconds = 0 if asked == AT_ONCE else asked
    return page_html(file, uri, config.html_baseurl, config.language, seconds)


def _wishes(app: Sphinx) -> Iterator[Redirect]:
    env = app.env
    metas = FrontMatterDomain.of(env).pages
    yield from from_pages((str(env.doc2path(d)), metas[d]) for d in sorted(metas))
    path = Path(app.srcdir, app.config.urls_redirects)
    if path.is_file():
        yield from from_table(path, lambda reason, line: warn("table", reason, str(path), line))


def _report(refusal: Refusal) -> None:
    redirect = refusal.redirect
    warn(refusal.subtype, f"no redirect: {refusal.reason}", redirect.source, redirect.line)


def _report_target(redirect: Redirect, site: BuiltSite) -> None:
    hint = did_you_mean(page_name(redirect.new), site.documents)
    _report(Refusal(redirect, "target", f"there is no page {redirect.new!r}{hint}"))


def _write(pages: Pages, rows: list[tuple[str, str]], places: dict[str, str]) -> None:
    """Write in an order that a build stopped in between repairs when it is run again."""
    outdir = pages.outdir
    listing = outdir / TABLE
    if listing.is_file():
        for old in listed_files(listing.read_text(encoding="utf-8")):
            path = outdir / (output_file(old) or TABLE)
            if path != listing and path not in pages.texts and path.is_file() and is_redirect(path):
                _remove(path, outdir)
    start_queries.write_places(outdir, places)
    if not rows and not places:
        listing.unlink(missing_ok=True)
        return
    questions = [(query, uri if "://" in uri else f"/{uri}") for query, uri in places.items()]
    listing.write_text(table(rows) + start_queries.table(questions), encoding="utf-8")
    for path, text in pages.texts.items():
        pages.standing.write(path, text)


def _remove(path: Path, outdir: Path) -> None:
    path.unlink()
    for folder in path.parents:
        if folder == outdir or any(folder.iterdir()):
            return
        folder.rmdir()
