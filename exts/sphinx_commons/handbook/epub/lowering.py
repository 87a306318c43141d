"""What the tree of a chapter needs changed before it is written as XHTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from sphinx_commons.core.html.pictures import DECORATIVE

from ..picture_words import alternative_of
from ..references import lead_of, url_of_missing
from ..source_places import docname_of, place_of

if TYPE_CHECKING:
    from ..volume import Volume
    from .chapter_files import ChapterFile, Files

# Components that a website opens by a click: their label is a heading here.
LABELLED = frozenset({"tab-item", "dropdown"})
MARKS: dict[str, nodes.Node] = {
    "line-break": nodes.raw("", "<br />", format="html"),
    "task-done": nodes.Text("\N{BALLOT BOX WITH CHECK} "),
    "task-open": nodes.Text("\N{BALLOT BOX} "),
}
LINKS = (
    nodes.reference,
    addnodes.number_reference,
    addnodes.download_reference,
    nodes.citation_reference,
)
DEEPEST = 6  # headings of HTML


def lower_chapter(volume: Volume, files: Files, chapter: ChapterFile) -> None:
    """Change the tree of *chapter* in place."""
    tree = chapter.tree
    for topic in [each for each in tree.findall(nodes.topic) if "contents" in each["classes"]]:
        topic.parent.remove(topic)
    for mark in list(tree.findall(nodes.inline)):
        if (classes := mark["classes"]) and classes[0] in MARKS:
            mark.parent.replace(mark, MARKS[classes[0]].deepcopy())
    for node in list(tree.findall(nodes.container)):
        show_component(node)
    for image in tree.findall(nodes.image):
        name_picture(volume, image)
    links = [node for node in tree.findall(nodes.Element) if isinstance(node, LINKS)]
    for link in links:
        lead_link(volume, files, link)
    for note in tree.findall(nodes.Element):
        rename_notes(files, note)


def show_component(node: nodes.Element) -> None:
    """Make a heading of the label of a tab or a dropdown."""
    name = node.get("design_component", "")
    if name not in LABELLED and "new_set" not in node:
        return
    label = node[0] if len(node) else None
    node["classes"] = ["opened"]
    if isinstance(label, (nodes.rubric, nodes.label)):
        heading = nodes.rubric("", "", *label.children, ids=label["ids"])
        heading["heading-level"] = min(DEEPEST, depth_of(node) + 1)
        node.replace(label, heading)


def depth_of(node: nodes.Node) -> int:
    """How many headings are above *node*."""
    depth, above = 0, node.parent
    while above is not None:
        depth += isinstance(above, nodes.section) or "opened" in above.get("classes", ())
        above = above.parent
    return depth


def name_picture(volume: Volume, image: nodes.image) -> None:
    """Say what *image* shows, as in all forms of the book."""
    place = place_of(volume.env, image, docname_of(image))
    alt = alternative_of(image, place)
    image["alt"] = "" if DECORATIVE in image["classes"] else alt


def lead_link(volume: Volume, files: Files, node: nodes.Element) -> None:
    """Let *node* lead to its place in the book, to the website, or be words."""
    docname = docname_of(node)
    lead = lead_of(node, docname, volume.config)
    url = lead.target
    if lead.kind == "place":
        find = files.places.get
        place = place_of(volume.env, node, docname)
        url = find(lead.target) or url_of_missing(volume, lead.target, find, place)
    if not url:
        words = nodes.inline("", "", *node.children, ids=node["ids"])
        node.parent.replace(node, words)
        return
    inside = lead.kind == "place" and lead.target in files.places
    classes = [name for name in node["classes"] if name == "sd-btn"]
    made = nodes.reference("", "", *node.children, refuri=url, internal=inside, classes=classes)
    made["ids"] = node["ids"]
    # Only pictures may stand in a link that is no part of a line.
    is_line = isinstance(node.parent, nodes.TextElement)
    alone = len(made) == 1 and isinstance(made[0], nodes.image)
    node.parent.replace(node, made if is_line or alone else nodes.paragraph("", "", made))


def rename_notes(files: Files, node: nodes.Element) -> None:
    """Let notes and their numbers name each other as they are called in the file."""
    if not isinstance(node, (nodes.footnote, nodes.citation, nodes.footnote_reference)):
        return
    docname = docname_of(node)
    if refid := node.get("refid"):
        node["refid"] = files.anchor(docname, refid) or refid
    if backrefs := node.get("backrefs"):
        node["backrefs"] = [found for each in backrefs if (found := files.anchor(docname, each))]
