"""One doctree a handbook: the documents' trees, inlined, resolved and with their images."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import new_document
from sphinx.util.nodes import inline_all_toctrees

from . import lowering, selection

if TYPE_CHECKING:
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from .settings import Handbook


def assemble(builder: Builder, book: Handbook) -> nodes.document:
    """Return the resolved tree of *book*: one ``start_of_file`` a root, others nested in it.

    The attribute ``docnames`` of the result lists what it holds, in reading order.
    """
    tree = new_document("<handbook>")
    docnames = selection.roots(builder.env, book)
    traversed = list(docnames)
    for docname in docnames:
        tree += _file(builder, docname, traversed, flat=selection.is_selection(book))
    _promote_single_root(tree)
    tree["docname"] = docnames[0] if docnames else builder.config.root_doc
    builder.env.resolve_references(tree, tree["docname"], builder)
    lowering.lower(tree)
    builder.post_process_images(tree)
    tree["docnames"] = [node["docname"] for node in tree.findall(addnodes.start_of_file)]
    return tree


def _file(
    builder: Builder, docname: str, traversed: list[str], *, flat: bool
) -> addnodes.start_of_file:
    """Return a document's tree with its toctrees inlined, or dropped where *flat*."""
    source = builder.env.get_doctree(docname)
    if flat:
        for toctree in list(source.findall(addnodes.toctree)):
            toctree.replace_self([])
    section = first_section(builder.env, docname, source)
    gather_toctrees(source, section)
    left_out = [name for name in builder.env.all_docs if selection.is_left_out(builder.env, name)]
    inlined = inline_all_toctrees(builder, set(), docname, source, str, [*traversed, *left_out])
    held = [node["docname"] for node in inlined.findall(addnodes.start_of_file)]
    traversed.extend(held)
    wrapper = addnodes.start_of_file("", docname=docname)
    wrapper.extend(inlined.children)
    return wrapper


def first_section(env: BuildEnvironment, docname: str, document: nodes.document) -> nodes.section:
    """Return the section that is the whole page, made of the page's title where it has none."""
    for child in document.children:
        if isinstance(child, nodes.section):
            return child
    heading = env.titles.get(docname)
    section = nodes.section("", nodes.title("", heading.astext() if heading else docname))
    section.extend(document.children)
    document.children = []
    document += section
    return section


def gather_toctrees(document: nodes.document, top: nodes.section) -> None:
    """Move the toctrees of a page to the end of its first section.

    So the pages become chapters of the page, whatever heading introduced their list; a
    section that held nothing else is left out, its anchors go to the section above.
    """
    for toctree in list(document.findall(addnodes.toctree)):
        holder = toctree.parent
        holder.remove(toctree)
        while holder is not top and holder.parent is not None and not _says_something(holder):
            above = holder.parent
            top["ids"] += [anchor for anchor in holder["ids"] if anchor not in top["ids"]]
            above.remove(holder)
            holder = above
        top += toctree


def _says_something(node: nodes.Element) -> bool:
    """Say whether *node* has more than a title."""
    return any(not isinstance(child, (nodes.title, nodes.Invisible)) for child in node.children)


def _promote_single_root(tree: nodes.document) -> None:
    """Make the chapters of a handbook with one root of the root's own sub-documents.

    The root's title is then the handbook's; what stands before its first toctree becomes
    the opening.
    """
    if len(tree) != 1:
        return
    root = cast("nodes.Element", tree[0])
    sections = [child for child in root.children if isinstance(child, nodes.section)]
    if len(sections) != 1 or not any(sections[0].findall(addnodes.start_of_file)):
        return
    for file in list(sections[0].findall(addnodes.start_of_file)):
        if not _has_file_above(file, root):
            file.parent.remove(file)
            tree += file


def _has_file_above(node: nodes.Node, stop: nodes.Node) -> bool:
    parent = node.parent
    while parent is not None and parent is not stop:
        if isinstance(parent, addnodes.start_of_file):
            return True
        parent = parent.parent
    return False
