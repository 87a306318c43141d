"""Pictures for link previews: what one looks like, and the name that says so.

No Sphinx in here.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

VERSION = "3"
DEFAULTS = {"background": "#1f2733", "accent": "#b3122f", "font": "", "bold": ""}


def card_name(site: str, title: str, description: str, style: Mapping[str, str]) -> str:
    """The name of the file: another one whenever the picture would be another one."""
    parts = [VERSION, site, title, description, *sorted(f"{k}={v}" for k, v in style.items())]
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:16] + ".png"
