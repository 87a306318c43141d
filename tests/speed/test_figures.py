"""Figures have the numbers that Sphinx gives them, after any edit."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from sphinx.environment.collectors.toctree import TocTreeCollector
from sphinx.testing.util import SphinxTestApp

if TYPE_CHECKING:
    from pathlib import Path

FIGURE = """
:::{figure-md} %s
![Text](picture.png)

Caption
:::
"""
CONF = """
extensions = ["myst_parser"%s]
myst_enable_extensions = ["colon_fence"]
numfig = True
"""
TREE = "# Home\n\n```{toctree}\n:numbered:\n%s\n```\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "picture.png").write_bytes(b"")
    (folder / "index.md").write_text(TREE % "one\ntwo\nplain")
    for name in ("one", "two"):
        (folder / f"{name}.md").write_text(f"# {name}\n{FIGURE % f'fig-{name}'}")
    (folder / "plain.md").write_text("# Plain\n\nText.\n")
    return folder


def numbers(site: Path, *, own: bool = True) -> dict[str, object]:
    """What the environment says after a build, with this room or of Sphinx alone."""
    (site / "conf.py").write_text(CONF % (', "sphinx_commons.speed"' if own else ""))
    builddir = site / "_build" / str(own)
    app = SphinxTestApp("dummy", srcdir=site, builddir=builddir, freshenv=not own)
    try:
        app.build()
        assert app.warning.getvalue() == ""
        return {docname: dict(found) for docname, found in app.env.toc_fignumbers.items() if found}
    finally:
        app.cleanup()


EDITS = {
    "nothing": {},
    "words": {"plain.md": "# Plain\n\nMore.\n"},
    "words beside a figure": {"one.md": f"# one\n\nMore.\n{FIGURE % 'fig-one'}"},
    "a new figure": {"plain.md": f"# Plain\n{FIGURE % 'fig-plain'}"},
    "a figure less": {"one.md": "# one\n"},
    "a section more": {"one.md": f"# one\n\n## Part\n{FIGURE % 'fig-one'}"},
    "another order": {"index.md": TREE % "two\nplain\none"},
    "a page less": {"index.md": TREE % "two\nplain", "one.md": None},
}


@pytest.mark.parametrize("name", EDITS)
def test_numbers_after_an_edit_are_those_of_sphinx(site: Path, name: str):
    first = numbers(site)
    assert first == numbers(site, own=False) != {}
    for path, text in EDITS[name].items():
        if text is None:
            (site / path).unlink()
        else:
            (site / path).write_text(text)
    assert numbers(site) == numbers(site, own=False)
    assert numbers(site) == numbers(site, own=False)


@pytest.mark.parametrize(("name", "times"), [("nothing", 0), ("words", 0), ("a figure less", 1)])
def test_figures_are_counted_only_where_needed(site: Path, name: str, times: int):
    numbers(site)
    for path, text in EDITS[name].items():
        (site / path).write_text(text)
    whole = TocTreeCollector.assign_figure_numbers
    with patch.object(TocTreeCollector, "assign_figure_numbers", autospec=True) as count:
        count.side_effect = whole
        numbers(site)
    assert count.call_count == times
