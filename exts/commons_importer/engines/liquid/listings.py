"""Pages of Liquid that only list posts or terms: the new site has such pages of its own."""

from __future__ import annotations

import re
from typing import Literal

Listing = Literal["", "blog", "tags", "categories"]
_LISTS: tuple[tuple[Listing, str], ...] = (
    ("blog", r"(?:site|paginator)\.posts|site\.categories\.\w|site\.tags\.\w"),
    ("tags", r"site\.tags"),
    ("categories", r"site\.categories"),
)


def listed(text: str) -> Listing:
    """What the loops of a page made a list of: ``blog``, ``tags``, ``categories``, or nothing."""
    loops = " ".join(re.findall(r"\{%-?\s*for\s+\w+\s+in\s+([^%]*)", text))
    assigned = " ".join(re.findall(r"\{%-?\s*assign\s+\w+\s*=\s*([^%]*)", text)) if loops else ""
    for kind, pattern in _LISTS:
        if re.search(pattern, f"{loops} {assigned}"):
            return kind
    return ""
