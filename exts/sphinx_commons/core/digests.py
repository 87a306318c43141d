"""Short names for what something says. No Sphinx in here."""

from __future__ import annotations

from hashlib import blake2b


def digest(*parts: object) -> str:
    """A digest of what *parts* look like; they must not hold sets or objects without a repr."""
    return blake2b(repr(parts).encode("utf-8", "backslashreplace"), digest_size=12).hexdigest()
