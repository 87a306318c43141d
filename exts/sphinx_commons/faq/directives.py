"""``faq:question``, ``faq:list``, ``faq:include``: they note what is asked, format nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst.states import RSTState
from sphinx.util.docutils import SphinxDirective

from sphinx_commons.core.plain_text import plain_text

from .nodes import question, question_include, question_list
from .options import as_texts, read_details
from .sections import nest_headings
from .slugs import slugify
from .warn import warn

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.util.typing import OptionSpec


class QuestionDirective(SphinxDirective):
    """The argument is the title, the content is the answer."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[OptionSpec | None] = as_texts(
        "id tags authors reviewed owner applies-to related"
    )

    def run(self) -> list[Node]:
        details = read_details(self.options, self.get_location())
        text = " ".join(self.arguments[0].split()) if self.arguments else ""
        content = self._content()
        if not text:
            warn("title", "a question needs a title", location=self.get_location())
            return content
        inline, messages = self.parse_inline(text, lineno=self.lineno)
        title = nodes.title(text, "", *inline)
        node = question("", title, *content, details=details)
        node["slug"] = slugify(plain_text(title, pictures=True))
        if not details.qid:
            # As a heading would, so that both ways lead to the same ids.
            node["names"].append(nodes.fully_normalize_name(title.astext()))
            self.state.document.note_implicit_target(node, node)
        node["docname"] = self.env.docname
        for made in (title, node):
            self.set_source_info(made)
        return [node, *messages]

    def _content(self) -> list[Node]:
        # MyST would hang sections of nested content on the enclosing section, so there the
        # headings come as rubrics and are put together here.
        is_rst = isinstance(self.state, RSTState)
        found = self.parse_content_to_nodes(allow_section_headings=is_rst)
        return found if is_rst else nest_headings(found, self.state.document)


class ListDirective(SphinxDirective):
    """Links to the questions that the options choose."""

    option_spec: ClassVar[OptionSpec | None] = as_texts("tags page author limit sort")

    def run(self) -> list[Node]:
        written = {name: " ".join((value or "").split()) for name, value in self.options.items()}
        node = question_list("", filters=written, docname=self.env.docname)
        self.set_source_info(node)
        return [node]


class IncludeDirective(SphinxDirective):
    """The answer of one question, shown here with a link to its own place."""

    required_arguments = 1

    def run(self) -> list[Node]:
        docname = self.env.docname
        node = question_include("", qid=self.arguments[0], docname=docname)
        self.set_source_info(node)
        return [node]
