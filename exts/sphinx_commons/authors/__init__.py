"""One page a person, for everything they gave: registry, bylines, cards and author pages.

In come the files below ``authors/`` and the credits that pages, posts and questions noted; out go
bylines, cards and lists, a page, a feed and a graph for each person, and redirects from the pages
of ABlog. It asks ``front_matter`` for credits, whoever noted them.

It must never take two people for one, show who is not named in front matter, or send a reader's
browser elsewhere for a picture.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_commons.core import stale
from sphinx_commons.core.static_files import STATIC

from . import feeds, handlers, pages
from .directives import CardDirective, ContributorsDirective, ListDirective
from .domain import AuthorDomain
from .head import add_head, add_style
from .transforms import FillAuthorSlots
from .writers import add_nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata

HERE = Path(__file__).parent


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the domain, its directives, nodes, settings and handlers."""
    app.setup_extension("sphinx_commons.front_matter")
    app.setup_extension("sphinx_commons.structured_data.printer")
    app.setup_extension("sphinx_commons.incremental")
    app.setup_extension("sphinx_commons.core.words")
    app.setup_extension("sphinx_commons.epub")
    app.add_domain(AuthorDomain)
    app.add_directive_to_domain("author", "card", CardDirective)
    app.add_directive_to_domain("author", "list", ListDirective)
    app.add_directive_to_domain("author", "contributors", ContributorsDirective)
    add_nodes(app)
    app.add_post_transform(FillAuthorSlots)
    app.add_config_value("authors_folder", "authors", "env", types=str)
    app.add_config_value("authors_git_dates", True, "env", types=bool)
    app.connect("config-inited", _add_folders)
    app.connect("builder-inited", handlers.begin)
    app.connect("doctree-read", handlers.read_page, priority=600)
    app.connect("env-updated", handlers.forget, priority=900)
    app.connect(stale.VIEWS, handlers.views)
    app.connect(stale.FILES, feeds.planned)
    app.connect("env-check-consistency", handlers.check)
    app.connect("html-page-context", add_head)
    app.connect("html-page-context", add_style)
    app.connect("html-collect-pages", pages.collect)
    app.connect("missing-reference", handlers.resolve_label, priority=400)
    return {"version": "1.0", "parallel_read_safe": True, "parallel_write_safe": True}


def _add_folders(app: Sphinx, config: Config) -> None:
    # New lists, because the default is one list for every application of a process.
    own = [str(HERE / "static"), str(STATIC)]
    config.html_static_path = list(dict.fromkeys([*config.html_static_path, *own]))
    config.templates_path = [*config.templates_path, str(HERE / "templates")]
