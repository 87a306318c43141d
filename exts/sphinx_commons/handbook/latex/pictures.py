"""Pictures in LaTeX: converted by Typst, so that no other program is needed, or put in words."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Literal

import typst
from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.transforms.post_transforms.images import ImageConverter

from .. import safe_files
from ..typst import typ
from ..typst.press import is_readable
from ..warn import warn

if TYPE_CHECKING:
    import os

    from sphinx.builders import Builder


def put_in_words(builder: Builder, tree: nodes.document) -> None:
    """Replace pictures that TeX would stumble over; to be called once *builder* has its images."""
    for node in list(tree.findall(nodes.image)):
        uri = node["uri"]
        if "://" in uri:
            link(node)
        elif uri not in builder.images:
            warn("image", "image not found: %s", uri, location=node)
            replace(node, name_of(node))
        elif not is_shown(Path(builder.srcdir, uri)):
            warn("image", "image cannot be read: %s", PurePosixPath(uri).name, location=node)
            replace(node, name_of(node))


def is_shown(file: Path) -> bool:
    """Whether the picture can be read."""
    return is_readable(file.parent, f"/{file.name}")


def name_of(image: nodes.image) -> nodes.Node:
    """Words for a picture that cannot be shown."""
    return nodes.emphasis("", image.get("alt") or PurePosixPath(image["uri"]).name)


def link(image: nodes.image) -> None:
    """Put a link in the place of a picture on another host."""
    uri = image["uri"]
    warn("remote_image", "remote image is not fetched: %s", uri, location=image)
    is_linked = isinstance(image.parent, nodes.reference)
    words = nodes.reference("", image.get("alt") or uri, refuri=uri)
    replace(image, name_of(image) if is_linked else words)


def replace(image: nodes.image, words: nodes.Node) -> None:
    """Put *words* in the place of *image*, in a line or as one."""
    inline = isinstance(image.parent, nodes.TextElement)
    image.replace_self(words if inline else nodes.paragraph("", "", words))


class LinkRemoteImages(SphinxPostTransform):
    """LaTeX shows no picture from another host: put a link in its place."""

    default_priority = 100
    formats = ("latex",)

    def run(self, **_kwargs: Any) -> None:
        for node in list(self.document.findall(nodes.image)):
            if "://" in node["uri"]:
                link(node)


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

    def convert(self, _from: str | os.PathLike[str], _to: str | os.PathLike[str]) -> bool:
        """Write the picture as a page of its own size."""
        try:
            write_as(self.target, Path(_from), Path(_to))
        except typst.TypstError as error:
            warn("image", "image cannot be read: %s: %s", Path(_from).name, error.message)
            return False
        return True


def write_as(form: Literal["pdf", "svg"], source: Path, target: Path, options: str = "") -> None:
    """Write the picture *source* as a page of its own; *options* are those of Typst.

    :raises typst.TypstError: where it cannot be read.
    """
    code = (
        "#set page(width: auto, height: auto, margin: 0pt, fill: none)\n"
        f"#image({typ.string('/' + source.name)}{options})\n"
    )
    fonts = typst.Fonts(font_paths=[str(safe_files.FONTS)])
    compiler = typst.Compiler(code.encode(), root=str(source.parent), font_paths=fonts)
    compiler.compile(output=str(target), format=form, timestamp=0)
