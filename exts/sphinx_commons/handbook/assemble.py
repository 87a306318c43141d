"""One doctree a handbook: the documents' trees, inlined, resolved and with their images."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import new_document

from . import lowering, page_facts, selection

if TYPE_CHECKING:
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from .settings import Handbook


def gather(env: BuildEnvironment, book: Handbook) -> nodes.document:
    """The tree of *book*: one ``start_of_file`` a root, others nested in it.

    The attribute ``docnames`` of the result lists what it holds, in reading order.
    """
    tree = new_document("<handbook>")
    docnames = selection.roots(env, book)
    taken = [*docnames, *sorted(page_facts.left_out(env))]
    for docname in docnames:
        tree += file_of(env, docname, taken, flat=bool(book.select))
    promote_single_root(tree)
    tree["docname"] = docnames[0] if docnames else env.config.root_doc
    tree["docnames"] = [node["docname"] for node in tree.findall(addnodes.start_of_file)]
    return tree


def resolve(builder: Builder, tree: nodes.document) -> None:
    """Resolve the references of *tree* and replace what only a screen understands."""
    builder.env.resolve_references(tree, tree["docname"], builder)
    lowering.lower(tree)


def file_of(
    env: BuildEnvironment, docname: str, taken: list[str], *, flat: bool
) -> addnodes.start_of_file:
    """A document's tree with its toctrees inlined, or dropped where *flat*.

    :param taken: documents that are not inlined, as they stand elsewhere or nowhere; those that
        are inlined are added.
    """
    file = inline(env, docname, taken, flat=flat)
    section_of(env, file)
    gather_files(file)
    return file


def inline(
    env: BuildEnvironment, docname: str, taken: list[str], *, flat: bool
) -> addnodes.start_of_file:
    """A document with the documents of its toctrees in their places.

    The environment gives a tree that is nobody else's, so nothing is copied.
    """
    tree = env.get_doctree(docname)
    for reference in tree.findall(addnodes.pending_xref):
        reference.setdefault("refdoc", docname)  # else it would be taken for one of the first page
    for toctree in list(tree.findall(addnodes.toctree)):
        if flat:
            drop(toctree, tree)
            continue
        files = []
        for name in map(str, toctree["includefiles"]):
            if name not in taken and name in env.all_docs:
                taken.append(name)
                files.append(inline(env, name, taken, flat=flat))
        toctree.parent.replace(toctree, files)
    file = addnodes.start_of_file("", docname=docname)
    file.extend(tree.children)
    if says_something(file, but=addnodes.start_of_file):
        section_of(env, file)
    return file


def section_of(env: BuildEnvironment, file: addnodes.start_of_file) -> None:
    """Give a page without any heading its title as one."""
    if any(isinstance(child, nodes.section) for child in file.children):
        return
    heading = env.titles.get(file["docname"])
    title = heading.astext() if heading is not None else ""
    if title in ("", "<no title>"):  # the latter is Sphinx's own word
        title = file["docname"]
    content = file.children
    file.children = []
    file += nodes.section("", nodes.title("", title), *content)


def gather_files(file: addnodes.start_of_file) -> None:
    """Move the pages inlined into a page to the end of its first section.

    So they become chapters of the page, whatever heading introduced their list; a section that
    held nothing else is left out, its anchors go to the section above.
    """
    for inner in [found for found in file.findall(addnodes.start_of_file) if found is not file]:
        top = first_section(owner_of(inner))
        drop(inner, top)
        top += inner


def owner_of(node: nodes.Node) -> nodes.Element:
    """The page that *node* stands in."""
    parent = node.parent
    while not isinstance(parent, addnodes.start_of_file):
        parent = parent.parent
    return parent


def first_section(file: nodes.Element) -> nodes.Element:
    """The section that is the whole page, or the page where it has none."""
    return next((child for child in file.children if isinstance(child, nodes.section)), file)


def drop(node: nodes.Element, top: nodes.Element) -> None:
    """Take *node* out, and what is empty without it, up to *top*."""
    holder = node.parent
    holder.remove(node)
    while holder is not top and holder.parent is not None and not says_something(holder):
        above = holder.parent
        above["ids"] += [anchor for anchor in holder["ids"] if anchor not in above["ids"]]
        above.remove(holder)
        holder = above


def says_something(node: nodes.Element, but: type[nodes.Node] = nodes.title) -> bool:
    """Whether *node* has more than a title, or *but*.

    Tables of ``autosummary`` are comments.
    """
    return any(
        not isinstance(child, (but, nodes.Invisible))
        or (isinstance(child, nodes.comment) and any(child.findall(nodes.table)))
        for child in node.children
    )


def promote_single_root(tree: nodes.document) -> None:
    """Make the chapters of a handbook with one root of the root's own pages.

    The root itself becomes the first chapter, or goes where it only lists the others.
    """
    if len(tree) != 1:
        return
    root = tree.children[0]
    section = first_section(root) if isinstance(root, nodes.Element) else None
    if not isinstance(section, nodes.section):
        return
    files = [child for child in section.children if isinstance(child, addnodes.start_of_file)]
    for file in files:
        section.remove(file)
        tree += file
    if files and not says_something(section) and isinstance(root, nodes.Element):
        root.replace(section, nodes.target("", "", ids=section["ids"]))
