"""MkDocs: pages below ``docs_dir``, posts of Material's blog, what plugins say of them."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import yaml

from commons_importer import heading_levels, old_front_matter, scalars
from commons_importer.engines.common import (
    header_fields,
    html_files,
    key_lines,
    notebooks,
    paths,
)
from commons_importer.engines.engine import Body, Engine, Reference
from commons_importer.engines.mkdocs import dialect, tag_pages, templates
from commons_importer.engines.mkdocs.addresses import Addresses
from commons_importer.engines.mkdocs.blog import Blog
from commons_importer.engines.mkdocs.languages import Languages
from commons_importer.engines.mkdocs.macros import Macros
from commons_importer.engines.mkdocs.menu import Menu
from commons_importer.engines.mkdocs.objects import ObjectKinds
from commons_importer.engines.mkdocs.plugins import feeds, note_unknown, redirects
from commons_importer.engines.mkdocs.settings import NAMES, Settings
from commons_importer.engines.mkdocs.snippets import Snippets
from commons_importer.markdown.python import PythonReader
from commons_importer.markdown.source import number
from commons_importer.model import Generated, Page, Site
from commons_importer.source_tree import normal

if TYPE_CHECKING:
    from commons_importer.engines.engine import Term
    from commons_importer.markdown.source import Line
    from commons_importer.report import Report
    from commons_importer.source_tree import Tree

_HEADING = re.compile(r"#(?!#)\s*\S|[^\s#>].*\n=+\s*$", re.DOTALL)


class MkDocs(Engine):
    """Reads one site."""

    settings_files = NAMES

    def __init__(self, tree: Tree, report: Report) -> None:
        self.tree = tree
        self.report = report
        self.settings = Settings(tree, report)
        self.addresses = Addresses(tree, self.settings)
        self.languages = Languages(self.settings, self.addresses)
        has_objects = self.settings.plugin("mkdocstrings") is not None
        self.objects = ObjectKinds(tree, self.settings) if has_objects else None
        self.rules = dialect.of(self.settings, self.objects)
        self.snippets = Snippets(tree, self.settings)
        self.macros = Macros(tree, self.settings)
        self.templates = templates.Templates(tree, self.settings, self.macros.values)
        self.blogs = [
            Blog(tree, self.addresses, given, report)
            for name, given in self.settings.plugins if name == "blog"
        ]  # fmt: skip
        self.menu = Menu(tree, self.addresses, report)
        self.by_plain: dict[tuple[str, str], Page] = {}  # language and path without it
        self.titles: dict[str, str] = {}  # by the path of a page, as lists showed them

    def load(self) -> Site:
        """The site, its pages in the order of their paths."""
        settings = self.settings
        parts = urlsplit(settings.text("site_url"))
        site = self.site = Site(
            title=settings.text("site_name"), description=settings.text("site_description"),
            address=settings.text("site_url"), owner=settings.text("site_author"),
            language=self.languages.default or settings.language, base=settings.base,
            hosts={parts.netloc} if parts.netloc else set(),
            roots=tuple(dict.fromkeys((settings.docs, settings.overrides or settings.docs))),
            signs=dialect.signs(settings),
            generated=Generated(tags=(), categories=(), authors=(), feeds=feeds(settings)),
        )  # fmt: skip
        if self.objects is not None:
            site.packages = self.objects.packages
        for blog in self.blogs:
            site.people |= blog.people()
            blog.lists(site.generated)
            site.excerpt_mark = scalars.text(blog.given.get("post_excerpt_separator"))
        if self.blogs:
            site.generated.later = self.blogs[0].later(site.generated)
        for path in self.addresses.files if settings.values else ():
            self._file(path, site)
        site.menu = self.menu.entries()
        self._name_untitled(site)
        site.redirects += redirects(settings, self.addresses, site, self.report)
        for old, new in self.languages.fallbacks(self.by_plain):
            site.redirects.append((self.addresses.url(old), self.addresses.url(new)))
        note_unknown(settings, self.tree, self.report)
        return site

    def slug(self, kind: Term, name: str) -> str:
        """What the blog plugin makes of a name."""
        if kind == "author":
            return scalars.text(self.site.people.get(name, {}).get("slug")) or name
        made = self.blogs[0].category if self.blogs else dialect.lower()
        return made(name)

    def body(self, page: Page) -> Body:
        """The text of *page* with snippets, values and the words of its template put in."""
        lines = self.snippets.put_in(page.body, page.path)
        problems = self.snippets.problems
        self.macros.tags = self.tags
        lines, more = self.macros.put_in(lines, page)
        lines = self._tags(lines)
        if self._lists_posts(page, lines):
            return Body(lines, lost="lists posts; the new site has such a page", listing="blog")
        html, lost = self.templates.words(page)
        if lost:
            more.append((page.line("template"), "template", lost))
        if html:
            at = lines[0][1] if lines else 1
            before, _, after = html.partition(templates.CONTENT)
            lines = [*number_all(before, at), *lines, *number_all(after, at)]
        return Body(lines, [*problems, *more])

    def reference(self, href: str) -> Reference | None:
        """What autorefs looks for on all pages."""
        return Reference("name", href[8:]) if href.startswith("autoref:") else None

    def targets(self, path: str, page: Page) -> list[str]:
        """A source file, in the language of *page* if there is one; else what a browser made."""
        if path.startswith("/"):
            return [path, self._of_source(path.lstrip("/"), page)]
        folder = posixpath.dirname(page.path.removeprefix(f"{self.settings.docs}/"))
        source = self._of_source(posixpath.join(folder, unquote(path)), page)
        return [source, *super().targets(path, page)]

    def files(self, path: str, page: Page) -> list[str]:
        """The file in the language of *page*, if there is one; else what all have."""
        found = super().files(path, page)
        if self.languages.by_folder or not page.language:
            return found
        codes = dict.fromkeys((page.language, self.languages.default))
        parts = [posixpath.splitext(name) for name in found]
        return [f"{stem}.{code}{end}" for code in codes for stem, end in parts] + found

    def _of_source(self, path: str, page: Page) -> str:
        language, plain = self.languages.of(normal(path) or "")
        found = self.by_plain.get((page.language, plain)) or self.by_plain.get((language, plain))
        return found.url if found else f"/{path}"

    # -- files -------------------------------------------------------------------------------------

    def _file(self, path: str, site: Site) -> None:
        name = self.addresses.source(path)
        if paths.is_markdown(path):
            self._read(name, path, site)
        elif path.endswith(".ipynb") and self.settings.plugin("mkdocs-jupyter") is not None:
            text = notebooks.markdown(self.tree.data(name))
            if text is None:
                self.report.note(name, 1, "template", "is no notebook that can be read")
            else:
                self._describe(Page(name, "", {}, number(text, 1), self.rules), path, site)
        elif path.endswith((".html", ".htm")):
            self._copied(name, path, site)
        else:
            site.skipped_files += 1

    def _copied(self, name: str, path: str, site: Site) -> None:
        """A file of HTML, which MkDocs only copied."""
        url = paths.clean_url(path)
        target = html_files.refresh_target(self.tree.data(name))
        page = html_files.ready_page(self.tree, name, url, self.rules, self.report)
        if target:
            site.redirects.append((url, target))
        elif page is None:
            site.unclaimed.append(url)
        else:
            site.pages.append(page)

    def _read(self, name: str, path: str, site: Site) -> None:
        text = self.tree.page(name)
        if text is None:
            return
        head = old_front_matter.read(text.lines, name, self.report)
        head = head if head.found else key_lines.read(text.lines)
        page = Page(name, "", {**self._shared(path), **head.values}, head.body, self.rules,
                    places=head.lines)  # fmt: skip
        self._describe(page, path, site)

    def _shared(self, path: str) -> dict[str, Any]:
        """What ``.meta.yml`` of the folders above a page says of it."""
        found: dict[str, Any] = {}
        if self.settings.plugin("meta") is None:
            return found
        folders = ["", *posixpath.dirname(path).split("/")]
        for count in range(1, len(folders) + 1):
            file = self.addresses.source(posixpath.join(*folders[:count], ".meta.yml"))
            try:
                given = scalars.load_yaml(self.tree.data(file))
            except yaml.YAMLError:
                continue
            found |= given if isinstance(given, dict) else {}
        return found

    def _describe(self, page: Page, path: str, site: Site) -> None:
        """Give *page* what its header, its place and the plugins say of it."""
        language, plain = self.languages.of(path)
        own = header_fields.title_of(page, self.report)
        page.language = language
        page.title = own or self._heading(page.body)
        page.tags = scalars.split(page.front.get("tags"))
        page.authors = header_fields.people(page.front)
        page.draft = header_fields.is_draft(page.front) or self.addresses.drafts.match(path)
        page.url = self.addresses.url(self.languages.published(language, plain))
        blog = next((blog for blog in self.blogs if blog.has(path)), None)
        if blog is not None:
            page.title = page.title or heading_levels.from_name(path)
            blog.locate(page, path)
        self.addresses.moved[path] = page.url
        self.titles[page.path] = page.title
        page.title = own
        self.by_plain[language, plain] = page
        site.pages.append(page)

    def _heading(self, lines: list[Line]) -> str:
        """The words of the heading that a page starts with."""
        first = next((i for i, (text, _) in enumerate(lines) if text.strip()), len(lines))
        start = lines[first : first + 2]
        if not _HEADING.match("\n".join(text for text, _ in start)):
            return ""
        found = PythonReader(self.rules).read(start).blocks
        is_title = found and found[0].kind == "heading" and found[0].level == 1
        return " ".join(found[0].plain().split()) if is_title else ""

    def _name_untitled(self, site: Site) -> None:
        """A page without a title of its own is called as the menu calls it, or as its file."""
        for page in site.pages:
            path = page.path.removeprefix(f"{self.settings.docs}/")
            if title := self.menu.titles.get(path):
                page.title = page.title or ("" if self.titles.get(page.path) else title)
                self.titles[page.path] = title
            elif not self.titles.get(page.path) and not page.html and not _has_heading(page.body):
                page.title = self.titles[page.path] = _of_file(self.languages.of(path)[1])

    # -- what stands on pages ----------------------------------------------------------------------

    def _tags(self, lines: list[Line]) -> list[Line]:
        given = self.settings.plugin("tags")
        if given is None or not tag_pages.has_mark(lines):
            return lines
        return tag_pages.filled(lines, given, self.site.pages, self.titles)

    def _lists_posts(self, page: Page, lines: list[Line]) -> bool:
        """Whether *page* is the start of a blog and says nothing itself."""
        urls = self.site.generated.blog
        words = [text for text, _ in lines if text.strip() and not text.startswith("#")]
        return page.url in urls and not words


def _has_heading(lines: list[Line]) -> bool:
    return any(text.startswith("#") and not text.startswith("##") for text, _ in lines)


def _of_file(path: str) -> str:
    """What MkDocs calls a page by its file; nothing for the page of a folder."""
    stem = posixpath.splitext(posixpath.basename(path))[0]
    words = re.sub(r"[-_]", " ", stem)
    if stem in ("index", "README"):
        return ""
    return words.capitalize() if words.lower() == words else words


def number_all(html: str, line: int) -> list[Line]:
    """*html* as one block of its own, all on one line of the source; nothing if it has no words."""
    rows = [row.strip() for row in html.split("\n") if row.strip()]
    return [(row, line) for row in ("", "<div>", *rows, "</div>", "")] if rows else []
