"""The tag vocabulary: ``tags.yml`` -> slugs, labels, descriptions and other spellings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from sphinx_commons.core.yaml_loader import loader_for

from .model import Problem, Term
from .slugs import key_of, slugify

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

FILE = "tags.yml"
FIELDS = frozenset({"label", "description", "aliases"})


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every tag that may be used.

    ``by_key`` finds a term by any spelling. Without a file tags are free (``strict`` is false).
    The ``docname`` of a problem is the file's name.
    """

    strict: bool = False
    terms: Mapping[str, Term] = field(default_factory=dict)
    by_key: Mapping[str, Term] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def names(self) -> list[str]:
        """The slugs, labels and aliases that a writer may use."""
        return sorted({*self.terms, *(term.label for term in self.terms.values()), *self.by_key})


def load_vocabulary(path: Path) -> Vocabulary:
    """The vocabulary of the file at *path*. Never raises: what cannot be used is a problem."""
    try:
        text = path.read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return Vocabulary()
    try:
        root = yaml.compose(text, loader_for(text))
    except (yaml.YAMLError, RecursionError) as err:
        mark = getattr(err, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        message = f"not readable, so any tag goes: {getattr(err, 'problem', None) or err}"
        return Vocabulary(problems=(Problem("vocabulary", FILE, line, message),))
    return _vocabulary(root)


def _vocabulary(root: yaml.Node | None) -> Vocabulary:
    terms: dict[str, Term] = {}
    by_key: dict[str, Term] = {}
    problems: list[Problem] = []
    if root is not None and not isinstance(root, yaml.MappingNode):
        problems.append(Problem("vocabulary", FILE, 1, "'slug:' lines are wanted"))
        root = None
    for key, value in root.value if root else ():
        line = key.start_mark.line + 1
        term, spellings, messages = _entry(str(key.value), _plain(value))
        messages += _claim(term, spellings, terms, by_key)
        problems += [Problem("vocabulary", FILE, line, message) for message in messages]
    return Vocabulary(True, terms, by_key, tuple(problems))


def _plain(node: yaml.Node) -> Any:
    try:
        return yaml.SafeLoader("").construct_document(node)
    except (yaml.YAMLError, ValueError):
        return None


def _entry(name: str, value: Any) -> tuple[Term, list[str], list[str]]:
    messages: list[str] = []
    if value is not None and not isinstance(value, dict):
        messages.append(f"{name}: 'label:', 'description:' and 'aliases:' are wanted")
    fields = value if isinstance(value, dict) else {}
    messages += [f"{name}: unknown key {key!r}" for key in fields if key not in FIELDS]
    slug = slugify(name)
    if slug != name:
        messages.append(f"{name!r} is no slug; its address is {slug!r}")
    label = " ".join(str(fields.get("label") or name).split())
    description = " ".join(str(fields.get("description") or "").split())
    term = Term(kind="tag", slug=slug, label=label, description=description)
    return term, [name, label, *_aliases(fields.get("aliases"))], messages


def _aliases(value: Any) -> Iterator[str]:
    items = value.split(",") if isinstance(value, str) else value
    for item in items if isinstance(items, list) else ():
        if str(item).strip():
            yield str(item).strip()


def _claim(
    term: Term, spellings: list[str], terms: dict[str, Term], by_key: dict[str, Term]
) -> list[str]:
    """Note *term* under all its *spellings*; gives a sentence for each that is taken."""
    if not term.slug or term.slug in terms:
        return [f"{spellings[0]!r} has the address of another tag or none, and is ignored"]
    terms[term.slug] = term
    taken = []
    for spelling in spellings:
        owner = by_key.setdefault(key_of(spelling), term)
        if owner is not term:
            taken.append(f"{spelling!r} already stands for {owner.slug!r}")
    return taken
