"""Pelican: ``pelicanconf.py`` read with ``ast``, articles and pages below ``PATH``."""

from __future__ import annotations

import ast
import re
from datetime import datetime
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from tools.importer import dates, header, slugs
from tools.importer.engines import common
from tools.importer.engines.htaccess import note_htaccess
from tools.importer.engines.middleman import people
from tools.importer.markdown import rules
from tools.importer.model import Generated, Page, Site

if TYPE_CHECKING:
    from tools.importer.report import Report
    from tools.importer.tree import Tree

SLUG_RULES = [(r"[^\w\s-]", ""), (r"(?u)\A\s*", ""), (r"(?u)\s*\Z", ""), (r"[-\s]+", "-")]
DEFAULTS: dict[str, Any] = {
    "ARTICLE_PATHS": [""], "PAGE_PATHS": ["pages"], "ARTICLE_EXCLUDES": [], "PAGE_EXCLUDES": [],
    "ARTICLE_URL": "{slug}.html", "PAGE_URL": "pages/{slug}.html",
    "ARTICLE_LANG_URL": "{slug}-{lang}.html", "PAGE_LANG_URL": "pages/{slug}-{lang}.html",
    "AUTHOR_URL": "author/{slug}.html", "CATEGORY_URL": "category/{slug}.html",
    "TAG_URL": "tag/{slug}.html", "FILENAME_METADATA": r"(?P<date>\d{4}-\d{2}-\d{2}).*",
    "PATH_METADATA": "", "USE_FOLDER_AS_CATEGORY": True, "DEFAULT_CATEGORY": "misc",
    "SLUGIFY_SOURCE": "title", "FEED_ALL_ATOM": "feeds/all.atom.xml", "DEFAULT_LANG": "en",
    "CATEGORY_FEED_ATOM": "feeds/{slug}.atom.xml", "AUTHOR_FEED_ATOM": "feeds/{slug}.atom.xml",
    "ARCHIVES_SAVE_AS": "archives.html", "AUTHOR_FEED_RSS": "feeds/{slug}.rss.xml",
}  # fmt: skip


def settings(text: str) -> dict[str, Any]:
    """Assignments of plain values in a Python file; nothing is run."""
    found: dict[str, Any] = {}
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return _plain_assignments(text)
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            target, value = node.targets[0], node.value
        elif isinstance(node, ast.AnnAssign) and node.value is not None:
            target, value = node.target, node.value
        else:
            continue
        if isinstance(target, ast.Name):
            try:
                found[target.id] = _value(value, found)
            except (ValueError, TypeError, KeyError, RecursionError):
                continue
    return found


def _value(node: ast.expr, known: dict[str, Any]) -> Any:
    """A literal, a known name, or texts joined by ``+`` and ``%``."""
    if isinstance(node, ast.Name) and node.id in known:
        return known[node.id]
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return _value(node.left, known) + _value(node.right, known)
    if isinstance(node, (ast.List, ast.Tuple)):
        return [_value(item, known) for item in node.elts]
    if isinstance(node, ast.Dict):
        out = {}
        for key, value in zip(node.keys, node.values, strict=True):
            if key is not None:
                try:
                    out[_value(key, known)] = _value(value, known)
                except (ValueError, TypeError, KeyError):
                    continue
        return out
    if isinstance(node, ast.JoinedStr):
        parts = [p.value if isinstance(p, ast.FormattedValue) else p for p in node.values]
        return "".join(str(_value(part, known)) for part in parts)
    return ast.literal_eval(node)


def _plain_assignments(text: str) -> dict[str, Any]:
    """For a file that is not Python of today: the lines that hold plain values."""
    found: dict[str, Any] = {}
    for match in re.finditer(
        r"^([A-Z_]+)\s*=\s*u?(['\"].*?['\"]|\d+|True|False|None)\s*(?:#.*)?$", text, re.MULTILINE
    ):
        try:
            found[match[1]] = ast.literal_eval(match[2])
        except (ValueError, SyntaxError):
            continue
    return found


