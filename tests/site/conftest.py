"""The real documentation, built once for all tests that look at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.builds import RealDocs


@pytest.fixture(scope="session")
def html_site(real_docs: RealDocs) -> Path:
    """The website, one file a page."""
    return real_docs.built("html")
