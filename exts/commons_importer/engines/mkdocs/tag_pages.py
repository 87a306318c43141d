"""The page of tags that Material fills, as Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from commons_importer import scalars
from commons_importer.engines.mkdocs import dialect

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from commons_importer.engines.mkdocs.settings import Table
    from commons_importer.markdown.source import Line
    from commons_importer.model import Page

_MARK = re.compile(r"\s*(?:<!--\s*material/tags(?!/)(.*?)-->|\[TAGS\])\s*$")


def filled(
    lines: Sequence[Line], given: Table, pages: Iterable[Page], titles: dict[str, str]
) -> list[Line]:
    """*lines* with the tags of *pages*, and links to these, in place of a mark."""
    out: list[Line] = []
    for text, line in lines:
        found = _MARK.match(text)
        if found:
            out += [(row, line) for row in _listing(given, pages, titles)]
        else:
            out.append((text, line))
    return out


def has_mark(lines: Sequence[Line]) -> bool:
    """Whether a page is one of tags."""
    return any(_MARK.match(text) for text, _ in lines)


def _listing(given: Table, pages: Iterable[Page], titles: dict[str, str]) -> list[str]:
    by_tag: dict[str, list[Page]] = {}
    for page in pages:
        if not page.draft:
            for tag in dict.fromkeys(page.tags):
                by_tag.setdefault(tag, []).append(page)
    separator = scalars.text(given.get("tags_slugify_separator")) or "-"
    slug = dialect.slugifier(given.get("tags_slugify"), separator, dialect.lower(separator))
    out: list[str] = []
    for tag in sorted(by_tag, key=lambda name: (name.casefold(), name)):
        out += ["", f"## {_plain(tag)} {{ #tag:{slug(tag)} }}", ""]
        for page in by_tag[tag]:
            out.append(f"- [{_plain(titles.get(page.path) or page.title)}]({page.url})")
    return [*out, ""]


def _plain(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>#{}])", r"\\\1", text)
