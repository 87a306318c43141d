"""One page on its way: read, made native, titled, its anchors known."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from commons_importer import abbreviations, definitions, heading_levels
from commons_importer.code_languages import language
from commons_importer.excerpt import Excerpt
from commons_importer.html_elements import Native
from commons_importer.html_parts import style_attributes
from commons_importer.markdown import html_tree
from commons_importer.markdown.goldmark import GoldmarkReader
from commons_importer.markdown.kramdown import KramdownReader
from commons_importer.markdown.page_nodes import Document, Node, text_node
from commons_importer.markdown.python import PythonReader
from commons_importer.markdown.redcarpet import RedcarpetReader
from commons_importer.myst import code_blocks
from commons_importer.text_repair import bold_spaces

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Sequence

    from commons_importer.markdown.reader import BlockReader
    from commons_importer.markdown.source import Line
    from commons_importer.model import Page
    from commons_importer.report import Report

# How Material and GitHub say that a picture is for light or for dark pages only.
_MODES = {
    "only-light": "only-light", "gh-light-mode-only": "only-light",
    "only-dark": "only-dark", "gh-dark-mode-only": "only-dark",
}  # fmt: skip
_PRIMARY = "md-button--primary"
Problem = Callable[[int, str, str], None]  # line, kind, message
READERS: dict[str, type[BlockReader]] = {
    "goldmark": GoldmarkReader,
    "kramdown": KramdownReader,
    "python": PythonReader,
    "redcarpet": RedcarpetReader,
}
_FAQ_NAME = re.compile(r"(?:^|[\W_])faqs?(?:$|[\W_])|frequently[\W_]+asked", re.IGNORECASE)


@dataclass(slots=True)
class ReadPage:
    """A page with its tree."""

    page: Page
    document: Document
    title: str = ""
    replaced_title: str = ""
    is_faq: bool = False
    anchors: dict[str, Node] = field(default_factory=dict)  # old id -> block
    rst: list[Line] = field(default_factory=list)  # the body of a page that stays such
    rst_text: str = ""  # the same with links of the new site
    images: set[str] = field(default_factory=set)


def read(page: Page, lines: Sequence[Line], excerpt_mark: str, report: Report) -> ReadPage:
    """*page* as a tree, everything in it that Markdown can say as Markdown."""

    def problem(line: int, kind: str, message: str) -> None:
        report.note(page.path, line, kind, message)

    if page.rst:
        title = page.title or heading_levels.from_name(page.path)
        return ReadPage(page, Document([], [], 1), title, rst=list(lines))
    if page.html:
        text = "\n".join(line for line, _ in lines)
        document = Document(html_tree.read(text, lines[0][1] if lines else 1), [], 1)
    else:
        reader = READERS[page.rules.family](page.rules)
        document = reader.read([(bold_spaces(text), number) for text, number in lines])
        for line, kind, message in document.problems:
            problem(line, kind, message)
    document.blocks = Native(problem).blocks(document.blocks)
    for block in document.blocks:
        _tidy(block, problem)
    _keep_first_ids(document)
    definitions.tidy(document, problem, shows_all=page.rules.family == "python")
    if page.rules.family == "python":
        abbreviations.put_in(document)
    _note_abbreviations(document, problem)
    count(report.counts, document.blocks, "in")
    mark = Excerpt(excerpt_mark, lambda line, message: problem(line, "excerpt", message))
    document.blocks = mark.mark(document.blocks)
    document.blocks = [block for block in document.blocks if block.kind != "toc"]
    heading_levels.note_ids(document, page.rules)
    heading_levels.lift(document)
    work = ReadPage(page, document)
    _give_title(work, problem)
    _hoist_anchors(work.document.blocks)
    work.is_faq = not page.is_post and _is_faq(work)
    _note_anchors(work)
    return work


def as_code(page: Page, text: str) -> ReadPage:
    """*page* as one code block below its title."""
    title = page.title or heading_levels.from_name(page.path)
    blocks = [
        Node("heading", children=[text_node(title)], level=1, dirty=True),
        Node("code", text, dirty=True, line=1),
    ]
    return ReadPage(page, Document(blocks, [], 1), title)


def count(counts: Counter[str], blocks: Sequence[Node], side: str) -> None:
    """Add the code, images and links of *blocks* to the counts of *side* (``in`` or ``out``)."""
    for block in blocks:
        for node in block.walk():
            if node.kind == "image":
                counts[f"images {side}"] += 1
            elif node.kind == "link":
                counts[f"links {side}"] += 1
            elif node.kind == "code":
                counts[f"code blocks {side}"] += 1


def _keep_first_ids(document: Document) -> None:
    """An id that stands at several places leads to the first; the new site warns of others."""
    seen: set[str] = set()
    for node in document.walk():
        own = node.attrs.get("id", "").lower()
        if own in seen:
            del node.attrs["id"]
            node.dirty = True
        elif own:
            seen.add(own)


def _tidy(block: Node, problem: Problem) -> None:
    """Languages that the site knows, attributes that mean something on the new site."""
    for node in block.walk():
        if node.kind == "code":
            chosen, why = language(node.name, node.text)
            node.dirty |= chosen != node.name
            node.name = chosen
            if why:
                problem(node.line, "code", why)
        elif node.kind == "image":
            _tidy_image(node)
        elif node.kind == "link" and "md-button" in node.attrs.get("class", "").split():
            _tidy_button(node)
        elif node.kind in ("para", "heading", "list", "item", "quote", "table", "deflist", "code"):
            _tidy_attributes(node, problem)


def _tidy_button(node: Node) -> None:
    """Material's button as one of sphinx-design, whose styles the new site has."""
    css = node.attrs["class"].split()
    look = "sd-btn-primary" if _PRIMARY in css else "sd-btn-outline-primary"
    others = [name for name in css if name not in ("md-button", _PRIMARY)]
    node.attrs["class"] = " ".join(["sd-sphinx-override sd-btn sd-text-wrap", look, *others])
    node.dirty = True


