"""Building small sites, several in one process."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup
from sphinx.testing.util import SphinxTestApp

if TYPE_CHECKING:
    from collections.abc import Callable


class Site:
    """A built site: its folder and what was warned of."""

    def __init__(self, folder: Path, warnings: str) -> None:
        self.folder, self.warnings = folder, warnings

    def __getitem__(self, name: str) -> BeautifulSoup:
        return BeautifulSoup((self.folder / name).read_text(encoding="utf-8"), "html.parser")

    def titles(self, name: str) -> list[str]:
        """The titles of the posts that a listing shows."""
        return [a.text for a in self[name].select(".blog-card h2 a")]


def build_site(
    source: Path, out: Path, builder: str = "html", *, parallel: int = 0, **settings: Any
) -> Site:
    """Build the site at *source* into *out*; again, if it is there."""
    warnings = io.StringIO()
    app = SphinxTestApp(
        builder, source, out, confoverrides=settings, warning=warnings, parallel=parallel
    )
    try:
        app.build()
    finally:
        app.cleanup()
    return Site(Path(app.outdir), warnings.getvalue())


@pytest.fixture(scope="module")
def build(rootdir: Path) -> Callable[..., Site]:
    """``build(out, builder, root=…, **settings)``: a test root, built."""

    def build(out: Path, builder: str = "html", root: str = "test-blog", **settings: Any) -> Site:
        return build_site(rootdir / root, out, builder, **settings)

    return build


CONF = """
extensions = ["sphinx_commons.blog"]
html_theme = "furo"
html_baseurl = "https://example.org/"
project = "Kitchen"
"""


@pytest.fixture
def make(tmp_path: Path) -> Callable[..., Site]:
    """``make({name: text}, builder)``: a site of these files, built; a post needs no date."""

    def make(files: dict[str, str], builder: str = "html", **settings: Any) -> Site:
        source = tmp_path / "source"
        for name, text in {"conf.py": CONF, "index.md": "# Home\n", **files}.items():
            path = source / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        site = build_site(source, tmp_path / "out", builder, **settings)
        site.warnings = plain(site.warnings).replace(f"{source}/", "")
        return site

    return make


def plain(text: str) -> str:
    """*text* without the colours of a terminal."""
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def post(body: str = "Text.", **keys: str) -> str:
    """The text of a post."""
    head = {"title": "T", "date": "2015-01-01", **keys}
    lines = [f"{key}: {value}" for key, value in head.items() if value]
    return "\n".join(["---", *lines, "---", body, ""])
