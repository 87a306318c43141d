"""Pictures in the forms that a writer can take, made by Typst; no other program is needed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import typst
from sphinx.transforms.post_transforms.images import ImageConverter

from . import typefaces
from .picture_limits import fault_of
from .warn import warn

if TYPE_CHECKING:
    import os

    from docutils import nodes

SHOWN = "#image(sys.inputs.path{options})"
PAGE = "#set page(width: auto, height: auto, margin: 0pt, fill: none)\n"


def is_readable(file: Path) -> bool:
    """Whether *file* is a picture that can be shown."""
    if fault_of(file):
        return False
    try:
        _compiler(file, SHOWN.format(options=""), fonts=False).compile()
    except typst.TypstError:
        return False
    return True


def write_as(form: Literal["pdf", "svg"], source: Path, target: Path, options: str = "") -> None:
    """Write the picture *source* as a page of its own; *options* are those of Typst.

    :raises typst.TypstError: where it cannot be read.
    """
    compiler = _compiler(source, PAGE + SHOWN.format(options=options), fonts=True)
    compiler.compile(output=str(target), format=form, timestamp=0)


def _compiler(file: Path, code: str, *, fonts: bool) -> typst.Compiler:
    """What compiles *code* about *file*; fonts take time, and only words in drawings want them."""
    folders = [str(typefaces.FOLDER)] if fonts else []
    return typst.Compiler(
        code.encode(),
        root=str(file.parent),
        font_paths=typst.Fonts(include_system_fonts=fonts, font_paths=folders),
        sys_inputs={"path": f"/{file.name}"},
    )


class TypstImageConverter(ImageConverter):
    """Make PDFs of the pictures that LaTeX cannot read."""

    conversion_rules: list[tuple[str, str]] = [  # noqa: RUF012 - as in the base class
        ("image/svg+xml", "application/pdf"),
        ("image/webp", "application/pdf"),
        ("image/gif", "application/pdf"),
    ]
    target: Literal["pdf", "svg"] = "pdf"
    # Another converter of the project goes first.
    default_priority = ImageConverter.default_priority + 5

    def is_available(self) -> bool:
        return True

    def match(self, node: nodes.image) -> bool:
        # Sphinx would read a folder as a file; a picture in its own address is none.
        is_file = not node["uri"].startswith("data:")
        return is_file and Path(self.env.srcdir, node["uri"]).is_file() and super().match(node)

    def convert(self, _from: str | os.PathLike[str], _to: str | os.PathLike[str]) -> bool:
        """Write the picture as a page of its own size."""
        if fault := fault_of(Path(_from)):
            warn("image", "image cannot be read: %s: %s", Path(_from).name, fault)
            return False
        try:
            write_as(self.target, Path(_from), Path(_to))
        except typst.TypstError as error:
            warn("image", "image cannot be read: %s: %s", Path(_from).name, error.message)
            return False
        return True


class PdfImageConverter(TypstImageConverter):
    """Make drawings of PDF files, of the first page each; a tagged file takes none of them."""

    formats = ("typst", "epub")
    conversion_rules = [("application/pdf", "image/svg+xml")]  # noqa: RUF012 - as in the base class
    target = "svg"
