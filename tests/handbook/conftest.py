"""Books that several tests look at."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.sites import build_site

from .pdf import Pdf

if TYPE_CHECKING:
    from tests.sites import Built, Files

ROOTS = Path(__file__).parent.parent / "roots"


def build(root: str, target: Path, builder: str = "typst", **settings: Any) -> Built:
    """Build a copy of a test root below *target*, again where it is there."""
    srcdir = target / "source"
    if not srcdir.is_dir():
        shutil.copytree(ROOTS / f"test-{root}", srcdir)
    return build_site(srcdir, target / "out", builder, **settings)


@pytest.fixture(scope="session")
def sink(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The document with all constructs, as a handbook."""
    return build("handbook", tmp_path_factory.mktemp("sink"))


@pytest.fixture(scope="session")
def book(sink: Built) -> Pdf:
    """The PDF of :func:`sink`."""
    return Pdf(sink.out / "salt.pdf")


@pytest.fixture
def base_files() -> Files:
    """The settings of a handbook without any."""
    return {"conf.py": 'extensions = ["sphinx_commons.handbook"]\nproject = "Salt"\n'}


@pytest.fixture
def base_builder() -> str:
    """Most handbooks of these tests are set by Typst."""
    return "typst"
