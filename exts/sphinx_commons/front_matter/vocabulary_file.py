"""When ``tags.yml`` is read, and who says what is wrong with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_commons.core.tags_file import FILE

from .domain import FrontMatterDomain
from .warn import warn_of_file

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def read_again(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """``env-before-read-docs``: the file may have changed since the last build of this process."""
    FrontMatterDomain.of(env).forget_tags()


def check_file(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """``env-updated``: warn of mistakes in the file, in every build until they are gone."""
    for line, message in FrontMatterDomain.of(env).tags.problems:
        warn_of_file(Path(env.srcdir, FILE), line, message)
    return []
