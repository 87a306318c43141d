"""Redirects that a host was told in files: ``_redirects`` and ``netlify.toml``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from commons_importer import scalars
from commons_importer.engines.hugo import headers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from commons_importer.model import Site
    from commons_importer.report import Report
    from commons_importer.source_tree import Tree

_PATTERN = re.compile(r"[*]|/:\w")


def note(tree: Tree, static: Iterable[str], site: Site, report: Report) -> None:
    """Take over the redirects of *tree*; those by pattern are said."""
    for folder in static:
        name = f"{folder}/_redirects"
        for number, line in enumerate(tree.data(name).split("\n") if tree.has(name) else (), 1):
            words = line.split("#")[0].split() if line.lstrip().startswith("#") else line.split()
            if len(words) > 1:
                _add(site, report, name, number, words[0], words[1], " ".join(words[2:]))
    if tree.has("netlify.toml"):
        _netlify(tree.data("netlify.toml"), site, report)


def _netlify(text: str, site: Site, report: Report) -> None:
    try:
        listed: Any = headers.toml(text).get("redirects")
    except ValueError as err:
        report.note("netlify.toml", 1, "settings", f"cannot be read: {err}")
        return
    for one in listed if isinstance(listed, list) else ():
        if isinstance(one, dict):
            old, new = scalars.text(one.get("from")), scalars.text(one.get("to"))
            position = max(text.find(old), 0)
            line = text.count("\n", 0, position) + 1
            _add(site, report, "netlify.toml", line, old, new, scalars.text(one.get("status")))


def _add(site: Site, report: Report, file: str, line: int, old: str, new: str, status: str) -> None:
    if status[:1] in ("2", "4") or not old.startswith("/") or not new:
        return
    if _PATTERN.search(old):
        report.note(file, line, "url", f"{old} stands for many addresses; it is not carried over")
    else:
        site.redirects.append((old, new))
