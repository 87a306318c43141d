"""``releases.yml`` -> the releases of a site in order. No Sphinx in here."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

import yaml

from sphinx_commons.core.vocabulary import did_you_mean
from sphinx_commons.core.yaml_file import NULL, Problem, fields_of, read_root, text_of
from sphinx_commons.front_matter.keys import keys_of

from .model import KEY, Release

if TYPE_CHECKING:
    from pathlib import Path

FILE = "releases.yml"
NONE = "so there are no releases"
LAST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The releases in the order of their dates, and what is wrong in the file.

    ``lines`` has the line of each release by its id.
    """

    releases: tuple[Release, ...] = ()
    problems: tuple[Problem, ...] = ()
    lines: dict[str, int] = field(default_factory=dict)

    def find(self, written: str) -> Release | None:
        """The release with the id *written*."""
        return next((release for release in self.releases if release.id == written), None)

    def hint(self, written: str) -> str:
        """``"; did you mean …?"`` for an id that is nearly one of these."""
        return did_you_mean(written, (release.id for release in self.releases))

    def between(self, first: Release | None, last: Release | None) -> tuple[Release, ...]:
        """The releases from *first* to *last*, both included; None is the end of the row."""
        start = self.releases.index(first) if first else 0
        end = self.releases.index(last) + 1 if last else len(self.releases)
        return self.releases[start:end]


def load_calendar(path: Path) -> Calendar:
    """What the file at *path* says. Never raises: what cannot be used is a problem."""
    root, problems = read_root(path, "'release:'", NONE)
    return _Reader(problems).read(root) if root else Calendar(problems=tuple(problems))


class _Reader:
    """Reads one file."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        self.lines: dict[str, int] = {}

    def read(self, root: yaml.MappingNode) -> Calendar:
        """The releases of the file, in order."""
        found = [release for key, value in root.value if (release := self._release(key, value))]
        found.sort(key=lambda release: release.date.instant if release.date else LAST)
        problems = tuple(sorted(self.problems))
        return Calendar(releases=tuple(found), problems=problems, lines=self.lines)

    def _note(self, line: int, message: str) -> None:
        self.problems.append((line, message))

    def _release(self, key: yaml.Node, value: yaml.Node) -> Release | None:
        line, written = key.start_mark.line + 1, text_of(key)
        if not re.fullmatch(KEY, written):
            wanted = "lower-case letters, digits and dots"
            self._note(line, f"{written!r} is no key of a release: {wanted} are wanted")
            return None
        if written in self.lines:
            self._note(line, f"{written!r} stands in line {self.lines[written]} already")
            return None
        self.lines[written] = line
        found = self._fields(written, value)
        if not found.get("date"):
            self._note(line, f"{written}: 'date:' is wanted; it stands after all others")
        release = Release(**{"id": written, "name": written.capitalize(), **found})
        if release.date and release.end and release.end.instant < release.date.instant:
            self._note(line, f"{written}: it ends before it comes out")
        return release

    def _fields(self, release: str, value: yaml.Node) -> dict[str, Any]:
        known = keys_of(Release)
        found: dict[str, Any] = {}
        for name, node in fields_of(release, value, tuple(known), self._note).items():
            report = partial(self._note_value, node.start_mark.line + 1, f"{release}: {name}")
            decoded = known[name].kind.decode(_plain(node), report)
            found |= {name: decoded} if decoded else {}
        return found

    def _note_value(self, line: int, place: str, message: str) -> None:
        self._note(line, f"{place}: {message}")


def _plain(node: yaml.Node) -> object:
    """The value at *node*: a text, nothing, or what no field takes."""
    if isinstance(node, yaml.ScalarNode):
        return None if node.tag == NULL else node.value
    return list(node.value)
