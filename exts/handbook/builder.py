"""The ``typst`` builder: every handbook to a PDF, only where its input changed."""

from __future__ import annotations

import hashlib
import json
import shutil
import unicodedata
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, cast

from docutils import nodes
from sphinx.builders import Builder
from sphinx.errors import ConfigError, SphinxError
from sphinx.locale import __
from sphinx.util import logging
from sphinx.util.display import progress_message

from . import book_source, colophon, compiler
from .assemble import assemble
from .pygments_code import CodeStyle
from .settings import Handbook, HandbookError, did_you_mean, parse_handbooks
from .translator import TypstTranslator
from .warn import warn

if TYPE_CHECKING:
    from collections.abc import Set


logger = logging.getLogger(__name__)
HERE = Path(__file__).parent


class HandbookCompileError(SphinxError):
    """The build ends with this after all handbooks were tried."""

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
        "application/pdf",
    ]
    supported_remote_images = True  # so that nothing fetches them; they become boxed links

    book: Handbook

    def init(self) -> None:
        self.failed: list[str] = []
        self.code_style = CodeStyle(self.config.pygments_style or "sphinx")

    def get_outdated_docs(self) -> str:
        return "handbooks"

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        return f"%{docname}"

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        return self.get_target_uri(to, typ)

    # Addresses on the website

    def address_of(self, docname: str, anchor: str = "") -> str:
        """Return the address of a page on the website, empty where the site has none."""
        base = self.config.handbook_baseurl or self.config.html_baseurl
        if not base or docname not in self.env.all_docs:
            return ""
        suffix = self.config.handbook_link_suffix
        path = docname + suffix
        if suffix == "/":
            path = docname.removesuffix("index") if docname.endswith("index") else path
        return f"{base.rstrip('/')}/{path}{'#' if anchor else ''}{anchor}"

    def address_of_file(self, uri: str) -> str:
        base = self.config.handbook_baseurl or self.config.html_baseurl
        return f"{base.rstrip('/')}/{uri.lstrip('/')}" if base else ""

    # Writing

    def prepare_writing(self, _docnames: Set[str]) -> None:
        self.books = wanted_books(self)
        self.source_dir = Path(self.outdir) / "typst"
        self.source_dir.mkdir(parents=True, exist_ok=True)

    def write_documents(self, _docnames: Set[str]) -> None:
        for book in self.books:
            self.book = book
            with progress_message(__("writing %s.pdf") % book.filename, nonl=False):
                self.write_book(book)

    def write_book(self, book: Handbook) -> None:
        """Translate *book* and compile it unless nothing of its input changed."""
        self.images: dict[str, str] = {}
        self.code_style = CodeStyle(self.config.pygments_style or "sphinx")
        tree = assemble(self, book)
        if not tree["docnames"]:
            return
        translator = cast("TypstTranslator", self.create_translator(tree, self))
        tree.walkabout(translator)
        source = self.source_dir / f"{book.filename}.typ"
        text = book_source.whole(self, book, tree["docnames"], translator)
        self.copy_images()
        state = fingerprint(
            text + json.dumps(book_source.inputs_of(book)),
            self.source_dir,
            sorted(self.images.values()),
        )
        pdf = Path(self.outdir) / f"{book.filename}.pdf"
        if pdf.is_file() and read_state(source).get("fingerprint") == state:
            logger.info("%s: nothing changed", pdf.name)
            return
        write_if_changed(source, text)
        self.compile(book, source, pdf, translator, tree["docnames"], state)

    def compile(
        self,
        book: Handbook,
        source: Path,
        pdf: Path,
        translator: TypstTranslator,
        docnames: list[str],
        state: str,
    ) -> None:
        fonts = [
            HERE / "fonts",
            *(Path(self.confdir, path) for path in self.config.handbook_font_paths),
        ]
        inputs = book_source.inputs_of(book)
        result = compiler.compile_pdf(source, fonts, inputs, system_fonts=False)
        if missing := compiler.uncovered(result.problems):
            result = compiler.compile_pdf(source, fonts, inputs, system_fonts=True)
            missing = compiler.uncovered(result.problems)
            if missing:
                self.warn_of_characters(missing, translator)
                result = compiler.compile_pdf(
                    source, fonts, {**inputs, "uncovered": named(missing)}, system_fonts=True
                )
        for note in result.notes:
            warn(
                "compile",
                "%s",
                note.message,
                location=(note.docname, note.line) if note.docname else None,
            )
        if result.pdf is None:
            self.fail(book, source, result)
            return
        write_atomically(pdf, result.pdf)
        record = {
            "fingerprint": state,
            "title": book.title,
            "pages": compiler.page_count(result.pdf),
            "size": len(result.pdf),
            "date": colophon.date_of(self, book, docnames),
        }
        write_atomically(source.with_suffix(".json"), json.dumps(record, indent=1).encode())

    def warn_of_characters(self, missing: str, translator: TypstTranslator) -> None:
        for character in missing:
            warn(
                "glyph",
                "no font has %r (U+%04X); it is shown by its name",
                character,
                ord(character),
                location=translator.characters.get(character),
            )

    def fail(self, book: Handbook, source: Path, result: compiler.Result) -> None:
        self.failed.append(book.filename)
        for problem in result.problems:
            place = (problem.docname, problem.line) if problem.docname else None
            logger.error(
                "handbook %s: %s (source kept in %s)",
                book.filename,
                problem.message,
                source,
                location=place,
            )

    def logo_of(self, book: Handbook) -> str:
        """Return where the cover's logo is for the compiler, empty where there is none."""
        name = book.logo or self.config.html_logo or ""
        if not name or "://" in name:
            return ""
        file = Path(self.confdir, name)
        if not file.is_file():
            warn("image", "handbook %s: no logo %s", book.filename, name)
            return ""
        self.images[str(file)] = f"logo-{book.filename}{file.suffix}"
        return f"/images/{self.images[str(file)]}"

    def copy_images(self) -> None:
        """Put the images below the Typst source, the only folder the compiler reads."""
        target = self.source_dir / "images"
        target.mkdir(exist_ok=True)
        for uri, name in self.images.items():
            copy_if_changed(Path(self.srcdir, uri), target / name)
        for file in sorted((HERE / "template").glob("*.typ")):
            copy_if_changed(file, self.source_dir / file.name)

    def finish(self) -> None:
        if self.failed:
            raise HandbookCompileError(f"not made: {', '.join(self.failed)}")


