"""The engines by the names that the command line has for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from commons_importer.engines.hugo.hugo import Hugo
from commons_importer.engines.jekyll.jekyll import Jekyll
from commons_importer.engines.middleman.middleman import Middleman
from commons_importer.engines.mkdocs.mkdocs import MkDocs
from commons_importer.engines.octopress.octopress import Octopress
from commons_importer.engines.pelican.pelican import Pelican
from commons_importer.engines.wordpress.wordpress import WordPress

if TYPE_CHECKING:
    from commons_importer.engines.engine import Engine
    from commons_importer.report import Report
    from commons_importer.source_tree import Tree


class EngineClass(Protocol):
    """What makes the engine of one site."""

    @property
    def beside(self) -> tuple[str, ...]:
        """The folders beside a file that is a site by itself."""

    def __call__(self, tree: Tree, report: Report) -> Engine:
        """The engine for the site in *tree*."""


ENGINES: dict[str, EngineClass] = {
    "hugo": Hugo,
    "jekyll": Jekyll,
    "middleman": Middleman,
    "mkdocs": MkDocs,
    "octopress": Octopress,
    "pelican": Pelican,
    "wordpress": WordPress,
}
