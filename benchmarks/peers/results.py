"""What was measured, kept in a file between runs."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

START = "start-up"


@dataclass(frozen=True)
class Figures:
    """What one build took: seconds and bytes. *over* is the limit that was reached, or 0."""

    cpu: float = 0.0
    wall: float = 0.0
    peak: int = 0
    output: int = 0
    files: int = 0
    over: int = 0


@dataclass(frozen=True)
class Cell:
    """The figures of one scenario of one generator, and under which versions on which day."""

    generator: str
    posts: int
    pages: int
    scenario: str
    figures: Figures
    versions: dict[str, str] = field(default_factory=dict)
    day: str = ""
    machine: str = ""

    @property
    def key(self) -> tuple[str, int, int, str]:
        """What the cell is of; a new measurement of the same takes its place."""
        return self.generator, self.posts, self.pages, self.scenario

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Cell:
        """The cell that was written as *values*."""
        return replace(cls(**values), figures=Figures(**values["figures"]))


@dataclass
class Results:
    """All cells, those of one generator under the same versions on the same machine."""

    cells: dict[tuple[str, int, int, str], Cell] = field(default_factory=dict)

    def note(self, cell: Cell) -> None:
        """Add a cell; older ones of the generator that cannot be compared with it go."""
        kept = {
            key: old
            for key, old in self.cells.items()
            if old.generator != cell.generator
            or (old.versions, old.machine) == (cell.versions, cell.machine)
        }
        self.cells = {**kept, cell.key: cell}

    def find(self, generator: str, posts: int, pages: int, scenario: str) -> Figures | None:
        """The figures, if there are any."""
        cell = self.cells.get((generator, posts, pages, scenario))
        return cell.figures if cell else None

    @classmethod
    def load(cls, path: Path) -> Results:
        """What stands in *path*; nothing if there is no such file."""
        if not path.exists():
            return cls()
        found = map(Cell.from_json, json.loads(path.read_text(encoding="utf-8")))
        return cls({cell.key: cell for cell in found})

    def save(self, path: Path) -> None:
        """Write all cells to *path*."""
        path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps([asdict(cell) for cell in self.cells.values()], indent=1)
        path.write_text(text + "\n", encoding="utf-8")
