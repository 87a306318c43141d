"""The URL of the Isso server, from ``comments_server``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx.util import logging

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

logger = logging.getLogger(__name__)

PATH = r"/(?:[\w.~-]+/?)*"
URL = re.compile(rf"(?:https://[a-z0-9.-]+(?::\d+)?(?:{PATH})?|{PATH})", re.ASCII | re.I)


def server_url(value: object) -> str:
    """*value* without a slash at its end, or an empty text where it is no URL of a server."""
    text = value if isinstance(value, str) else ""
    return text.rstrip("/") if URL.fullmatch(text) else ""


def check_server(_app: Sphinx, config: Config) -> None:
    """``config-inited``: warn of a URL that cannot be right; pages then show no comments."""
    value = config.comments_server
    if value and not server_url(value):
        logger.warning(
            "comments_server: %r is neither an address such as 'https://comments.example.org/' "
            "nor a path on this site such as '/comments/'; no comments are shown",
            value,
            type="comments",
            subtype="server",
        )
