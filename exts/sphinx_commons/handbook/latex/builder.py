"""The same handbooks through Sphinx's LaTeX builder, for those who have TeX."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.builders.latex import LaTeXBuilder, default_latex_documents
from sphinx.util import texescape

from .. import colophon, configured, safe_files, selection, typefaces, website_urls
from ..converters import write_as
from ..picture_words import put_in_words
from ..volume import Volume
from . import cover, glyphs, reshape

if TYPE_CHECKING:
    from sphinx.builders.latex.theming import Theme

    from ..settings import Handbook

# Raw LaTeX of a page may name any file, and programs.
BOUNDS = "$ENV{'openin_any'} = 'p'; $ENV{'shell_escape'} = 'f';"


class HandbookLaTeXBuilder(LaTeXBuilder):
    """Sphinx's builder; ``latex_documents``, if not set, is what ``handbooks`` says."""

    supported_remote_images = True  # so that nothing fetches them; they become links

    def init(self) -> None:
        self._volume: Volume | None = None
        super().init()

    def init_context(self) -> None:
        super().init_context()
        modern = self.config.latex_engine in ("xelatex", "lualatex")
        if modern and "fontpkg" not in self.config.latex_elements:
            self.context["fontpkg"] = cover.FONTS
        self.context["preamble"] = cover.ROLES + self.context["preamble"]

    def init_document_data(self) -> None:
        default = default_latex_documents(self.config)
        if list(self.config.latex_documents) != default:
            super().init_document_data()
            return
        self.titles = []
        self.document_data = []
        for book in configured.wanted_books(self.config):
            docnames = selection.roots(self.env, book)
            if not docnames:
                continue
            start = StartDocument(docnames[0], book)
            name = f"{book.filename}.tex" if self.config.handbooks else default[0][1]
            author = self.escape(", ".join(colophon.authors_of(self.config, book)))
            title = self.escape(colophon.title_of(self.config, book))
            self.document_data.append((start, name, title, author, default[0][4], False))

    def assemble_doctree(
        self, indexfile: str, toctree_only: bool, appendices: list[str]
    ) -> nodes.document:
        if not isinstance(indexfile, StartDocument):
            return super().assemble_doctree(indexfile, toctree_only, appendices)
        book = indexfile.book
        self._volume = volume = Volume.of(self, book)
        self.docnames = set(volume.docnames)
        volume.resolve(self)
        self.images.update(volume.pictures)
        put_in_words(volume)
        tree = volume.tree
        reshape.reshape(tree)
        title_text = colophon.title_of(self.config, book)
        self._fallback = self.find_fonts(tree, title_text)
        title = nodes.title("", title_text)
        section = nodes.section("", title, *tree.children, ids=[])
        tree.children = []
        tree += section
        tree["docname"] = ""
        for pending in list(tree.findall(addnodes.pending_xref)):
            pending.replace_self(nodes.emphasis("", pending.astext()))
        return tree

    def find_fonts(self, tree: nodes.document, title: str) -> str:
        """What sets the characters of *tree* that our faces lack; others become words."""
        if not self.context["fontpkg"].startswith(cover.FONTS) or self.has_own_fonts():
            return ""
        missing = glyphs.lacking(tree.astext() + title)
        shares: dict[str, str] = {}
        if missing and self.config.latex_engine == "xelatex":
            shares = glyphs.shared_out(missing, glyphs.system_families())
        found = {char for chars in shares.values() for char in chars}
        glyphs.spell_out(tree, "".join(sorted(set(missing) - found)))
        return glyphs.preamble(shares)

    def has_own_fonts(self) -> bool:
        """Whether Sphinx loads a package for the script of the language."""
        return str(self.config.language).startswith("zh")

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        if docname not in self.docnames and (url := website_urls.of_page(self.env, docname)):
            return url
        return super().get_target_uri(docname, typ)

    def get_contentsname(self, indexfile: str) -> str:
        return "" if isinstance(indexfile, StartDocument) else super().get_contentsname(indexfile)

    def update_doc_context(self, title: str, author: str, theme: Theme) -> None:
        super().update_doc_context(title, author, theme)
        if (volume := self._volume) is None:
            return
        book, tree = volume.book, volume.tree
        tree["tocdepth"] = min(book.contents_depth, cover.MOST_LEVELS)
        own = cover.options_of(book, title, self.config.latex_engine)
        own["maxlistdepth"] = str(max(cover.USUAL_DEPTH, reshape.nesting(tree) + 2))
        settled = self.config.latex_elements
        self.context |= {key: value for key, value in own.items() if key not in settled}
        if self._fallback:
            self.context["fontpkg"] = f"{cover.FONTS}{self._fallback}\n"
        if not self.config.latex_logo:
            self.context["logofilename"] = self.logo(volume)
        self.context["date"] = self.escape(colophon.date_of(volume))
        self.context["release"] = colophon.version_of(self.config, book)

    def logo(self, volume: Volume) -> str:
        """Put the logo beside the source; the file's name, empty where there is none."""
        if volume.logo is None:
            return ""
        name = f"logo-{volume.book.filename}.pdf"
        write_as("pdf", volume.logo, Path(self.outdir, name), ", height: 1.2cm")
        return name

    def escape(self, text: str) -> str:
        """*text* as TeX takes it."""
        return texescape.escape(text, self.config.latex_engine)

    def copy_support_files(self) -> None:
        """Have TeX read files of its own and of the book alone, and start no program."""
        super().copy_support_files()
        with Path(self.outdir, "latexmkrc").open("a", encoding="utf-8") as settings:
            settings.write(f"{BOUNDS}\n")

    def copy_assets(self) -> None:
        super().copy_assets()
        for font in sorted(typefaces.FOLDER.glob("*.otf")):
            safe_files.copy_if_changed(font, Path(self.outdir) / font.name)


class StartDocument(str):
    """The first document of a handbook, which stands for all of it."""

    __slots__ = ("book",)

    def __new__(cls, docname: str, book: Handbook) -> StartDocument:
        made = super().__new__(cls, docname)
        made.book = book
        return made

    book: Handbook
