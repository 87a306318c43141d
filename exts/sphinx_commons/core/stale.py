"""Which pages show something of others that is no longer so, and are to be written again.

An extension that rooms set up by name. Rooms say what pages show of others, on three events:

- ``page-views`` *(app, env)*: docname -> what the page shows of others, something with a repr;
  :data:`EVERY_PAGE` stands for all pages, generated ones too,
- ``link-targets`` *(app, env)*: name -> what links with a name that no domain has lead to,
- ``planned-files`` *(app)*: the files that the room will have in the output folder of a website,
  as paths from there.

What a page shows is a digest, compared with that of the last build by the same builder into the
same folder. A digest counts when the page was written: after a build that was ended, or of single
files, it is unknown, and what is unknown is written again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from .builders import notes_folder, writes_pages
from .digests import digest
from .environment import drop_cached
from .notes import load_notes, save_notes

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from docutils.nodes import document
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

VIEWS, TARGETS, FILES = "page-views", "link-targets", "planned-files"
EVERY_PAGE = ""

_keepers: WeakKeyDictionary[Sphinx, Keeper] = WeakKeyDictionary()


class Keeper:
    """The digests of one application: of pages by docname, of generated files by name."""

    def __init__(self) -> None:
        self.old_pages: dict[str, str] = {}
        self.old_files: dict[str, str] = {}
        self.pages: dict[str, str] = {}
        self.files: dict[str, str] = {}
        self.written: set[str] = set()
        self.frame = ""

    def connect(self, app: Sphinx) -> None:
        """Connect all handlers; what others name and work out is known when pages are named."""
        app.connect("env-updated", self.begin, priority=1)
        app.connect("env-get-updated", self.find_stale, priority=950)
        app.connect("doctree-resolved", self.note_written)
        app.connect("build-finished", self.finish, priority=940)

    def begin(self, _app: Sphinx, env: BuildEnvironment) -> None:
        """``env-updated``, first: nothing is known that was concluded from other pages."""
        drop_cached(env)

    def find_stale(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """``env-get-updated``, last: the pages that show what is no longer so."""
        views = gather(app, env)
        drop_cached(env)  # before the environment is pickled
        self.written.clear()
        self.frame = digest(views.pop(EVERY_PAGE, ()))
        self.pages = {d: digest(self.frame, views.get(d, ())) for d in env.found_docs}
        self.files = {}
        if not writes_pages(app.builder):
            return []
        notes = load_notes(notes_file(app))
        self.old_pages, self.old_files = _table(notes, "pages"), _table(notes, "files")
        same = {d: now for d, now in self.pages.items() if self.old_pages.get(d) == now}
        # While a build runs nothing is known of what it will write.
        save_notes(notes_file(app), {"pages": same, "files": {}})
        return sorted(self.pages.keys() - same.keys())

    def is_stale(self, name: str, content: str, path: Path) -> bool:
        """Whether the generated page or file *name* must be written: *content* is its digest."""
        self.files[name] = content
        return self.old_files.get(name) != content or not path.is_file()

    def note_written(self, _app: Sphinx, _doctree: document, docname: str) -> None:
        """``doctree-resolved``: a page that is written; builds of single files write few."""
        self.written.add(docname)

    def finish(self, app: Sphinx, exception: Exception | None) -> None:
        """``build-finished``: note what was written, or is as it was."""
        if exception is None and writes_pages(app.builder):
            known = {
                docname: now
                for docname, now in self.pages.items()
                if docname in self.written or self.old_pages.get(docname) == now
            }
            save_notes(notes_file(app), {"pages": known, "files": self.files})


def _table(notes: dict[str, Any], name: str) -> dict[str, str]:
    found = notes.get(name)
    return found if isinstance(found, dict) else {}


def notes_file(app: Sphinx) -> Path:
    """Where the digests of one output folder are kept."""
    return notes_folder(app.builder, "stale") / "digests.json"


def gather(app: Sphinx, env: BuildEnvironment) -> dict[str, list[object]]:
    """What all rooms say that pages show: docname -> a part from each room."""
    found: dict[str, list[object]] = {}
    for views in app.emit(VIEWS, env):
        for docname, view in views.items():
            found.setdefault(docname, []).append(view)
    return found


def link_targets(app: Sphinx, env: BuildEnvironment) -> dict[str, object]:
    """What all rooms say that the names of links lead to."""
    return {name: target for table in app.emit(TARGETS, env) for name, target in table.items()}


def planned_files(app: Sphinx) -> Iterable[str]:
    """The files of all rooms."""
    return [name for names in app.emit(FILES) for name in names]


def keeper_of(app: Sphinx) -> Keeper:
    """The digests of *app*."""
    return _keepers[app]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the events, and the handlers of the keeper."""
    keeper = _keepers[app] = Keeper()
    for event in (VIEWS, TARGETS, FILES):
        app.add_event(event)
    keeper.connect(app)
    return {"version": "1.0", "parallel_read_safe": True, "parallel_write_safe": True}
