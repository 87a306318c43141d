"""Whether pages name their translations, and these name them back, as search engines ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_commons.structured_data.outcome import read_heads

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx_commons.structured_data.outcome import Head

# Stands for no page of its own, but for whoever speaks none of the languages.
DEFAULT = "x-default"


@dataclass(frozen=True, slots=True)
class Alternates:
    """How many sets of pages name each other in a site, and what is wrong, a sentence each."""

    sets: int
    problems: tuple[str, ...]


def read_alternates(site: Path) -> Alternates:
    """Count the sets of translations of a *site*, as its pages name them."""
    pages = {head.canonical: head for head in read_heads(site) if head.alternates}
    problems = [problem for head in pages.values() for problem in _problems(head, pages)]
    sets = {tuple(sorted(head.alternates.items())) for head in pages.values()}
    return Alternates(len(sets), tuple(problems))


def _problems(head: Head, pages: dict[str, Head]) -> Iterator[str]:
    if head.canonical not in head.alternates.values():
        yield f"{head.path} does not name itself among its translations"
    if DEFAULT not in head.alternates:
        yield f"{head.path} names no page for other languages"
    for language, url in head.alternates.items():
        other = pages.get(url)
        if other is None or not other.is_listed:
            yield f"{head.path} names {url} as {language}, which is no page with translations"
        elif other.alternates != head.alternates:
            yield f"{head.path} and {other.path} name other translations"
