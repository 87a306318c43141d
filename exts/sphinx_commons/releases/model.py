"""The frozen records of this room. No Sphinx in here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sphinx_commons.core.records import kept
from sphinx_commons.front_matter.keys import key, keys_of
from sphinx_commons.front_matter.kinds import DATE, TEXT, word

if TYPE_CHECKING:
    from sphinx_commons.front_matter import Moment

SUPPORTED, ENDED = "supported", "ended"
# What stands for a release in ranges, which hyphens and commas divide.
KEY = r"[a-z0-9.]+"


@kept
@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """One release that the site speaks of. Its ``status`` alone decides what pages say of it."""

    id: str
    name: str = key(TEXT, "The name that readers see; made from the key where it is not given.")
    date: Moment | None = key(DATE, "When it came out. Releases stand in the order of their dates.")
    end: Moment | None = key(DATE, "When its support ends, or ended.")
    status: str = key(word((SUPPORTED, ENDED)), "What pages say of it.", default=SUPPORTED)

    @property
    def has_ended(self) -> bool:
        return self.status == ENDED


@kept
@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A run of releases in order. ``first`` or ``last`` is None where the run is open there."""

    first: Release | None = None
    last: Release | None = None
    releases: tuple[Release, ...] = ()


@kept
@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What something applies to: a ``text`` as written, and the runs of releases that it means.

    A text that is no range has no spans, and rules nothing out. ``problems`` are pairs of a
    warning's subtype and a sentence.
    """

    text: str
    spans: tuple[Span, ...] = ()
    problems: tuple[tuple[str, str], ...] = ()

    @property
    def releases(self) -> tuple[Release, ...]:
        """Every release that it means, each once."""
        return tuple(dict.fromkeys(r for span in self.spans for r in span.releases))

    @property
    def has_ended(self) -> bool:
        """Whether it means releases, and all of them have ended."""
        return bool(self.spans) and all(release.has_ended for release in self.releases)

    def includes(self, release: str) -> bool:
        """Whether it means the release, or says nothing of releases."""
        return not self.spans or any(found.id == release for found in self.releases)


def json_schema() -> dict[str, Any]:
    """The JSON Schema of ``releases.yml``, for editors."""
    release = {
        "type": "object",
        "properties": {name: found.schema for name, found in keys_of(Release).items()},
        "required": ["date"],
        "additionalProperties": False,
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Releases",
        "type": "object",
        "patternProperties": {f"^{KEY}$": release},
        "additionalProperties": False,
    }
