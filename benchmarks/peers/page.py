"""Puts the figures into the page of the documentation, and the plot beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.peers.plot import draw

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.peers.report import Report

BEGIN, END = "<!-- figures: written by `make bench` -->", "<!-- end of the figures -->"


def write_page(page: Path, report: Report) -> None:
    """Write the tables between the two marks of *page*, and the plot beside it."""
    plot = page.with_suffix(".svg")
    plot.write_text(draw(report), encoding="utf-8")
    text = page.read_text(encoding="utf-8")
    sizes = f"{report.sizes[0]:,} to {report.sizes[-1]:,}" if report.sizes else ""
    words = f"CPU seconds of cold builds and of edits, for {sizes} posts; the tables say the same."
    image = f"![{words}]({plot.name})"
    page.write_text(between(text, f"{image}\n\n{report.text()}"), encoding="utf-8")


def between(text: str, figures: str) -> str:
    """*text* with *figures* between its two marks.

    :raises ValueError: if a mark is missing.
    """
    before, mark, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not mark or not end:
        raise ValueError(f"the page has no lines {BEGIN!r} and {END!r}")
    return f"{before}{BEGIN}\n\n{figures}\n\n{END}{after}"
