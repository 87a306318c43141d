"""The ``typst`` builder: every handbook to a PDF, only where its input changed."""

from __future__ import annotations

import json
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from sphinx.builders import Builder
from sphinx.errors import SphinxError
from sphinx.locale import __
from sphinx.util import logging
from sphinx.util.display import progress_message

from .. import colophon, configured, safe_files, unchanged
from ..assemble import gather, resolve
from ..versions import version_of
from ..warn import warn
from . import book_source, compiler
from .press import Pressed, press
from .pygments_code import CodeStyle
from .row_headers import ROW_HEADER
from .slim import CODE, slim
from .translator import TypstTranslator

if TYPE_CHECKING:
    from collections.abc import Set

    from docutils import nodes

    from ..settings import Handbook

STATE = "state.txt"  # no handbook's record, which end in .json
MOST_ERRORS = 10  # further ones follow from the first
logger = logging.getLogger(__name__)


class HandbookFolderError(SphinxError):
    """There is no place for the files of handbooks."""

    category = "Handbook error"


class TypstBuilder(Builder):
    """Writes ``<filename>.pdf`` into the output folder and its Typst source below ``typst/``."""

    name = "typst"
    format = "typst"
    epilog = __("The handbooks are in %(outdir)s.")
    default_translator_class = TypstTranslator
    supported_image_types: ClassVar = [
        "image/svg+xml",
        "image/png",
        "image/jpeg",
        "image/webp",
        "image/gif",
    ]
    supported_remote_images = True  # so that nothing fetches them; they become boxed links

    book: Handbook

    def init(self) -> None:
        self.failed: list[str] = []
        self.books = configured.wanted_books(self.config)
        configured.check_font_folders(self.font_folders())
        self.source_dir = Path(self.outdir) / "typst"
        try:
            self.source_dir.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise HandbookFolderError(f"{error.strerror}: {self.source_dir}") from error
        self.imagedir = "typst/images"  # for what draws pictures while pages are translated

    def get_outdated_docs(self) -> str | list[str]:
        made = all(self.is_made(book) for book in self.books)
        known = safe_files.read_record(self.source_dir / STATE).get("state")
        return [] if made and known and known == self.state() else "all handbooks"

    def is_made(self, book: Handbook) -> bool:
        """Whether the PDF of *book* is there, and nothing was left to mend in it."""
        record = safe_files.read_record(self.source_dir / f"{book.filename}.json")
        pdf = Path(self.outdir) / f"{book.filename}.pdf"
        return pdf.is_file() and bool(record.get("fingerprint"))

    def state(self) -> str:
        """What a build without a change is told by."""
        return unchanged.state(self._app, self.means)

    @cached_property
    def means(self) -> str:
        """What handbooks are made with, as they begin to be made."""
        names = [configured.logo_name(self.config, book) for book in self.books]
        logos = [Path(self.confdir, name) for name in names if name]
        return unchanged.means_of(self._app, [*self.own_fonts(), *filter(Path.is_file, logos)])

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        return f"%{docname}"

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        return self.get_target_uri(to, typ)

    # Writing

    def write_documents(self, _docnames: Set[str]) -> None:
        with unchanged.listening(self.config) as listener:
            for book in self.books:
                with progress_message(__("writing %s.pdf") % book.filename, nonl=False):
                    self.try_book(book)
        facts = {"state": "" if listener.warned or self.failed else self.state()}
        safe_files.write_whole(self.source_dir / STATE, json.dumps(facts).encode())

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
        """Translate *book* and compile it, unless nothing of its input changed."""
        self.book = book
        self.images: dict[str, str] = {}
        self.code_style = CodeStyle(self.config.pygments_style or "sphinx")
        tree = self.tree_of(book)
        docnames: list[str] = tree["docnames"]
        if not docnames:
            self.forget(book.filename)
            return
        translator = cast("TypstTranslator", self.create_translator(tree, self))
        tree.walkabout(translator)
        text = book_source.whole(self, book, docnames, translator)
        inputs = book_source.inputs_of(book, self.config.language)
        state = self.fingerprint(text, inputs)
        pdf = Path(self.outdir) / f"{book.filename}.pdf"
        record = self.source_dir / f"{book.filename}.json"
        if pdf.is_file() and safe_files.read_record(record).get("fingerprint") == state:
            logger.info(__("%s is up to date"), pdf.name)
            return
        pressed = self.press_book(text, inputs, translator)
        if (made := pressed.result.pdf) is None:
            self.failed.append(book.filename)
            return
        data = slim(made, row_headers=ROW_HEADER in text)
        safe_files.write_whole(pdf, data)
        facts = {
            # What was warned of is warned of again, until it is mended.
            "fingerprint": "" if pressed.is_patched else state,
            "title": colophon.title_of(self, book),
            "pages": compiler.page_count(made),
            "size": len(data),
            "date": colophon.date_of(self, book, docnames),
        }
        safe_files.write_whole(record, f"{json.dumps(facts, indent=1)}\n".encode())

    def tree_of(self, book: Handbook) -> nodes.document:
        """The whole of *book*, with the pictures that it shows."""
        tree = gather(self, book)
        resolve(self, tree)
        self.post_process_images(tree)
        for uri, name in self.images.items():
            self.images[uri] = safe_files.true_name(Path(self.srcdir, uri), name)
        return tree

    def fingerprint(self, text: str, inputs: dict[str, str]) -> str:
        """What tells whether the PDF of this source would be another one."""
        pictures = [(Path(self.srcdir, uri), name) for uri, name in self.images.items()]
        shown = safe_files.lay_out(self.source_dir, pictures)
        made_with = f"{text}{json.dumps(inputs)}{version_of('pikepdf')}"
        return safe_files.fingerprint(made_with, [*shown, *self.own_fonts(), *CODE])

    def press_book(self, text: str, inputs: dict[str, str], translator: TypstTranslator) -> Pressed:
        """Compile the source *text* of the present book, and log what there is to say of it."""
        source = self.source_dir / f"{self.book.filename}.typ"
        safe_files.write_if_changed(source, text)
        paths = [f"/images/{name}" for name in self.images.values()]
        families = [name for names in self.book.fonts.values() for name in names]
        pressed = press(source, [safe_files.FONTS, *self.font_folders()], inputs, paths, families)
        self.report(self.book, source, translator, pressed)
        return pressed

    def font_folders(self) -> list[Path]:
        """The folders of ``handbook_font_paths``."""
        return configured.font_folders(Path(self.confdir), self.config)

    def own_fonts(self) -> list[Path]:
        """The font files in these folders."""
        found = [file for folder in self.font_folders() for file in folder.rglob("*")]
        return [file for file in found if file.suffix.lower() in (".otf", ".ttf", ".ttc", ".otc")]

    def logo_of(self, book: Handbook) -> str:
        """Where the cover's logo is for the compiler, empty where there is none."""
        file = configured.logo(Path(self.confdir), self.config, book)
        if file is None:
            return ""
        self.images[str(file)] = f"logo-{book.filename}{file.suffix}"
        return f"/images/{self.images[str(file)]}"

    def finish(self) -> None:
        """Take away the files of handbooks that are no longer configured."""
        names = {book.filename for book in configured.books(self.config)}
        for record in sorted(self.source_dir.glob("*.json")):
            if record.stem not in names:
                self.forget(record.stem)

    def forget(self, name: str) -> None:
        """Remove the files of a handbook, if this builder made it."""
        source = self.source_dir / f"{name}.typ"
        if source.with_suffix(".json").is_file():
            for file in (Path(self.outdir) / f"{name}.pdf", source, source.with_suffix(".json")):
                file.unlink(missing_ok=True)

    # Problems

    def report(
        self, book: Handbook, source: Path, translator: TypstTranslator, pressed: Pressed
    ) -> None:
        """Log what the compiler said, with the document and line that it is about."""
        for character in pressed.uncovered:
            warn(
                "glyph",
                "no font has %r (U+%04X); it is shown by its name",
                character,
                ord(character),
                location=translator.characters.get(character),
            )
        for path in pressed.broken:
            place = translator.image_places.get(path)
            warn("image", "image cannot be read: %s", Path(path).name, location=place)
        for note in {note.message: note for note in pressed.result.notes[::-1]}.values():
            if note.message == "image contains foreign object":
                self.report_html(translator)
                continue
            unknown = note.message.startswith("unknown font family")
            warn("font" if unknown else "compile", "%s", note.message, location=note.place)
        for problem in pressed.result.problems[:MOST_ERRORS]:
            logger.error(
                __("handbook %s: %s (source kept in %s)"),
                book.filename,
                problem.message,
                source,
                location=problem.place,
                type="handbook",
                subtype="compile",
            )

    def report_html(self, translator: TypstTranslator) -> None:
        """Name the pictures with parts that only a browser can show; the compiler does not."""
        for path, place in translator.image_places.items():
            file = self.source_dir / path.lstrip("/")
            if file.suffix == ".svg" and b"foreignObject" in file.read_bytes():
                warn("image", "HTML in a picture is left out: %s", file.name, location=place)
