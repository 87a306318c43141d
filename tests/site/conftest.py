"""The real documentation, built once for all tests that look at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builds import strict_build

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def html_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The website, one file a page."""
    return strict_build(tmp_path_factory.mktemp("site") / "html")
