"""Who stands below whom on the new site: as the old menu had it, else by header and folder."""

from __future__ import annotations

import math
import posixpath
import re
from dataclasses import dataclass, field
from itertools import chain, count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from commons_importer.model import Entry

ROOT = "index"
MANY = 30  # entries below one page; more are put into sections
LONGEST = 40  # letters of a title within another one
DEEP = 2  # folders below one another that get a section each


@dataclass(frozen=True, slots=True)
class Line:
    """An entry: a page or a URL; without a title it has that of the page."""

    target: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Entries that stand together, below words of their own or none."""

    caption: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """What a page says of where it stands."""

    title: str
    order: tuple[float, ...] = ()  # before others that have none
    parent: str = ""  # a docname


def is_apart(name: str) -> bool:
    """Whether a page is in no contents tree: a post, a page of an author, 404, a search page."""
    is_post = bool(re.match(r"blog/(?:\d{4}/|index$)|authors/", name))
    own = r"(?:^|/)(?:404|search)(?:/index)?$|^(?:pages/)?(?:tags|categories|archives?|sitemap)$"
    return is_post or bool(re.search(own, name))


@dataclass(slots=True)
class Contents:
    """The contents trees of all pages, and the pages that were made to hold some."""

    places: Mapping[str, Place]  # of every page that is to be in a tree
    find: Callable[[str], str]  # the docname that an old URL leads to; nothing if none
    is_free: Callable[[str], bool]  # whether a page may be made under a name
    below: dict[str, list[tuple[str, Line]]] = field(default_factory=dict)  # with their captions
    made: dict[str, str] = field(default_factory=dict)  # docname -> title
    _placed: set[str] = field(default_factory=lambda: {ROOT})

    def fill(self, menu: Iterable[Entry], last: Iterable[str]) -> None:
        """Place every page: those of the *menu*, the others, and at the end the pages *last*."""
        for entry in menu:
            self._entry(entry, ROOT, "")
        rest = [name for name in self._sorted(self.places) if name not in self._placed]
        sections = {_section(name): name for name in self.places}
        children: dict[str, list[str]] = {}
        for name in rest:
            children.setdefault(self._parent(name, sections), []).append(name)
        for parent, names in children.items():
            folder = "" if parent == ROOT else _section(parent)
            self._sections(parent, folder, names, folder.count("/") + 1 if folder else 0)
        for name in last:
            if name not in self._placed:
                self._add(ROOT, "", Line(name))

    def groups(self, name: str) -> list[Group]:
        """What stands right below the page *name*; first what has no words above it."""
        found: dict[str, list[Line]] = {"": []}
        for caption, line in self.below.get(name, ()):
            found.setdefault(caption, []).append(line)
        return [Group(caption, tuple(lines)) for caption, lines in found.items() if lines]

    def _add(self, parent: str, caption: str, line: Line) -> None:
        self.below.setdefault(parent, []).append((caption, line))
        self._placed.add(line.target)

    # -- the old menu ------------------------------------------------------------------------------

    def _entry(self, entry: Entry, parent: str, caption: str) -> None:
        """Place a line of the old menu and those below it; a page stands in one place only."""
        name = self.find(entry.url) if entry.url else ""
        title = " ".join(re.sub(r"[<>\x00-\x1f]", " ", entry.title).split())
        if name and name not in self._placed:
            self._add(parent, caption, Line(name, self._own_words(title, name)))
        elif not name and re.match(r"https?://[^\s<>]+$", entry.url) and title:
            self._add(parent, caption, Line(entry.url, title))
        if name and name != ROOT:
            parent, caption = name, ""
        elif entry.below and not name:
            caption = title or caption
        for child in entry.below:
            self._entry(child, parent, caption)

    def _own_words(self, title: str, name: str) -> str:
        place = self.places.get(name)
        return "" if place and place.title.casefold() == title.casefold() else title

    # -- the others --------------------------------------------------------------------------------

    def _sorted(self, names: Iterable[str]) -> list[str]:
        """*names* in the order of their headers, then of their paths."""
        return sorted(names, key=lambda name: (*(self.places[name].order or (math.inf,)), name))

    def _parent(self, name: str, sections: Mapping[str, str]) -> str:
        wanted = self.places[name].parent
        if wanted in self.places and name not in self._line_of(wanted):
            return wanted
        section = _section(name)
        while "/" in section:
            section = section.rpartition("/")[0]
            if section in sections:
                return sections[section]
        return ROOT

    def _line_of(self, name: str) -> list[str]:
        """*name* and the pages above it, as far as headers say."""
        found: list[str] = []
        while name in self.places and name not in found:
            found.append(name)
            name = self.places[name].parent
        return found

    def _sections(self, parent: str, folder: str, names: Sequence[str], depth: int) -> None:
        """Put *names* below *parent*, those of one folder in a section that is made for them."""
        by_folder: dict[str, list[str]] = {}
        for name in names:
            by_folder.setdefault(_folder_below(_section(name), folder), []).append(name)
        if list(by_folder) != [""] and len(by_folder) == 1 and not self.below.get(parent):
            self._sections(parent, posixpath.join(folder, *by_folder), names, depth)
            return
        wanted = depth < DEEP or len(names) > MANY
        made = {f for f, own in by_folder.items() if f and wanted and len(own) > 1}
        alone = [name for f, own in by_folder.items() if f not in made for name in own]
        self._listed(parent, folder, self._sorted(alone))
        for inner in [f for f in by_folder if f in made]:
            path = posixpath.join(folder, inner)
            self._sections(self._make(parent, path, _title(inner)), path, by_folder[inner],
                           depth + 1)  # fmt: skip

    def _listed(self, parent: str, folder: str, names: Sequence[str]) -> None:
        """Put *names* right below *parent*; very many in parts of equal size."""
        if len(names) <= MANY:
            for name in names:
                self._add(parent, "", Line(name))
            return
        if not any(self.places[name].order for name in names):
            names = sorted(names, key=lambda name: (self.places[name].title.casefold(), name))
        size = math.ceil(math.sqrt(len(names)))
        for number, start in enumerate(range(0, len(names), size), 1):
            part = names[start : start + size]
            title = _span(self.places[part[0]].title, self.places[part[-1]].title)
            made = self._make(parent, posixpath.join(folder or "pages", f"part-{number}"), title)
            for name in part:
                self._add(made, "", Line(name))

    def _make(self, parent: str, path: str, title: str) -> str:
        """A page *path* below *parent*, which only shows what stands below it."""
        others = (f"{path}/contents-{number}" for number in count(1))
        names = chain([f"{path}/index"], others)
        name = next(one for one in names if self.is_free(one) and one not in self.made)
        self.made[name] = title
        self._add(parent, "", Line(name))
        return name


def markdown(groups: Iterable[Group], *, hidden: bool = True) -> list[str]:
    """Contents trees, which the page itself shows unless they are *hidden*."""
    out: list[str] = []
    for group in groups:
        options = [":hidden:"] if hidden else [":maxdepth: 1"]
        options += [f":caption: {group.caption}"] if group.caption else []
        out += ["", "```{toctree}", *options, "", *entries(group), "```"]
    return out


def entries(group: Group) -> list[str]:
    """The lines of *group* as they stand in a contents tree."""
    found = []
    for line in group.lines:
        target = line.target if "://" in line.target else f"/{line.target}"
        found.append(f"{line.title} <{target}>" if line.title else target)
    return found


def of_pages(names: Iterable[str]) -> list[Group]:
    """*names* as one group of entries."""
    lines = tuple(Line(name) for name in names)
    return [Group("", lines)] if lines else []


def _section(name: str) -> str:
    return "" if name == ROOT else name.removesuffix("/index")


def _folder_below(section: str, folder: str) -> str:
    """The folder right below *folder* that *section* lies in; nothing if in none."""
    if folder and not section.startswith(f"{folder}/"):
        return ""
    inner = section.removeprefix(f"{folder}/")
    return inner.partition("/")[0] if "/" in inner else ""


def _title(folder: str) -> str:
    words = re.sub(r"[-_]+", " ", folder).strip()
    return words[:1].upper() + words[1:] if words else folder


def _span(first: str, last: str) -> str:
    """A title for all from one to the other, as in dictionaries."""
    ends = _first_word(first), _first_word(last)
    if ends[0] == ends[1]:
        ends = first[:LONGEST], last[:LONGEST]
    return " – ".join(dict.fromkeys(ends))


def _first_word(title: str) -> str:
    words = re.findall(r"\w[\w.+#'’-]*", title)
    return words[0] if words else title.strip() or "?"
