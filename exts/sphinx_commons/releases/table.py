"""The table of all releases, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_commons.core.dates import long_date
from sphinx_commons.core.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .model import Release


def label_of(release: Release) -> str:
    """The label that badges lead to, where a page has it."""
    return f"release-{release.id}"


def table_of(
    releases: Sequence[Release], language: str | None, document: nodes.document
) -> nodes.table:
    """The table of *releases*; each row has the label of its release."""
    heads = [[nodes.Text(text)] for text in (_("Release"), _("Date"), _("Support"))]
    rows = [_row(_cells(release, language, document)) for release in reversed(releases)]
    columns = [nodes.colspec(colwidth=1) for _head in heads]
    head = nodes.thead("", _row(heads))
    group = nodes.tgroup("", *columns, head, nodes.tbody("", *rows), cols=len(columns))
    return nodes.table("", group, classes=["release-list"])


def _row(cells: Iterable[Sequence[nodes.Node]]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", *cell)) for cell in cells))


def _cells(
    release: Release, language: str | None, document: nodes.document
) -> list[list[nodes.Node]]:
    name = label_of(release)
    anchor = nodes.target("", "", ids=[nodes.make_id(name)], names=[name])
    document.note_explicit_target(anchor)
    day = long_date(release.date.day, language) if release.date else ""
    return [
        [anchor, nodes.Text(release.name)],
        [nodes.Text(day)],
        [nodes.Text(support(release, language))],
    ]


def support(release: Release, language: str | None) -> str:
    """What is to be said of the support of *release*."""
    if not release.end:
        return _("ended") if release.has_ended else _("supported")
    day = long_date(release.end.day, language)
    return _("ended %(date)s", date=day) if release.has_ended else _("until %(date)s", date=day)
