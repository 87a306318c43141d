"""Builds of the test roots, each made once."""

from __future__ import annotations

import functools
import json
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup
from sphinx.testing.util import SphinxTestApp
from sphinx.util.console import strip_escape_sequences
from sphinx_commons.faq import FaqDomain

from tests.sites import plant

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sphinx.environment import BuildEnvironment


@dataclass(frozen=True, slots=True)
class Built:
    """A finished build of one root."""

    out: Path
    warnings: str
    env: BuildEnvironment

    @property
    def domain(self) -> FaqDomain:
        return FaqDomain.of(self.env)

    def soup(self, name: str) -> BeautifulSoup:
        return BeautifulSoup(self.text(name), "html.parser")

    def text(self, name: str) -> str:
        return (self.out / name).read_text(encoding="utf-8")

    def graph(self, name: str) -> dict[str, Any]:
        [script] = self.soup(name).select('script[type="application/ld+json"]')
        graph: dict[str, Any] = json.loads(script.string or "")
        return graph


def run_build(
    source: Path, out: Path, builder: str = "html", parallel: int = 0, **settings: Any
) -> Built:
    """Build *source*; doctrees are kept beside *out*, so a second run is incremental."""
    app = SphinxTestApp(
        builder,
        srcdir=source,
        builddir=out,
        confoverrides=settings,
        parallel=parallel,
    )
    try:
        app.build()
        warnings = strip_escape_sequences(app.warning.getvalue())
        return Built(app.outdir, warnings, app.env)
    finally:
        app.cleanup()


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory, rootdir: Path) -> Callable[..., Built]:
    """``build("faq", "text", faq_open=True)``: a build of ``roots/test-faq``."""

    @functools.cache
    def made(name: str, builder: str = "html", **settings: Any) -> Built:
        folder = tmp_path_factory.mktemp(f"{name}-{builder}")
        shutil.copytree(rootdir / f"test-{name}", folder / "src")
        return run_build(folder / "src", folder / "out", builder, **settings)

    return made


def write_project(source: Path, files: dict[str, str]) -> Path:
    """The sources of a small project, in *source*."""
    settings = 'extensions = ["sphinx_commons.faq"]\nhtml_theme = "basic"\n'
    settings += 'myst_enable_extensions = ["colon_fence"]\n'
    return plant(source, {"conf.py": settings, **files})


@pytest.fixture
def project(tmp_path: Path) -> Callable[[dict[str, str]], Path]:
    """``project({"a.md": "..."})``: the sources of a small project."""
    return functools.partial(write_project, tmp_path / "src")
