"""Builders that read the sources, write no file and print a line for each thing that is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.builders.dummy import DummyBuilder

if TYPE_CHECKING:
    from collections.abc import Iterable, Set


class ReportBuilder(DummyBuilder):
    """Prints its lines at the end, and nothing else."""

    epilog = ""

    def get_outdated_docs(self) -> str:  # type: ignore[override]
        return "what has changed"

    def write_documents(self, _docnames: Set[str]) -> None:
        pass

    def finish(self) -> None:
        for line in self.lines():
            print(line)

    def lines(self) -> Iterable[str]:
        """What is to be printed."""
        raise NotImplementedError
