"""Building small sites, several in one process."""

from __future__ import annotations

import io
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
