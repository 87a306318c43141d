"""Names -> the keys that say whether two of them are the same, and the slugs of their addresses."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

# A slug is a folder of the website, and file systems take 255 bytes.
LONGEST = 80


@lru_cache(4096)
def key_of(name: str) -> str:
    """What spellings of one name have in common: ``Open_Stack`` and ``open stack`` are one."""
    return re.sub(r"[\s_-]+", " ", normalize("NFKC", name)).strip().casefold()


def slugify(name: str) -> str:
    """*name* as a part of an address: letters and digits, joined by hyphens; may be empty."""
    words = re.sub(r"[\W_]+", "-", normalize("NFKC", name).casefold()).strip("-")
    return words[:LONGEST].rstrip("-")
