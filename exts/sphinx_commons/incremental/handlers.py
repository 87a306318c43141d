"""When the truth of a build is seen to."""

from __future__ import annotations

import filecmp
from typing import TYPE_CHECKING, Any

import sphinx
from sphinx.application import ENV_PICKLE_FILENAME

from sphinx_commons.core import stale
from sphinx_commons.core.builders import makes_site, page_file, writes_pages
from sphinx_commons.core.digests import digest
from sphinx_commons.core.folders import clear_ways

from .brought import Brought
from .catalogues import forget_catalogues
from .contested import Contest, names_declared
from .damage import forget_doctrees, forget_output, note_sizes
from .domain import IncrementalDomain
from .other_pages import tables_of_others
from .output_state import Ledger, load_ledger, save_ledger, unfinished_mark
from .read_files import Places, is_changed, presence_of, stamps_of
from .search_index import lacking_in_search, mend_index
from .surface import Surface, link_targets
from .sweep import document_files, extra_files, remove, static_files
from .table_order import forget_numbers, put_in_order, sort_tables

if TYPE_CHECKING:
    from docutils.nodes import document
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

ASIDE = ".buildinfo.bak"
SEARCH = "search"


class BuildKeeper:
    """The handlers of one application."""

    def __init__(self) -> None:
        self.old = Ledger()
        self.new = Ledger()
        self.brought = Brought()
        self.contest = Contest()
        self.generated: set[str] = set()
        self.collected: set[str] | None = None

    def connect(self, app: Sphinx) -> None:
        """Connect all handlers; the late ones see what other extensions did."""
        app.connect("config-inited", self.begin, priority=1)
        app.connect("builder-inited", forget_output, priority=1)
        app.connect("env-get-outdated", self.find_changed)
        app.connect("env-before-read-docs", self.contest.note_reading)
        app.connect("doctree-read", self.note_page, priority=950)
        app.connect("env-updated", self.contest.settle, priority=1)
        app.connect("env-updated", self.order_read, priority=1)
        app.connect("env-updated", self.order, priority=950)
        app.connect(stale.VIEWS, self.views)
        app.connect("env-get-updated", self.plan, priority=960)
        app.connect("html-page-context", self.note_generated)
        app.connect("html-collect-pages", self.make_way, priority=1)
        app.connect("html-collect-pages", self.mend_search, priority=950)
        app.connect("build-finished", self.finish, priority=950)
        app.connect("build-finished", self.note_all, priority=999)

    def begin(self, app: Sphinx, _config: Config) -> None:
        """``config-inited``: after a build that did not end, or damage, read everything again."""
        forget_doctrees(app)
        if unfinished_mark(app).exists():
            (app.doctreedir / ENV_PICKLE_FILENAME).unlink(missing_ok=True)

    def find_changed(
        self,
        app: Sphinx,
        env: BuildEnvironment,
        added: set[str],
        changed: set[str],
        removed: set[str],
    ) -> list[str]:
        """``env-get-outdated``: documents with files that are other ones, even if older.

        Here a build begins; one application may do several.
        """
        self.generated.clear()
        self.collected = None
        self.brought.begin(app)
        self.contest.begin(env)
        # By it Sphinx takes files of one time and size for what they were in a former build.
        filecmp.clear_cache()
        forget_catalogues(env)
        mark = unfinished_mark(app)
        mark.parent.mkdir(parents=True, exist_ok=True)
        mark.touch()
        domain = IncrementalDomain.of(env)
        known = sorted(domain.stamps.keys() - added - changed - removed)
        places = Places()
        return [
            docname
            for docname in known
            if is_changed(domain.stamps[docname]) or places.is_flipped(domain.presence[docname])
        ]

    def note_page(self, app: Sphinx, doctree: document) -> None:
        """``doctree-read``, last: what a page depends on."""
        docname, domain = app.env.docname, IncrementalDomain.of(app.env)
        domain.stamps[docname] = stamps_of(app.env, docname)
        domain.links[docname] = link_targets(doctree)
        domain.presence[docname] = presence_of(app.env, doctree)
        domain.declared[docname] = names_declared(app, doctree)

    def order_read(self, _app: Sphinx, env: BuildEnvironment) -> None:
        """``env-updated``, first: what others conclude does not depend on what was read when."""
        sort_tables(env)

    def order(self, _app: Sphinx, env: BuildEnvironment) -> None:
        """``env-updated``, last: the same tables, whatever was read."""
        forget_numbers(env)
        put_in_order(env)

    def views(self, app: Sphinx, env: BuildEnvironment) -> dict[str, object]:
        """``page-views``: what pages of any project show of others."""
        if not writes_pages(app.builder):
            return {}
        surface = Surface(app)
        pages = {docname: surface.page(docname) for docname in env.found_docs}
        return {stale.EVERY_PAGE: surface.frame, **pages}

    def plan(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """``env-get-updated``, last: which files there will be; pages that the search lacks."""
        if not makes_site(app.builder):
            return []
        self.old = load_ledger(app)
        self.new = Ledger(
            files=[*document_files(app), *stale.planned_files(app)],
            static=static_files(app),
            extra=extra_files(app),
            tables=digest(stale.keeper_of(app).frame, tables_of_others(app)),
        )
        save_ledger(app, self.old.unfinished(self.new))
        clear_ways(app.outdir / name for name in self.new.names)
        remove(app.outdir / "_static", set(self.old.static) - set(self.new.static))
        remove(app.outdir, set(self.old.extra) - set(self.new.extra))
        self.brought.part(app, self.new.names)
        # With no page to write, Sphinx 8.1 ends the build before what is no page is made.
        least = [] if sphinx.version_info >= (8, 2) else [app.config.root_doc]
        return lacking_in_search(app, env, self.old.entries) or least

    def note_generated(
        self, app: Sphinx, page: str, _template: str, context: dict[str, Any], doctree: Any
    ) -> None:
        """``html-page-context``: a page that no document stands for."""
        if doctree is None and page not in app.env.found_docs and makes_site(app.builder):
            self.generated.add(page_file(app, page))
            if self.collected is not None and page not in (
                SEARCH,
                *app.config.html_additional_pages,
            ):
                self.collected.add(page_file(app, page))

    def make_way(self, app: Sphinx) -> list[Any]:
        """``html-collect-pages``, first: what others gave and may be another now is taken away."""
        self.collected = set()
        if makes_site(app.builder) and self.new.tables != self.old.tables:
            remove(app.outdir, set(self.old.collected) - self.generated - set(self.new.files))
        return []

    def mend_search(self, app: Sphinx) -> list[Any]:
        """``html-collect-pages``, last: the search index is whole now."""
        indexer = getattr(app.builder, "indexer", None)
        if indexer is not None and makes_site(app.builder):
            self.new.entries = mend_index(indexer, app.env, self.old.entries)
        return []

    def finish(self, app: Sphinx, exception: Exception | None) -> None:
        """``build-finished``: take away what is left over, and note what there is."""
        if exception is not None:
            return
        if makes_site(app.builder):
            kept = {name for name in self.old.collected if (app.outdir / name).is_file()}
            self.new.collected = sorted({*(self.collected or ()), *kept} - set(self.new.files))
            self.new.files = sorted({*self.new.files, *self.generated, *self.new.collected})
            remove(app.outdir, {*self.old.files, ASIDE} - set(self.new.files))
            save_ledger(app, self.new)
        unfinished_mark(app).unlink(missing_ok=True)

    def note_all(self, app: Sphinx, exception: Exception | None) -> None:
        """``build-finished``, last: everything that the build left, and how large it is."""
        if exception is None:
            self.brought.end(app, self.new.names)
            note_sizes(app, self.new.files)