def wanted_books(builder: Builder) -> tuple[Handbook, ...]:
    """Return the handbooks to make: all, or those that ``handbook_build`` names."""
    books = configured_books(builder.config)
    wanted = builder.config.handbook_build
    names = [book.filename for book in books]
    for name in wanted:
        if name not in names:
            raise ConfigError(f"handbook_build: no handbook {name!r}{did_you_mean(name, names)}")
    return tuple(book for book in books if not wanted or book.filename in wanted)


def configured_books(config: Any) -> tuple[Handbook, ...]:
    """Return the checked setting; without one, the whole project is one handbook."""
    entries = config.handbooks or [
        {"filename": default_name(config.project), "documents": [config.root_doc]}
    ]
    try:
        return parse_handbooks(entries, config.handbook_options)
    except HandbookError as error:
        raise ConfigError(str(error)) from error


def named(characters: str) -> str:
    """Return JSON that maps each character to what stands for it on the page."""
    names = {}
    for character in characters:
        name = unicodedata.name(character, "")
        names[character] = f"U+{ord(character):04X}" if "-" in name or not name else name.lower()
    return json.dumps(names)


def default_name(project: str) -> str:
    """Return a file name made of the project's name."""
    return nodes.make_id(project) or "handbook"


def fingerprint(text: str, folder: Path, images: list[str]) -> str:
    """Return a digest of all that the PDF is made of."""
    digest = hashlib.sha256(text.encode())
    digest.update(f"typst {version('typst')}".encode())
    files = [*sorted(folder.glob("*.typ-template")), *(folder / "images" / name for name in images)]
    files += sorted((HERE / "template").glob("*.typ")) + sorted((HERE / "fonts").glob("*.otf"))
    for file in files:
        digest.update(file.name.encode())
        digest.update(
            file.read_bytes() if file.suffix != ".otf" else str(file.stat().st_size).encode()
        )
    return digest.hexdigest()


def read_state(source: Path) -> dict[str, Any]:
    """Return what was noted when the PDF was last made."""
    try:
        return dict(json.loads(source.with_suffix(".json").read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return {}


def write_if_changed(path: Path, text: str) -> None:
    """Write *text* unless the file says it already."""
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def write_atomically(path: Path, data: bytes) -> None:
    """Replace *path* in one step, so that a broken run leaves the former file."""
    part = path.with_name(path.name + ".part")
    part.write_bytes(data)
    part.replace(path)


def copy_if_changed(source: Path, target: Path) -> None:
    """Copy *source* unless the target is the same."""
    if not target.is_file() or target.read_bytes() != source.read_bytes():
        shutil.copyfile(source, target)
