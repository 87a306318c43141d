"""Tabs that an engine marked in HTML, as boxes."""

from __future__ import annotations

from commons_importer.markdown.page_nodes import Node, text_node

BOX = "data-importer-box"


def made(element: Node, children: list[Node], line: int) -> list[Node]:
    """What stands for *element*, which is marked as a tab or as the box around tabs."""
    if element.attrs[BOX] == "tab":
        label = _label(element.attrs.get("title") or "–", line)
        return [Node("box", name="tab", level=1, children=[label, *children], line=line, last=line)]
    notes = [child for child in children if child.kind == "comment"]
    shown = [child for child in children if child.kind != "comment"]
    if all(_is_tab(child) for child in shown) and not _holds_headings(shown):
        tabs = Node("box", name="tabs", children=shown, line=line, last=line)
        return [*notes, tabs] if shown else notes
    return [block for child in children for block in (_flat(child) if _is_tab(child) else [child])]


def _is_tab(node: Node) -> bool:
    return node.kind == "box" and node.name == "tab"


def _holds_headings(nodes: list[Node]) -> bool:
    return any(inner.kind == "heading" for node in nodes for inner in node.walk())


def _flat(tab: Node) -> list[Node]:
    """The label in bold above what the tab holds."""
    label, *rest = tab.children
    label.children = [Node("strong", children=label.children, dirty=True)]
    return [label, *rest]


def _label(title: str, line: int) -> Node:
    return Node("para", children=[text_node(title)], line=line, last=line, dirty=True)
