"""What kind of thing a Python path names: read from source, nothing is imported."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

import griffe

from commons_importer import scalars
from commons_importer.source_tree import normal

if TYPE_CHECKING:
    from commons_importer.engines.mkdocs.settings import Settings
    from commons_importer.source_tree import Tree


class ObjectKinds:
    """Answers for the packages whose source lies in the tree."""

    def __init__(self, tree: Tree, settings: Settings) -> None:
        handlers = (settings.plugin("mkdocstrings") or {}).get("handlers")
        python = handlers.get("python") if isinstance(handlers, dict) else None
        given = (python or {}).get("paths") if isinstance(python, dict) else None
        found = given if isinstance(given, list) else []
        folders = [normal(scalars.text(path)) for path in [*found, "src", ""]]
        self.folders = list(dict.fromkeys(folder for folder in folders if folder is not None))
        self.tree = tree
        self.packages: dict[str, Any] = {}
        self.used: set[str] = set()  # folders that held a package

    def __call__(self, path: str) -> str:
        """``class``, ``function`` and so on; empty if the source is not at hand."""
        top, _, rest = path.partition(".")
        package = self._package(top)
        if package is None:
            return ""
        try:
            found = package[rest] if rest else package
            kind = str(found.kind.value)
            within_class = rest and str(found.parent.kind.value) == "class"
        except (KeyError, ValueError, AttributeError, griffe.GriffeError):
            return ""
        if kind in ("function", "attribute") and within_class:
            return "method" if kind == "function" else "class attribute"
        return {"package": "module", "type alias": "attribute"}.get(kind, kind)

    def _package(self, name: str) -> Any:
        if name in self.packages:
            return self.packages[name]
        found = None
        for folder in self.folders:
            prefix = f"{folder}/" if folder else ""
            if self.tree.has(f"{prefix}{name}/__init__.py") or self.tree.has(f"{prefix}{name}.py"):
                with contextlib.suppress(Exception):  # whatever odd source brings up
                    found = griffe.load(
                        name, search_paths=[self.tree.path(folder) if folder else self.tree.root],
                        allow_inspection=False, resolve_aliases=True, resolve_external=False,
                    )  # fmt: skip
                    self.used.add(folder)
                break
        self.packages[name] = found
        return found
