"""Files that others write under the names of ours are theirs."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest

BASE = "https://bread.example.org/"
THEIRS = (
    '<?xml version="1.0"?>\n<urlset><url><loc>https://bread.example.org/en/</loc></url></urlset>'
)


@pytest.fixture
def other(monkeypatch: pytest.MonkeyPatch) -> str:
    """An extension that writes a sitemap when a build ends."""

    def write(app, exception) -> None:
        (app.outdir / "sitemap.xml").write_text(THEIRS, encoding="utf-8")

    module = ModuleType("other_sitemap")
    module.setup = lambda app: app.connect("build-finished", write) and None  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    return module.__name__


def test_a_sitemap_of_another_extension_is_kept_while_it_writes_one(make_site, other):
    ours = ["myst_parser", "sphinx_commons.structured_data"]
    page = {"index.md": "# Bread\n"}
    for _ in range(2):  # The second build meets what the first has left.
        site = make_site(page, html_baseurl=BASE, extensions=[*ours, other])
        assert site.text("sitemap.xml") == THEIRS
        assert "Sitemap:" in site.text("robots.txt")
    site = make_site(page, html_baseurl=BASE, extensions=ours)
    assert "<loc>https://bread.example.org/index.html</loc>" in site.text("sitemap.xml")
    site = make_site(page, html_baseurl=BASE, extensions=[*ours, other])
    assert site.text("sitemap.xml") == THEIRS
    site = make_site(page, html_baseurl="", extensions=[*ours, other])
    assert site.text("sitemap.xml") == THEIRS