class Pelican:
    """Reads one site."""

    def __init__(self, tree: Tree, report: Report) -> None:
        self.tree = tree
        self.report = report
        self.given = settings(tree.data("pelicanconf.py")) or settings(tree.data("settings.py"))
        publish = settings(tree.data("publishconf.py"))
        self.url = str(publish.get("SITEURL") or self.given.get("SITEURL") or "")
        self.config = (
            DEFAULTS | self.given | {k: v for k, v in publish.items() if "FEED" in k and v}
        )
        path = str(self.config.get("PATH") or "content").strip("./")
        self.source = (
            path if tree.below(path) and path else ("content" if tree.below("content") else "")
        )
        self.rules = rules.python_markdown(self._extensions())
        self.language = str(self.config["DEFAULT_LANG"])
        self.languages = {self.language}

    def load(self) -> Site:
        """The site, its pages in the order of their paths."""
        static = [f"{self.source}/{p}".strip("/") for p in self._list("STATIC_PATHS") or ["images"]]
        site = Site("pelican", roots=(self.source, *self._extra_roots()), image_roots=tuple(static))
        parts = urlsplit(self.url)
        site.hosts = {parts.netloc} if parts.netloc else set()
        site.base = parts.path.rstrip("/")
        site.slug_style = "pelican"
        plugins = " ".join(self._list("PLUGINS"))
        site.variables = {"slugify": self.slugify, "liquid": "liquid" in plugins}
        for name in self.tree.below(self.source) if self.given or self.source else ():
            self._file(name, site)
        self._article_translations(site)
        site.generated = self._generated()
        return site

    def _list(self, key: str) -> list[str]:
        value = self.config.get(key)
        if isinstance(value, str):
            return [value]
        return [str(item) for item in value] if isinstance(value, (list, tuple)) else []

    def _extra_roots(self) -> tuple[str, ...]:
        """Folders whose files were published at the root."""
        return tuple(
            f"{self.source}/{p}".strip("/")
            for p in self._list("STATIC_PATHS")
            if p.startswith("extra")
        )

    def _extensions(self) -> frozenset[str]:
        given = self.config.get("MARKDOWN")
        old = self.config.get("MD_EXTENSIONS")
        names: set[str] = set()
        if isinstance(given, dict):
            names |= {str(n) for n in given.get("extensions") or []}
            names |= {str(n) for n in given.get("extension_configs") or {}}
        elif isinstance(old, (list, tuple, dict)):
            names |= {str(n) for n in old}
        else:
            names = {"codehilite", "extra", "meta"}
        short = {re.sub(r"\(.*", "", name).split(".")[-1].split(":")[-1] for name in names}
        return frozenset(short)

    def slugify(self, text: str) -> str:
        """As this site's settings make slugs."""
        given = self.config.get("SLUG_REGEX_SUBSTITUTIONS")
        table = [tuple(pair) for pair in given] if isinstance(given, list) else SLUG_RULES
        old = self.config.get("SLUG_SUBSTITUTIONS") or []
        for pair in old if isinstance(old, (list, tuple)) else []:
            if len(pair) >= 2:
                text = text.replace(str(pair[0]), str(pair[1]))
        try:
            return slugs.pelican(
                text, [(str(p[0]), str(p[1])) for p in table if len(p) >= 2],
                use_unicode=bool(self.config.get("SLUGIFY_USE_UNICODE")),
                cased=bool(self.config.get("SLUGIFY_PRESERVE_CASE")),
            )  # fmt: skip
        except re.error:
            return slugs.pelican(text, SLUG_RULES)

    def _generated(self) -> Generated:
        def pattern(*keys: str) -> tuple[str, ...]:
            out = []
            for key in keys:
                saved = self.config.get(key.replace("_URL", "_SAVE_AS"), True)
                value = self.config.get(key)
                if isinstance(value, str) and value and saved not in ("", None, False):
                    out.append(common.clean_url(value.replace("%s", "{slug}")))
            return tuple(dict.fromkeys(out))

        def dated(key: str) -> tuple[str, ...]:
            value = self.config.get(key)
            if not isinstance(value, str) or not value:
                return ()
            value = re.sub(r"\{date:%Y\}", "{year}", value)
            value = re.sub(r"\{date:%m\}", "{month}", value)
            value = re.sub(r"\{date:%d\}", "{day}", value)
            value = re.sub(r"\{date:%b\}", "{month_abbr}", value)
            value = re.sub(r"\{date:%B\}", "{month_name}", value)
            return (re.sub(r"/index\.html$", "/", common.clean_url(value)),)

        feeds = pattern("FEED_ALL_ATOM", "FEED_ALL_RSS", "FEED_ATOM", "FEED_RSS")
        index = str(self.config.get("INDEX_SAVE_AS") or "index.html")
        blog = tuple(common.clean_url(v) for v in
                     ("archives.html" if self.config["ARCHIVES_SAVE_AS"] else "",
                      str(self.config["ARCHIVES_SAVE_AS"] or ""),
                      re.sub(r"index\.html$", "", index)) if v)  # fmt: skip
        return Generated(
            tag=pattern("TAG_URL"), category=pattern("CATEGORY_URL"), author=pattern("AUTHOR_URL"),
            tag_feed=pattern("TAG_FEED_ATOM", "TAG_FEED_RSS"),
            category_feed=pattern("CATEGORY_FEED_ATOM", "CATEGORY_FEED_RSS"),
            author_feed=pattern("AUTHOR_FEED_ATOM", "AUTHOR_FEED_RSS"),
            year=dated("YEAR_ARCHIVE_SAVE_AS"), month=dated("MONTH_ARCHIVE_SAVE_AS"),
            feeds=(*feeds, *self._language_feeds()), blog=tuple(dict.fromkeys(blog)),
        )  # fmt: skip

    def _language_feeds(self) -> tuple[str, ...]:
        template = self.config.get("TRANSLATION_FEED_ATOM", "feeds/all-{lang}.atom.xml")
        if not isinstance(template, str):
            return ()
        template = template.replace("%s", "{lang}")
        return tuple(
            common.clean_url(template.replace("{lang}", n)) for n in sorted(self.languages)
        )

    # -- files -------------------------------------------------------------------------------------

    def _file(self, name: str, site: Site) -> None:
        path = name.removeprefix(self.source + "/") if self.source else name
        if PurePosixPath(path).name == ".htaccess":
            note_htaccess(self.tree.data(name), name, site, self.report)
            return
        if any(part.startswith(".") for part in path.split("/")):
            return
        base, taken = common.suffixes(path)
        kind = self._kind(path)
        if common.is_markdown(path) or path.lower().endswith((".html", ".htm")):
            if kind:
                self._read(name, path, kind, site)
            else:
                site.skipped_files += 1
        elif taken and kind:
            text = self.tree.data(name)
            slug = self.slugify(PurePosixPath(base).name)
            self.report.note(name, 1, "template", f"{taken[0][1:]} is not converted")
            if found := re.search(r"^:?slug:\s*(\S+)", text, re.IGNORECASE | re.MULTILINE):
                slug = found[1]
            url = str(self.config["PAGE_URL" if kind == "page" else "ARTICLE_URL"])
            site.unclaimed.append(common.clean_url(url.replace("{slug}", slug)))
        else:
            site.skipped_files += 1

    def _kind(self, path: str) -> str:
        def within(key: str) -> bool:
            return any(
                p in ("", ".") or path.startswith(p.strip("/") + "/") for p in self._list(key)
            )

        if within("PAGE_PATHS") and not within("PAGE_EXCLUDES"):
            return "page"
        folders = [p for p in self._list("STATIC_PATHS") if p.strip("/") not in ("", ".")]
        if (
            any(path.startswith(p.strip("/") + "/") for p in folders)
            and "" in self._list("ARTICLE_PATHS")
            and path.lower().endswith((".html", ".htm"))
        ):
            return ""
        return "article" if within("ARTICLE_PATHS") and not within("ARTICLE_EXCLUDES") else ""

    def _read(self, name: str, path: str, kind: str, site: Site) -> None:
        text = self.tree.page(name)
        if text is None:
            return
        is_html = not common.is_markdown(path)
        if is_html:
            head = _html_head("\n".join(text.lines))
        else:
            head = header.read(text.lines, name, self.report, pelican=True)
        given = {k.lower(): v for k, v in head.values.items() if v not in ("", None)}
        values = self._defaults() | self._path_values(path) | given
        page = Page(name, "", values, head.body, self.rules, places=head.lines, html=is_html,
                    is_post=kind == "article")  # fmt: skip
        page.title = common.title_of(page, self.report)
        status = header.text(values.get("status")).lower()
        page.draft = status == "draft" or common.is_draft(values)
        page.unlisted = status == "hidden"
        page.tags = header.split(values.get("tags"))
        page.authors = (
            people(values) or header.split(self.config.get("AUTHOR"))[: 1 if page.is_post else 0]
        )
        page.summary = header.text(values.get("summary"))
        page.date = common.date_of(
            page, header.text(self._path_values(path).get("date")), self.report
        )
        page.language = header.text(values.get("lang"))
        self.languages |= {page.language} - {""}
        page.categories = self._category(path, values, page)
        page.slug = self._slug(page, path)
        if page.is_post and page.date is None and not page.draft:
            self.report.note(name, 1, "date", "an article without a date becomes a page")
            page.is_post = False
        self._locate(page, kind, values)
        written = {k.lower() for k in head.values} | {"date", "slug", "category", "lang", "tags"}
        page.front = {k: v for k, v in values.items() if k in written}
        site.pages.append(page)

    def _category(self, path: str, values: dict[str, Any], page: Page) -> list[str]:
        if values.get("category"):
            return [header.text(values["category"])]
        folder = str(PurePosixPath(path).parent.name)
        if (
            page.is_post
            and folder
            and self.config["USE_FOLDER_AS_CATEGORY"]
            and folder not in self._list("ARTICLE_PATHS")
        ):
            return [folder]
        return []

    def _slug(self, page: Page, path: str) -> str:
        given = header.text(page.front.get("slug"))
        if given:
            return given
        stem = PurePosixPath(path).stem
        if self.config["SLUGIFY_SOURCE"] == "basename" or not page.title:
            return self.slugify(stem)
        return self.slugify(page.title)

    def _locate(self, page: Page, kind: str, values: dict[str, Any]) -> None:
        key = "PAGE" if kind == "page" else "ARTICLE"
        foreign = page.language and page.language != self.language
        template = str(self.config[f"{key}_LANG_URL" if foreign else f"{key}_URL"])
        saved = self.config.get(f"{key}_LANG_SAVE_AS" if foreign else f"{key}_SAVE_AS")
        given = header.text(values.get("url")) or header.text(values.get("save_as"))
        link = given or template
        page.url = self._fill(link, page, values)
        if given and not values.get("url"):
            page.url = re.sub(r"(^|/)index\.html?$", r"\1", page.url)
        if isinstance(saved, str) and saved and not given:
            file = self._fill(saved, page, values)
            plain = re.sub(r"index\.html$", "", file)
            page.also += [plain] if plain not in (page.url, page.url + "/") else []

    def _fill(self, template: str, page: Page, values: dict[str, Any]) -> str:
        when = page.date or dates.Written(1970, 1, 1)
        category = page.categories[0] if page.categories else str(self.config["DEFAULT_CATEGORY"])
        known = {
            "slug": page.slug, "lang": page.language or self.language,
            "category": self.slugify(category),
            "author": self.slugify(page.authors[0]) if page.authors else "",
        }  # fmt: skip
        clock = when.clock or (0, 0, 0)
        moment = datetime(when.year, when.month, when.day, *clock)

        def fill(found: re.Match[str]) -> str:
            name, form = found[1], found[2]
            if name == "date":
                return moment.strftime(form) if form else str(moment)
            return known.get(name) or header.text(values.get(name))

        return common.clean_url(re.sub(r"\{(\w+)(?::([^}]*))?\}", fill, template))

    def _defaults(self) -> dict[str, Any]:
        """What the settings say of every article and page that does not say it itself."""
        table = self.config.get("DEFAULT_METADATA")
        try:
            return {str(k).lower(): v for k, v in dict(table or {}).items() if v not in ("", None)}
        except (TypeError, ValueError):
            return {}

    def _path_values(self, path: str) -> dict[str, Any]:
        """What the settings take from the path and the name of a file."""
        found: dict[str, Any] = {}
        stem = PurePosixPath(path).stem
        for pattern, subject in (
            (self.config["FILENAME_METADATA"], stem),
            (self.config["PATH_METADATA"], path),
        ):
            try:
                match = re.match(str(pattern), subject) if pattern else None
            except re.error:
                continue
            if match:
                found |= {k.lower(): v for k, v in match.groupdict().items() if v}
        return found

    def _article_translations(self, site: Site) -> None:
        """Two pages with one slug: without languages the engine kept one; both are kept here."""
        seen: dict[str, Page] = {}
        for page in site.pages:
            first = seen.setdefault(page.url, page)
            if first is not page:
                self.report.note(
                    page.path, 1, "url", f"{page.url} is also the address of {first.path}"
                )


def _html_head(text: str) -> header.Header:
    """The header and body of an HTML article, as Pelican reads it."""
    values: dict[str, Any] = {}
    if found := re.search(r"<title[^>]*>(.*?)</title>", text, re.DOTALL | re.IGNORECASE):
        values["title"] = found[1].strip()
    for meta in re.finditer(r"<meta\s+([^>]*)>", text, re.IGNORECASE):
        attrs = dict(re.findall(r"""([\w-]+)\s*=\s*["']([^"']*)["']""", meta[1]))
        if attrs.get("name"):
            values[attrs["name"].lower()] = attrs.get("content") or attrs.get("contents") or ""
    body = re.search(r"<body[^>]*>(.*?)(?:</body>|\Z)", text, re.DOTALL | re.IGNORECASE)
    content = body[1] if body else text
    first = text[: body.start(1)].count("\n") + 1 if body else 1
    lines = [(line, first + index) for index, line in enumerate(content.split("\n"))]
    return header.Header(values, lines, bool(values), {})
