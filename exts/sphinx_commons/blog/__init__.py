"""The blog: posts, listings, archives, tags and feeds around ABlog.

In come pages below ``blog/YYYY/`` and their headers; out go the same pages as posts, with
neighbours and related posts, and listings, archives and feeds. One file knows ABlog, which is
handed clean records. It asks ``front_matter`` for headers and tags, and gives credits back to it.

It must never list a draft, a post of the future or an unlisted post, or have another page change
its bytes because of the order in which posts were read.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_commons.core import stale
from sphinx_commons.core.static_files import STATIC

from .adapter import setup_ablog
from .build import BlogBuild
from .domain import BlogDomain
from .excerpts_of_pages import hidden
from .heritage import STYLESHEETS, EndPosts, name_unused_settings, offer_templates
from .inventory import hide_unlisted
from .places import was_ablogs
from .reading import PostReader
from .sections import DropFutureSections

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata

HERE = Path(__file__).parent


def add_files(_app: Sphinx, config: Config) -> None:
    """``config-inited``: the templates and static files of this room."""
    if isinstance(config.blog_post_pattern, str):
        config.blog_post_pattern = [config.blog_post_pattern]
    # New lists, because the defaults are shared by all applications of a process.
    config.templates_path = [*config.templates_path, str(HERE / "templates")]
    own = [str(HERE / "static"), str(STATIC)]
    own += [str(STYLESHEETS)] if was_ablogs(config) else []
    config.html_static_path = list(dict.fromkeys([*config.html_static_path, *own]))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the domain, the settings and the handlers of the blog."""
    app.setup_extension("sphinx_commons.front_matter")
    app.setup_extension("sphinx_commons.structured_data.printer")
    app.setup_extension("sphinx_commons.incremental")
    app.setup_extension("sphinx_commons.urls")  # old places of posts lead on
    app.setup_extension("sphinx_commons.core.words")
    setup_ablog(app)
    app.add_domain(BlogDomain)
    app.add_config_value("blog_page_lengths", {}, "html", types=dict)
    app.add_config_value("blog_related_length", 3, "env", types=int)
    reader, build = PostReader(), BlogBuild()
    app.connect("config-inited", add_files)
    app.connect("builder-inited", offer_templates)
    app.connect("env-get-outdated", build.match, priority=50)
    app.connect("front-matter-hide", build.hide)
    app.connect("source-read", reader.credit, priority=910)
    app.connect("doctree-read", reader.before, priority=90)
    app.connect("doctree-read", reader.after, priority=550)  # Pictures are known (500).
    app.connect("env-updated", build.update)
    app.connect("env-get-updated", build.bodiless)
    app.connect(stale.VIEWS, build.views)
    app.connect(stale.TARGETS, build.link_targets)
    app.connect(stale.FILES, build.planned)
    app.connect("missing-reference", build.resolve)
    app.connect("doctree-resolved", build.fill_lists)
    app.connect("doctree-resolved", build.take_excerpts)
    app.add_node(hidden)
    app.add_transform(EndPosts)
    app.add_transform(DropFutureSections)
    app.connect("env-before-read-docs", name_unused_settings)
    # Themes render sidebars early, some in a handler of their own (500).
    app.connect("html-page-context", build.tell_templates, priority=200)
    app.connect("html-page-context", build.page_context, priority=600)
    # After all that reads the text of a page, before what mends its HTML (950).
    app.connect("html-page-context", build.fill_body, priority=940)
    app.connect("html-collect-pages", build.collect_pages)
    app.connect("build-finished", hide_unlisted)
    return {"version": "1.0", "parallel_read_safe": True, "parallel_write_safe": True}
