"""Builds a project and tells what that took."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.peers.check import check_output
from benchmarks.peers.results import Figures
from benchmarks.peers.site import Site, make_site, with_edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.peers.generators.base import Generator

LAUNCHER = Path(__file__).with_name("launcher.py")
SCENARIOS = ("cold", "no-op", "body", "title")


class BuildError(Exception):
    """A build failed; the text says how."""


@dataclass(frozen=True)
class Bench:
    """Measures *generator* with the programs of the folder *programs*, in the folder *work*."""

    generator: Generator
    programs: Path
    work: Path
    limit: int = 600
    jobs: int = 1

    def start_up(self) -> Figures:
        """A build without a change of a site of one page and two posts."""
        found = dict(self.scenarios(2, 1, ("no-op",)))
        return found["no-op"]

    def scenarios(
        self, posts: int, pages: int, wanted: Sequence[str]
    ) -> Iterator[tuple[str, Figures]]:
        """The figures of each wanted scenario; a cold build comes first in any case.

        A build over the limit is the last one: the others would have nothing to start from.
        """
        site = make_site(posts, pages)
        project = self.work / f"{self.generator.name}-{posts}-{pages}"
        shutil.rmtree(project, ignore_errors=True)
        project.mkdir(parents=True)
        self.generator.write(site, project)
        for revision, name in enumerate(SCENARIOS):
            if name != "cold" and name not in wanted:
                continue
            figures, site = self._scenario(name, site, project, revision)
            if name in wanted:
                yield name, figures
            if figures.over:
                if name not in wanted:
                    raise BuildError(f"{self.generator.label}: {name} build over {self.limit} s")
                break

    def _scenario(
        self, name: str, site: Site, project: Path, revision: int
    ) -> tuple[Figures, Site]:
        """Edit if the scenario is an edit, build, check; the figures and the site as it is now."""
        edited = None
        if name in {"body", "title"}:
            site, edited = with_edit(site, name, revision)
            self.generator.write_document(edited, project)
        figures = self.build(project)
        if not figures.over:
            check_output(self.generator, site, project / self.generator.out, edited)
        return figures, site

    def build(self, project: Path) -> Figures:
        """Build once.

        :raises BuildError: if the build fails or does not end.
        """
        program, *arguments = self.generator.command(self.jobs)
        log = project / "log.txt"
        command = [sys.executable, "-I", "-S", LAUNCHER, self.limit, self.jobs, log]
        text = self._run([*map(str, command), str(self.programs / program), *arguments], project)
        report = json.loads(text)
        killed = report["status"] == -signal.SIGKILL and report["cpu"] > self.limit
        if killed or report["status"] == -signal.SIGXCPU:
            return Figures(over=self.limit)
        if report["status"] != 0:
            tail = log.read_text(encoding="utf-8", errors="replace")[-2000:]
            raise BuildError(f"{self.generator.label} ended with {report['status']}:\n{tail}")
        sizes = [
            path.stat().st_size
            for path in (project / self.generator.out).rglob("*")
            if path.is_file()
        ]
        return Figures(report["cpu"], report["wall"], report["peak"], sum(sizes), len(sizes))

    def _run(self, command: list[str], project: Path) -> str:
        """Run the launcher; what it printed. It is ended with its children if it hangs."""
        variables = {
            "PATH": f"{self.programs}:{os.environ['PATH']}",
            "HOME": str(self.work),
            "LANG": "C.UTF-8",
            # The made-up site is no part of a repository that it may lie in.
            "GIT_CEILING_DIRECTORIES": str(self.work),
            **self.generator.environment,
        }
        with subprocess.Popen(
            command,
            cwd=project,
            env=variables,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        ) as process:
            try:
                return process.communicate(timeout=self.limit * 4 + 60)[0]
            except BaseException as err:
                os.killpg(process.pid, signal.SIGKILL)
                if isinstance(err, subprocess.TimeoutExpired):
                    raise BuildError(f"{self.generator.label} does not end") from err
                raise
