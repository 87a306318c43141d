"""Short names for what something says. No Sphinx in here."""

from __future__ import annotations

from hashlib import blake2b

from .version import code_digest


def digest(*parts: object) -> str:
    """A digest of what *parts* look like to the code of this package, never to be published.

    Other code makes something else of them. *parts* must not hold sets or objects without a repr.
    """
    seen = repr((code_digest(), parts))
    return blake2b(seen.encode("utf-8", "backslashreplace"), digest_size=12).hexdigest()
