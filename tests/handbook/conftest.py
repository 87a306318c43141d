"""Builds that several tests look at."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sphinx.testing.util import SphinxTestApp

from .pdf import Pdf

if TYPE_CHECKING:
    from collections.abc import Callable

ROOTS = Path(__file__).parent.parent / "roots"


def warnings_of(app: SphinxTestApp) -> str:
    """What a build warned of, without colours and the folder of its sources."""
    text = re.sub(r"\x1b\[[0-9;]*m", "", app.warning.getvalue())
    return text.replace(f"{app.srcdir}/", "")


def build(root: str, target: Path, builder: str = "typst", **settings: Any) -> SphinxTestApp:
    """Build a copy of a test root below *target*; the app, whose ``warning`` tells all."""
    srcdir = target / "src"
    if not srcdir.is_dir():
        shutil.copytree(ROOTS / f"test-{root}", srcdir)
    return build_in(srcdir, builder, settings)


def build_in(srcdir: Path, builder: str, settings: dict[str, Any]) -> SphinxTestApp:
    """Build the folder; what the app registered is taken back, whatever happens."""
    app = SphinxTestApp(builder, srcdir=srcdir, confoverrides=settings)
    try:
        app.build()
    finally:
        app.cleanup()
    return app


@pytest.fixture(scope="session")
def sink(tmp_path_factory: pytest.TempPathFactory) -> SphinxTestApp:
    """The document with all constructs, as a handbook."""
    return build("handbook", tmp_path_factory.mktemp("sink"))


@pytest.fixture(scope="session")
def book(sink: SphinxTestApp) -> Pdf:
    """The PDF of :func:`sink`."""
    return Pdf(sink.outdir / "salt.pdf")


@pytest.fixture
def make(tmp_path: Path) -> Callable[..., SphinxTestApp]:
    """``make({"index.rst": text}, **settings)``: a handbook of these few files."""

    def build_files(
        files: dict[str, str | bytes], builder: str = "typst", **settings: Any
    ) -> SphinxTestApp:
        srcdir = tmp_path / "src"
        srcdir.mkdir(exist_ok=True)
        files.setdefault("conf.py", 'extensions = ["sphinx_commons.handbook"]\nproject = "Salt"\n')
        for name, content in files.items():
            file = srcdir / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return build_in(srcdir, builder, settings)

    return build_files
