"""The frozen records of this room. No Sphinx in here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_commons.front_matter import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What the options of one question say, decoded; people and tags are as written."""

    qid: str = ""
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    reviewed: Moment | None = None
    owner: str = ""
    applies_to: str = ""
    related: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question, where it stands, and what is known about its answer.

    ``own`` is what the question says itself; ``details`` has what its page says too, where the
    question is silent. ``anchors`` are all ids that lead to it, the canonical one first.
    ``digest`` changes with the text of the answer.
    """

    qid: str
    title: str
    docname: str
    place: int
    line: int
    anchors: tuple[str, ...]
    own: Details
    details: Details
    unlisted: bool = False
    digest: str = ""

    @property
    def explicit(self) -> bool:
        """Whether somebody chose the id."""
        return bool(self.own.qid)

    @property
    def anchor(self) -> str:
        return self.anchors[0]

    @property
    def key(self) -> str:
        """What no other question of the project has."""
        return f"{self.docname}#{self.anchor}"
