"""``llms.txt``, and beside each page its text as Markdown: for readers that are programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_commons.core.folders import files_below, write_text

from .markdown import Writer, escape_text
from .pages import is_document, read_article, read_pages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from .pages import Document

SUFFIX = ".md"
START = "index.html"


def write_texts(site: Path) -> int:
    """Write ``llms.txt`` and the Markdown of all pages into *site*; how many there are."""
    for stale in files_below(site, f"*.html{SUFFIX}"):
        stale.unlink()
    pages = list(read_pages(site))
    for page in pages:
        file = site / f"{page.path}{SUFFIX}"
        if (file / START).is_file():
            continue  # a page of that name
        write_text(file, page_text(site, page))
        name_text(site / page.path)
    documents = [page for page in pages if is_document(page.head)]
    if documents:
        write_text(site / "llms.txt", "\n".join(summary(documents)) + "\n")
    return len(pages)


def name_text(page: Path) -> None:
    """Have the file *page* say where its text is, once: to programs, and to the button for it."""
    text = page.read_text(encoding="utf-8")
    link = f'<link rel="alternate" type="text/markdown" href="{page.name}{SUFFIX}">\n'
    if link not in text:
        page.write_text(text.replace("</head>", f"{link}</head>", 1), encoding="utf-8")


def page_text(site: Path, document: Document) -> str:
    """The Markdown of one page: its article, who wrote it and when, and where it stands."""
    url = document.head.canonical
    facts = [", ".join(document.authors), document.head.said.get("article:published_time", "")]
    lines = [" · ".join(filter(None, facts)), f"Source: <{url}>"]
    text = Writer(url).document(read_article(site, document))
    return f"{text}\n---\n\n" + "\n\n".join(filter(None, lines)) + "\n"


def summary(documents: list[Document]) -> Iterator[str]:
    """The lines of ``llms.txt``: the site, and by part of it every document with a sentence."""
    for start in (document for document in documents if document.path == START):
        yield f"# {escape_text(start.head.said.get('og:site_name'))}"
        yield f"\n> {escape_text(start.description)}"
    titles = {document.path: document.title for document in documents}
    parts: dict[str, list[Document]] = {}
    for document in documents:
        parts.setdefault(document.path.partition("/")[0], []).append(document)
    for part, members in parts.items():
        if part != START:
            yield f"\n## {escape_text(titles.get(f'{part}/{START}', part.title()))}\n"
            yield from map(_entry, members)


def _entry(document: Document) -> str:
    name = document.path.rpartition("/")[2]
    url = document.head.canonical.removesuffix(name) + name + SUFFIX
    sentence = f": {escape_text(document.description)}" if document.description else ""
    return f"- [{escape_text(document.title)}](<{url}>){sentence}"
