"""Old URLs that lead on: pages that moved, old rules."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from commons_importer.link_targets import key, onward
from commons_importer.new_site.values import site_url

if TYPE_CHECKING:
    from commons_importer.link_targets import Links
    from commons_importer.model import Page, Site
    from commons_importer.report import Report

_OF_SPHINX = ("/", "/search", "/genindex", "/404")  # the new site has pages of its own there


class Redirects:
    """Collects rows ``old,new`` of one site."""

    def __init__(self, site: Site, report: Report, *, has_feeds: bool) -> None:
        """*has_feeds* is whether the new site has an address, which feeds need."""
        self.site = site
        self.report = report
        self.rows: dict[str, tuple[str, str]] = {}
        own = [page for page in site.pages if page.docname and not page.suffix]
        self.pages = {key(page.docname): page for page in own}
        self.has_feeds = has_feeds
        self.queries: dict[str, str] = {}  # what the start page was asked for -> docname
        self.feeds_without = 0  # old URLs of feeds that lead nowhere as long as there is no address
        self.made: set[str] = set()  # URLs of pages that the new site makes
        self.taken = {name.lower(): name for name in self.pages}

    def add(self, old: str, new: str, why: str = "") -> bool:
        """Have *old* lead to *new*; False if it cannot, or need not."""
        path = unquote(old.split("#")[0].split("?")[0])
        if not is_usable(path):
            if why:
                self.report.note(why, 1, "url", f"{old} cannot be redirected on the new site")
                self.site.unclaimed.append(old)
            return False
        if new.endswith("/atom.xml") and not self.has_feeds:
            self.feeds_without += 1
            return False
        plain = key(path)
        own_name = not path.endswith((".html", ".htm")) or "/index.htm" in path
        if plain in _OF_SPHINX or (plain == key(new) and own_name):
            return False
        if (plain in self.pages or plain in self.made) and plain != key(new):
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

    def is_free(self, name: str) -> bool:
        """Whether a page may be made under *name*: no old or new one is there."""
        plain = key(name)
        used = any(plain in n for n in (_OF_SPHINX, self.rows, self.pages, self.made))
        return not used and self.taken.get(plain.lower(), plain) == plain

    def pages_moved(self) -> None:
        """Every published old URL of a page that has another one now; first those of its own."""
        public = [one for one in self.site.pages if one.docname and not one.held_back]
        for page in [one for one in public if one.suffix]:
            self._translation_moved(page)
        public = [one for one in public if not one.suffix]
        own = [(one, one.url) for one in public]
        led = [one for one in public if one.docname != "index"]
        self.queries |= {query: one.docname for one in led for query in one.queries}
        for page, old in [*own, *((one, old) for one in public for old in one.also)]:
            if old and key(old) != key(page.docname):
                self.add(old, page.docname, page.path)
            elif old.endswith((".html", ".htm")) and page.docname != "index":
                self.add(old, page.docname)

    def _translation_moved(self, page: Page) -> None:
        """The table knows pages of one language; those of another one have a whole URL."""
        for old in filter(None, (page.url, *page.also)):
            self.add_translated(old, f"{page.suffix}/{page.docname}", page.path)

    def add_translated(self, old: str, new: str, why: str = "") -> None:
        """Have *old* lead to *new*, a page or feed of another language."""
        address = site_url(self.site.address)
        if key(old) == key(new):
            return
        if not address:
            self.site.unclaimed.append(old)
            return
        is_feed = new.endswith(".xml")
        self.add(
            old, address + (new if is_feed else f"{new.removesuffix('index').rstrip('/')}/"), why
        )

    def rules(self, links: Links, root: Page | None) -> None:
        """Redirects that the old site had."""
        for old, new in self.site.redirects:
            target = self._target(onward(old, new), links, root)
            if target is None:
                self.report.note(
                    "redirects", 1, "already broken", f"{old} led to {new}, which is no page"
                )
                self.site.unclaimed.append(old)
            else:
                self.add(old, target, "redirects")
        for page in self.site.pages:
            if page.redirect_to and not page.draft:
                target = self._target(onward(page.url, page.redirect_to), links, page)
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

    def as_csv(self) -> str:
        """The table, sorted."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["old", "new"])
        for _, row in sorted(self.rows.items()):
            writer.writerow(row)
        for query, docname in sorted(self.queries.items()):
            writer.writerow((f"/?{query}", docname))
        return out.getvalue()


def is_usable(path: str) -> bool:
    """Whether the new site can answer *path* with a redirect."""
    segments = path.strip("/").split("/")
    return (
        path.startswith("/") and not path.startswith("//") and segments != [""]
        and not re.search(r"[\x00-\x1f\x7f\\?#*]", path)
        and not {"..", ".", ""} & set(segments)
    )  # fmt: skip
