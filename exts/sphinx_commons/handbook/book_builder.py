"""What the builders of books share: one file a book, made again only where its input changed."""

from __future__ import annotations

import json
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from sphinx.builders import Builder
from sphinx.errors import SphinxError
from sphinx.locale import __
from sphinx.util import logging
from sphinx.util.display import progress_message

from . import configured, safe_files, typefaces, unchanged
from .diagrams import draw_diagrams
from .shelf import Shelf
from .volume import Volume

if TYPE_CHECKING:
    from collections.abc import Set

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from .settings import Handbook
    from .shelf import Kind

STATE = "state.txt"  # no handbook's record, which end in .json
logger = logging.getLogger(__name__)


class HandbookFolderError(SphinxError):
    """There is no place for the files of handbooks."""

    category = "Handbook error"


class BookBuilder(Builder):
    """Writes a file of its *kind* for each book, and what it notes of them into a folder."""

    kind: ClassVar[Kind]
    epilog = __("The handbooks are in %(outdir)s.")
    supported_image_types: ClassVar = [
        "image/svg+xml",
        "image/png",
        "image/jpeg",
        "image/webp",
        "image/gif",
    ]
    supported_remote_images = True  # so that nothing fetches them; they become links

    def __init__(self, app: Sphinx, env: BuildEnvironment) -> None:
        super().__init__(app, env)
        # Sphinx 9 warns where a builder is asked for ``app``.
        self.application = app

    def init(self) -> None:
        self.failed: list[str] = []
        self.shown: set[str] = set()
        self.books = configured.wanted_books(self.config)
        typefaces.check_folders(self.font_folders())
        self.shelf = Shelf(Path(self.outdir), self.kind)
        try:
            self.shelf.sources.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise HandbookFolderError(f"{error.strerror}: {self.shelf.sources}") from error
        # For what draws pictures while pages are translated.
        self.imagedir = f"{self.kind.folder}/images"

    def get_outdated_docs(self) -> str | list[str]:
        made = all(self.shelf.holds(book.filename) for book in self.books)
        known = safe_files.read_json(self.shelf.sources / STATE).get("state")
        return [] if made and known and known == self.state() else "all handbooks"

    def state(self) -> str:
        """What a build without a change is told by."""
        return unchanged.state(self.application, self.means)

    @cached_property
    def means(self) -> str:
        """What handbooks are made with, as they begin to be made."""
        names = [configured.logo_name(self.config, book) for book in self.books]
        logos = [Path(self.confdir, name) for name in names if name]
        faces = typefaces.files_in(self.font_folders())
        return unchanged.means_of(self.application, [*faces, *filter(Path.is_file, logos)])

    def font_folders(self) -> list[Path]:
        """The folders of ``handbook_font_paths``."""
        return configured.font_folders(Path(self.confdir), self.config)

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        return f"%{docname}"

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        return self.get_target_uri(to, typ)

    def write_documents(self, _docnames: Set[str]) -> None:
        with unchanged.listening(self.config) as listener:
            for book in self.books:
                name = self.shelf.book(book.filename).name
                with progress_message(__("writing %s") % name, nonl=False):
                    self.try_book(book)
        self.drop_pictures()
        facts = {"state": "" if listener.warned or self.failed else self.state()}
        safe_files.write_whole(self.shelf.sources / STATE, json.dumps(facts).encode())

    def try_book(self, book: Handbook) -> None:
        """Write *book*; a file that cannot be written or read hinders no other book."""
        try:
            self.write_book(book)
        except OSError as error:
            self.failed.append(book.filename)
            logger.error(
                __("handbook %s: %s: %s"), book.filename, error.strerror, error.filename or ""
            )

    def write_book(self, book: Handbook) -> None:
        """Write *book*, or forget it where no document is left for it."""
        volume = Volume.of(self, book)
        if not volume.docnames:
            self.shelf.forget(book.filename)
            return
        volume.resolve(self)
        draw_diagrams(volume, self)
        if not self.write_volume(volume):
            self.failed.append(book.filename)
        self.shown.update(volume.pictures.values())

    def write_volume(self, volume: Volume) -> bool:
        """Whether the file of a resolved book is there now."""
        raise NotImplementedError

    def drop_pictures(self) -> None:
        """Take away the pictures that none of the books shows any more."""
        for file in Path(self.outdir, self.imagedir).glob("*"):
            if file.name not in self.shown and file.is_file():
                file.unlink()

    def finish(self) -> None:
        """Take away the files of handbooks that are no longer configured."""
        names = {book.filename for book in configured.books(self.config)}
        for name in self.shelf.recorded():
            if name not in names:
                self.shelf.forget(name)
