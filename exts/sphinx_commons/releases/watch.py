"""What holds for the whole site: when pages are written again, and what is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .badges import target_of
from .calendar import FILE
from .domain import ReleaseDomain
from .ranges import parse_scope
from .sayings import pages_that_show, sayings
from .warn import warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def read_again(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """``env-before-read-docs``: the file may have changed since the last build."""
    ReleaseDomain.of(env).read_file()


def renew(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """``env-updated``: warn of mistakes in the file, and name pages where it has changed.

    Pages are named for books: those have no other sign that something is new.
    """
    domain = ReleaseDomain.of(env)
    for line, message in domain.calendar.problems:
        warn("file", "%s", message, location=f"{Path(env.srcdir, FILE)}:{line}")
    return sorted(pages_that_show(env, domain.places)) if domain.has_changed else []


def views(app: Sphinx, env: BuildEnvironment) -> dict[str, object]:
    """``page-views``: what badges show of other files."""
    domain = ReleaseDomain.of(env)
    if not domain.calendar.releases:
        return {}
    shown = [(release, target_of(env, release)) for release in domain.calendar.releases]
    return dict.fromkeys(pages_that_show(env, domain.places), shown)


def check(app: Sphinx, env: BuildEnvironment) -> None:
    """``env-check-consistency``: warn of ranges that mean nothing."""
    domain = ReleaseDomain.of(env)
    for saying in sayings(env, domain.places):
        for subtype, message in parse_scope(saying.text, domain.calendar).problems:
            warn(subtype, "applies to: %s", message, location=(saying.docname, saying.line))
