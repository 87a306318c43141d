"""What shortcodes can ask of the site."""

from __future__ import annotations

import posixpath
from functools import cached_property
from typing import TYPE_CHECKING, Any

from commons_importer.engines.common import data_files
from commons_importer.engines.hugo import headers
from commons_importer.source_tree import Tree, normal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commons_importer.engines.hugo.settings import Settings
    from commons_importer.model import Page
    from commons_importer.report import Report

_DEMOS = ("demo", "example", "examplesite", "docs")
_EMBEDDED = ("shortcodes", "_shortcodes")


class SiteWorld:
    """One site, its pages by what references call them."""

    def __init__(self, tree: Tree, settings: Settings, report: Report) -> None:
        self.tree = tree
        self.settings = settings
        self.report = report
        self.params = settings.params
        self.title = settings.text("title")
        self.base = settings.text("baseurl")
        self.pages: dict[tuple[str, str], Page] = {}  # language and logical path
        self.names: dict[tuple[str, str], list[str]] = {}  # and last part -> logical paths
        self.logical: dict[str, str] = {}  # folder by the path of a page
        self.path_of: dict[str, str] = {}  # logical path by the path of a page

    @cached_property
    def data(self) -> dict[str, Any]:
        """The files of data by folder and name."""
        found = data_files.read(self.tree, self.settings.data, self.report)
        for name in self.tree.below(self.settings.data):
            stem, suffix = posixpath.splitext(name.removeprefix(f"{self.settings.data}/"))
            if suffix != ".toml":
                continue
            here = found
            *folders, last = stem.split("/")
            for folder in folders:
                deeper = here.setdefault(folder, {})
                here = deeper if isinstance(deeper, dict) else {}
            try:
                here[last] = headers.data(self.tree.data(name), suffix)
            except ValueError as err:
                self.report.note(name, 1, "data", f"cannot be read: {err}")
        return found

    # -- pages -------------------------------------------------------------------------------------

    def note(self, page: Page, plain: str) -> None:
        """Have *page*, whose file is *plain* below the content, found by references."""
        stem = posixpath.splitext(plain)[0]
        if posixpath.basename(stem) in ("index", "_index"):
            stem = posixpath.dirname(stem)
        path = f"/{stem}".lower()
        self.pages.setdefault((page.language, path), page)
        self.names.setdefault((page.language, posixpath.basename(path)), []).append(path)
        self.path_of[page.path] = path
        self.logical[page.path] = posixpath.dirname(f"/{plain}".lower())

    def page(self, reference: str, page: Page | None, language: str) -> Page | None:
        """The page that *reference* means: from the root, beside *page*, or by its name alone."""
        path = posixpath.splitext(reference)[0] if reference.endswith((".md", ".html")) else (
            reference)  # fmt: skip
        path = path.removesuffix("/_index").removesuffix("/index").lower().rstrip("/")
        tried = [path] if path.startswith("/") else [f"/{path}"]
        if page is not None and not path.startswith("/"):
            here = self.logical.get(page.path, "/")
            tried.insert(0, "/" + (normal(f"{here}/{path}") or ""))
        for one in tried:
            if found := self.pages.get((language, one)):
                return found
        if "/" in path:
            return None
        named = self.names.get((language, posixpath.basename(path)), [])
        return self.pages[language, named[0]] if len(named) == 1 else None

    def link(self, reference: str, page: Page) -> str:
        """The address of the page that *reference* on *page* means; empty if there is none."""
        path, sign, anchor = reference.partition("#")
        if not path:
            return f"#{anchor}" if anchor else ""
        found = self.page(path, page, page.language)
        return f"{found.url}{sign}{anchor}" if found is not None else ""

    def resource(self, name: str, page: Page | None) -> str:
        """The address of a file of *page*, or of the assets; empty if there is none."""
        if page is None:
            return f"/{name.lstrip('/')}" if any(
                self.tree.has(f"{folder}/{name.lstrip('/')}") for folder in self.settings.assets
            ) else ""  # fmt: skip
        folder = posixpath.dirname(page.path)
        path = normal(f"{folder}/{name}")
        if path and self.tree.has(path):
            return name
        found = next((f for f in self.tree.below(folder) if name and name in f[len(folder) :]), "")
        return found[len(folder) + 1 :]

    # -- templates ---------------------------------------------------------------------------------

    def template(self, name: str) -> str | None:
        """The template of a shortcode, of the site or of a theme; None if there is none."""
        for tree, folder in self._layouts():
            for kind in _EMBEDDED:
                path = normal(f"{folder}/{kind}/{name}.html")
                if path and tree.has(path):
                    return tree.data(path)
        return None

    def _layouts(self) -> Iterator[tuple[Tree, str]]:
        for folder in self.settings.layouts:
            yield self.tree, folder
        if self._theme is not None:
            yield self._theme, ""

    @cached_property
    def _theme(self) -> Tree | None:
        """The layouts of the theme that the site is an example of, one folder up."""
        above = self.tree.root.parent
        is_demo = self.tree.root.name.lower() in _DEMOS and (above / "theme.toml").is_file()
        return Tree(above / "layouts", self.report) if is_demo and (
            above / "layouts").is_dir() else None  # fmt: skip

    def note_hooks(self) -> None:
        """Say which render hooks the site has; they are programs."""
        for folder in self.settings.layouts:
            for name in self.tree.below(folder):
                if "/_markup/" in name:
                    self.report.note(name, 1, "plugin", "a render hook is not run")
