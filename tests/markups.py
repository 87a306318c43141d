"""Pages with a header, written in each markup that the extensions read headers of."""

from __future__ import annotations

import json

MARKUPS = ("md", "rst")
WITH_NOTEBOOKS = (*MARKUPS, "ipynb")
# For conf.py: what reads notebooks whose cells are Markdown, where no extension for them is there.
READ_NOTEBOOKS = """
import json

from myst_parser.parsers.sphinx_ import MystParser


class NotebookParser(MystParser):
    supported = ("notebook",)

    def parse(self, inputstring, document):
        cells = json.loads(inputstring)["cells"]
        super().parse("\\n\\n".join("".join(cell["source"]) for cell in cells), document)


def setup(app):
    app.add_source_suffix(".ipynb", "notebook")
    app.add_source_parser(NotebookParser)
"""
Header = dict[str, object]


def page(markup: str, header: Header, title: str = "Page", body: str = "Words.") -> str:
    """A page with *header*, a *title*, where there is one, and a *body* that all markups share."""
    if markup == "ipynb":
        return notebook(header, "markdown", f"# {title}\n\n{body}" if title else body)
    heading = {"md": f"# {title}\n\n", "rst": f"{title}\n{'=' * len(title)}\n\n"}[markup]
    top = {"md": _yaml, "rst": _fields}[markup](header)
    return f"{top}\n{heading if title else ''}{body}\n"


def section(markup: str, title: str) -> str:
    """The title of a section."""
    return {"md": f"## {title}\n", "rst": f"{title}\n{'-' * len(title)}\n"}[markup]


def notebook(header: Header, kind: str, *texts: str) -> str:
    """A notebook with *header*, and a cell of a *kind* for each of *texts*, lines apart."""
    cells = [
        {"cell_type": kind, "metadata": {}, "source": text.splitlines(keepends=True)}
        for text in texts
    ]
    content = {"cells": cells, "metadata": header, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(content, indent=1)


def _yaml(header: Header) -> str:
    lines = [f"{name}: {_scalar(value)}" for name, value in header.items()]
    return "\n".join(["---", *lines, "---", ""])


def _scalar(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _fields(header: Header) -> str:
    # An empty line stands where YAML has its rule, so that keys have the same lines.
    lines = [f":{name}: {_body(value)}" for name, value in header.items()]
    return "\n".join(["", *lines, ""])


def _body(value: object, margin: str = "\n   ") -> str:
    if isinstance(value, dict):
        parts = (f":{name}: {_body(item, f'{margin}   ')}" for name, item in value.items())
        return "".join(f"{margin}{part}" for part in parts)
    if isinstance(value, list):
        return "".join(f"{margin}- {item}" for item in value)
    return _scalar(value)
