"""Variables of the macros plugin, as far as they are data of the settings; nothing is run."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Any

import yaml

from commons_importer import scalars
from commons_importer.engines.common import mapped_tags
from commons_importer.source_tree import normal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from commons_importer.engines.mkdocs.settings import Settings, Table
    from commons_importer.markdown.source import Line
    from commons_importer.model import Page
    from commons_importer.source_tree import Tree

VALUE = re.compile(r"\{\{-?\s*(.*?)\s*-?\}\}")
TAG = re.compile(r"\{%-?\s*(\w+)?(.*?)-?%\}|\{#.*?#\}", re.DOTALL)
_PATH = re.compile(r"[A-Za-z_]\w*(?:\.\w+|\[(?:\d+|'[^']*'|\"[^\"]*\")\])*")
_CALL = re.compile(r"([A-Za-z_][\w.]*)\((.*)\)", re.DOTALL)
_STEP = re.compile(r"\w+|'[^']*'|\"[^\"]*\"")
_RAW = re.compile(r"\{%-?\s*(raw|endraw)\s*-?%\}")
_SHOWN = ("site_name", "site_url", "site_author", "site_description", "repo_url", "repo_name",
          "edit_uri", "copyright", "docs_dir", "extra")  # fmt: skip


class Macros:
    """Puts in the values of one site."""

    def __init__(self, tree: Tree, settings: Settings) -> None:
        given = settings.plugin("macros")
        self.on = given is not None
        values: dict[str, Any] = {}
        for name in _files((given or {}).get("include_yaml")):
            values |= self._data(tree, settings, *name)
        config = {key: settings.values.get(key) for key in _SHOWN}
        self.values: Table = {**settings.table("extra"), **values, "config": config}
        self.tags: Mapping[str, str] = {}  # what macros stand for, as the command line says
        self.told: set[str] = set()

    @staticmethod
    def _data(tree: Tree, settings: Settings, key: str, name: str) -> dict[str, Any]:
        for folder in ("", settings.docs):
            path = normal(posixpath.join(folder, name)) or ""
            if tree.has(path):
                try:
                    found = scalars.load_yaml(tree.data(path))
                except yaml.YAMLError:
                    return {}
                return {key: found} if key else found if isinstance(found, dict) else {}
        return {}

    def put_in(
        self, lines: Sequence[Line], page: Page
    ) -> tuple[list[Line], list[tuple[int, str, str]]]:
        """*lines* with values in place of their names, and what cannot be evaluated."""
        if not self.on or scalars.truth(page.front.get("render_macros")) is False:
            return list(lines), []
        about = {"title": page.title, "url": page.url, "meta": page.front}
        values = {**self.values, **page.front, "page": about}
        problems: list[tuple[int, str, str]] = []
        out: list[Line] = []
        raw = False
        for text, line in lines:
            done, raw = self._line(text, line, values, problems, raw=raw)
            out += [(row, line) for row in done.split("\n")]
        return out, problems

    def _line(
        self,
        text: str,
        line: int,
        values: Table,
        problems: list[tuple[int, str, str]],
        *,
        raw: bool,
    ) -> tuple[str, bool]:
        """One line, and whether what follows is between ``raw`` and ``endraw``."""

        def value(found: re.Match[str]) -> str:
            called = _CALL.fullmatch(found[1])
            if called and called[1] in self.tags:
                return mapped_tags.filled(self.tags[called[1]], called[2], "")
            shown = evaluated(found[1], values)
            if shown is None:
                before = found.string[: found.start()]
                in_tag = before.rfind("<") > before.rfind(">")
                what = "left out of a tag" if in_tag else "kept as text"
                problems.append((line, "macro", f"{found[0]} is {what}"))
                return "" if in_tag else found[0]
            return shown

        def tag(found: re.Match[str]) -> str:
            name = found[1] or ""
            if name and name not in self.told:
                self.told.add(name)
                problems.append(
                    (line, "macro", f"{found[0]} is not evaluated, nor is any other {name}")
                )
            return ""

        out = ""
        for part in re.split(rf"({_RAW.pattern})".replace("(raw|endraw)", "(?:raw|endraw)"), text):
            if mark := _RAW.fullmatch(part):
                raw = mark[1] == "raw"
            else:
                out += part if raw else TAG.sub(tag, VALUE.sub(value, part))
        return out, raw


def evaluated(source: str, values: Table) -> str | None:
    """What stands at a path such as ``a.b['c']``; None if nothing does, or it is no plain value."""
    if not _PATH.fullmatch(source):
        return None
    found: Any = values
    for step in _STEP.findall(source):
        key = step.strip("'\"")
        if isinstance(found, dict) and key in found:
            found = found[key]
        elif isinstance(found, list) and key.isdigit() and int(key) < len(found):
            found = found[int(key)]
        else:
            return None
    plain = isinstance(found, (str, int, float)) and not isinstance(found, bool)
    return str(found) if plain else None


def _files(value: Any) -> list[tuple[str, str]]:
    """Key and name of each data file; without a key its own keys count."""
    items = value if isinstance(value, list) else [value]
    found: list[tuple[str, str]] = []
    for item in items:
        if isinstance(item, dict):
            found += [(str(key), scalars.text(name)) for key, name in item.items()]
        elif item:
            found.append(("", scalars.text(item)))
    return found
