"""The search index: Pagefind over the articles of all documents.

Pagefind reads copies of the pages that hold nothing but the article, its headings with the anchors
that links use, and what results are filtered by.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from hashlib import sha256
from html import escape
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from zlib import crc32

from lxml import html

from sphinx_commons.core.folders import files_below
from sphinx_commons.core.notes import load_notes, save_notes
from sphinx_commons.core.written_html import parse_page

from .pages import read_article, read_documents
from .stable_order import put_in_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .pages import Document

FOLDER = "pagefind"
# What Pagefind writes for its own user interfaces; the site has one of its own.
NOT_SERVED = ("pagefind-*ui.*", "pagefind-highlight.js")
# Who asks with the words of a question wants its answer.
HEAVIEST = "10"
PAGE = """<!doctype html>
<html lang="{language}"><head><title>{title}</title>
{facts}
</head><body data-pagefind-body>{article}</body></html>
"""


def write_index(site: Path, memory: Path) -> int:
    """Index the built *site* and write the index into it; how many pages are in it.

    The file *memory* keeps what was indexed: the same pages are not indexed again while the index
    is whole.
    Pages without structured data are not told from listings; a site of such has no index.
    """
    documents = (document for document in read_documents(site) if document.is_searchable)
    copies = {document.path: search_copy(site, document) for document in documents}
    digest = sha256(repr((version("pagefind"), copies)).encode()).hexdigest()
    if not copies:
        shutil.rmtree(site / FOLDER, ignore_errors=True)
    elif load_notes(memory) != _known(site, digest):
        memory.unlink(missing_ok=True)
        _index(site, copies)
        save_notes(memory, _known(site, digest))
    return len(copies)


def _known(site: Path, pages: str) -> dict[str, Any]:
    """What there is to remember: a digest of the *pages*, and the files that came of them."""
    folder = site / FOLDER
    files = {p.relative_to(folder).as_posix(): crc32(p.read_bytes()) for p in files_below(folder)}
    return {"pages": pages, "files": files}


def _index(site: Path, copies: dict[str, str]) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        for path, text in copies.items():
            file = folder / "site" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        run_pagefind(folder / "site", folder / FOLDER)
        put_in_order(folder / FOLDER)
        for pattern in NOT_SERVED:
            for file in (folder / FOLDER).glob(pattern):
                file.unlink()
        shutil.rmtree(site / FOLDER, ignore_errors=True)
        shutil.copytree(folder / FOLDER, site / FOLDER)


def run_pagefind(site: Path, output: Path) -> None:
    """Index the pages below *site*.

    :raises RuntimeError: with what Pagefind says, if it does not succeed.
    """
    site.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--output-path", str(output)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode != 0:
        raise RuntimeError(f"pagefind: {done.stderr or done.stdout}")


def search_copy(site: Path, document: Document) -> str:
    """The page that Pagefind reads in the place of *document*."""
    tree = parse_page((site / document.path).read_text(encoding="utf-8"))
    article = read_article(site, document)
    put_anchors_on_headings(article)
    return PAGE.format(
        language=escape(tree.get("lang", "en")),
        title=escape(document.title),
        facts="\n".join(_facts(document)),
        article=html.tostring(article, encoding="unicode"),
    )


def put_anchors_on_headings(article: html.HtmlElement) -> None:
    """Give each heading the id by which links reach what is below it.

    Pagefind takes headings with ids as parts of a page. Here a section has the id, or the answer
    to a question.
    """
    for heading in article.xpath(".//h1|.//h2|.//h3|.//h4|.//h5|.//h6"):
        section = heading.getparent()
        answers = section.xpath("./details/*[contains(@class, 'faq-text')]")
        for owner in (*answers, section):
            if heading.get("id") is None and owner.get("id"):
                heading.set("id", owner.attrib.pop("id"))
        if answers:
            heading.set("data-pagefind-weight", HEAVIEST)


def _facts(document: Document) -> Iterator[str]:
    yield _fact("filter", "kind", document.kind)
    yield _fact("meta", "kind", document.kind)
    for tag in document.tags:
        yield _fact("filter", "tag", tag)
    for author in document.authors:
        yield _fact("filter", "author", author)
    if document.year:
        yield _fact("filter", "year", document.year)
        yield _fact("meta", "year", document.year)


def _fact(use: str, name: str, value: str) -> str:
    return f'<meta data-pagefind-{use}="{name}[content]" content="{escape(value)}">'
