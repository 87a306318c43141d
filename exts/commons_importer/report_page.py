"""The report as a page for people: what was lost, what was changed, what to decide."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from commons_importer.finding_kinds import kind_of
from commons_importer.myst import escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from commons_importer.report import Finding, Report

EXAMPLES = 3
CHAPTERS = (
    ("lost", "What was lost"),
    ("changed", "What was changed"),
    ("decide", "What to decide"),
)
HEAD = "---\ntitle: Report of the import\ndraft: true\norphan: true\n---\n\n"


def text(report: Report) -> str:
    """The page, in Markdown."""
    return "\n".join(_lines(report)).rstrip("\n") + "\n"


def as_draft(report: Report) -> str:
    """The page as one of the new site that only its preview shows."""
    return HEAD + text(report)


def _lines(report: Report) -> Iterator[str]:
    yield "# Report of the import"
    yield from ("", "| | before | after |", "|---|---:|---:|")
    yield from (f"| {name} | {before:,} | {after:,} |" for name, before, after in report.rows())
    yield from ("", "*Before* counts the sources of the old site, whether they were converted or")
    yield from ("not. Every finding has a line in `report.txt`, and `report.json` has all of it.",)
    by_kind: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in report.sorted():
        by_kind[finding.kind].append(finding)
    for chapter, title in CHAPTERS:
        kinds = [name for name in by_kind if kind_of(name).chapter == chapter]
        yield from ("", f"## {title}")
        if not kinds:
            yield from ("", "Nothing.")
        for name in sorted(kinds, key=lambda name: (-len(by_kind[name]), name)):
            yield from _kind(name, by_kind[name])
    yield from _unclaimed(sorted(set(report.unclaimed)))
    yield from ("", "## Left to do by hand", "", *(f"- {sentence}" for sentence in report.left))


def _kind(name: str, findings: list[Finding]) -> Iterator[str]:
    kind = kind_of(name)
    yield from ("", f"### {kind.title}: {len(findings):,} (`{name}`)", "", kind.advice, "")
    for found in findings[:EXAMPLES]:
        yield f"- {_code(f'{found.file}:{found.line}')}: {escape.words(found.message)}"
    yield from _more(len(findings))


def _unclaimed(urls: list[str]) -> Iterator[str]:
    if not urls:
        return
    yield from ("", f"## Old addresses without a page: {len(urls):,}", "")
    yield from ("Write the page, or a line `old,new` in `docs/redirects.csv`.", "")
    yield from (f"- {_code(url)}" for url in urls[:EXAMPLES])
    yield from _more(len(urls))


def _more(count: int) -> Iterable[str]:
    return [f"- and {count - EXAMPLES:,} more in `report.txt`"] if count > EXAMPLES else []


def _code(text: str) -> str:
    return f"`` {text} ``" if "`" in text else f"`{text}`"
