"""What other rooms ask: which releases there are, and whether a page is about one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_commons.front_matter import page_meta

from .domain import ReleaseDomain
from .ranges import parse_scope

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


def release_ids(env: BuildEnvironment) -> tuple[str, ...]:
    """The ids of all releases, in order."""
    return tuple(release.id for release in ReleaseDomain.of(env).calendar.releases)


def applies_to(env: BuildEnvironment, docname: str, release: str) -> bool:
    """Whether the page is about *release*, or says nothing of releases."""
    meta = page_meta(env, docname)
    calendar = ReleaseDomain.of(env).calendar
    return meta is None or parse_scope(meta.applies_to, calendar).includes(release)
