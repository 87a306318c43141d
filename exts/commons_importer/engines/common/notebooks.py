"""Notebooks of Jupyter as Markdown: their words, code, and what it printed and drew."""

from __future__ import annotations

import json
import re
from typing import Any

from commons_importer.engines.liquid import octopress

_PICTURES = ("image/png", "image/jpeg", "image/gif")


def markdown(source: str, first: int | None = None, last: int | None = None) -> str | None:
    """The cells from *first* up to *last* of a notebook; None if *source* is none."""
    try:
        data = json.loads(source)
        cells = data["cells"] if "cells" in data else data["worksheets"][0]["cells"]
        language = _language(data.get("metadata", {}))
        shown = [_cell(cell, language) for cell in cells[first:last]]
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError):
        return None
    return "\n\n" + "\n\n".join(cell for cell in shown if cell.strip()) + "\n\n"


def _language(metadata: dict[str, Any]) -> str:
    found = metadata.get("language_info", {}).get("name") or metadata.get("kernelspec", {}).get(
        "language"
    )
    return found if isinstance(found, str) and found.isalnum() else "python"


def _cell(cell: dict[str, Any], language: str) -> str:
    source = _joined(cell.get("source", cell.get("input", "")))
    if cell["cell_type"] == "markdown":
        return source
    if cell["cell_type"] == "heading":
        return f"{'#' * int(cell.get('level', 1))} {source}"
    if cell["cell_type"] != "code":
        return ""
    parts = [octopress.highlighted(language, source)] if source.strip() else []
    for output in cell.get("outputs", ()):
        parts += _output(output)
    return "\n\n".join(parts)


def _output(output: dict[str, Any]) -> list[str]:
    """What a cell drew, or else what it printed."""
    data = output.get("data", {})
    for kind in _PICTURES:
        if picture := "".join(_joined(data.get(kind) or "").split()):
            return [f'<p><img src="data:{kind};base64,{picture}" alt="Output of the code"></p>']
    text = _joined(output.get("text") or data.get("text/plain") or "")
    return [octopress.highlighted("", text)] if text.strip() else []


def _joined(value: Any) -> str:
    text = "".join(str(part) for part in value) if isinstance(value, list) else str(value)
    return re.sub(r"\r+\n?", "\n", text)
