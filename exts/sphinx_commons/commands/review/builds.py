"""Builds of revisions, kept by commit."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import distributions
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_commons.commands.project import CommandError, source_folder
from sphinx_commons.core import clock

from .revisions import check_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_commons.commands.project import Project

# What a build left when it was whole.
COST = "cost.json"
LAST_LINES = 12


@dataclass(frozen=True, slots=True)
class Build:
    """What is hosted, as one commit makes it; ``seconds`` of the clock, ``cpu`` of the machine."""

    commit: str
    root: Path
    seconds: float
    cpu: float

    @property
    def site(self) -> Path:
        """The folder of the pages."""
        return self.root / "_build" / "site"

    @property
    def books(self) -> Path:
        """The folder of the handbooks."""
        return self.root / "_build" / "pdf"

    @property
    def source(self) -> Path:
        """The folder of the sources."""
        return source_folder(self.root)


def moment() -> int:
    """When both builds seem to be made, in seconds since 1970: the beginning of this day.

    Which posts are of the future depends on it, so what is kept is good for a day.
    """
    midnight = datetime.combine(clock.today(), datetime.min.time(), UTC)
    return int((clock.stopped() or midnight).timestamp())


def built(project: Project, commit: str, options: Sequence[str], epoch: int) -> Build:
    """The site of *commit*, built with *options* unless it was kept.

    :raises CommandError: if it cannot be built.
    """
    folder = kept_folder(project, commit, options, epoch)
    cost = folder / COST
    if not cost.is_file():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        root = check_out(project.root, commit, folder / "tree")
        spent = _run(project, root, folder / "build.log", options, epoch)
        cost.write_text(json.dumps([str(root.relative_to(folder)), *spent]), encoding="utf-8")
    root_name, seconds, cpu = json.loads(cost.read_text(encoding="utf-8"))
    return Build(commit, folder / root_name, seconds, cpu)


def kept_folder(project: Project, commit: str, options: Sequence[str], epoch: int) -> Path:
    """Where the build of *commit* is kept, with these packages and settings."""
    packages = sorted(f"{found.name} {found.version}" for found in distributions())
    told = json.dumps([packages, sys.version, list(options), epoch]).encode()
    name = f"{commit[:12]}-{hashlib.sha256(told).hexdigest()[:8]}"
    return project.build / "review-builds" / name


def forget_others(project: Project, builds: Sequence[Build]) -> None:
    """Remove all that is kept but *builds*."""
    for folder in (project.build / "review-builds").iterdir():
        if not any(build.root.is_relative_to(folder) for build in builds):
            shutil.rmtree(folder, ignore_errors=True)


def _run(
    project: Project, root: Path, log: Path, options: Sequence[str], epoch: int
) -> tuple[float, float]:
    """Build in *root*; the seconds that it took by the clock and of the processor."""
    env = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch), "NO_COLOR": "1"}
    if "PYTHONPATH" in env:
        env["PYTHONPATH"] = _packages_of(project.root, root, env["PYTHONPATH"])
    command = [sys.executable, "-m", "sphinx_commons", "site", *options]
    start, before = time.monotonic(), os.times()
    with log.open("wb") as out:
        done = subprocess.run(  # noqa: S603
            command, cwd=root, env=env, stdout=out, stderr=subprocess.STDOUT, check=False
        )
    if done.returncode:
        said = log.read_text(encoding="utf-8", errors="replace").splitlines()[-LAST_LINES:]
        raise CommandError("\n".join([*said, f"It does not build; {log} has all of it."]))
    after = os.times()
    cpu = sum(after[2:4]) - sum(before[2:4])
    return round(time.monotonic() - start, 1), round(cpu, 1)


def _packages_of(here: Path, there: Path, path: str) -> str:
    """The *path* for packages, where what lies in the project *here* is taken from *there*."""
    entries = [Path(entry) for entry in path.split(os.pathsep) if entry]
    moved = (
        there / entry.relative_to(here) if entry.is_relative_to(here) else entry
        for entry in entries
    )
    return os.pathsep.join(map(str, moved))
