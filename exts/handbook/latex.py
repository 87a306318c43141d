"""The same handbooks through Sphinx's LaTeX builder, for those who have TeX.

Images that TeX cannot read are converted by Typst, so that no other program is needed.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import typst
from docutils import nodes
from sphinx import addnodes
from sphinx.builders.latex import LaTeXBuilder, default_latex_documents
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.transforms.post_transforms.images import ImageConverter
from sphinx.util import texescape

from . import addresses, colophon, files, selection, typ
from .assemble import gather, resolve
from .builder import wanted_books
from .warn import warn

if TYPE_CHECKING:
    import os

    from sphinx.builders.latex.theming import Theme

    from .settings import Handbook

FONTS = r"""
\usepackage{fontspec}
\setmainfont{SourceSerif4}[Path=./,Extension=.otf,UprightFont=*-Regular,ItalicFont=*-It,
  BoldFont=*-Semibold,BoldItalicFont=*-SemiboldIt]
\setsansfont{SourceSans3}[Path=./,Extension=.otf,UprightFont=*-Regular,ItalicFont=*-It,
  BoldFont=*-Semibold,BoldItalicFont=*-SemiboldIt]
\setmonofont{SourceCodePro}[Path=./,Extension=.otf,UprightFont=*-Regular,ItalicFont=*-It,
  BoldFont=*-Semibold,BoldItalicFont=*-SemiboldIt,Scale=0.88]
% Two characters that these faces have not.
\AtBeginDocument{\renewcommand{\textvisiblespace}{\rule[-.1ex]{.4em}{.4pt}}\catcode"2023=13 }
\begingroup\lccode`\~="2023 \lowercase{\endgroup\def~}{\ensuremath{\triangleright}}
"""


class HandbookLaTeXBuilder(LaTeXBuilder):
    """Sphinx's builder; ``latex_documents``, if not set, is what ``handbooks`` says."""

    supported_remote_images = True  # so that nothing fetches them; they become links

    def init(self) -> None:
        self._date = ""
        super().init()

    def init_context(self) -> None:
        super().init_context()
        modern = self.config.latex_engine in ("xelatex", "lualatex")
        if modern and "fontpkg" not in self.config.latex_elements:
            self.context["fontpkg"] = FONTS

    def init_document_data(self) -> None:
        default = default_latex_documents(self.config)
        if not self.config.handbooks or list(self.config.latex_documents) != default:
            super().init_document_data()
            return
        self.titles = []
        self.document_data = []
        for book in wanted_books(self.config):
            docnames = selection.roots(self.env, book)
            if not docnames:
                continue
            start = StartDocument(docnames[0], book)
            author = ", ".join(colophon.authors_of(self, book))
            title = colophon.title_of(self, book)
            entry = (start, f"{book.filename}.tex", title, author, "manual", False)
            self.document_data.append(entry)

    def assemble_doctree(
        self, indexfile: str, toctree_only: bool, appendices: list[str]
    ) -> nodes.document:
        if not isinstance(indexfile, StartDocument):
            return super().assemble_doctree(indexfile, toctree_only, appendices)
        tree = gather(self, indexfile.book)
        self.docnames = set(tree["docnames"])
        resolve(self, tree)
        spell_out_marks(tree)
        self._date = colophon.date_of(self, indexfile.book, tree["docnames"])
        title = nodes.title("", colophon.title_of(self, indexfile.book))
        section = nodes.section("", title, *tree.children, ids=[])
        tree.children = []
        tree += section
        tree["docname"] = ""
        for pending in list(tree.findall(addnodes.pending_xref)):
            pending.replace_self(nodes.emphasis("", pending.astext()))
        return tree

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        if docname not in self.docnames and (address := addresses.of_page(self.env, docname)):
            return address
        return super().get_target_uri(docname, typ)

    def update_doc_context(self, title: str, author: str, theme: Theme) -> None:
        super().update_doc_context(title, author, theme)
        self.context["date"] = texescape.escape(self._date)

    def copy_assets(self) -> None:
        super().copy_assets()
        for font in sorted(files.FONTS.glob("*.otf")):
            files.copy_if_changed(font, Path(self.outdir) / font.name)


MARKS = {
    "task-done": nodes.Text("[x] "),
    "task-open": nodes.Text("[ ] "),
    "line-break": nodes.raw("", r"\\", format="latex"),
}


def spell_out_marks(tree: nodes.document) -> None:
    """Put words for the marks that lowered HTML left."""
    for node in list(tree.findall(nodes.inline)):
        for name in node["classes"]:
            if name in MARKS and node.parent is not None:
                node.parent.replace(node, MARKS[name].deepcopy())


class StartDocument(str):
    """The first document of a handbook, which stands for all of it."""

    __slots__ = ("book",)

    def __new__(cls, docname: str, book: Handbook) -> StartDocument:
        made = super().__new__(cls, docname)
        made.book = book
        return made

    book: Handbook


class LinkRemoteImages(SphinxPostTransform):
    """LaTeX shows no picture from another host: put a link in its place."""

    default_priority = 100
    formats = ("latex",)

    def run(self, **_kwargs: Any) -> None:
        for node in list(self.document.findall(nodes.image)):
            if "://" in node["uri"]:
                text = node.get("alt") or node["uri"]
                warn("remote_image", "remote image is not fetched: %s", node["uri"], location=node)
                link = nodes.reference("", text, refuri=node["uri"])
                inline = isinstance(node.parent, nodes.TextElement)
                node.replace_self(link if inline else nodes.paragraph("", "", link))


class TypstImageConverter(ImageConverter):
    """Make PDFs of the pictures that LaTeX cannot read."""

    conversion_rules: list[tuple[str, str]] = [  # noqa: RUF012 - as in the base class
        ("image/svg+xml", "application/pdf"),
        ("image/webp", "application/pdf"),
        ("image/gif", "application/pdf"),
    ]
    # Another converter of the project goes first.
    default_priority = ImageConverter.default_priority + 5

    def is_available(self) -> bool:
        return True

    def convert(self, _from: str | os.PathLike[str], _to: str | os.PathLike[str]) -> bool:
        """Write the picture as a page of its own size."""
        source = Path(_from)
        code = (
            "#set page(width: auto, height: auto, margin: 0pt, fill: none)\n"
            f"#image({typ.string('/' + source.name)})\n"
        )
        try:
            fonts = typst.Fonts(font_paths=[str(files.FONTS)])
            compiler = typst.Compiler(code.encode(), root=str(source.parent), font_paths=fonts)
            compiler.compile(output=str(_to), format="pdf", timestamp=0)
        except typst.TypstError as error:
            warn("image", "image cannot be read: %s: %s", source.name, error.message)
            return False
        return True
