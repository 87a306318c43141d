"""Licences as people write them: an SPDX id, its words, a URL, or any other text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

from .keys import Kind
from .values import is_safe_url, shown, text

if TYPE_CHECKING:
    from .values import Report

COMMONS = "https://creativecommons.org/"
COMMONS_ID = re.compile(r"CC-(BY(?:-NC)?(?:-SA|-ND)?)-([234]\.[05])")
COMMONS_URL = re.compile(rf"{COMMONS}licenses/(by[a-z-]*)/([\d.]+)(?:/.*)?")


@dataclass(frozen=True, slots=True)
class License:
    """A licence: the words that readers see, and the page of its text where that is known."""

    name: str
    url: str = ""


def decode(value: Any, report: Report) -> License | None:
    """The licence that *value* names; a URL that is none of ``https`` is reported."""
    found = text(value, report)
    if "://" not in found:
        return License(found, _page_of(found)) if found else None
    if not found.startswith("https://") or not is_safe_url(found):
        report(f"found {shown(found)}, an address that starts with https:// is wanted")
        return None
    known = COMMONS_URL.fullmatch(found)
    name = f"CC {known[1].upper()} {known[2]}" if known else found.removeprefix("https://")
    return License(name, found)


def _page_of(words: str) -> str:
    """The page of the licence with this SPDX id, in which spaces may stand for hyphens."""
    try:
        spdx_id = canonicalize_license_expression(words.replace(" ", "-"))
    except InvalidLicenseExpression:
        return ""
    if spdx_id == "CC0-1.0":
        return f"{COMMONS}publicdomain/zero/1.0/"
    if match := COMMONS_ID.fullmatch(spdx_id):
        return f"{COMMONS}licenses/{match[1].lower()}/{match[2]}/"
    # Not every word of an expression has a page: references of one's own and "or later" have none.
    has_page = re.fullmatch(r"(?!LicenseRef-)[\w.-]+", spdx_id)
    return f"https://spdx.org/licenses/{spdx_id}.html" if has_page else ""


LICENSE = Kind(decode, {"type": "string"})
