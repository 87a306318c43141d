"""An extension that fails on one page costs that page, with a warning, and no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sphinx.errors import ExtensionError

from tests.sites import build_site, plant

if TYPE_CHECKING:
    from pathlib import Path

CODE = """
from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.transforms.post_transforms import SphinxPostTransform

class odd(nodes.General, nodes.Element):
    pass

class Odd(Directive):
    required_arguments = 1
    def run(self):
        if self.arguments[0] == "read":
            raise KeyError("x")
        return [odd(when=self.arguments[0])]

class Resolve(SphinxPostTransform):
    default_priority = 5
    def run(self, **options):
        for node in self.document.findall(odd):
            if node["when"] == "resolved":
                raise IndexError("y")

def visit(self, node):
    raise ZeroDivisionError("z")

def setup(app):
    app.add_directive("odd", Odd)
    app.add_post_transform(Resolve)
    app.add_node(odd, html=(visit, None), text=(visit, None))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
"""
CONF = """
import sys
sys.path.insert(0, {!r})
extensions = ["myst_parser", "sphinx_design", "sphinx_commons.{}", "odd_kettle"]

def setup(app):
    {}
"""
LISTING = "# Home\n\n```{toctree}\n:glob:\n\n*\n```\n"
REASONS = {"read": "KeyError: 'x'", "resolved": "IndexError: y", "written": "Error: z"}
PAGES = {kind: f"# Page\n\n```{{odd}} {kind}\n```\n" for kind in REASONS}
PLAIN = {f"plain{number}": "# Plain\n\nText.\n" for number in range(6)}
FILES = {"html": "{}.html", "dirhtml": "{}/index.html", "text": "{}.txt"}


def lay_out(tmp: Path, room: str, more: str = "pass") -> Path:
    code = plant(tmp / "code", {"odd_kettle.py": CODE})
    pages = {**PAGES, **PLAIN, "index": LISTING}
    plant(tmp / "source", {f"{name}.md": text for name, text in pages.items()})
    return plant(tmp / "source", {"conf.py": CONF.format(str(code), room, more)})


@pytest.mark.parametrize(
    ("builder", "room", "parallel"),
    [("html", "speed", 0), ("dirhtml", "faq", 2), ("text", "navigation", 0)],
)
def test_a_page_that_nobody_can_build(tmp_path: Path, builder: str, room: str, parallel: int):
    built = build_site(lay_out(tmp_path, room), tmp_path / "out", builder, parallel=parallel)
    lines = sorted(built.warnings.splitlines())
    assert len(lines) == len(REASONS)
    for line, (kind, reason) in zip(lines, REASONS.items(), strict=True):
        assert line.startswith(f"{kind}.md: WARNING: this page could not be {kind}")
        assert reason in line
        assert "(code/odd_kettle.py:" in line
    name = FILES[builder]
    assert all("Error" in built.text(name.format(kind)) for kind in REASONS)
    assert all("Text." in built.text(name.format(plain)) for plain in PLAIN)


def test_what_goes_wrong_for_all_pages_ends_the_build(tmp_path: Path):
    source = lay_out(tmp_path, "speed", "app.connect('doctree-read', lambda *event: 1 / 0)")
    with pytest.raises(ExtensionError, match="division"):
        build_site(source, tmp_path / "out")


def test_steps_outside_of_steps(tmp_path: Path):
    """Writers of several formats take them for items of a list."""
    page = "# Steps\n\n````{step} Two\nText.\n````\n\n- A list.\n"
    conf = 'extensions = ["myst_parser", "sphinx_design", "sphinx_commons.speed"]\n'
    source = plant(tmp_path, {"conf.py": conf, "index.md": page})
    for builder in ("text", "html", "man", "texinfo", "latex", "epub"):
        built = build_site(source, tmp_path / "out", builder)
        assert ("index.md:3: WARNING" in built.warnings) == (builder == "text")
    items = built.soup("index.xhtml").select("ul > li, ol > li")
    assert sum("Text." in item.text for item in items) == 1
