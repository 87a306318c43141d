"""The sidebar tree of Furo, resolved once a build instead of once a page.

Furo asks Sphinx for the whole global toctree on every page, which copies the headings of every page
each time. Here the tree is read once, and each page only writes its links.

In come the toctrees of the environment; out goes the HTML that Furo would have made for the sidebar
of a page, or its open branch alone, and the names of pages whose sidebar is not what it was. It
asks ``core`` alone.

It must never do anything under another theme than Furo, or leave out an entry that Furo shows
unless ``navigation_branch_only`` says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment.adapters.toctree import global_toctree_for_doc

from sphinx_commons.core.builders import tags_of
from sphinx_commons.core.html_links import join
from sphinx_commons.core.stale import EVERY_PAGE, VIEWS
from sphinx_commons.core.version import compare_code

from .headings import keep_downloads_out
from .not_found import lead_on
from .render import Sidebar
from .tree import Tree, read_tree

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata


class Navigation:
    """The handlers of one application and the tree of its present build."""

    def __init__(self) -> None:
        self.tree: Tree | None = None
        self.sphinx_toctree: Any = None

    def views(self, app: Sphinx, env: BuildEnvironment) -> dict[str, str]:
        """``page-views``: the sidebars of all pages."""
        self.tree = None
        if not uses_furo(app):
            return {}
        tree = self.tree = resolve_tree(app, cast("StandaloneHTMLBuilder", app.builder))
        if not app.config.navigation_branch_only:
            return {EVERY_PAGE: tree.whole_digest()}
        # A page in no branch has the sidebar that all such pages have.
        usual = {EVERY_PAGE: tree.digest("")}
        return usual | {d: tree.digest(d) for d in tree.chains.keys() & env.found_docs}

    def hide_toctree(
        self, app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any
    ) -> None:
        """``html-page-context`` before Furo's: there is no tree for it to resolve."""
        self.sphinx_toctree = context.get("toctree")
        if self.tree is not None and self.sphinx_toctree is not None:
            context["toctree"] = lambda **_options: ""

    def show_tree(
        self, app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any
    ) -> None:
        """``html-page-context`` after Furo's: the sidebar of this page."""
        if self.tree is None or self.sphinx_toctree is None:
            return
        context["toctree"] = self.sphinx_toctree
        sidebar = Sidebar(
            docname=pagename,
            chain=self.tree.chains.get(pagename, ()),
            # Not what Sphinx has for it: some pages are shown at other URLs than theirs.
            relative=lambda target: context["pathto"](target, True),
            branch_only=app.config.navigation_branch_only,
        )
        context["furo_navigation_tree"] = sidebar.draw(self.tree)


def uses_furo(app: Sphinx) -> bool:
    """Whether this build writes HTML pages with Furo."""
    return isinstance(app.builder, StandaloneHTMLBuilder) and app.config.html_theme == "furo"


def resolve_tree(app: Sphinx, builder: StandaloneHTMLBuilder) -> Tree:
    """The whole tree, with URLs from the root of the site."""
    env, root = app.env, app.config.root_doc
    resolved = global_toctree_for_doc(
        env,
        root,
        builder,
        collapse=False,
        titles_only=True,
        maxdepth=-1,
        includehidden=True,
        **tags_of(builder),
    )
    docnames = {builder.get_target_uri(docname): docname for docname in env.found_docs}
    base = builder.get_target_uri(root)

    def locate(href: str) -> tuple[str, str | None]:
        if href == "#":
            return base, root
        target = join(f"http://site/{base}", href).removeprefix("http://site/")
        return target, docnames.get(target)

    return read_tree(builder.render_partial(resolved)["fragment"], locate)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect the handlers around Furo's, which has the default priority of 500."""
    compare_code(app)
    navigation = Navigation()
    app.setup_extension("sphinx_commons.core.stale")
    app.add_config_value("navigation_branch_only", False, "html", types=bool)
    # Collectors have the default priority.
    app.connect("doctree-read", keep_downloads_out, priority=600)
    app.connect(VIEWS, navigation.views)
    app.connect("html-page-context", navigation.hide_toctree, priority=400)
    app.connect("html-page-context", navigation.show_tree, priority=600)
    app.connect("html-page-context", lead_on, priority=450)
    return {"version": "1.0", "parallel_read_safe": True, "parallel_write_safe": True}
