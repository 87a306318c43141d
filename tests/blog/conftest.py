"""What the small blogs of these tests have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.sites import build_site

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.sites import Built, Files

CONF = """
extensions = ["sphinx_commons.blog"]
html_theme = "furo"
html_baseurl = "https://example.org/"
project = "Kitchen"
"""


@pytest.fixture
def base_files() -> Files:
    """A post needs no date in these."""
    return {"conf.py": CONF}


@pytest.fixture(scope="module")
def build(rootdir: Path) -> Callable[..., Built]:
    """``build(out, builder, root=…, **settings)``: a test root, built."""

    def build(out: Path, builder: str = "html", root: str = "test-blog", **settings: Any) -> Built:
        return build_site(rootdir / root, out, builder, **settings)

    return build


def titles(site: Built, name: str) -> list[str]:
    """The titles of the posts that a listing shows."""
    return [a.text for a in site.soup(name).select(".blog-card h2 a")]


def post(body: str = "Text.", **keys: str) -> str:
    """The text of a post."""
    head = {"title": "T", "date": "2015-01-01", **keys}
    lines = [f"{key}: {value}" for key, value in head.items() if value]
    return "\n".join(["---", *lines, "---", body, ""])
