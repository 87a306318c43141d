"""Jekyll: ``_config.yml``, ``_posts`` at any depth, collections, pages."""

from __future__ import annotations

import fnmatch
import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import yaml

from tools.importer import dates, header, slugs
from tools.importer.engines import common
from tools.importer.engines.htaccess import note_htaccess
from tools.importer.engines.middleman import people
from tools.importer.markdown import rules
from tools.importer.model import Generated, Page, Site

if TYPE_CHECKING:
    from tools.importer.report import Report
    from tools.importer.tree import Tree

POST = re.compile(r"^(\d{2,4})-(\d{1,2})-(\d{1,2})-([^/]*)$")
STYLES = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}
EXCLUDED = ("Gemfile", "Gemfile.lock", "node_modules", "vendor", "README.md", "LICENSE.md",
            "CONTRIBUTING.md", "CHANGELOG.md", "CODE_OF_CONDUCT.md")  # fmt: skip
CONVERTED = (*common.MARKDOWN, ".html", ".htm")


class Jekyll:
    """Reads one site."""

    def __init__(self, tree: Tree, report: Report) -> None:
        self.tree = tree
        self.report = report
        self.config = self._config()
        source = str(self.config.get("source") or "").strip("./")
        self.source = source if source and tree.below(source) else ""
        self.style = str(self.config.get("permalink") or "date")
        self.collections = self._collections()
        self.defaults = [d for d in self.config.get("defaults") or [] if isinstance(d, dict)]
        self.rules = self._rules()
        self.data = self._data()
        plugins = self.config.get("plugins") or self.config.get("gems") or []
        self.plugins = {str(plugin) for plugin in plugins if plugin}
        self.free_pages = "jekyll-optional-front-matter" in self.plugins

    def load(self) -> Site:
        """The site, its pages in the order of their paths."""
        roots = (self.source,)
        site = Site("jekyll", roots=roots, includes=f"{self.source}/_includes".lstrip("/"))
        host = urlsplit(str(self.config.get("url") or "")).netloc
        site.hosts = {host} if host else set()
        site.base = "/" + str(self.config.get("baseurl") or "").strip("/")
        site.base = "" if site.base == "/" else site.base
        site.people = self._people()
        site.variables = {"site": self.config | {"data": self.data}}
        site.excerpt_mark = str(self.config.get("excerpt_separator") or "").strip()
        site.slug_style = "jekyll"
        for name in self.tree.below(self.source):
            self._file(name, site)
        site.generated = self._generated(site)
        return site

    # -- settings ----------------------------------------------------------------------------------

    def _config(self) -> dict[str, Any]:
        for name in ("_config.yml", "_config.yaml"):
            if self.tree.has(name):
                try:
                    data = header.load_yaml(self.tree.data(name))
                except yaml.YAMLError as err:
                    self.report.note(name, 1, "settings", f"is not YAML: {err}")
                    data = None
                return data if isinstance(data, dict) else {}
        return {}

    def _collections(self) -> dict[str, dict[str, Any]]:
        given = self.config.get("collections") or {}
        if isinstance(given, list):
            given = {str(name): {} for name in given}
        return {
            str(name): dict(value) if isinstance(value, dict) else {}
            for name, value in given.items()
        }

    def _rules(self) -> rules.Rules:
        engine = str(self.config.get("markdown") or "kramdown").lower()
        if engine == "redcarpet":
            given = self.config.get("redcarpet") or {}
            names = {str(n) for n in given.get("extensions") or []}
            return rules.redcarpet(frozenset(names | {"fenced_code_blocks"}))
        given = self.config.get("kramdown") or {}
        given = given if isinstance(given, dict) else {}
        gfm = (
            str(given.get("input", "GFM")).upper() == "GFM"
            or "gfm" in engine
            or "commonmark" in engine
        )
        return rules.kramdown(gfm=gfm, options=given)

    def _data(self) -> dict[str, Any]:
        out: dict[str, Any] = {}
        folder = f"{self.source}/{self.config.get('data_dir') or '_data'}".strip("/")
        for name in self.tree.below(folder):
            inner = name.removeprefix(folder + "/")
            if inner.endswith((".yml", ".yaml", ".json")) and inner.count("/") == 0:
                try:
                    out[PurePosixPath(inner).stem] = header.load_yaml(self.tree.data(name))
                except yaml.YAMLError as err:
                    self.report.note(name, 1, "data", f"is not YAML: {err}")
        return out

    def _people(self) -> dict[str, dict[str, Any]]:
        found: dict[str, dict[str, Any]] = {}
        sources = [self.data.get(key) for key in ("authors", "people", "members", "team")]
        for data in (*sources, self.config.get("authors")):
            if isinstance(data, dict):
                for nick, entry in data.items():
                    if isinstance(entry, dict) or entry is None:
                        found.setdefault(str(nick), entry or {})
            elif isinstance(data, list):
                for entry in data:
                    nick = isinstance(entry, dict) and (
                        entry.get("username") or entry.get("id") or entry.get("short_name")
                    )
                    if nick:
                        found.setdefault(str(nick), entry)
        for name in self.tree.below(f"{self.source}/_authors".lstrip("/")):
            if common.is_markdown(name):
                values = header.read(self.tree.data(name).split("\n"), name, self.report).values
                nick = str(
                    values.get("short_name") or values.get("username") or PurePosixPath(name).stem
                )
                found.setdefault(nick, values)
        return found

    def _generated(self, site: Site) -> Generated:
        archives = self.config.get("jekyll-archives") or {}
        links = archives.get("permalinks") or {} if isinstance(archives, dict) else {}

        def pattern(key: str, default: str) -> tuple[str, ...]:
            link = str(links.get(key) or default)
            return (
                common.clean_url(
                    re.sub(r":(name|title)", "{slug}", re.sub(r":(year|month|day)", r"{\1}", link))
                ),
            )

        feed = self.config.get("feed")
        path = feed.get("path") if isinstance(feed, dict) else None
        tags, categories = self.config.get("tag_dir"), self.config.get("category_dir")
        return Generated(
            tag=(*pattern("tag", f"/{tags or 'tag'}/:name/"), "/tags/{slug}/", "/tags/{slug}.html"),
            category=(*pattern("category", f"/{categories or 'category'}/:name/"),
                      "/categories/{slug}/"),
            author=("/author/{slug}/", "/authors/{slug}/", "/authors/{slug}.html"),
            year=pattern("year", "/:year/"), month=pattern("month", "/:year/:month/"),
            day=(), tag_feed=("/feed/by_tag/{slug}.xml",),
            feeds=(*site.generated.feeds, common.clean_url(str(path or "/feed.xml")), "/atom.xml"),
            blog=("/blog/", "/blog.html", "/archive/", "/archives/", "/posts/"),
        )  # fmt: skip

    # -- files -------------------------------------------------------------------------------------

    def _file(self, name: str, site: Site) -> None:
        path = name.removeprefix(self.source + "/") if self.source else name
        parts = path.split("/")
        special = [i for i, part in enumerate(parts[:-1]) if part.startswith("_")]
        if self._is_excluded(path):
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

    def _is_excluded(self, path: str) -> bool:
        given = self.config.get("exclude")
        patterns = [str(p).strip("/") for p in (given if isinstance(given, list) else [])]
        patterns += [] if self.free_pages else [p for p in EXCLUDED if "." not in p or not given]
        included = {str(p).strip("/") for p in self.config.get("include") or []}
        if path in included:
            return False
        return any(
            path == p or path.startswith(p + "/") or fnmatch.fnmatch(path, p) for p in patterns
        )

    def _special(self, name: str, parts: list[str], special: list[int], site: Site) -> None:
        first = special[0]
        folder = parts[first]
        if folder in ("_posts", "_drafts") and len([i for i in special if i != first]) == 0:
            self._post(name, parts, first, site)
            return
        collection = folder[1:]
        directory = str(self.config.get("collections_dir") or "").strip("/")
        at = "/".join(parts[:first])
        if collection in self.collections and at == directory and first == special[-1]:
            self._document(name, parts, first, collection, site)

    def _post(self, name: str, parts: list[str], first: int, site: Site) -> None:
        path = "/".join(parts)
        if not path.lower().endswith(CONVERTED):
            if common.suffixes(path)[1]:
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
        page.date = common.date_of(page, from_name, self.report)
        page.slug = header.text(page.front.get("slug")) or (named[4] if named else stem)
        page.categories = self._categories(page.front, parts[:first])
        if not page.title:
            page.title = " ".join(
                w.capitalize() for w in page.slug.replace("_", "-").split("-") if w
            )
        if page.date is None and not draft:
            self.report.note(name, 1, "date", "a post without a date becomes a page")
            page.is_post = False
        link = header.text(page.front.get("permalink"))
        template = link or STYLES.get(self.style, self.style)
        if "posts" in self.collections and not link:
            template = str(self.collections["posts"].get("permalink") or template)
        template = STYLES.get(template, template)
        page.url = self._fill(template, page, "posts", stem)
        self._add(page, site)

    def _categories(self, front: dict[str, Any], folders: list[str]) -> list[str]:
        found = [f for f in folders if f]
        if front.get("category"):
            found.append(header.text(front["category"]))
        found += header.split(front.get("categories"), on_space=True)
        return list(dict.fromkeys(found))

    def _document(
        self, name: str, parts: list[str], first: int, collection: str, site: Site
    ) -> None:
        settings = self.collections[collection]
        path = "/".join(parts[first + 1 :])
        if not path.lower().endswith(CONVERTED) or not self._has_header(name):
            site.skipped_files += 1
            return
        page = self._read(name, "/".join(parts), collection)
        if page is None:
            return
        if header.truth(settings.get("output")) is not True:
            site.skipped_files += 1
            self.report.counts["pages of collections without output"] += 1
            return
        stem = re.sub(r"\.\w+$", "", path)
        page.date = common.date_of(page, "", self.report)
        page.slug = header.text(page.front.get("slug")) or stem.split("/")[-1]
        suffix = self._suffix()
        template = header.text(page.front.get("permalink")) or str(
            settings.get("permalink") or f"/:collection/:path{suffix}"
        )
        page.url = self._fill(template, page, collection, stem)
        self._add(page, site)

    def _suffix(self) -> str:
        if self.style == "pretty" or self.style.endswith("/"):
            return "/"
        if self.style in STYLES or self.style.endswith(":output_ext"):
            return ":output_ext"
        return ""

    def _has_header(self, name: str) -> bool:
        if self.tree.size(name) < 3:
            return False
        with (self.tree.root / name).open("rb") as file:
            start = file.read(8).removeprefix(b"\xef\xbb\xbf")
        return start.startswith(b"---")

    def _plain(self, name: str, path: str, site: Site) -> None:
        base, taken = common.suffixes(path)
        if not path.lower().endswith(CONVERTED):
            if taken and self._has_header(name):
                self.report.note(name, 1, "template", f"{taken[0][1:]} is not converted")
                site.unclaimed.append(common.clean_url(base + ".html"))
            else:
                self._other(path, site)
            return
        headed = self._has_header(name)
        if not headed and not (self.free_pages and common.is_markdown(path)):
            self._static_page(name, path, site)
            return
        page = self._read(name, path, "pages")
        if page is None:
            return
        stem = re.sub(r"\.\w+$", "", path)
        page.slug = stem.split("/")[-1]
        link = header.text(page.front.get("permalink"))
        folder = "/".join(path.split("/")[:-1])
        if link:
            page.url = self._fill(STYLES.get(link, link), page, "pages", stem)
            if link in ("pretty",):
                page.url = common.clean_url(f"{stem}/")
        elif page.slug == "index":
            page.url = common.clean_url(f"{folder}/")
        elif not self._suffix():
            page.url = common.clean_url(stem)
        else:
            page.url = common.clean_url(stem + self._suffix().replace(":output_ext", ".html"))
        page.date = common.date_of(page, "", self.report)
        self._add(page, site)

    def _other(self, path: str, site: Site) -> None:
        site.skipped_files += 1
        ending = PurePosixPath(path).suffix
        if ending == ".xml" and re.search(r"feed|atom|rss", path):
            site.generated.feeds += (common.clean_url(path),)

    def _static_page(self, name: str, path: str, site: Site) -> None:
        """HTML without front matter was copied as it is; only redirects in it are of use."""
        if path.lower().endswith((".html", ".htm")):
            target = common.refresh_target(self.tree.data(name))
            url = common.clean_url(re.sub(r"(^|/)index\.html?$", r"\1", path))
            if target:
                site.redirects.append((url, target))
                return
            self.report.note(name, 1, "template", "a ready HTML file is not converted")
            site.unclaimed.append(url)
        site.skipped_files += 1

    def _read(self, name: str, path: str, kind: str) -> Page | None:
        text = self.tree.page(name)
        if text is None:
            return None
        head = header.read(text.lines, name, self.report)
        front = self._with_defaults(path, kind) | head.values
        page = Page(name, "", front, head.body, self.rules, places=head.lines,
                    html=not common.is_markdown(path))  # fmt: skip
        page.title = common.title_of(page, self.report)
        page.draft = common.is_draft(front)
        page.tags = header.split(front.get("tags") or front.get("tag"), on_space=True)
        page.authors = people(front)
        page.redirect_to = header.text(front.get("redirect_to"))
        page.also += [common.clean_url(url) for url in header.split(front.get("redirect_from"))]
        return page

    def _with_defaults(self, path: str, kind: str) -> dict[str, Any]:
        out: dict[str, Any] = {}
        scoped = []
        for entry in self.defaults:
            scope = entry.get("scope") or {}
            where = str(scope.get("path") or "").strip("/")
            wanted = scope.get("type")
            fits = not where or path == where or path.startswith(where + "/") or (
                "*" in where and fnmatch.fnmatch(path, where + "*")
            )  # fmt: skip
            if fits and (not wanted or wanted in (kind, kind.rstrip("s"))):
                scoped.append((len(where), entry.get("values") or {}))
        for _, values in sorted(scoped, key=lambda pair: pair[0]):
            out |= values
        return {key: value for key, value in out.items() if key not in ("layout", "comments")}

    def _fill(self, template: str, page: Page, kind: str, stem: str) -> str:
        """*template* with Jekyll's variables filled."""
        when = page.date or dates.Written(1970, 1, 1)
        day = when.as_date
        week = day.isocalendar()
        clock = when.clock or (0, 0, 0)
        name = stem.split("/")[-1]
        title = slugs.jekyll(page.slug or name, "pretty", cased=True)
        values = {
            "categories": "/".join(c.lower() for c in page.categories),
            "slugified_categories": "/".join(slugs.jekyll(c) for c in page.categories),
            "year": f"{when.year:04d}", "month": f"{when.month:02d}", "day": f"{when.day:02d}",
            "i_month": str(when.month), "i_day": str(when.day),
            "short_year": f"{when.year % 100:02d}",
            "y_day": f"{day.timetuple().tm_yday:03d}", "short_month": day.strftime("%b"),
            "long_month": day.strftime("%B"), "short_day": day.strftime("%a"),
            "long_day": day.strftime("%A"), "week": f"{week[1]:02d}", "w_year": str(week[0]),
            "w_day": str(week[2]), "hour": f"{clock[0]:02d}", "minute": f"{clock[1]:02d}",
            "second": f"{clock[2]:02d}", "title": title, "slug": slugs.jekyll(page.slug or name),
            "name": slugs.jekyll(name), "basename": name, "collection": kind,
            "path": stem if kind != "pages" else "/".join(stem.split("/")[:-1]),
            "output_ext": ".html",
        }  # fmt: skip
        names = "|".join(sorted(values, key=len, reverse=True))
        filled = re.sub(rf":({names})(?![a-z_])", lambda m: values[m[1]], template)
        url = common.clean_url(filled)
        return re.sub(r"/index\.html$", "/", url)

    def _add(self, page: Page, site: Site) -> None:
        target = (
            common.refresh_target("\n".join(text for text, _ in page.body)) if page.html else ""
        )
        if target:
            site.redirects.append((page.url, target))
            return
        site.pages.append(page)
