"""The menu: ``nav``, the lists of the literate-nav plugin, and files in folders that order them."""

from __future__ import annotations

import fnmatch
import posixpath
import re
from typing import TYPE_CHECKING, Any

import yaml

from commons_importer import scalars
from commons_importer.model import Entry
from commons_importer.source_tree import normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from commons_importer.engines.mkdocs.addresses import Addresses
    from commons_importer.report import Report
    from commons_importer.source_tree import Tree

MAX_DEPTH = 12
_ITEM = re.compile(r"([ \t]*)(?:[*+-]|\d+\.)[ \t]+(.*)$")
_LINK = re.compile(r"\[(.*?)\]\(\s*<?([^)>\s]*)>?(?:\s+[\"'].*)?\)\s*$")
_EXTERNAL = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


class Menu:
    """Makes the entries; what they name and nobody has is reported."""

    def __init__(self, tree: Tree, addresses: Addresses, report: Report) -> None:
        self.tree = tree
        self.addresses = addresses
        self.settings = addresses.settings
        self.report = report
        self.titles: dict[str, str] = {}  # page -> its title in the menu
        self.literate = self.settings.plugin("literate-nav")
        self.folders = self.settings.plugin("awesome-pages", "awesome-nav") is not None
        given = self.literate or {}
        self.list_name = scalars.text(given.get("nav_file")) or "SUMMARY.md"
        self.used: set[str] = set()

    def entries(self) -> list[Entry]:
        """The whole menu; nothing where the site had none of its own."""
        nav = self.settings.values.get("nav", self.settings.values.get("pages"))
        if nav:
            found = self._items(nav, "", self.settings.file, 0)
        elif self.literate is not None and self._list("") in self.addresses.known:
            found = self._from_list("", 0)
        elif self.folders:
            found = self._folder("", 0)
        else:
            return []
        return list(found)

    # -- nav ---------------------------------------------------------------------------------------

    def _items(self, value: Any, folder: str, file: str, depth: int) -> Iterator[Entry]:
        """The entries of a list; paths are seen from *folder*, places from *file*."""
        for item in value if isinstance(value, list) and depth < MAX_DEPTH else ():
            if isinstance(item, dict):
                for title, target in item.items():
                    yield from self._item(str(title), target, folder, file, depth)
            elif isinstance(item, str):
                yield from self._item("", item, folder, file, depth)

    def _item(self, title: str, target: Any, folder: str, file: str, depth: int) -> Iterator[Entry]:
        if isinstance(target, list):
            yield Entry(title, "", tuple(self._items(target, folder, file, depth + 1)))
            return
        text = scalars.text(target)
        if not text or _EXTERNAL.match(text) or text.startswith("/"):
            if text or title:
                yield Entry(title, text)
            return
        path, _, anchor = text.partition("#")
        found = normal(posixpath.join(folder, path)) or ""
        if found in self.addresses.known and found.endswith(
            (".md", ".ipynb", ".html", ".markdown")
        ):
            self.used.add(found)
            if title:
                self.titles.setdefault(found, title)
            yield Entry(title, self.addresses.url(found) + (f"#{anchor}" if anchor else ""))
        elif self._is_folder(found):
            below = tuple(self._below(found, depth + 1))
            yield from (
                [Entry(title or _name(found), "", below)] if title or path.endswith("/") else below
            )
        elif any(sign in path for sign in "*?"):
            yield from self._globbed(found, depth)
        else:
            line = (
                self.settings.line(text)
                if file == self.settings.file
                else _line(self.tree, file, text)
            )
            self.report.note(file, line, "menu", f"{text} is no page or folder of the site")

    def _globbed(self, pattern: str, depth: int) -> Iterator[Entry]:
        """What a pattern stands for, without what is named elsewhere."""
        folder = posixpath.dirname(pattern)
        names = self._children(folder)
        if pattern.endswith("/"):
            names = [name for name in names if self._is_folder(name)]
        for name in names:
            if name not in self.used and fnmatch.fnmatch(name, pattern.rstrip("/")):
                yield from self._item("", name, "", self.settings.file, depth + 1)

    def _is_folder(self, path: str) -> bool:
        prefix = f"{path}/" if path else ""
        return any(known.startswith(prefix) for known in self.addresses.files)

    def _below(self, folder: str, depth: int) -> Iterable[Entry]:
        """What stands below a folder that a menu names."""
        if depth >= MAX_DEPTH:
            return ()
        if self.literate is not None and self._list(folder) in self.addresses.known:
            return self._from_list(folder, depth)
        return self._folder(folder, depth)

    def _children(self, folder: str) -> list[str]:
        """Pages and folders right below *folder*; its index first."""
        prefix = f"{folder}/" if folder else ""
        inside = [path for path in self.addresses.files if path.startswith(prefix)]
        pages = [p for p in inside if p.endswith((".md", ".ipynb")) and p != self._list(folder)]
        names = {prefix + path.removeprefix(prefix).split("/")[0] for path in pages}
        return sorted(
            names,
            key=lambda n: (n not in self.addresses.known or not self.addresses.is_index(n), n),
        )

    # -- lists in Markdown -------------------------------------------------------------------------

    def _list(self, folder: str) -> str:
        return posixpath.join(folder, self.list_name)

    def _from_list(self, folder: str, depth: int) -> Iterator[Entry]:
        """The entries of a ``SUMMARY.md``: nested lists of links and words."""
        name = self.addresses.source(self._list(folder))
        root: list[Any] = []
        stack: list[tuple[int, list[Any]]] = [(-1, root)]
        for line in self.tree.data(name).split("\n"):
            if not (found := _ITEM.match(line)):
                continue
            width = len(found[1].expandtabs(4))
            while stack[-1][0] >= width:
                stack.pop()
            link = _LINK.match(found[2].strip())
            item: list[Any] = [link[1] if link else found[2].strip(), link[2] if link else "", []]
            stack[-1][1].append(item)
            stack.append((width, item[2]))
        yield from self._listed(root, folder, name, depth)

    def _listed(self, items: list[Any], folder: str, file: str, depth: int) -> Iterator[Entry]:
        for words, target, below in items if depth < MAX_DEPTH else ():
            title = re.sub(r"[*_`\\]", "", words)
            inside = tuple(self._listed(below, folder, file, depth + 1))
            if not target and not below:
                yield from self._item("", words.replace("\\", ""), folder, file, depth)
                continue
            found = list(self._item(title, target, folder, file, depth)) if target else []
            if not inside:
                yield from found
            elif found:
                yield Entry(title, found[0].url, (*found[0].below, *inside))
            else:
                yield Entry(title, "", inside)

    # -- folders that say their own order ----------------------------------------------------------

    def _folder(self, folder: str, depth: int) -> Iterator[Entry]:
        """The entries of a folder as its ``.pages`` or ``.nav.yml`` has them."""
        name, given = self._order(folder)
        children = self._children(folder)
        if given.get("order") == "desc":
            children.reverse()
        listed = given.get("nav", given.get("arrange"))
        if not isinstance(listed, list) or depth >= MAX_DEPTH:
            listed = children
            folder = ""
        elif "arrange" in given and "..." not in listed:
            listed = [*listed, "..."]
        named = {normal(posixpath.join(folder, text)) for item in listed for text in _texts(item)}
        for item in listed:
            if isinstance(item, str) and item.split("|")[0].strip() == "...":
                rest = [child for child in children if child not in named]
                yield from self._ordered(rest, "", name, depth)
            else:
                yield from self._ordered([item], folder, name, depth)

    def _ordered(self, items: list[Any], folder: str, file: str, depth: int) -> Iterator[Entry]:
        for item in items:
            path = normal(posixpath.join(folder, item)) if isinstance(item, str) else None
            if path and self._is_folder(path) and path not in self.addresses.known:
                _, given = self._order(path)
                if scalars.truth(given.get("hide")):
                    continue
                below = tuple(self._below(path, depth + 1))
                yield Entry(scalars.text(given.get("title")) or _name(path), "", below)
            else:
                yield from self._items([item], folder, file, depth)

    def _order(self, folder: str) -> tuple[str, dict[str, Any]]:
        for name in (".pages", ".nav.yml"):
            path = self.addresses.source(posixpath.join(folder, name))
            if not self.folders or not self.tree.has(path):
                continue
            try:
                given = scalars.load_yaml(self.tree.data(path))
            except yaml.YAMLError as err:
                self.report.note(path, 1, "menu", f"no YAML: {err}")
                continue
            return path, given if isinstance(given, dict) else {}
        return self.settings.file, {}


def _texts(item: Any) -> list[str]:
    """The paths that an item of a list names, at any depth."""
    if isinstance(item, str):
        return [item]
    if isinstance(item, list):
        return [text for inner in item for text in _texts(inner)]
    return (
        [text for inner in item.values() for text in _texts(inner)]
        if isinstance(item, dict)
        else []
    )


def _name(folder: str) -> str:
    words = re.sub(r"[-_]+", " ", posixpath.basename(folder)).strip()
    return words[:1].upper() + words[1:]


def _line(tree: Tree, file: str, text: str) -> int:
    lines = tree.data(file).split("\n")
    return next((number for number, line in enumerate(lines, 1) if text in line), 1)
