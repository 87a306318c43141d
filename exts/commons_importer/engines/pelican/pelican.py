"""Pelican: articles and pages below ``PATH``."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import unquote, urlsplit

from commons_importer import old_front_matter, rst_pages, scalars, written_dates
from commons_importer.engines.common import (
    header_fields,
    html_files,
    key_lines,
    paths,
    translations,
)
from commons_importer.engines.common.header_fields import people
from commons_importer.engines.common.htaccess import note_htaccess
from commons_importer.engines.engine import Body, Engine, Reference
from commons_importer.engines.pelican import permalinks
from commons_importer.engines.pelican.generated import Lists
from commons_importer.engines.pelican.liquid_tags import LiquidTags
from commons_importer.engines.pelican.settings import Settings, assignments
from commons_importer.markdown import rules
from commons_importer.model import Page, Site

if TYPE_CHECKING:
    from commons_importer.engines.engine import Term
    from commons_importer.report import Report
    from commons_importer.source_tree import Tree

_FIELD = re.compile(r"^:(\w+):[ \t]*(.*)$", re.MULTILINE)
_UNDERLINED = re.compile(r"^(?=\S)([^\n]+)\n([=\-~#*^\"+])\2{2,}\s*$", re.MULTILINE)

_REFERENCE = re.compile(
    r"[{|](filename|static|attach|tag|category|author|index|photo)[}|](.*)", re.DOTALL
)
_DOLLARS = re.compile(r"inlineMath\b[^\n]*\$")  # what a theme tells MathJax
_END_OF_SUMMARY = "<!-- PELICAN_END_SUMMARY -->"  # of the plugin "summary"
_KINDS: dict[str, Literal["tag", "category", "author", "blog"]] = {
    "tag": "tag", "category": "category", "author": "author", "index": "blog",
}  # fmt: skip


class Pelican(Engine):
    """Reads one site."""

    settings_files = (
        "pelicanconf.py",
        "settings.py",
    )

    def __init__(self, tree: Tree, report: Report) -> None:
        self.tree = tree
        self.report = report
        given = assignments(tree.data("pelicanconf.py")) or assignments(tree.data("settings.py"))
        self.settings = Settings(given, assignments(tree.data("publishconf.py")))
        path = str(self.settings.get("PATH") or "content").strip("./")
        self.source = (
            path if tree.below(path) and path else ("content" if tree.below("content") else "")
        )
        self.rules = rules.python_markdown(self.settings.extensions() | self._formulas())
        self.languages = {self.settings.language}
        self.joint: dict[str, str] = {}  # "Ann, Bob" as one author -> the first of them
        self._names_categories = bool(self.settings.get("USE_FOLDER_AS_CATEGORY"))

    def load(self) -> Site:
        """The site, its pages in the order of their paths."""
        static = [
            f"{self.source}/{p}".strip("/")
            for p in self.settings.texts("STATIC_PATHS") or ["images"]
        ]
        site = self.site = Site(
            roots=(self.source, *self._extra_roots()), image_roots=tuple(static)
        )
        parts = urlsplit(self.settings.url)
        site.hosts = {parts.netloc} if parts.netloc else set()
        site.base = parts.path.rstrip("/")
        self.settings.describe(site)
        if "summary" in self.settings.plugins():
            site.excerpt_mark = self.settings.text("SUMMARY_END_MARKER", _END_OF_SUMMARY)
        for name in self.tree.below(self.source) if self.settings.given or self.source else ():
            self._file(name, site)
        self._article_translations(site)
        translations.pair(
            site, self.report, lambda page: (page.is_post, page.slug), self.settings.subsites
        )
        site.generated = Lists(self.settings).generated(self.languages)
        site.unclaimed += Lists(self.settings).unclaimed()
        self._joint_pages(site)
        return site

    def slug(self, kind: Term, name: str) -> str:
        """What the settings' substitutions make of a name."""
        return self.settings.slugify(name, kind.upper())

    def body(self, page: Page) -> Body:
        """The text of *page*; Liquid in it is put in where a plugin did so."""
        return self.liquid.render(page) if self.liquid else Body(page.body)

    def reference(self, href: str) -> Reference | None:
        """What ``{filename}other.md`` and its like mean."""
        found = _REFERENCE.match(unquote(href))
        return Reference(_KINDS.get(found[1], "file"), found[2].strip()) if found else None

    @cached_property
    def liquid(self) -> LiquidTags | None:
        """The tags in pages, where a plugin knows them."""
        is_used = self.tags or any("liquid" in name for name in self.settings.texts("PLUGINS"))
        folders = {
            "include_code": self.settings.text("CODE_DIR", "code"),
            "notebook": self.settings.text("NOTEBOOK_DIR", "notebooks"),
        }
        return LiquidTags(self.tree, self.source, folders, self.tags) if is_used else None

    def _formulas(self) -> frozenset[str]:
        """The extension that reads formulas, if a plugin or the theme shows them."""
        theme = self.settings.text("THEME").strip("./")
        templates = self.tree.below(f"{theme}/templates") if theme else ()
        drawn = "render_math" in self.settings.plugins() or any(
            _DOLLARS.search(self.tree.data(name)) for name in templates if name.endswith(".html")
        )
        return frozenset({"arithmatex"} if drawn else ())

    def _extra_roots(self) -> tuple[str, ...]:
        """Folders whose files were published at the root."""
        return tuple(
            f"{self.source}/{p}".strip("/")
            for p in self.settings.texts("STATIC_PATHS")
            if p.startswith("extra")
        )

    def _joint_pages(self, site: Site) -> None:
        """``Author: Ann, Bob`` had a listing under both names; that of the first stands for it."""
        made = site.generated
        for names, first in self.joint.items():
            old, new = (self.settings.slugify(name, "AUTHOR") for name in (names, first))
            for pattern in (*made.author, *made.author_feed):
                site.redirects.append(
                    (pattern.replace("{slug}", old), pattern.replace("{slug}", new))
                )

    # -- files -------------------------------------------------------------------------------------

    def _file(self, name: str, site: Site) -> None:
        path = name.removeprefix(self.source + "/") if self.source else name
        if PurePosixPath(path).name == ".htaccess":
            note_htaccess(self.tree.data(name), name, site, self.report)
            return
        if any(part.startswith(".") for part in path.split("/")):
            return
        taken = paths.suffixes(path)[1]
        kind = self._kind(path)
        if paths.is_markdown(path) or path.lower().endswith((".html", ".htm")):
            if kind:
                self._read(name, path, kind, site)
            else:
                self._copied(name, path, site)
        elif taken and kind:
            if paths.is_rst(path):
                self._read_rst(name, path, kind, site)
            else:
                self._other_markup(name, path, kind, taken[0], site)
        else:
            site.skipped_files += 1

    def _kind(self, path: str) -> str:
        def within(key: str) -> bool:
            return any(
                p in ("", ".") or path.startswith(p.strip("/") + "/")
                for p in self.settings.texts(key)
            )

        if within("PAGE_PATHS") and not within("PAGE_EXCLUDES"):
            return "page"
        folders = [p for p in self.settings.texts("STATIC_PATHS") if p.strip("/") not in ("", ".")]
        if (
            any(f"{path}/".startswith(p.strip("/") + "/") for p in folders)
            and "" in self.settings.texts("ARTICLE_PATHS")
            and path.lower().endswith((".html", ".htm"))
        ):
            return ""
        return "article" if within("ARTICLE_PATHS") and not within("ARTICLE_EXCLUDES") else ""

    def _read(self, name: str, path: str, kind: str, site: Site) -> None:
        text = self.tree.page(name)
        if text is None:
            return
        is_html = not paths.is_markdown(path)
        if is_html:
            head = html_files.html_document("\n".join(text.lines))
        else:
            head = old_front_matter.read(text.lines, name, self.report)
            head = head if head.found else key_lines.read(text.lines)
        given = {k.lower(): v for k, v in head.values.items() if v not in ("", None)}
        page = Page(name, "", {}, head.body, self.rules, places=head.lines, html=is_html,
                    is_post=kind == "article")  # fmt: skip
        values = self._describe(page, path, kind, given)
        written = {k.lower() for k in head.values} | {"date", "slug", "category", "lang", "tags"}
        page.front = {k: v for k, v in values.items() if k in written}
        site.pages.append(page)

    def _copied(self, name: str, path: str, site: Site) -> None:
        """A file among those that were only copied; one of HTML was a page all the same."""
        folders = [p.strip("/") for p in self.settings.texts("STATIC_PATHS")]
        published = any(p and f"{path}/".startswith(f"{p}/") for p in folders)
        if paths.is_markdown(path) or not published:
            site.skipped_files += 1
            return
        url = paths.clean_url(scalars.text(self._path_values(path).get("path")) or path)
        target = html_files.refresh_target(self.tree.data(name))
        if target:
            site.redirects.append((url, target))
            return
        page = html_files.ready_page(self.tree, name, url, self.rules, self.report)
        if page is None:
            site.unclaimed.append(url)
        else:
            site.pages.append(page)

    def _read_rst(self, name: str, path: str, kind: str, site: Site) -> None:
        """A page of reStructuredText, its fields decoded."""
        text = self.tree.page(name)
        if text is None:
            return
        values, body = rst_pages.split([(line, n) for n, line in enumerate(text.lines, 1)])
        given = {key: value for key, value in values.items() if value}
        page = Page(name, "", {}, body, self.rules, is_post=kind == "article", rst=True)
        found = self._describe(page, path, kind, given)
        written = set(given) | {"date", "slug", "category", "lang", "tags"}
        page.front = {key: value for key, value in found.items() if key in written}
        site.pages.append(page)

    def _other_markup(self, name: str, path: str, kind: str, suffix: str, site: Site) -> None:
        """A page that is not converted; where it was follows from its fields all the same."""
        self.report.note(name, 1, "template", f"{suffix[1:]} is not converted")
        page = Page(name, "", {}, [], self.rules, is_post=kind == "article")
        self._describe(page, path, kind, _fields(self.tree.data(name)))
        if not page.draft:
            site.unclaimed.append(page.url)

    def _describe(self, page: Page, path: str, kind: str, given: dict[str, Any]) -> dict[str, Any]:
        """Give *page* what its header and the settings say of it; all of that."""
        values = self._defaults() | self._path_values(path) | given
        for key in ("tags", "author", "authors"):  # A name may have a comma then.
            if ";" in (names := scalars.text(values.get(key))):
                values[key] = [name.strip() for name in names.split(";") if name.strip()]
        names = scalars.text(values.get("author"))
        if page.is_post and len(scalars.split(names)) > 1:
            self.joint.setdefault(names, scalars.split(names)[0])
        page.front = values
        page.title = header_fields.title_of(page, self.report)
        status = scalars.text(values.get("status")).lower()
        page.draft = status in ("draft", "skip") or header_fields.is_draft(values)
        page.unlisted = status == "hidden"
        page.tags = scalars.split(values.get("tags"))
        page.authors = (
            people(values) or scalars.split(self.settings.get("AUTHOR"))[: 1 if page.is_post else 0]
        )
        page.summary = scalars.text(values.get("summary"))
        page.date = header_fields.date_of(
            page, scalars.text(self._path_values(path).get("date")), self.report
        )
        page.language = scalars.text(values.get("lang"))
        self.languages |= {page.language} - {""}
        page.categories = self._category(path, values, page)
        page.slug = self._slug(page, path)
        if page.is_post and page.date is None and not page.draft:
            self.report.note(page.path, 1, "date", "an article without a date becomes a page")
            page.is_post = False
        if page.date:
            page.date = written_dates.in_zone(page.date, self.settings.text("TIMEZONE"))
        permalinks.locate(page, kind, {"path": path, **values}, self.settings)
        folders = {folder.strip("/") for folder in self.settings.texts("ARTICLE_PATHS")}
        if not values.get("category") and str(PurePosixPath(path).parent) in folders:
            page.categories = []  # All articles are in that folder, so it says nothing.
        return values

    def _category(self, path: str, values: dict[str, Any], page: Page) -> list[str]:
        if values.get("category"):
            return [scalars.text(values["category"])]
        folder = str(PurePosixPath(path).parent.name)
        return [folder] if page.is_post and folder and self._names_categories else []

    def _slug(self, page: Page, path: str) -> str:
        given = scalars.text(page.front.get("slug"))
        if given:
            return given
        stem = PurePosixPath(path).stem
        if self.settings.get("SLUGIFY_SOURCE") == "basename" or not page.title:
            return self.settings.slugify(stem)
        return self.settings.slugify(scalars.text(page.front.get("title")) or page.title)

    def _defaults(self) -> dict[str, Any]:
        """What the settings say of every article and page that does not say it itself."""
        table = self.settings.table("DEFAULT_METADATA")
        return {key.lower(): value for key, value in table.items() if value not in ("", None)}

    def _path_values(self, path: str) -> dict[str, Any]:
        """What the settings take from the path and the name of a file, or say of that path."""
        found: dict[str, Any] = {}
        stem = PurePosixPath(path).stem
        for place, values in sorted(self.settings.table("EXTRA_PATH_METADATA").items()):
            if f"{path}/".startswith(f"{place.strip('/')}/") and isinstance(values, dict):
                found |= {str(k).lower(): v for k, v in values.items() if v not in ("", None)}
        for pattern, subject in (
            (self.settings.get("FILENAME_METADATA"), stem),
            (self.settings.get("PATH_METADATA"), path),
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


def _fields(text: str) -> dict[str, Any]:
    """The fields at the top of a page of AsciiDoc and the like, and its title."""
    found: dict[str, Any] = {
        field[1].lower(): field[2].strip() for field in _FIELD.finditer(text[:5000]) if field[2]
    }
    if heading := _UNDERLINED.search(text):
        found.setdefault("title", heading[1].strip())
    return found
