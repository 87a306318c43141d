"""``_config.yml`` and the data beside it."""

from __future__ import annotations

import fnmatch
import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

import yaml

from commons_importer import old_front_matter, scalars
from commons_importer.engines.common import data_files, html_files, menus, paths
from commons_importer.engines.jekyll.permalinks import STYLES
from commons_importer.markdown import rules

if TYPE_CHECKING:
    from commons_importer.model import Entry, Site
    from commons_importer.report import Report
    from commons_importer.source_tree import Tree

EXCLUDED = ("Gemfile", "Gemfile.lock", "node_modules", "vendor", "README.md", "LICENSE.md",
            "CONTRIBUTING.md", "CHANGELOG.md", "CODE_OF_CONDUCT.md")  # fmt: skip

SHAPES: dict[str, tuple[type, ...]] = {
    "collections": (dict, list), "defaults": (list,), "exclude": (list,), "include": (list,),
    "kramdown": (dict,), "redcarpet": (dict,), "plugins": (list,), "gems": (list,),
}  # fmt: skip


class Settings:
    """What one site says about itself."""

    def __init__(self, tree: Tree, report: Report) -> None:
        self.tree = tree
        self.report = report
        self.config = self._config()
        source = str(self.config.get("source") or "").strip("./")
        self.source = source if source and tree.below(source) else ""
        self.style = str(self.config.get("permalink") or "date")
        self.collections = self._collections()
        self.defaults = [
            entry for entry in self.config.get("defaults") or []
            if isinstance(entry, dict) and isinstance(entry.get("values"), dict)
            and isinstance(entry.get("scope", {}), dict)
        ]  # fmt: skip
        self.rules = self._rules()
        self.data = self._data()
        self._senders: dict[str, str] | None = None
        plugins = self.config.get("plugins") or self.config.get("gems") or []
        self.plugins = {str(plugin) for plugin in plugins if plugin}
        self.free_pages = "jekyll-optional-front-matter" in self.plugins

    def table(self, key: str) -> dict[str, Any]:
        """The value of *key* if it is a table."""
        value = self.config.get(key)
        return value if isinstance(value, dict) else {}

    def _config(self) -> dict[str, Any]:
        for name in ("_config.yml", "_config.yaml"):
            if self.tree.has(name):
                try:
                    data = scalars.load_yaml(self.tree.data(name))
                except yaml.YAMLError as err:
                    self.report.note(name, 1, "settings", f"is not YAML: {err}")
                    return {}
                if isinstance(data, dict):
                    return self._usable(data, name)
                if data is not None:
                    self.report.note(name, 1, "settings", "is no table; nothing of it is used")
                return {}
        return {}

    def _usable(self, data: dict[str, Any], name: str) -> dict[str, Any]:
        """*data* without values of a shape that their key cannot have."""
        out = {str(key): value for key, value in data.items()}
        for key, shapes in SHAPES.items():
            value = out.get(key)
            if value is not None and not isinstance(value, shapes):
                self.report.note(name, 1, "settings", f"{key} cannot be {value!r}; ignored")
                del out[key]
        return out

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
            extensions = given.get("extensions")
            names = {str(n) for n in (extensions if isinstance(extensions, list) else [])}
            return rules.redcarpet(frozenset(names | {"fenced_code_blocks"}))
        if engine == "rdiscount":
            self.report.note("_config.yml", 1, "settings", "rdiscount is read as Redcarpet is")
            return rules.redcarpet(frozenset({"fenced_code_blocks", "tables", "no_intra_emphasis"}))
        given = self.config.get("kramdown") or {}
        given = given if isinstance(given, dict) else {}
        gfm = (
            str(given.get("input", "GFM")).upper() == "GFM"
            or "gfm" in engine
            or "commonmark" in engine
        )
        return rules.kramdown(gfm=gfm, options=given)

    def _data(self) -> dict[str, Any]:
        folder = f"{self.source}/{self.config.get('data_dir') or '_data'}".strip("/")
        return data_files.read(self.tree, folder, self.report)

    def people(self) -> dict[str, dict[str, Any]]:
        """The entries of all registries of authors, by nick."""
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
            if paths.is_markdown(name):
                values = old_front_matter.read(
                    self.tree.data(name).split("\n"), name, self.report
                ).values
                nick = str(
                    values.get("short_name") or values.get("username") or PurePosixPath(name).stem
                )
                found.setdefault(nick, values)
        return found

    def describe(self, site: Site) -> None:
        """Tell *site* what the settings say of it as a whole."""
        site.title = self._said("title", "name", "site_title")
        site.description = self._said("description", "tagline", "subtitle")
        address = self._said("url")
        base = self._said("baseurl").strip("/")
        site.address = f"{address.rstrip('/')}/{base}{'/' if base else ''}" if address else ""
        site.language = self._said("lang", "locale", "language", "default_lang")
        site.licence = self._said("license", "licence")
        site.owner = self._said("author", "company", "organization", "organisation")

    def _said(self, *keys: str) -> str:
        """The first of *keys* that has a text, or the name in its table."""
        for key in keys:
            value = self.config.get(key)
            value = value.get("name") if isinstance(value, dict) else value
            if isinstance(value, (str, int, float)) and (text := scalars.text(value)):
                return " ".join(text.split())
        return ""

    def menu(self) -> list[Entry]:
        """The menu in the data files and settings that themes make one of."""
        return [
            entry for data in (self.data, self.config) for name in menus.NAMES
            for entry in menus.entries(data.get(name))
        ]  # fmt: skip

    def is_excluded(self, path: str) -> bool:
        """Whether the engine left the file alone."""
        given = self.config.get("exclude")
        patterns = [str(p).strip("/") for p in (given if isinstance(given, list) else [])]
        patterns += [] if self.free_pages else [p for p in EXCLUDED if "." not in p or not given]
        included = {str(p).strip("/") for p in self.config.get("include") or []}
        if path in included:
            return False
        return any(
            path == p or path.startswith(p + "/") or fnmatch.fnmatch(path, p) for p in patterns
        )

    def for_path(self, path: str, kind: str) -> dict[str, Any]:
        """The front matter that the settings give to a file."""
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

    def redirected(self, front: dict[str, Any]) -> str:
        """Where the layout of a page sends its readers, by a key of the page; mostly nowhere."""
        found = self._redirecting().get(scalars.text(front.get("layout")))
        return scalars.text(front.get(found)) if found else ""

    def _redirecting(self) -> dict[str, str]:
        """Layouts that only send on, with the key that says where to."""
        if self._senders is None:
            self._senders = {}
            folder = f"{self.source}/{self.config.get('layouts_dir') or '_layouts'}".strip("/")
            for name in self.tree.below(folder):
                target = html_files.refresh_target(self.tree.data(name))
                if key := re.search(r"\{\{-?\s*page\.([\w-]+)", target):
                    self._senders[PurePosixPath(name).stem] = key[1]
        return self._senders

    def suffix(self) -> str:
        """What follows the path of a page in its URL."""
        if self.style == "pretty" or self.style.endswith("/"):
            return "/"
        if self.style in STYLES or self.style.endswith(":output_ext"):
            return ":output_ext"
        return ""
