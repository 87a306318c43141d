"""What the importer says: findings with their place, counts, and URLs nobody answers any more."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass, field

from commons_importer.finding_kinds import kind_of

SIDES = ("pages", "posts", "words", "code blocks", "images", "links")


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that a person should know, at a place in the old source."""

    file: str
    line: int
    kind: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.kind}: {self.message}"

    @property
    def is_loss(self) -> bool:
        """Whether something of the old site is not there any more."""
        return kind_of(self.kind).costs


@dataclass(slots=True)
class Report:
    """Everything noted during one run."""

    findings: list[Finding] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    unclaimed: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)  # sentences on what is to be done by hand

    def note(self, file: str, line: int, kind: str, message: str) -> None:
        """Add a finding."""
        self.findings.append(Finding(file, line, kind, " ".join(message.split())))

    def sorted(self) -> list[Finding]:
        """Each finding once, by place."""
        return sorted(set(self.findings))

    @property
    def losses(self) -> list[Finding]:
        """The findings that cost something."""
        return [finding for finding in self.sorted() if finding.is_loss]

    def as_text(self) -> str:
        """The report, a line a finding."""
        lines = [self.table(), "", "Findings", ""]
        lines += [str(finding) for finding in self.sorted()] or ["none"]
        lines += ["", "Unclaimed old URLs", ""]
        lines += sorted(set(self.unclaimed)) or ["none"]
        return "\n".join(lines) + "\n"

    def rows(self) -> list[tuple[str, int, int]]:
        """What there was, and what there is now, by name."""
        return [(name, self.counts[f"{name} in"], self.counts[f"{name} out"]) for name in SIDES]

    def table(self) -> str:
        """The counts as a table: what was there, what is there now."""
        rows = [("", "in", "out"), *((name, f"{a}", f"{b}") for name, a, b in self.rows())]
        out = [f"{a:<14}{b:>10}{c:>10}" for a, b, c in rows]
        others = sorted(k for k in self.counts if not k.endswith((" in", " out")))
        out += [f"{name:<34}{self.counts[name]:>8}" for name in others]
        out.append(f"{'findings':<34}{len(self.sorted()):>8}")
        out.append(f"{'of them losses':<34}{len(self.losses):>8}")
        out.append(f"{'unclaimed old URLs':<34}{len(set(self.unclaimed)):>8}")
        return "\n".join(out)

    def as_json(self) -> str:
        """The report for programs."""
        data = {
            "counts": dict(sorted(self.counts.items())),
            "findings": [asdict(f) | {"loss": f.is_loss} for f in self.sorted()],
            "unclaimed": sorted(set(self.unclaimed)),
        }
        return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