def _tidy_image(node: Node) -> None:
    before = dict(node.attrs)
    source, _, part = node.attrs.get("src", "").partition("#")
    if part in _MODES:
        node.attrs["src"] = source
        node.attrs["class"] = f"{node.attrs.get('class', '')} {_MODES[part]}".strip()
    style_attributes(node.attrs, node.attrs.pop("style", ""))
    known = ("src", "alt", "title", "class", "id", "width", "height")
    for key in [key for key in node.attrs if key not in known]:
        del node.attrs[key]
    node.dirty |= before != node.attrs


def _tidy_attributes(node: Node, problem: Problem) -> None:
    attrs = node.attrs
    if attrs.get("align") or attrs.get("style"):
        style_attributes(attrs, attrs.pop("style", ""))
    classes = [css for css in attrs.get("class", "").split() if css not in ("no_toc", "no-toc")]
    attrs["class"] = " ".join(classes)
    attrs.pop("paren", None)
    known = ("class", "id", "old", *(code_blocks.KEYS if node.kind == "code" else ()))
    unknown = [key for key in attrs if key not in known]
    if unknown:
        problem(node.line, "attribute", f"block attributes {', '.join(unknown)} are dropped")
    for key in unknown:
        del attrs[key]


def _note_abbreviations(document: Document, problem: Problem) -> None:
    for node in document.blocks:
        if node.kind == "abbr":
            problem(node.line, "abbreviation", f"{node.name} is kept as a comment")


def _give_title(work: ReadPage, problem: Problem) -> None:
    page = work.page
    title = page.title
    own = [b for b in work.document.blocks if b.kind == "heading" and b.level == 1]
    if not title and not any(heading.plain().strip() for heading in own):
        title = heading_levels.from_name(page.path)
        problem(1, "title", f"has no title; {title!r} is made of its name")
    work.title, work.replaced_title = heading_levels.give_title(
        work.document, title, is_post=page.is_post
    )
    if work.replaced_title and not heading_levels.same_text(work.replaced_title, work.title):
        problem(
            page.line("title"),
            "title",
            f"{work.replaced_title!r} is metadata; the page's heading is {work.title!r}",
        )


def _is_faq(work: ReadPage) -> bool:
    found = heading_levels.headings(work.document.blocks)
    asking = [n for n in found if n.level > 1 and n.plain().rstrip().endswith("?")]
    if not asking:
        return False
    names = (work.page.path, work.page.title, work.title)
    if any(_FAQ_NAME.search(name) for name in names if name):
        return True
    middle = [n for n in found if n.level in (2, 3)]
    questions = [n for n in middle if n in asking]
    return len(questions) >= 4 and 2 * len(questions) >= len(middle)


def _hoist_anchors(blocks: list[Node]) -> None:
    """Ids of bare anchors go to the block they stand in or before."""
    waiting: list[str] = []
    kept: list[Node] = []
    for block in blocks:
        if block.kind == "html" and block.name == "anchor":
            waiting.append(block.attrs["id"])
            continue
        _hoist_inside(block)
        if block.kind == "para" and not _says_something(block):
            waiting += block.attrs.get("old", "").split()
            continue
        if waiting and block.kind not in ("comment", "more", "refdef", "abbr", "footnote"):
            _add_ids(block, waiting)
            waiting = []
        kept.append(block)
    if waiting and kept:
        _add_ids(kept[-1], waiting)
    blocks[:] = kept


def _says_something(block: Node) -> bool:
    return any(n.kind != "text" or n.text.strip() for child in block.children for n in child.walk())


def _hoist_inside(block: Node) -> None:
    if block.kind in ("para", "heading", "term", "cell"):
        found = _take_anchors(block)
        if found:
            _add_ids(block, found)
        return
    if block.kind in ("quote", "item", "def", "element", "footnote", "box"):
        _hoist_anchors(block.children)
        return
    for child in block.children:
        _hoist_inside(child)
    if block.kind == "table":
        for row in block.children:
            for cell in row.children:
                if cell.attrs.get("old"):
                    _add_ids(block, cell.attrs.pop("old").split())


def _take_anchors(node: Node) -> list[str]:
    found: list[str] = []
    kept: list[Node] = []
    for child in node.children:
        if child.kind == "html" and child.name == "anchor":
            found.append(child.attrs["id"])
            node.dirty = True
        else:
            if child.kind not in ("link", "image", "element") and child.attrs.get("id"):
                found.append(child.attrs.pop("id"))  # no such span keeps one
            found += _take_anchors(child)
            kept.append(child)
    node.children = kept
    return found


def _add_ids(block: Node, ids: list[str]) -> None:
    known = block.attrs.get("old", "").split()
    safe = [i for i in ids if re.fullmatch(r"[^\s\"'<>&]{1,100}", i)]
    block.attrs["old"] = " ".join(dict.fromkeys([*known, *safe]))


def _note_anchors(work: ReadPage) -> None:
    for block in work.document.blocks:
        for node in block.walk():
            if node.kind in ("text", "tt"):
                continue
            own = node.attrs.pop("id", "") if node.kind not in ("image", "element", "link") else ""
            if own:
                _add_ids(node, [own])
            for old in node.attrs.get("old", "").split():
                work.anchors.setdefault(old, node)
