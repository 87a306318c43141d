"""Pages load small files, under names that change with what is in them."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import pytest
from sphinx_commons.commands.site.assets import slim_assets, with_versions, without_unused

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """<html><head>
<link rel="stylesheet" href="../_static/styles/look.css?v=00000000">
<link rel="stylesheet" href="../_static/sphinx-design.min.css?v=1" />
</head>
<body><p class="shown">&lt;link href="_static/styles/look.css"&gt;</p>
<script src="../_static/look.js"></script>
<script data-x="sd-tab" src="../_static/design-tabs.js?v=2"></script>
</body></html>"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A page with its files, and a template that is no page."""
    files = {
        "guide/index.html": PAGE,
        "_static/styles/look.css": ".shown{x:y}\n.opened{x:y}\n.other{x:y}\n.template{x:y}",
        "_static/look.js": "e.classList.add('opened')",
        "_static/template.html": '<p class="template"><script src="_static/look.js">',
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_rules_of_pages_and_scripts_stay(site: Path):
    slim_assets(site)
    sheet = (site / "_static/styles/look.css").read_text("utf-8")
    assert sheet == ".shown{x:y}\n.opened{x:y}\n"


def test_addresses_tell_what_is_in_a_file(site: Path):
    slim_assets(site)
    page = (site / "guide/index.html").read_text("utf-8")
    for name in ("styles/look.css", "look.js"):
        digest = zlib.crc32((site / "_static" / name).read_bytes())
        assert f'"../_static/{name}?v={digest:08x}"' in page
    assert "&lt;link" in page


def test_a_second_time_changes_nothing(site: Path):
    slim_assets(site)
    before = {p: p.stat().st_mtime_ns for p in site.rglob("*.html")}
    text = (site / "guide/index.html").read_text("utf-8")
    slim_assets(site)
    assert {p: p.stat().st_mtime_ns for p in site.rglob("*.html")} == before
    assert (site / "guide/index.html").read_text("utf-8") == text
    assert (site / "_static/template.html").read_text("utf-8").endswith('"_static/look.js">')


def test_text_is_no_address():
    text = '<code>href="_static/a.css"</code><img src="_static/a.css"><link href="x/a.css">'
    assert with_versions(text, {"a.css": "1"}) == text


def test_files_without_a_use_go():
    page = without_unused(PAGE)
    assert "sphinx-design" not in page
    assert "design-tabs" not in page
    assert "look.css?v=00000000" in page
    assert "look.js" in page


def test_files_with_a_use_stay():
    page = PAGE.replace("shown", "shown sd-tab-set")
    assert without_unused(page) == page
