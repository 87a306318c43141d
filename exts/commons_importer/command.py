"""The command line: an old site's folder becomes a new one."""

from __future__ import annotations

import argparse
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from commons_importer import report_page
from commons_importer.engines.common import mapped_tags
from commons_importer.engines.registry import ENGINES
from commons_importer.output_folder import DestinationError, Output
from commons_importer.pipeline import Options, UnusableError, run
from commons_importer.progress import Progress
from commons_importer.report import Report
from commons_importer.source_tree import Tree

if TYPE_CHECKING:
    from collections.abc import Sequence

CLEAN, LOSS, UNUSABLE, CRASHED = 0, 1, 2, 3


def parser() -> argparse.ArgumentParser:
    """The options of the command."""
    out = argparse.ArgumentParser(
        prog="sphinx-commons import",
        description="Bring the source of an old site into the layout of a new one.",
        epilog="Exit status: 0 clean, 1 some loss is in the report, 2 unusable input, 3 an error"
        " of the disk or of the importer: there is no report.",
    )
    out.add_argument(
        "source", metavar="SRC", type=Path, help="the old site's folder, or its export file"
    )
    out.add_argument("--engine", required=True, choices=sorted(ENGINES))
    out.add_argument("--dest", required=True, type=Path, metavar="DIR", help="where docs/ goes")
    out.add_argument("--site-host", action="append", default=[], metavar="HOST",
                     help="a host of the old site: links to it stay inside the site")  # fmt: skip
    out.add_argument("--file", action="append", default=[], metavar="GLOB", dest="files",
                     help="copy these files too, though no page refers to them")  # fmt: skip
    out.add_argument("--tag", action="append", default=[], metavar="NAME=TEMPLATE", dest="tags",
                     help="what stands for a template tag of the site's own: text with {1}, {key},"
                     " {all} and {content} for what follows it and what it encloses")  # fmt: skip
    out.add_argument("--dry-run", action="store_true", help="write nothing, print the summary")
    out.add_argument("--force", action="store_true", help="overwrite files that were edited")
    out.add_argument("--report", type=Path, metavar="FILE",
                     help="write the report here too: as .txt, .md or .json")  # fmt: skip
    return out


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit status."""
    given = parser().parse_args(arguments)
    report = Report()
    try:
        tags = mapped_tags.parse(given.tags)
    except ValueError as err:
        print(f"--tag {err}", file=sys.stderr)
        return UNUSABLE
    options = Options(given.engine, set(given.site_host), tuple(given.files), tags)
    try:
        source, dest = _folders(given)
        output = Output(dest, report, force=given.force)
        run(
            Tree(source, report, ENGINES[given.engine].beside),
            options,
            output,
            report,
            Progress(sys.stderr),
        )
        _write(given, output, report)
    except (UnusableError, DestinationError) as err:
        print(err, file=sys.stderr)
        return UNUSABLE
    except OSError as err:
        print(f"{err.filename or given.dest}: {err.strerror}", file=sys.stderr)
        return CRASHED
    except Exception:
        traceback.print_exc()
        return CRASHED
    for finding in report.sorted():
        if finding.kind == "settings":
            print(finding, file=sys.stderr)
    print(report.table())
    if not given.dry_run:
        print(f"{given.dest / 'report.md'} says what was lost, what was changed, what to decide.")
    return LOSS if report.losses or report.unclaimed else CLEAN


def _folders(given: argparse.Namespace) -> tuple[Path, Path]:
    """The old site and the new one, as absolute paths.

    :raises UnusableError: if the old site is no folder.
    :raises DestinationError: if the new site would be no folder, in the old one or around it.
    """
    source, dest = given.source.resolve(), given.dest.resolve()
    beside = ENGINES[given.engine].beside
    if not source.is_dir() and not (beside and source.is_file()):
        raise UnusableError(f"{given.source}: no such folder")
    if source.is_file():
        olds = [source, *(source.parent / name for name in beside)]
        if any(dest.is_relative_to(old) or old.is_relative_to(dest) for old in olds):
            raise DestinationError("--dest must be outside of the old site, and not around it")
    elif dest == source or source.is_relative_to(dest) or dest.is_relative_to(source):
        raise DestinationError("--dest must be outside of the old site, and not around it")
    if dest.exists() and not dest.is_dir():
        raise DestinationError(f"{given.dest}: not a folder")
    return source, dest


def _write(given: argparse.Namespace, output: Output, report: Report) -> None:
    if given.dry_run:
        output.note_edited()
    else:
        output.write()
        output.always("report.txt", report.as_text())
        output.always("report.json", report.as_json())
        output.always("report.md", report_page.text(report))
        output.always("docs/import-report.md", report_page.as_draft(report))
    if given.report:
        forms = {".json": Report.as_json, ".md": report_page.text}
        text = forms.get(given.report.suffix, Report.as_text)(report)
        given.report.write_text(text, encoding="utf-8")
