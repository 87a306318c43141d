"""What pages say in their heads beside the theme."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

VIEWPORT = re.compile(r'<meta\b[^>]*\bname="viewport"[^>]*>\s*')


def keep_one_viewport(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """``html-page-context``: docutils says what Furo says too."""
    context["metatags"] = VIEWPORT.sub("", context.get("metatags") or "")
