"""Blocks of PyMdown and mkdocstrings: formulas, ``///`` blocks, ``:::`` objects, grids."""

from __future__ import annotations

import re
from typing import Any

import yaml

from commons_importer.markdown import python_objects
from commons_importer.markdown.page_nodes import Node
from commons_importer.markdown.python_base import Block, indented, pieces
from commons_importer.markdown.python_boxes import PythonBoxes, box
from commons_importer.markdown.source import plain

FORMULA = re.compile(
    r"(?:\$\$((?:\\.|[^\\])+?)\$\$|(\\begin\{([a-z]+\*?)\}(?:\\.|[^\\])+?\\end\{\3\})"
    r"|\\\[((?:\\[^\]]|[^\\])+?)\\\])[ ]*$", re.DOTALL,
)  # fmt: skip
_ADMONITIONS = (
    "admonition note attention caution danger error tip hint warning important info success "
    "question failure bug example quote abstract new check".split()
)
SLASHES = re.compile(
    rf"[ ]{{0,3}}(/{{3,}})[ ]*({'|'.join(_ADMONITIONS)}|details|tab|html|(?:\w+-)?caption)[ ]*"
    r"(?:\|[ ]*(.*?)[ ]*)?$", re.IGNORECASE,
)  # fmt: skip
_TASK = re.compile(r"\[([ xX])\][ ]+(?=\S)")


class PythonPymdown(PythonBoxes):
    """What stands between its own first and last line, or says what tools are to put there."""

    def _formula(self, parent: Node, blocks: list[Block]) -> bool:
        if "arithmatex" not in self.rules.pymdown or not blocks[0]:
            return False
        found = FORMULA.match("\n".join(text for text, _ in blocks[0]).strip())
        if not found:
            return False
        block = blocks.pop(0)
        source = found[1] or found[2] or found[4]
        parent.children.append(Node("math", source.strip(), line=block[0][1], last=block[-1][1]))
        return True

    def _object(self, parent: Node, blocks: list[Block]) -> bool:
        kinds = self.rules.object_kinds
        opened = self._opened(parent, blocks, python_objects.OBJECT) if kinds else None
        if not opened or not kinds:
            return False
        found, line, rest = opened
        hashes, path = found[1].strip(), found[2]
        count = indented(rest)
        if not python_objects.is_path(path):
            made = self.code([(f"{found[0]}", line), *rest[:count]])
            message = f"what ::: {path} makes is not here"
        else:
            made, message = python_objects.directive(path, kinds(path), _options(rest[:count]))
        made.line, made.last = line, line + count
        if message:
            self.problem(line, "object" if made.kind == "directive" else "plugin", message)
        if hashes and made.kind == "directive":
            parent.children.append(Node("heading", f"`{path}`", level=len(hashes), line=line,
                                        last=line, attrs={"id": path}))  # fmt: skip
        parent.children.append(made)
        if rest[count:]:
            blocks.insert(0, rest[count:])
        return True

    # -- blocks between slashes ------------------------------------------------------------------

    def _slashes(self, parent: Node, blocks: list[Block]) -> bool:
        wanted = "blocks" in self.rules.pymdown
        opened = self._opened(parent, blocks, SLASHES) if wanted else None
        if not opened:
            return False
        found, line, rest = opened
        count = indented(rest)
        given = _options(rest[:count])
        rest = rest[count:] if given else rest
        if rest:
            blocks.insert(0, rest)
        content = self._until(blocks, len(found[1]))
        target = self._slash_box(parent, found[2].lower(), found[3] or "", given, line)
        self._within("blockquote", target, pieces(content))
        return True

    def _until(self, blocks: list[Block], width: int) -> Block:
        """The lines up to one of as many slashes, without it; those behind it stay."""
        end = re.compile(rf"[ ]{{0,3}}/{{{width}}}[ ]*$")
        out: Block = []
        while blocks:
            block = blocks.pop(0)
            if out:
                out.append(("", out[-1][1] + 1))
            for index, line in enumerate(block):
                if end.match(line[0]):
                    if block[index + 1 :]:
                        blocks.insert(0, block[index + 1 :])
                    return out
                out.append(line)
        return out

    def _slash_box(
        self, parent: Node, kind: str, title: str, given: dict[str, Any], line: int
    ) -> Node:
        css = str(given.get("type") or "")
        if kind == "details":
            opened = "open details" if given.get("open") is True else "details"
            return box(parent, opened, title or css.capitalize(), line, css)
        if kind == "tab":
            last = parent.children[-1] if parent.children else None
            if last is None or last.name != "tabs" or given.get("new") is True:
                last = box(parent, "tabs", "", line)
            name = "selected tab" if given.get("select") is True else "tab"
            return box(last, name, title or "–", line)
        if kind in _ADMONITIONS:
            css = css or ("note" if kind == "admonition" else kind)
            return box(parent, "admonition", title or css.capitalize(), line, css)
        made = Node("element", name="figcaption" if "caption" in kind else _tag(title), line=line)
        parent.children.append(made)
        return made

    # -- what is said in other ways --------------------------------------------------------------

    def task(self, item: Node, lines: Block) -> Block:
        """*lines* without the box of a task, which *item* gets."""
        found = _TASK.match(lines[0][0]) if "tasklist" in self.rules.pymdown else None
        if not found:
            return lines
        item.level = 1 if found[1] == " " else 2
        return [(lines[0][0][found.end() :], lines[0][1]), *lines[1:]]


def grid(element: Node) -> Node:
    """A ``div`` that Material shows as a grid, as a box; others as they are."""
    css = element.attrs.get("class", "").split()
    if element.name != "div" or "grid" not in css:
        return element
    blocks = [child for child in element.children if child.kind not in ("comment", "text")]
    cells = [("cell", [block]) for block in blocks]
    if len(blocks) == 1 and blocks[0].kind == "list" and "cards" in css:
        cells = [("card", item.children) for item in blocks[0].children]
    made = Node("box", name="grid", line=element.line, last=element.last)
    made.children = [
        Node("box", name=name, children=list(children), line=element.line, last=element.last)
        for name, children in cells
        if children
    ]
    return made


def _options(lines: Block) -> dict[str, Any]:
    try:
        given = yaml.safe_load(plain(lines))
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    return given if isinstance(given, dict) else {}


def _tag(source: str) -> str:
    found = re.match(r"[a-z][a-z0-9]*", source)
    return found[0] if found else "div"
