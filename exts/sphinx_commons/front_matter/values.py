"""Decoders of single values: plain values in, Python values out, complaints to ``report``."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from sphinx_commons.core.vocabulary import did_you_mean

from .dates import parse_moment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .moment import Moment

    Report = Callable[[str], None]

SHOWN = 60
LINE_BREAK = "\n"
TRUE = frozenset("true yes on y 1".split())
FALSE = frozenset("false no off n 0".split())
SCHEMES = ("https", "http", "mailto")


def shown(value: object) -> str:
    """*value* short enough for a warning."""
    text = repr(value)
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"


def text(value: Any, report: Report) -> str:
    """One line of text; runs of white space are one space."""
    if value is None:
        return ""
    if not isinstance(value, str):
        report(f"found {shown(value)}, a text is wanted")
        return ""
    return " ".join(value.split())


def title(value: Any, report: Report) -> str:
    """A text in which old sites have entities: ``&mdash;``, ``&lt;none&gt;``."""
    return unescape(text(value, report))


def text_list(value: Any, report: Report) -> tuple[str, ...]:
    """Texts in the order written, each once: a list, or one text separated by commas."""
    if isinstance(value, str):
        value = value.split(",")
    if value is None:
        return ()
    if not isinstance(value, list):
        report(f"found {shown(value)}, a list or texts separated by commas are wanted")
        return ()
    texts = (text(item, report) for item in value)
    return tuple(dict.fromkeys(item for item in texts if item))


def joined(value: Any, report: Report) -> str:
    """One text; the items of a list stand in it with commas between."""
    return ", ".join(text_list(value, report)) if isinstance(value, list) else text(value, report)


def people(value: Any, report: Report) -> tuple[str, ...]:
    """Ids or names as :func:`text_list` reads them; of a person as a mapping the one or the other.

    Other tools write all they know of a person where the name is wanted.
    """
    if isinstance(value, list):
        value = [
            item.get("id") or item.get("name") if isinstance(item, dict) else item for item in value
        ]
    return text_list(value, report)


def urls(value: Any, report: Report) -> tuple[str, ...]:
    """Paths, written like other texts; one with a line break is reported and dropped.

    A space in its place would make it another path.
    """
    items = value.split(",") if isinstance(value, str) else value
    if isinstance(items, list):
        broken = [item for item in items if isinstance(item, str) and LINE_BREAK in item.strip()]
        for item in broken:
            report(f"found {shown(item.strip())}, a path without a line break is wanted")
        items = [item for item in items if item not in broken]
    return text_list(items, report)


def moment(value: Any, report: Report) -> Moment | None:
    """A date or date-time; an impossible one is reported and dropped."""
    if value is None:
        return None
    if not isinstance(value, str):
        report(f"found {shown(value)}, a date such as 2015-03-02 is wanted")
        return None
    try:
        return parse_moment(value, lambda message: report(f"{message}: {shown(value)}"))
    except ValueError as err:
        report(str(err) if len(value) <= SHOWN else f"{shown(value)} is not a date")
        return None


def flag(value: Any, report: Report) -> bool | None:
    """True or false in any spelling that YAML knows, None for nothing."""
    word = value.lower() if isinstance(value, str) else ""
    if word in TRUE:
        return True
    if word in FALSE:
        return False
    if value is not None:
        report(f"found {shown(value)}, true or false is wanted")
    return None


def limit(written: str, report: Report) -> int | None:
    """How many entries a list has at most; None for all of them."""
    if not written or (written.isdecimal() and int(written) > 0):
        return int(written) if written else None
    report(f"limit: found {written!r}, a number above 0 is wanted")
    return None


def one_of(allowed: Iterable[str]) -> Callable[[Any, Report], str]:
    """A decoder of one of the words *allowed*."""
    words = tuple(allowed)

    def decode(value: Any, report: Report) -> str:
        found = text(value, report).lower()
        if found and found not in words:
            hint = did_you_mean(found, words)
            report(f"found {shown(found)}, one of {', '.join(words)} is wanted{hint}")
            return ""
        return found

    return decode


def url(value: Any, report: Report) -> str:
    """A URL of a scheme that is safe in a link; anything else is reported and dropped."""
    found = text(value, report)
    if not found or is_safe_url(found):
        return found
    report(f"found {shown(found)}, an address that starts with https:// is wanted")
    return ""


def is_safe_url(url: str) -> bool:
    """Whether *url* is absolute, has a host or mail address, and cannot run anything."""
    if re.search(r"[\s<>\"\\\x00-\x20\x7f]", url):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    if parts.scheme.lower() not in SCHEMES:
        return False
    return bool("@" in parts.path if parts.scheme.lower() == "mailto" else parts.hostname)


def links(value: Any, report: Report) -> tuple[tuple[str, str], ...]:
    """``(kind, account or URL)`` of each link, as written; the authors room checks them."""
    if value is None:
        return ()
    if not isinstance(value, dict):
        report(f"found {shown(value)}, 'kind: address' lines are wanted")
        return ()
    pairs = ((text(kind, report), text(target, report)) for kind, target in value.items())
    return tuple((kind, target) for kind, target in pairs if kind and target)
