"""What the settings of a Hugo site say, wherever they stand."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Any

from commons_importer import scalars
from commons_importer.engines.hugo import headers

if TYPE_CHECKING:
    from commons_importer.report import Report
    from commons_importer.source_tree import Tree

Table = dict[str, Any]
SUFFIXES = (".toml", ".yaml", ".yml", ".json")
NAMES = tuple(f"{stem}{suffix}" for stem in ("hugo", "config") for suffix in SUFFIXES)
FOLDERS = ("config/_default", "config/production")  # a site is published as production
_WORDS = frozenset({"params", "data"})  # below these, names are the site's own
MAX_DEPTH = 20


class Settings:
    """The settings of one site, names in lower case."""

    def __init__(self, tree: Tree, report: Report) -> None:
        self.tree = tree
        self.report = report
        self.values: Table = {}
        found = [name for name in NAMES if tree.has(name)]
        for name in found[:1]:
            self._merge(self.values, self._read(name))
        for folder in FOLDERS:
            self._folder(folder)
        if not self.values and not found:
            report.note("hugo.toml", 1, "settings", "there is no settings file of Hugo here")
        theme = self.values.get("theme")
        self.themes = [f"{self.text('themesdir', 'themes')}/{name}"
                       for name in scalars.split(theme)]  # fmt: skip
        self.content = self.text("contentdir", "content").strip("/")
        self.layouts = [self.text("layoutdir", "layouts"), *self._of_themes("layouts")]
        self.static = [*self._listed("staticdir", "static"), *self._of_themes("static")]
        self.assets = [self.text("assetdir", "assets"), *self._of_themes("assets")]
        self.data = self.text("datadir", "data")
        self.params = self.table("params")
        self.mounts = self._mounts()
        disabled = self.values.get("disablekinds")
        self.disabled = {kind.lower() for kind in scalars.split(disabled)}

    def _of_themes(self, folder: str) -> list[str]:
        return [f"{theme}/{folder}" for theme in self.themes] + [
            f"{module}/{folder}" for module in self._vendored()
        ]

    def _vendored(self) -> list[str]:
        """Modules that were put into the tree."""
        listed = self.table("module").get("imports")
        paths = [scalars.text(one.get("path")) for one in listed or () if isinstance(one, dict)]
        return [f"_vendor/{path}" for path in paths if path]

    def _listed(self, key: str, default: str) -> list[str]:
        return scalars.split(self.values.get(key)) or [default]

    def _folder(self, folder: str) -> None:
        for name in self.tree.below(folder):
            stem, suffix = posixpath.splitext(posixpath.basename(name))
            if suffix not in SUFFIXES:
                continue
            given = self._read(name)
            key, _, language = stem.lower().partition(".")
            # languages.fr.toml is a table of that language as a whole, as hugo.fr.toml is.
            if key not in ("hugo", "config") and not (language and key == "languages"):
                given = {key: given}
            if language:
                given = {"languages": {language: given}}
            self._merge(self.values, given)

    def _read(self, name: str) -> Any:
        text = self.tree.data(name)
        try:
            return _lower(headers.data(text, posixpath.splitext(name)[1]))
        except ValueError as err:
            found = re.search(r"line (\d+)", str(err))
            line = int(found[1]) if found else 1
            self.report.note(name, line, "settings", f"cannot be read: {err}")
            return {}

    def _merge(self, into: Table, new: Any) -> None:
        for key, value in new.items() if isinstance(new, dict) else ():
            old = into.get(key)
            if isinstance(old, dict) and isinstance(value, dict):
                self._merge(old, value)
            else:
                into[key] = value

    def _mounts(self) -> list[tuple[str, str]]:
        """Folders of the tree that stand in for others: source and target."""
        out: list[tuple[str, str]] = []
        listed = self.table("module").get("mounts")
        for one in listed if isinstance(listed, list) else ():
            source, target = (scalars.text(one.get(key)) if isinstance(one, dict) else ""
                              for key in ("source", "target"))  # fmt: skip
            if not source or not target:
                continue
            if source.startswith("..") or not self.tree.below(source):
                self.report.note(self.name, 1, "settings", f"the mount {source} is not in the tree")
            elif target.split("/")[0] == "content":
                out.append((source.strip("/"), target.strip("/")[8:]))
        return out

    @property
    def name(self) -> str:
        """The file that findings about the settings name."""
        return next((name for name in NAMES if self.tree.has(name)), f"{FOLDERS[0]}/hugo.toml")

    # -- values ------------------------------------------------------------------------------------

    def text(self, key: str, default: str = "") -> str:
        """A value as text."""
        return scalars.text(self.values.get(key)) or default

    def table(self, key: str) -> Table:
        """A table; empty if there is none."""
        found = self.values.get(key)
        return found if isinstance(found, dict) else {}

    def on(self, key: str, *, default: bool = False) -> bool:
        """Whether a switch is on."""
        found = scalars.truth(self.values.get(key))
        return default if found is None else found

    def path(self, *keys: str) -> Any:
        """A value some tables deep; None if there is none."""
        found: Any = self.values
        for key in keys:
            found = found.get(key) if isinstance(found, dict) else None
        return found

    def number(self, default: int, *keys: str) -> int:
        """A whole number above nothing."""
        found = scalars.text(self.path(*keys))
        return int(found) if found.isdigit() and int(found[:6]) > 0 else default

    def taxonomies(self) -> dict[str, str]:
        """Plural name -> singular name; those that the site switched off are not in it."""
        given = self.values.get("taxonomies")
        if isinstance(given, dict):
            return {scalars.text(many): one for one, many in given.items() if scalars.text(many)}
        return {"tags": "tag", "categories": "category"}


def _lower(value: Any, depth: int = 0) -> Any:
    """Names in lower case, those that pages can ask for as they are."""
    if depth > MAX_DEPTH:
        return None
    if isinstance(value, dict):
        return {
            str(key).lower(): item if str(key).lower() in _WORDS else _lower(item, depth + 1)
            for key, item in value.items()
        }
    return [_lower(item, depth + 1) for item in value] if isinstance(value, list) else value
