"""The two regions of a kept page that are written anew: one in its head, one in its body.

Pages are bytes here: what stands outside of the regions stays as it is, whatever it is.
"""

from __future__ import annotations

import re
from hashlib import sha256

BEGIN = b"<!-- sphinx-commons:release -->"
END = b"<!-- /sphinx-commons:release -->"
REGION = re.compile(re.escape(BEGIN) + rb".*?" + re.escape(END), re.DOTALL)
EMPTY = BEGIN + END
HEAD_END = re.compile(rb"</head\s*>", re.IGNORECASE)
CANONICAL = re.compile(rb"""<link\b(?=[^>]*\brel=["']?canonical\b)[^>]*>\n?""", re.IGNORECASE)
# Where the content of a page begins, by the marks that themes have for it.
MAIN = re.compile(rb"""<(?:main\b[^>]*|[a-z]+\b[^>]*\brole=["']?main\b[^>]*)>""", re.IGNORECASE)
BODY = re.compile(rb"<body\b[^>]*>", re.IGNORECASE)


class RegionError(ValueError):
    """A page that has not its two regions, or cannot get them."""


def start_of_content(page: bytes) -> int | None:
    """Where the content of *page* begins, or else its body; None where it has no body."""
    end = HEAD_END.search(page)
    start = end and (MAIN.search(page, end.end()) or BODY.search(page, end.end()))
    return start.end() if start else None


def can_open(page: bytes) -> bool:
    """Whether *page* has a head and a body, which some files of other tools have not."""
    return HEAD_END.search(page) is not None and BODY.search(page) is not None


def opened(page: bytes, *, drop_canonical: bool = False) -> bytes:
    """*page* with two empty regions.

    :param drop_canonical: whether the region of the head will say it.
    :raises RegionError: for a page without head and body, or with marks of its own.
    """
    if BEGIN in page or END in page:
        raise RegionError("has the marks of the regions itself")
    end, start = HEAD_END.search(page), start_of_content(page)
    if not end or start is None:
        raise RegionError("has no head or no body")
    head = page[: end.start()]
    if drop_canonical:
        head = CANONICAL.sub(b"", head)
    return b"".join([head, EMPTY, page[end.start() : start], EMPTY, page[start:]])


def fixed_parts(page: bytes) -> list[bytes]:
    """What stands before, between and after the regions of *page*.

    :raises RegionError: if it has not two.
    """
    parts = REGION.split(page)
    if len(parts) != 3:
        raise RegionError("has not the two regions any more")
    return parts


def digest_of(parts: list[bytes]) -> str:
    """What changes when anything outside of the regions does."""
    return sha256(EMPTY.join(parts)).hexdigest()


def filled(parts: list[bytes], head: str, body: str) -> bytes:
    """The page of these fixed parts, with *head* and *body* in its regions."""
    before, between, after = parts
    return b"".join([before, _region(head), between, _region(body), after])


def _region(text: str) -> bytes:
    return BEGIN + text.encode() + END
