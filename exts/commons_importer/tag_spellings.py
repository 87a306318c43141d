"""Tags: spellings with one slug become one."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING
from unicodedata import category, name, normalize

if TYPE_CHECKING:
    from commons_importer.model import Page
    from commons_importer.report import Report


# The rule of the new site, which this package may not import: a test compares both.
_SPELLED = {"+": " plus ", "#": " sharp ", ".": " dot "}
_SIGNS = re.compile(r"(?<=[^\W_])[+#]+|(?<!\S)\.(?=[^\W_])")
_RESERVED = re.compile(r"index|con|prn|aux|nul|(?:com|lpt)\d")


def slug(tag: str) -> str:
    """The slug of a tag on the new site; empty for blank text only."""
    folded = " ".join(normalize("NFC", normalize("NFD", tag).casefold()).split())
    folded = re.sub(r"[\s_-]+", " ", folded).strip() or folded
    signs = [char for char in folded if not char.isspace()]
    signs = [char for char in signs if category(char) != "Mn"] or signs
    spelled = _SIGNS.sub(lambda match: "".join(_SPELLED[sign] for sign in match[0]), folded)
    names = " ".join(name(sign, f"u{ord(sign):04x}") for sign in signs).lower()
    words = ("-".join(_words(spelled) or _words(names)))[:80].encode()[:230]
    cut = words.decode("utf-8", "ignore").rstrip("-")
    return f"{cut}-1" if _RESERVED.fullmatch(cut) else cut


def _is_address(tag: str) -> bool:
    """Whether the new site makes a page for *tag* without a warning."""
    return bool(_words(tag)) and not any(mark in tag for mark in ("/", "\\", ".."))


def _words(text: str) -> list[str]:
    kept = ""
    for char in text:
        kind = category(char)[0]
        kept += char if kind in "LN" or (kind == "M" and kept and kept[-1] != " ") else " "
    return kept.split()


def merge(pages: list[Page], report: Report) -> dict[str, list[str]]:
    """Give every page the chosen spelling of its tags; return slug -> spellings that were used."""
    counts: dict[str, Counter[str]] = {}
    for page in pages:
        page.tags = [clean for tag in page.tags if (clean := " ".join(tag.split()))]
        for tag in page.tags:
            counts.setdefault(slug(tag), Counter())[tag] += 1
    counts.pop("", None)
    chosen = {key: max(c, key=lambda tag: c[tag]) for key, c in counts.items()}
    chosen = {key: tag if _is_address(tag) else key for key, tag in chosen.items()}
    for key, spellings in sorted(counts.items()):
        if others := ", ".join(sorted(set(spellings) - {chosen[key]})):
            report.note("tags", 1, "tag", f"{others} became {chosen[key]}")
    for page in pages:
        page.tags = list(dict.fromkeys(chosen[slug(tag)] for tag in page.tags if slug(tag)))
        for odd in [one for one in page.categories if one.strip() and not _is_address(one)]:
            page.categories[page.categories.index(odd)] = slug(odd)
            report.note(page.path, page.line("category"), "tag", f"{odd} became {slug(odd)}")
    return {key: sorted(spellings) for key, spellings in counts.items()}
