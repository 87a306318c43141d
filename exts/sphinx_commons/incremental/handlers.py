"""When the truth of a build is seen to."""

from __future__ import annotations

import filecmp
from typing import TYPE_CHECKING, Any

from sphinx_commons.blog.domain import BlogDomain
from sphinx_commons.core.digests import digest

from .files import Places, is_changed, presence_of, stamps_of
from .ledger import Ledger, cache_folder, load_ledger, save_ledger
from .order import put_in_order
from .search import mend_index
from .surface import Surface, link_targets
from .sweep import document_files, extra_files, page_file, remove, static_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from docutils.nodes import document
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

ENVIRONMENT = "environment.pickle"
ASIDE = ".buildinfo.bak"


class TruthKeeper:
    """The handlers of one application.

    *extent* gives what the pages show beside their own source and other documents: docname ->
    something with a repr; *planned* the generated pages and files of this build. *is_website*
    says whether the build writes one.
    """

    def __init__(
        self,
        is_website: Callable[[Sphinx], bool],
        extent: Callable[[], dict[str, object]],
        planned: Callable[[], Iterable[str]],
    ) -> None:
        self.is_website = is_website
        self.extent = extent
        self.planned = planned
        self.old = Ledger()
        self.new = Ledger()
        self.generated: set[str] = set()
        self.written: set[str] = set()
        self.has_index = False

    def connect(self, app: Sphinx) -> None:
        """Connect all handlers; the late ones see what other extensions did."""
        app.connect("config-inited", self.begin, priority=1)
        app.connect("env-get-outdated", self.find_changed)
        app.connect("doctree-read", self.note_page, priority=950)
        app.connect("env-updated", self.order, priority=950)
        app.connect("env-get-updated", self.find_stale, priority=950)
        app.connect("doctree-resolved", self.note_written)
        app.connect("html-page-context", self.note_generated)
        app.connect("html-collect-pages", self.mend_search, priority=950)
        app.connect("build-finished", self.finish, priority=950)

    def begin(self, app: Sphinx, _config: Config) -> None:
        """``config-inited``: after a build that did not end, read everything again."""
        if unfinished_mark(app).exists():
            (app.doctreedir / ENVIRONMENT).unlink(missing_ok=True)

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
        self.written.clear()
        # By it Sphinx takes files of one time and size for what they were in a former build.
        filecmp.clear_cache()
        mark = unfinished_mark(app)
        mark.parent.mkdir(parents=True, exist_ok=True)
        mark.touch()
        domain = BlogDomain.of(env)
        known = sorted(domain.stamps.keys() - added - changed - removed)
        places = Places()
        return [
            docname
            for docname in known
            if is_changed(domain.stamps[docname]) or places.is_flipped(domain.presence[docname])
        ]

    def note_page(self, app: Sphinx, doctree: document) -> None:
        """``doctree-read``, last: what a page depends on."""
        docname, domain = app.env.current_document.docname, BlogDomain.of(app.env)
        domain.stamps[docname] = stamps_of(app.env, docname)
        domain.links[docname] = link_targets(doctree)
        domain.presence[docname] = presence_of(app.env, doctree)

    def order(self, _app: Sphinx, env: BuildEnvironment) -> None:
        """``env-updated``, last: the same tables, whatever was read."""
        put_in_order(env)

    def find_stale(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """``env-get-updated``, last: the pages that show what is no longer so."""
        if not self.is_website(app):
            return []
        path = ledger_path(app)
        self.old, self.new = load_ledger(path), self._plan(app)
        save_ledger(path, self.old.unfinished(self.new))
        static = app.outdir / "_static"
        remove(static, set(self.old.static) - set(self.new.static))
        remove(app.outdir, set(self.old.extra) - set(self.new.extra))
        if not (app.outdir / "searchindex.js").exists():
            return sorted(env.found_docs)
        return [d for d in sorted(env.found_docs) if self.old.pages.get(d) != self.new.pages[d]]

    def _plan(self, app: Sphinx) -> Ledger:
        surface = Surface(app, BlogDomain.of(app.env).links)
        extent = self.extent()
        self.frame = surface.frame
        return Ledger(
            pages={d: digest(surface.page(d), extent.get(d)) for d in app.env.found_docs},
            files=[*document_files(app), *self.planned()],
            static=static_files(app),
            extra=extra_files(app),
        )

    def is_stale(self, name: str, content: str, path: Path) -> bool:
        """Whether the generated page or file *name* must be written: *content* is its digest."""
        self.new.made[name] = content
        return self.old.made.get(name) != content or not path.exists()

    def note_written(self, _app: Sphinx, _doctree: document, docname: str) -> None:
        """``doctree-resolved``: a page that is written; builds of single files write few."""
        self.written.add(docname)

    def note_generated(
        self, app: Sphinx, page: str, _template: str, context: dict[str, Any], doctree: Any
    ) -> None:
        """``html-page-context``: a page that no document stands for."""
        if doctree is None and page not in app.env.found_docs and self.is_website(app):
            self.generated.add(page_file(app, page))

    def mend_search(self, app: Sphinx) -> list[Any]:
        """``html-collect-pages``, last: the search index is whole now."""
        indexer = getattr(app.builder, "indexer", None)
        self.has_index = indexer is not None
        if indexer is not None and self.is_website(app):
            self.new.entries = mend_index(indexer, app.env, self.old.entries)
        return []

    def finish(self, app: Sphinx, exception: Exception | None) -> None:
        """``build-finished``: take away what is left over, and note what there is."""
        if exception is not None:
            return
        if self.is_website(app):
            self.new.pages = {
                docname: content
                for docname, content in self.new.pages.items()
                if self._is_written(docname, content) and self._is_found(app.env, docname)
            }
            self.new.files = sorted({*self.new.files, *self.generated})
            remove(app.outdir, {*self.old.files, ASIDE} - set(self.new.files))
            save_ledger(ledger_path(app), self.new)
        unfinished_mark(app).unlink(missing_ok=True)

    def _is_found(self, env: BuildEnvironment, docname: str) -> bool:
        """Whether the page *docname* is in the search index, if it belongs there."""
        title = env.longtitles.get(docname)
        meta = env.metadata.get(docname, {})
        has_entry = (
            title is not None and title.astext() and not {"nosearch", "no-search"} & meta.keys()
        )
        return not has_entry or not self.has_index or docname in self.new.entries

    def _is_written(self, docname: str, content: str) -> bool:
        """Whether the page *docname* shows what the digest *content* stands for."""
        return docname in self.written or self.old.pages.get(docname) == content


def unfinished_mark(app: Sphinx) -> Path:
    """The file that is there while a build runs, and after one that did not end."""
    return app.doctreedir / ".blog" / "unfinished"


def ledger_path(app: Sphinx) -> Path:
    """Where the state of the output folder is kept."""
    return cache_folder(app.builder) / "ledger.json"
