"""However many pages there are, few are in memory, and all are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.testing.util import SphinxTestApp
from sphinx_commons.speed import memory

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_few_pages_are_kept_and_all_are_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(memory, "MOST", 2)
    (tmp_path / "conf.py").write_text('extensions = ["myst_parser", "sphinx_commons.speed"]')
    for number in range(9):
        (tmp_path / f"p{number}.md").write_text(f"---\norphan: true\n---\n# Page\n\nWord {number}")
    (tmp_path / "index.md").write_text("# Home\n\nText.\n")
    app = SphinxTestApp("html", srcdir=tmp_path)
    most: list[int] = []
    names = [name for name in memory.CACHES if hasattr(app.env, name)]
    assert names == list(memory.CACHES), "gone from Sphinx: see memory.py"

    def look(*_event: object) -> None:
        most.append(max(len(getattr(app.env, name)) for name in names))

    app.connect("source-read", look, priority=999)
    app.connect("html-page-context", look)
    try:
        app.build()
        assert app.warning.getvalue() == ""
        assert max(most) <= 3
        for number in range(9):
            assert f"Word {number}" in (app.outdir / f"p{number}.html").read_text("utf-8")
    finally:
        app.cleanup()
