"""``python -m commons_importer SRC --engine ENGINE --dest DIR``: an old site becomes this one."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from commons_importer.output_folder import DestinationError, Output
from commons_importer.pipeline import ENGINES, Options, UnusableError, run
from commons_importer.progress import Progress
from commons_importer.report import Report
from commons_importer.source_tree import Tree

if TYPE_CHECKING:
    from collections.abc import Sequence

CLEAN, LOSS, UNUSABLE = 0, 1, 2


def parser() -> argparse.ArgumentParser:
    """The command line."""
    out = argparse.ArgumentParser(
        prog="python -m commons_importer",
        description="Import a Middleman, Jekyll or Pelican site into this project's layout.",
        epilog="Exit status: 0 clean, 1 some loss is in the report, 2 unusable input.",
    )
    out.add_argument("source", metavar="SRC", type=Path, help="the old site's folder")
    out.add_argument("--engine", required=True, choices=sorted(ENGINES))
    out.add_argument("--dest", required=True, type=Path, metavar="DIR", help="where docs/ goes")
    out.add_argument("--site-host", action="append", default=[], metavar="HOST",
                     help="a host of the old site: links to it stay inside the site")  # fmt: skip
    out.add_argument("--file", action="append", default=[], metavar="GLOB", dest="files",
                     help="copy these files too, though no page refers to them")  # fmt: skip
    out.add_argument("--dry-run", action="store_true", help="write nothing, print the summary")
    out.add_argument("--force", action="store_true", help="overwrite files that were edited")
    out.add_argument("--report", type=Path, metavar="FILE", help="write the text report here too")
    return out


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit status."""
    given = parser().parse_args(arguments)
    source, dest = given.source.resolve(), given.dest.resolve()
    if not source.is_dir():
        print(f"{given.source}: no such folder", file=sys.stderr)
        return UNUSABLE
    if dest == source or source.is_relative_to(dest) or dest.is_relative_to(source):
        print("--dest must be outside of the old site, and not around it", file=sys.stderr)
        return UNUSABLE
    if dest.exists() and not dest.is_dir():
        print(f"{given.dest}: not a folder", file=sys.stderr)
        return UNUSABLE
    report = Report()
    output = Output(dest, report, force=given.force)
    options = Options(given.engine, set(given.site_host), tuple(given.files))
    try:
        run(Tree(source, report), options, output, report, Progress(sys.stderr))
        _write(given, output, report)
    except (UnusableError, DestinationError) as err:
        print(err, file=sys.stderr)
        return UNUSABLE
    print(report.table())
    return LOSS if report.losses or report.unclaimed else CLEAN


def _write(given: argparse.Namespace, output: Output, report: Report) -> None:
    if not given.dry_run:
        output.write()
        output.always("report.txt", report.as_text())
        output.always("report.json", report.as_json())
    if given.report:
        given.report.write_text(report.as_text(), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
