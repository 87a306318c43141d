"""HTML: a heading, and a native disclosure for the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from .headings import title_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

    from .nodes import answer, faq_time, included_answer, question, question_notes, question_tools

# It lies over the heading, whose words name it; a text of its own would be another name.
# What the script filters questions by, beside words.
FILTERS = ("tags", "releases")
SUMMARY = '<summary class="faq-summary" aria-label="{}"></summary>\n'


def is_book(translator: HTML5Translator) -> bool:
    """Whether the pages are for e-book readers, many of which cannot open an answer."""
    return bool(translator.builder.name == "epub")


def visit_question(self: HTML5Translator, node: question) -> None:
    """Open a section without ids: a link has to lead into the answer to open it."""
    if is_book(self):
        self.visit_section(node)
        return
    self.section_level += 1
    lists = {name: "|".join(node.get(name, ())) for name in FILTERS}
    filters: dict[str, Any] = {f"data-{name}": names for name, names in lists.items() if names}
    bare = nodes.Element(classes=["faq-question", *node["classes"]])
    self.body.append(self.starttag(bare, "section", **filters))


def depart_question(self: HTML5Translator, node: question) -> None:
    """Close the section."""
    self.section_level -= 1
    self.body.append("</section>\n")


def visit_answer(self: HTML5Translator, node: answer) -> None:
    """Open the disclosure; the ids of the question stand on what it hides."""
    if is_book(self):
        return
    title = self.attval(title_text(node.parent))
    details: dict[str, Any] = {"open": "open"} if self.config.faq_open else {}
    self.body.append(self.starttag(nodes.Element(), "details", CLASS="faq-answer", **details))
    self.body.append(SUMMARY.format(title))
    bare = nodes.Element(ids=list(node.parent["ids"]))
    self.body.append(self.starttag(bare, "div", CLASS="faq-text"))
    node["start"] = len(self.body)


def depart_answer(self: HTML5Translator, node: answer) -> None:
    """Close the disclosure and keep its text for structured data."""
    if is_book(self):
        return
    node["html"] = "".join(self.body[node["start"] :])
    self.body.append("</div>\n</details>\n")


def visit_block(self: HTML5Translator, node: question_notes | included_answer) -> None:
    """Open a plain block; docutils adds a class of its own to containers."""
    self.body.append(self.starttag(node, "div"))


def depart_block(self: HTML5Translator, node: question_notes | included_answer) -> None:
    """Close the block."""
    self.body.append("</div>\n")


def visit_tools(self: HTML5Translator, node: question_tools) -> None:
    """Give the script a place, its words, and room for what it makes; without it nothing shows."""
    words = {f"data-{key.replace('_', '-')}": text for key, text in node["labels"].items()}
    if not is_book(self):
        place = self.starttag(nodes.Element(), "div", "", CLASS="faq-tools", hidden="", **words)
        room = "".join(_room(self, node)) if node["is_used"] else ""
        self.body.append(f"{place}{room}</div>\n")
    raise nodes.SkipNode


def _room(self: HTML5Translator, node: question_tools) -> Iterator[str]:
    """What is as large as the tools, so that nothing moves when they come; it is not to be read."""
    labels = node["labels"]
    texts = [labels["filter"], labels["open_all"], labels["close_all"]]
    yield from (f'<span data-text="{self.attval(text)}"></span>' for text in texts)
    for kind, names in (("topics", node["topics"]), ("releases", node["releases"])):
        chips = [f'<span data-text="{self.attval(name)}"></span>' for name in names]
        if len(chips) > 1:
            yield f'<div class="faq-{kind}">{"".join(chips)}</div>'


def visit_time(self: HTML5Translator, node: faq_time) -> None:
    """Open a date with its form for machines."""
    self.body.append(self.starttag(node, "time", "", datetime=node["datetime"]))


def depart_time(self: HTML5Translator, node: faq_time) -> None:
    """Close the date."""
    self.body.append("</time>")


def skip(self: Any, node: nodes.Element) -> None:
    """Show nothing where a page is written that was not resolved, such as an excerpt."""
    raise nodes.SkipNode


def add_nodes(app: Sphinx) -> None:
    """Register the nodes that HTML writes in its own way."""
    from . import nodes as faq

    pairs: dict[type[nodes.Element], tuple[Any, Any]] = {
        faq.question: (visit_question, depart_question),
        faq.answer: (visit_answer, depart_answer),
        faq.question_notes: (visit_block, depart_block),
        faq.included_answer: (visit_block, depart_block),
        faq.question_tools: (visit_tools, None),
        faq.faq_time: (visit_time, depart_time),
    }
    for kind, pair in pairs.items():
        app.add_node(kind, html=pair)
    for unfilled in (faq.question_list, faq.question_include):
        app.add_node(unfilled, html=(skip, None), latex=(skip, None), text=(skip, None))
