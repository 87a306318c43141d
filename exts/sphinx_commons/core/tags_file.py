"""``tags.yml`` -> the vocabulary: slugs with labels, descriptions and other spellings.

No Sphinx in here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

import yaml

from .vocabulary import Tag, Vocabulary, key_of, slug_of, unused_slug
from .yaml_file import NULL, Problem, fields_of, read_root, text_of

if TYPE_CHECKING:
    from pathlib import Path

FILE = "tags.yml"
FIELDS = ("label", "description", "aliases")
FREE = "so any tag goes"


class _Entry(NamedTuple):
    """One tag of the file: spellings with the lines where they stand, the strongest first."""

    tag: Tag
    line: int
    label: tuple[str, int]
    aliases: list[tuple[str, int]]


def load_vocabulary(path: Path) -> Vocabulary:
    """The vocabulary of the file at *path*. Never raises: what cannot be used is a problem."""
    root, problems = read_root(path, "'slug:'", FREE)
    if root is None:
        return Vocabulary(problems=tuple(problems))
    return _Reader(root, problems).vocabulary()


class _Reader:
    """Reads one file: entries first, then who may have which spelling."""

    def __init__(self, root: yaml.MappingNode, problems: list[Problem]) -> None:
        self.problems = problems
        self.by_key: dict[str, Tag] = {}
        self.taken: set[str] = set()
        self.entries = [e for key, value in root.value if (e := self._entry(key, value))]

    def vocabulary(self) -> Vocabulary:
        """What the file says."""
        # Slugs are stronger than labels, and these than aliases, wherever they stand.
        for entry in self.entries:
            self._claim(entry.tag, *entry.label)
        for entry in self.entries:
            for alias, line in entry.aliases:
                self._claim(entry.tag, alias, line)
        for entry in self.entries:
            self.by_key.setdefault(key_of(entry.tag.slug), entry.tag)
        problems = tuple(sorted(self.problems))
        return Vocabulary(by_key=self.by_key, listed=frozenset(self.by_key), problems=problems)

    def _claim(self, tag: Tag, spelling: str, line: int) -> None:
        owner = self.by_key.setdefault(key_of(spelling), tag)
        if owner is not tag:
            self._note(line, f"{spelling!r} already stands for {owner.slug!r}")

    def _note(self, line: int, message: str) -> None:
        self.problems.append((line, message))

    def _entry(self, key: yaml.Node, value: yaml.Node) -> _Entry | None:
        line, written = key.start_mark.line + 1, text_of(key)
        if not written:
            self._note(line, "a slug is wanted before the colon; the entry is ignored")
            return None
        if known := self.by_key.get(key_of(written)):
            self._note(line, f"{written!r} is {known.slug!r} again; the first entry counts")
            return None
        fields = fields_of(written, value, FIELDS, self._note)
        label, label_line = self._field_text(written, fields.get("label")) or (written, line)
        description = self._field_text(written, fields.get("description"))
        tag = Tag(self._slug(written, line), label, description[0] if description else "")
        self.by_key[key_of(written)] = tag
        return _Entry(tag, line, (label, label_line), self._aliases(written, fields.get("aliases")))

    def _slug(self, written: str, line: int) -> str:
        base = slug_of(written)
        slug = unused_slug(base, self.taken)
        self.taken.add(slug)
        if slug != base:
            self._note(
                line, f"{written!r} and another tag have the slug {base!r}; it gets {slug!r}"
            )
        elif key_of(written).replace(" ", "-") != normalize("NFC", written):
            self._note(line, f"{written!r} is no slug; its address is {slug!r}")
        return slug

    def _field_text(self, written: str, node: yaml.Node | None) -> tuple[str, int] | None:
        """The text of a field and its line; None where there is none."""
        if node is None or node.tag == NULL:
            return None
        line = node.start_mark.line + 1
        if not isinstance(node, yaml.ScalarNode):
            self._note(line, f"{written}: a text is wanted")
        return (text, line) if (text := text_of(node)) else None

    def _aliases(self, written: str, node: yaml.Node | None) -> list[tuple[str, int]]:
        """Other spellings with their lines: a list, or names separated by commas."""
        if node is None or node.tag == NULL:
            return []
        line = node.start_mark.line + 1
        if isinstance(node, yaml.SequenceNode):
            names = [(text_of(item), item.start_mark.line + 1) for item in node.value]
        elif text_of(node) and node.tag == "tag:yaml.org,2002:str":
            names = [(alias.strip(), line) for alias in text_of(node).split(",")]
        else:
            self._note(line, f"{written}: a list of aliases is wanted")
            return []
        if wrong := [place for name, place in names if not name]:
            self._note(wrong[0], f"{written}: an alias is a text")
        return [(name, place) for name, place in names if name]
