"""The headings of all pages in the environment, as bytes until somebody asks for them.

They are a third of the environment, which Sphinx reads in every build and writes after most, and
a build asks for those of the pages that it writes and of their surroundings.
"""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils.nodes import bullet_list
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


class Outlines(dict[str, "bullet_list"]):
    """docname -> headings; a value is bytes inside until it is asked for."""

    def __getitem__(self, docname: str) -> bullet_list:
        value: Any = super().__getitem__(docname)
        if isinstance(value, bytes):
            value = pickle.loads(value)  # noqa: S301  (a part of the environment)
            self[docname] = value
        found: bullet_list = value
        return found

    def get(self, docname: str, default: Any = None) -> Any:
        try:
            return self[docname]
        except KeyError:
            return default

    def pop(self, docname: str, *default: Any) -> Any:
        found = self.get(docname, *default) if default else self[docname]
        super().pop(docname, None)
        return found

    def setdefault(self, docname: str, default: Any = None) -> Any:
        if docname not in self:
            self[docname] = default
        return self[docname]

    def values(self) -> Any:
        return dict(self._asked_for()).values()

    def items(self) -> Any:
        return dict(self._asked_for()).items()

    def copy(self) -> dict[str, bullet_list]:
        return dict(self._asked_for())

    def _asked_for(self) -> Iterator[tuple[str, bullet_list]]:
        for docname in list(self):
            yield docname, self[docname]

    def __reduce__(self) -> tuple[Any, ...]:
        return restored, (dict(self._kept()),)

    def _kept(self) -> Iterator[tuple[str, bytes]]:
        for docname, value in super().items():
            known: Any = value
            yield docname, known if isinstance(known, bytes) else pickle.dumps(known, 5)


def restored(kept: dict[str, Any]) -> Outlines:
    """The headings that were kept as bytes."""
    return Outlines(kept)


def connect(app: Sphinx) -> None:
    """Keep headings so in the environment."""
    app.connect("env-updated", keep_outlines)


def keep_outlines(_app: Sphinx, env: BuildEnvironment) -> None:
    """``env-updated``: before the environment is written."""
    if type(env.tocs) is dict:
        env.tocs = Outlines(env.tocs)
