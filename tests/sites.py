"""Small sites that tests make of a dict of files: pages, feeds, books and warnings come out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup
from sphinx.testing.util import SphinxTestApp
from sphinx.util.console import strip_escape_sequences
from sphinx_commons.core.builds import spans_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.environment import BuildEnvironment

Files = dict[str, str | bytes]


@dataclass(frozen=True, slots=True)
class Built:
    """A finished build: the app, what it warned of, with files named from the sources."""

    app: SphinxTestApp
    warnings: str

    @property
    def out(self) -> Path:
        """The output folder."""
        return Path(self.app.outdir)

    @property
    def source(self) -> Path:
        """The folder of the sources."""
        return Path(self.app.srcdir)

    @property
    def env(self) -> BuildEnvironment:
        """The environment at the end of the build."""
        return self.app.env

    def text(self, name: str) -> str:
        """A file of the output folder."""
        return (self.out / name).read_text(encoding="utf-8")

    def soup(self, name: str) -> BeautifulSoup:
        """A page of the output folder, parsed."""
        return BeautifulSoup(self.text(name), "html.parser")

    def graphs(self, name: str) -> list[dict[str, Any]]:
        """What the JSON-LD of a page describes, a node each."""
        scripts = self.soup(name).select('script[type="application/ld+json"]')
        data = [json.loads(script.string or "") for script in scripts]
        return [node for graph in data for node in graph.get("@graph", [graph])]


def plant(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write *files* below *folder*, which is given back."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def build_site(
    source: Path, out: Path, builder: str = "html", *, parallel: int = 0, **settings: Any
) -> Built:
    """Build *source* below *out*: doctrees too, so a second call is an incremental build."""
    app = SphinxTestApp(
        builder, srcdir=source, builddir=out, confoverrides=settings, parallel=parallel
    )
    try:
        app.build()
        warnings = strip_escape_sequences(app.warning.getvalue())
        return Built(app, warnings.replace(f"{source}/", ""))
    finally:
        close(app)


def close(app: SphinxTestApp) -> None:
    """Leave nothing of *app* to others, even where its build was killed and has not ended."""
    for span in spans_of(app):
        span.end()
    app.cleanup()
