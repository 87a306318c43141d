"""What a text says that something applies to, where a room knows more of it than its words.

An extension that rooms set up by name. The event ``applies-to`` *(app, text, docname)* asks for the
badge that stands on the page *docname* for a text as written; where nobody answers, the text itself
is shown, as it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

EVENT = "applies-to"


class scope_badge(nodes.paragraph):  # noqa: N801
    """A paragraph that says what something applies to.

    ``releases`` are the names that it stands for in filters, and ``choices`` are all names that
    filters offer beside these.
    """

    tagname = "paragraph"


def badge_of(env: BuildEnvironment, text: str, docname: str) -> scope_badge | None:
    """The badge for *text* on the page *docname*; None where no room makes one."""
    found: scope_badge | None = env.events.emit_firstresult(EVENT, text, docname) if text else None
    return found


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the event."""
    app.add_event(EVENT)
    return {"version": "1.0", "parallel_read_safe": True, "parallel_write_safe": True}
