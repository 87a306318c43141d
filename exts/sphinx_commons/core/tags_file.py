"""``tags.yml`` -> the vocabulary: slugs with labels, descriptions and other spellings.

No Sphinx in here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

import yaml

from .utf8 import undecodable
from .vocabulary import Tag, Vocabulary, did_you_mean, key_of, slug_of, unused_slug
from .yaml_loader import loader_for

if TYPE_CHECKING:
    from pathlib import Path

FILE = "tags.yml"
FIELDS = ("label", "description", "aliases")
NULL = "tag:yaml.org,2002:null"
FREE = "so any tag goes"


class _Entry(NamedTuple):
    """One tag of the file: spellings with the lines where they stand, the strongest first."""

    tag: Tag
    line: int
    label: tuple[str, int]
    aliases: list[tuple[str, int]]


def load_vocabulary(path: Path) -> Vocabulary:
    """The vocabulary of the file at *path*. Never raises: what cannot be used is a problem."""
    if not path.exists():
        return Vocabulary()
    try:
        if not path.is_file():
            return Vocabulary(problems=((1, f"is no file, {FREE}"),))
        data = path.read_bytes()
    except OSError as err:
        return Vocabulary(problems=((1, f"not readable, {FREE}: {err.strerror}"),))
    text = data.decode("utf-8-sig", "replace")
    try:
        root = yaml.compose(text, loader_for(text))
    except (yaml.YAMLError, RecursionError) as err:
        return Vocabulary(problems=(_unreadable(err, text),))
    if root is None:
        return Vocabulary()
    if not isinstance(root, yaml.MappingNode):
        line = root.start_mark.line + 1
        return Vocabulary(problems=((line, f"'slug:' lines are wanted, {FREE}"),))
    return _Reader(root).vocabulary(undecodable(data))


def _unreadable(err: Exception, text: str) -> tuple[int, str]:
    mark, position = getattr(err, "problem_mark", None), getattr(err, "position", 0)
    line = mark.line if mark else text.count("\n", 0, position)
    reason = getattr(err, "problem", None) or getattr(err, "reason", None) or "nested too deeply"
    return line + 1, f"not readable, {FREE}: {reason}"


class _Reader:
    """Reads one file: entries first, then who may have which spelling."""

    def __init__(self, root: yaml.MappingNode) -> None:
        self.problems: list[tuple[int, str]] = []
        self.by_key: dict[str, Tag] = {}
        self.taken: set[str] = set()
        self.entries = [e for key, value in root.value if (e := self._entry(key, value))]

    def vocabulary(self, encoding: tuple[int, str] | None) -> Vocabulary:
        """What the file says; *encoding* is a problem that was found before."""
        # Slugs are stronger than labels, and these than aliases, wherever they stand.
        for entry in self.entries:
            self._claim(entry.tag, *entry.label)
        for entry in self.entries:
            for alias, line in entry.aliases:
                self._claim(entry.tag, alias, line)
        for entry in self.entries:
            self.by_key.setdefault(key_of(entry.tag.slug), entry.tag)
        problems = tuple(sorted([*([encoding] if encoding else []), *self.problems]))
        return Vocabulary(by_key=self.by_key, listed=frozenset(self.by_key), problems=problems)

    def _claim(self, tag: Tag, spelling: str, line: int) -> None:
        owner = self.by_key.setdefault(key_of(spelling), tag)
        if owner is not tag:
            self._note(line, f"{spelling!r} already stands for {owner.slug!r}")

    def _note(self, line: int, message: str) -> None:
        self.problems.append((line, message))

    def _entry(self, key: yaml.Node, value: yaml.Node) -> _Entry | None:
        line, written = key.start_mark.line + 1, _text(key)
        if not written:
            self._note(line, "a slug is wanted before the colon; the entry is ignored")
            return None
        if known := self.by_key.get(key_of(written)):
            self._note(line, f"{written!r} is {known.slug!r} again; the first entry counts")
            return None
        fields = self._fields(written, value)
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

    def _fields(self, written: str, value: yaml.Node) -> dict[str, yaml.Node]:
        """The fields of one tag by name."""
        if not isinstance(value, yaml.MappingNode):
            if value.tag != NULL:
                wanted = "'label:', 'description:' and 'aliases:' are wanted"
                self._note(value.start_mark.line + 1, f"{written}: {wanted}")
            return {}
        fields: dict[str, yaml.Node] = {}
        for key, node in value.value:
            field, line = _text(key), key.start_mark.line + 1
            if field not in FIELDS:
                hint = did_you_mean(field, FIELDS)
                self._note(line, f"{written}: unknown key {field!r}{hint}")
            elif field in fields:
                self._note(line, f"{written}: a second {field!r} is ignored")
            else:
                fields[field] = node
        return fields

    def _field_text(self, written: str, node: yaml.Node | None) -> tuple[str, int] | None:
        """The text of a field and its line; None where there is none."""
        if node is None or node.tag == NULL:
            return None
        line = node.start_mark.line + 1
        if not isinstance(node, yaml.ScalarNode):
            self._note(line, f"{written}: a text is wanted")
        return (text, line) if (text := _text(node)) else None

    def _aliases(self, written: str, node: yaml.Node | None) -> list[tuple[str, int]]:
        """Other spellings with their lines: a list, or names separated by commas."""
        if node is None or node.tag == NULL:
            return []
        line = node.start_mark.line + 1
        if isinstance(node, yaml.SequenceNode):
            names = [(_text(item), item.start_mark.line + 1) for item in node.value]
        elif _text(node) and node.tag == "tag:yaml.org,2002:str":
            names = [(alias.strip(), line) for alias in _text(node).split(",")]
        else:
            self._note(line, f"{written}: a list of aliases is wanted")
            return []
        if wrong := [place for name, place in names if not name]:
            self._note(wrong[0], f"{written}: an alias is a text")
        return [(name, place) for name, place in names if name]


def _text(node: yaml.Node) -> str:
    """What is written at *node*, on one line; empty for null and for what is no text."""
    if not isinstance(node, yaml.ScalarNode) or node.tag == NULL:
        return ""
    return " ".join(str(node.value).split())
