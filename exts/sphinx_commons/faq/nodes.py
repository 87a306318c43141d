"""Nodes of this room: special kinds of standard nodes, so any writer can fall back on those."""

from __future__ import annotations

from docutils import nodes

# The reference type of a link to an anchor of another page, made when an answer is copied.
PLACE = "place"


class question(nodes.section):  # noqa: N801
    """A section whose title is a question.

    ``details`` are its options, ``slug`` is made from the title as written (before translation),
    ``docname`` is its page; ``qid`` is set when the page is complete.
    """

    # Labels, tables of contents and link titles ask for this name.
    tagname = "section"


class answer(nodes.container):  # noqa: N801
    """What opens and closes in HTML: the content of a question and its notes."""


class question_notes(nodes.container):  # noqa: N801
    """Related questions, credits, date of review and scope of one answer."""


class question_tools(nodes.General, nodes.Element):  # noqa: N801
    """Where the script puts the filter; carries the words it needs, and the
    ``topics`` and ``releases`` of chips.
    """


class faq_time(nodes.inline):  # noqa: N801
    """A date: the text shown, and ``datetime`` for machines."""


class question_list(nodes.General, nodes.Element):  # noqa: N801
    """``faq:list``, to be filled: ``filters``, the ``docname`` it stands in."""


class question_include(nodes.General, nodes.Element):  # noqa: N801
    """``faq:include``, to be filled: the ``qid`` wanted, the ``docname`` it stands in."""


class included_answer(nodes.container):  # noqa: N801
    """The copy of an answer on another page."""
