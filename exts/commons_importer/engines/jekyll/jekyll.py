"""Jekyll: ``_posts`` at any depth, collections, pages."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from commons_importer import old_front_matter, scalars, slugs, written_dates
from commons_importer.engines.common import header_fields, html_files, paths, textile, translations
from commons_importer.engines.common.header_fields import people
from commons_importer.engines.common.htaccess import note_htaccess
from commons_importer.engines.engine import Engine
from commons_importer.engines.jekyll import permalinks
from commons_importer.engines.jekyll.generated import Lists
from commons_importer.engines.jekyll.settings import Settings
from commons_importer.engines.liquid import site_data
from commons_importer.engines.liquid.pages import Liquid
from commons_importer.model import Page, Site

if TYPE_CHECKING:
    from commons_importer.engines.engine import Body, Term
    from commons_importer.report import Report
    from commons_importer.source_tree import Tree

POST = re.compile(r"^(\d{2,4})-(\d{1,2})-(\d{1,2})-([^/]*)$")
# The start of a URL of this site, in Liquid.
_ROOT = re.compile(r"\{\{-?\s*(?:site\.(?:base)?url|base_path|BASE_PATH)\b[^{}]*\}\}")
CONVERTED = (*paths.MARKDOWN, ".html", ".htm", ".textile")


class Jekyll(Engine):
    """Reads one site."""

    settings_files = (
        "_config.yml",
        "_config.yaml",
    )

    def __init__(self, tree: Tree, report: Report) -> None:
        self.tree = tree
        self.report = report
        self.settings = Settings(tree, report)
        self.source = self.settings.source
        self.unpublished: dict[
            str, list[dict[str, Any]]
        ] = {}  # what templates may ask all the same

    def load(self) -> Site:
        """The site, its pages in the order of their paths."""
        roots = (self.source,)
        site = self.site = Site(roots=roots)
        self.settings.describe(site)
        host = urlsplit(str(self.settings.config.get("url") or "")).netloc
        site.hosts = {host} if host else set()
        site.base = "/" + str(self.settings.config.get("baseurl") or "").strip("/")
        site.base = "" if site.base == "/" else site.base
        site.people = self.settings.people()
        site.excerpt_mark = str(self.settings.config.get("excerpt_separator") or "").strip()
        for name in self.tree.below(self.source):
            self._file(name, site)
        translations.pair(site, self.report, lambda page: scalars.text(page.front.get("ref")))
        site.menu = self.settings.menu()
        site.generated = Lists(self.settings, site).generated()
        return site

    def slug(self, kind: Term, name: str) -> str:
        """What ``jekyll-archives`` makes of a name."""
        return slugs.slugify(name)

    def body(self, page: Page) -> Body:
        """The text of *page*, its Liquid put in."""
        body = self.liquid.render(page)
        if page.path.lower().endswith(".textile") and not body.lost:
            made = textile.as_html("\n".join(line for line, _ in body.lines))
            first = body.lines[0][1] if body.lines else 1
            body.lines = [(line, first) for line in made.split("\n")]
            body.problems.append((first, "markup", "Textile: marks that are rare stay as text"))
        return body

    @cached_property
    def liquid(self) -> Liquid:
        """The templates of the site, once its pages are known."""
        config = self.settings.config | self.unpublished | {"data": self.settings.data}
        return Liquid(self.tree, self.site, self.report, config, self.source, self.tags)

    # -- files -------------------------------------------------------------------------------------

    def _file(self, name: str, site: Site) -> None:
        path = name.removeprefix(self.source + "/") if self.source else name
        parts = path.split("/")
        special = [i for i, part in enumerate(parts[:-1]) if part.startswith("_")]
        if self.settings.is_excluded(path):
            return
        if parts[-1] == ".htaccess":
            note_htaccess(self.tree.data(name), name, site, self.report)
            return
        if special:
            self._special(name, parts, special, site)
        elif parts[-1].startswith(("_", "#", ".")) or parts[-1].endswith("~"):
            return
        else:
            self._plain(name, path, site)

    def _special(self, name: str, parts: list[str], special: list[int], site: Site) -> None:
        first = special[0]
        folder = parts[first]
        if folder in ("_posts", "_drafts") and len([i for i in special if i != first]) == 0:
            self._post(name, parts, first, site)
            return
        collection = folder[1:]
        directory = str(self.settings.config.get("collections_dir") or "").strip("/")
        at = "/".join(parts[:first])
        if collection in self.settings.collections and at == directory and first == special[-1]:
            self._document(name, parts, first, collection, site)

    def _post(self, name: str, parts: list[str], first: int, site: Site) -> None:
        path = "/".join(parts)
        if not path.lower().endswith(CONVERTED):
            if paths.suffixes(path)[1]:
                self.report.note(name, 1, "template", "this markup is not converted")
                site.unclaimed.append(f"/{parts[-1]}")
            return
        stem = re.sub(r"\.\w+$", "", parts[-1])
        named = POST.match(stem)
        draft = parts[first] == "_drafts"
        if not named and not draft:
            self.report.note(name, 1, "skipped", "no date in the file name, so it was never a post")
            return
        page = self._read(name, path, "posts")
        if page is None:
            return
        page.is_post = True
        page.draft |= draft
        from_name = "-".join(named.group(1, 2, 3)) if named else ""
        page.date = self._date(page, from_name)
        page.slug = scalars.text(page.front.get("slug")) or (named[4] if named else stem)
        page.categories = self._categories(page.front, parts[:first])
        if not page.title:
            page.title = " ".join(
                w.capitalize() for w in page.slug.replace("_", "-").split("-") if w
            )
        if page.date is None and not draft:
            self.report.note(name, 1, "date", "a post without a date becomes a page")
            page.is_post = False
        link = scalars.text(page.front.get("permalink"))
        template = link or permalinks.STYLES.get(self.settings.style, self.settings.style)
        if "posts" in self.settings.collections and not link:
            template = str(self.settings.collections["posts"].get("permalink") or template)
        template = permalinks.STYLES.get(template, template)
        self._locate(page, template, stem)
        self._add(page, site)

    def _date(self, page: Page, from_name: str) -> written_dates.Written | None:
        """The date of *page*, with the zone that it was read in."""
        written = header_fields.date_of(page, from_name, self.report)
        zone = scalars.text(self.settings.config.get("timezone"))
        return written_dates.as_ruby_reads(written, zone) if written else None

    def _locate(self, page: Page, template: str, stem: str) -> None:
        """Where the post was; its day was that of the clock where the site was built."""
        page.url = permalinks.fill(template, page, "posts", stem)
        written = page.date
        if written is None:
            return
        zone = scalars.text(self.settings.config.get("timezone"))
        others = []
        for page.date in written_dates.elsewhere(written, zone):
            others.append(permalinks.fill(template, page, "posts", stem))
        page.date = written
        if zone and written.zone and others:
            others.insert(0, page.url)
            page.url = others.pop(1)
        page.also += [url for url in dict.fromkeys(others) if url != page.url]

    def _categories(self, front: dict[str, Any], folders: list[str]) -> list[str]:
        found = [f for f in folders if f]
        if front.get("category"):
            found.append(scalars.text(front["category"]))
        found += scalars.split(front.get("categories"), on_space=True)
        return list(dict.fromkeys(found))

    def _document(
        self, name: str, parts: list[str], first: int, collection: str, site: Site
    ) -> None:
        settings = self.settings.collections[collection]
        path = "/".join(parts[first + 1 :])
        if not path.lower().endswith(CONVERTED) or not self._has_header(name):
            site.skipped_files += 1
            return
        page = self._read(name, "/".join(parts), collection)
        if page is None:
            return
        if scalars.truth(settings.get("output")) is not True:
            site.skipped_files += 1
            self.report.counts["pages of collections without output"] += 1
            self.unpublished.setdefault(collection, []).append(site_data.of_page(page))
            return
        stem = re.sub(r"\.\w+$", "", path)
        named = POST.match(stem.split("/")[-1])
        page.date = self._date(page, "-".join(named.group(1, 2, 3)) if named else "")
        name_slug = named[4] if named else stem.split("/")[-1]
        page.slug = scalars.text(page.front.get("slug")) or name_slug
        suffix = self.settings.suffix()
        template = scalars.text(page.front.get("permalink")) or str(
            settings.get("permalink") or f"/:collection/:path{suffix}"
        )
        page.url = permalinks.fill(template, page, collection, stem)
        self._add(page, site)

    def _has_header(self, name: str) -> bool:
        if self.tree.size(name) < 3:
            return False
        with self.tree.path(name).open("rb") as file:
            start = file.read(8).removeprefix(b"\xef\xbb\xbf")
        return start.startswith(b"---")

    def _plain(self, name: str, path: str, site: Site) -> None:
        base, taken = paths.suffixes(path)
        if not path.lower().endswith(CONVERTED):
            if taken and self._has_header(name):
                self.report.note(name, 1, "template", f"{taken[0][1:]} is not converted")
                site.unclaimed.append(paths.clean_url(base + ".html"))
            else:
                self._other(path, site)
            return
        headed = self._has_header(name)
        if not headed and not (self.settings.free_pages and paths.is_markdown(path)):
            self._static_page(name, path, site)
            return
        page = self._read(name, path, "pages")
        if page is None:
            return
        stem = re.sub(r"\.\w+$", "", path)
        page.slug = stem.split("/")[-1]
        link = scalars.text(page.front.get("permalink"))
        folder = "/".join(path.split("/")[:-1])
        if link:
            page.url = permalinks.fill(permalinks.STYLES.get(link, link), page, "pages", stem)
            if link in ("pretty",):
                page.url = paths.clean_url(f"{stem}/")
        elif page.slug == "index":
            page.url = paths.clean_url(f"{folder}/")
        elif not self.settings.suffix():
            page.url = paths.clean_url(stem)
        else:
            page.url = paths.clean_url(
                stem + self.settings.suffix().replace(":output_ext", ".html")
            )
        page.date = self._date(page, "")
        has_heading = any(re.match(r"#\s|\s*<h1\b", text) for text, _ in page.body)
        if page.url == "/" and not page.title and not has_heading:
            page.title = site.title
        self._add(page, site)

    def _other(self, path: str, site: Site) -> None:
        site.skipped_files += 1
        ending = PurePosixPath(path).suffix
        if ending == ".xml" and re.search(r"feed|atom|rss", path):
            site.generated.feeds += (paths.clean_url(path),)

    def _static_page(self, name: str, path: str, site: Site) -> None:
        """Without front matter a file was copied as it is; one of HTML was a page all the same."""
        if not path.lower().endswith((".html", ".htm")):
            site.skipped_files += 1
            return
        url = paths.clean_url(re.sub(r"(^|/)index\.html?$", r"\1", path))
        target = html_files.refresh_target(self.tree.data(name))
        if target:
            site.redirects.append((url, target))
            return
        page = html_files.ready_page(self.tree, name, url, self.settings.rules, self.report)
        if page is None:
            site.unclaimed.append(url)
            site.skipped_files += 1
        else:
            site.pages.append(page)

    def _read(self, name: str, path: str, kind: str) -> Page | None:
        text = self.tree.page(name)
        if text is None:
            return None
        head = old_front_matter.read(text.lines, name, self.report)
        front = self.settings.for_path(path, kind) | head.values
        page = Page(name, "", front, head.body, self.settings.rules, places=head.lines,
                    html=not paths.is_markdown(path))  # fmt: skip
        page.title = header_fields.title_of(page, self.report)
        page.draft = header_fields.is_draft(front)
        page.tags = scalars.split(front.get("tags") or front.get("tag"), on_space=True)
        page.authors = people(front)
        page.language = translations.of_header(page)
        leads = front.get("redirect_to")
        page.redirect_to = scalars.text(leads[0] if isinstance(leads, list) and leads else leads)
        if len(" ".join(text for text, _ in head.body).split()) < 40:
            page.redirect_to = page.redirect_to or self.settings.redirected(head.values)
        named = front | {"title": page.title}
        page.also += [permalinks.with_own_keys(url, named) for url in header_fields.aliases(front)]
        return page

    def _add(self, page: Page, site: Site) -> None:
        body = "\n".join(text for text, _ in page.body)
        is_html = page.html or body.lstrip().startswith("<")
        target = html_files.refresh_target(_ROOT.sub("", body)) if is_html else ""
        if target:
            site.redirects.append((page.url, target))
            return
        site.pages.append(page)
