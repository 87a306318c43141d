"""Tags: spellings with one slug become one."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    from commons_importer.model import Page
    from commons_importer.report import Report
# What some names differ by: "C", "C++" and "C#" are three, and the new site spells the signs out.
_SPELLED = {"+": " plus ", "#": " sharp ", ".": " dot "}
_SIGNS = re.compile(r"(?<=[^\W_])[+#]+|(?<!\S)\.(?=[^\W_])")


def slug(name: str) -> str:
    """The slug of a tag on the new site."""
    spelled = _SIGNS.sub(lambda m: "".join(_SPELLED[sign] for sign in m[0]), name)
    words = re.sub(r"[\W_]+", "-", normalize("NFKC", spelled).casefold()).strip("-")
    return words[:80].rstrip("-")


def merge(pages: list[Page], report: Report) -> dict[str, list[str]]:
    """Give every page the chosen spelling of its tags; return slug -> spellings that were used."""
    counts: dict[str, Counter[str]] = {}
    for page in pages:
        page.tags = [clean for tag in page.tags if (clean := " ".join(tag.split()))]
        for tag in page.tags:
            counts.setdefault(slug(tag), Counter())[tag] += 1
    counts.pop("", None)
    chosen = {key: max(c, key=lambda tag: c[tag]) for key, c in counts.items()}
    for key, spellings in sorted(counts.items()):
        if len(spellings) > 1:
            others = ", ".join(sorted(set(spellings) - {chosen[key]}))
            report.note("tags", 1, "tag", f"{others} became {chosen[key]}")
    for page in pages:
        page.tags = list(dict.fromkeys(chosen[slug(tag)] for tag in page.tags if slug(tag)))
    return {key: sorted(spellings) for key, spellings in counts.items()}
