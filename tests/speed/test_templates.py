"""Compiled templates are kept, and are of no use when a template changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import jinja2
from sphinx.testing.util import SphinxTestApp

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_templates_are_compiled_when_they_are_other_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    settings = (
        'extensions = ["myst_parser", "sphinx_commons.speed"]\ntemplates_path = ["templates"]\n'
    )
    (tmp_path / "conf.py").write_text(settings)
    (tmp_path / "index.md").write_text("# Home\n\nText.\n")
    (tmp_path / "templates").mkdir()
    template = tmp_path / "templates" / "page.html"
    compiled: list[object] = []
    usual = jinja2.Environment.compile

    def compile_noted(self, source: str, name: str | None = None, filename: str | None = None):
        if filename:  # of a text that is a file
            compiled.append(filename)
        return usual(self, source, name, filename)

    monkeypatch.setattr(jinja2.Environment, "compile", compile_noted)

    def build(text: str) -> str:
        template.write_text(f'{{% extends "!page.html" %}}{{% block body %}}{text}{{% endblock %}}')
        compiled.clear()
        app = SphinxTestApp("html", srcdir=tmp_path)
        try:
            app.build(force_all=True)
            assert app.warning.getvalue() == ""
            return (app.outdir / "index.html").read_text("utf-8")
        finally:
            app.cleanup()

    assert "First." in build("First.")
    assert str(template) in compiled
    assert "First." in build("First.")
    assert compiled == []
    assert "Second." in build("Second.")
    assert compiled == [str(template)]
