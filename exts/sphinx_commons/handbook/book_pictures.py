"""The pictures of one book: those that Sphinx found, and static files of the website."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

from . import safe_files, static_files
from .picture_limits import fault_of
from .source_places import docname_of

if TYPE_CHECKING:
    from sphinx.builders import Builder


def of_tree(builder: Builder, tree: nodes.document) -> tuple[dict[str, str], dict[str, str]]:
    """The pictures of *tree* by their sources, each in the form that *builder* prefers.

    :returns: the names of their files in the output; reasons for those that are not to be shown.
    """
    found = _of_sphinx(builder, tree)
    found |= _of_website(builder, tree, found)
    files = {uri: Path(builder.srcdir, uri) for uri in found}
    faults = {uri: fault_of(file) for uri, file in files.items() if file.is_file()}
    shown = {
        uri: safe_files.true_name(files[uri], found[uri])
        for uri, fault in faults.items()
        if not fault
    }
    return shown, {uri: fault for uri, fault in faults.items() if fault}


def _of_sphinx(builder: Builder, tree: nodes.document) -> dict[str, str]:
    # Sphinx collects them in the builder, which writes several books.
    others, builder.images = builder.images, {}
    builder.post_process_images(tree)
    found, builder.images = builder.images, others
    return found


def _of_website(builder: Builder, tree: nodes.document, known: dict[str, str]) -> dict[str, str]:
    """Static files that pictures of raw HTML show; their nodes are told where these are."""
    found = {}
    for image in tree.findall(nodes.image):
        uri = image["uri"]
        if uri in known or "://" in uri or uri.startswith("data:"):
            continue
        docname = docname_of(image)
        file = static_files.file_of(Path(builder.confdir), builder.config, docname, uri)
        if file is not None:
            image["uri"] = str(file)
            found[str(file)] = static_files.name_of(file)
    return found
