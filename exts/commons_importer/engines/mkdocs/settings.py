"""``mkdocs.yml`` as data: inherited files joined, tags read and never run."""

from __future__ import annotations

import posixpath
import re
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import yaml

from commons_importer import scalars
from commons_importer.source_tree import normal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commons_importer.report import Report
    from commons_importer.source_tree import Tree

NAMES = ("mkdocs.yml", "mkdocs.yaml")
MAX_PARENTS = 8
Table = dict[str, Any]


class _Loader(scalars.Loader):
    """``!ENV`` gives its default; names of Python objects are text."""


def _environment(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
    """The last of several values is the default; a lone name has none."""
    if isinstance(node, yaml.SequenceNode) and len(node.value) > 1:
        return loader.construct_object(node.value[-1], deep=True)
    return None


def _python(loader: yaml.SafeLoader, tag: str, node: yaml.Node) -> Any:
    """``!!python/name:package.thing`` as text; an object that would be made, with its options."""
    name = tag.rpartition(":")[2]
    if isinstance(node, yaml.MappingNode):
        return {"python": name, **loader.construct_mapping(node, deep=True)}
    return name


_Loader.add_constructor("!ENV", _environment)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _python)


class Settings:
    """The settings of one site."""

    def __init__(self, tree: Tree, report: Report) -> None:
        self.tree = tree
        self.report = report
        self.file = next((name for name in NAMES if tree.has(name)), NAMES[0])
        self.values = self._load(self.file, 0)
        self.lines = tree.data(self.file).split("\n")

    def _load(self, name: str, depth: int) -> Table:
        try:
            given = scalars.load_yaml(self.tree.data(name), _Loader)
        except yaml.YAMLError as err:
            mark = getattr(err, "problem_mark", None)
            problem = getattr(err, "problem", None) or str(err)
            self.report.note(name, mark.line + 1 if mark else 1, "settings", f"no YAML: {problem}")
            return {}
        if not isinstance(given, dict):
            return {}
        parent = scalars.text(given.pop("INHERIT", None))
        if not parent:
            return given
        found = normal(posixpath.join(posixpath.dirname(name), parent)) or ""
        if depth >= MAX_PARENTS or not self.tree.has(found):
            self.report.note(name, 1, "settings", f"INHERIT: {parent} is not in the tree")
            return given
        return _merged(self._load(found, depth + 1), given)

    # -- single values -----------------------------------------------------------------------------

    def text(self, key: str, default: str = "") -> str:
        """A value as text."""
        value = self.values.get(key)
        return default if value is None or isinstance(value, (dict, list)) else scalars.text(value)

    def table(self, key: str) -> Table:
        """A value if it is a table."""
        value = self.values.get(key)
        return value if isinstance(value, dict) else {}

    def line(self, *texts: str) -> int:
        """The line that has all *texts*, else the first that has one; 1 if none has."""
        for wanted in (texts, texts[-1:]):
            for number, line in enumerate(self.lines, 1):
                if all(text in line for text in wanted):
                    return number
        return 1

    @cached_property
    def docs(self) -> str:
        """The folder of the pages, from the root of the tree."""
        return normal(self.text("docs_dir", "docs")) or ""

    @cached_property
    def directory_urls(self) -> bool:
        """Whether ``page.md`` was published as ``page/``."""
        return scalars.truth(self.values.get("use_directory_urls")) is not False

    @cached_property
    def base(self) -> str:
        """The path of the site on its host."""
        return urlsplit(self.text("site_url")).path.rstrip("/")

    @cached_property
    def theme(self) -> Table:
        """The settings of the theme."""
        value = self.values.get("theme")
        return value if isinstance(value, dict) else {"name": scalars.text(value)}

    @cached_property
    def language(self) -> str:
        """The language of the theme's words."""
        return scalars.text(self.theme.get("language") or self.theme.get("locale")) or "en"

    @cached_property
    def overrides(self) -> str:
        """The folder of templates that stand before those of the theme; empty if none."""
        return normal(scalars.text(self.theme.get("custom_dir"))) or ""

    # -- plugins and extensions --------------------------------------------------------------------

    @cached_property
    def plugins(self) -> list[tuple[str, Table]]:
        """Name and settings of every plugin that is on; one may stand there twice."""
        found = [
            (name.rpartition("/")[2], given) for name, given in _named(self.values.get("plugins"))
        ]
        return [(n, g) for n, g in found if scalars.truth(g.get("enabled")) is not False]

    def plugin(self, *names: str) -> Table | None:
        """The settings of the first plugin of one of these names, None if there is none."""
        return next((given for name, given in self.plugins if name in names), None)

    @cached_property
    def extensions(self) -> dict[str, Table]:
        """The extensions of Python-Markdown, those that MkDocs always has among them."""
        given = dict(_named(self.values.get("markdown_extensions")))
        return {"toc": {}, "tables": {}, "fenced_code": {}, **given}

    def extension(self, name: str) -> Table:
        """The settings of the extension whose name ends so."""
        return next((g for n, g in self.extensions.items() if re.split(r"[.:]", n)[-1] == name), {})


def _named(value: Any) -> Iterator[tuple[str, Table]]:
    """Names with their settings, from a list or a table."""
    items = value if isinstance(value, list) else [value]
    for item in items:
        if isinstance(item, dict):
            for name, given in item.items():
                yield str(name), given if isinstance(given, dict) else {}
        elif item:
            yield scalars.text(item), {}


def _merged(below: Table, above: Table) -> Table:
    """Two tables, those in them joined as well; what is *above* wins."""
    out = dict(below)
    for key, value in above.items():
        known = out.get(key)
        both = isinstance(known, dict) and isinstance(value, dict)
        out[key] = _merged(known, value) if both and isinstance(known, dict) else value
    return out
