"""Which id belongs to which question of the project. Pure functions of records."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from docutils.nodes import make_id

from .slugs import unused

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .model import Question

# Ids that docutils counts up; they lead somewhere else on every page.
COUNTED = re.compile(r"id\d+")


@dataclass(slots=True)
class Registry:
    """``by_id`` is ordered by page and place.

    ``clashes`` are pairs (later, first) of one chosen id. ``shared`` maps an id that several
    titles would give to the ids these questions have. ``others`` finds a question by another
    anchor that is its alone, ``places`` by the name of its page, ``#`` and any of its anchors.
    """

    by_id: dict[str, Question] = field(default_factory=dict)
    by_key: dict[str, Question] = field(default_factory=dict)
    clashes: list[tuple[Question, Question]] = field(default_factory=list)
    shared: dict[str, list[str]] = field(default_factory=dict)
    others: dict[str, Question] = field(default_factory=dict)
    places: dict[str, Question] = field(default_factory=dict)

    def find(self, name: str) -> Question | None:
        """The question with the id *name*, or with an anchor *name* that no other one has."""
        return self.by_id.get(name) or self.others.get(name)


def name_questions(records: Iterable[Question]) -> Registry:
    """Give every question an id of its own.

    A chosen id goes to the first question that chose it, an id made from a title to the first
    one with that title. The others have the name of their page in front.
    """
    registry = Registry()
    ordered = sorted(records, key=lambda q: (q.docname, q.place))
    owners: dict[str, Question] = {}
    for record in sorted(ordered, key=lambda q: not q.explicit):
        first = owners.setdefault(record.qid, record)
        if first is not record and record.explicit:
            registry.clashes.append((record, first))
    taken = set(owners)
    for record in ordered:
        _enter(registry, record, owners[record.qid], taken)
    registry.others = _other_anchors(registry)
    return registry


def _enter(registry: Registry, record: Question, owner: Question, taken: set[str]) -> None:
    named = record
    if owner is not record:
        qid = unused(f"{make_id(record.docname) or 'page'}-{record.qid}", taken)
        taken.add(qid)
        named = replace(record, qid=qid)
        if not (owner.explicit or record.explicit):
            registry.shared.setdefault(record.qid, [record.qid]).append(qid)
    registry.by_id[named.qid] = registry.by_key[named.key] = named
    for anchor in named.anchors:
        registry.places[f"{named.docname}#{anchor}"] = named


def _other_anchors(registry: Registry) -> dict[str, Question]:
    found: dict[str, Question | None] = {}
    for record in registry.by_id.values():
        for anchor in record.anchors:
            if anchor not in registry.by_id and not COUNTED.fullmatch(anchor):
                found[anchor] = None if anchor in found else record
    return {anchor: record for anchor, record in found.items() if record}
