"""Counting what a page says on the website and in a handbook, and naming what is missing."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from bs4 import Tag

    from .pdf import Pdf

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
WORD = re.compile(r"\w+")
# What only a screen needs: links to headings, lists of the handbook's own chapters (and the
# headings of sections that hold no more), icons,
# formulas in TeX (counted as pictures), the dark one of two images, buttons, other posts.
SCREEN_ONLY = (
    "a.headerlink, .toctree-wrapper, svg, script, style, .math, .only-dark, .visually-hidden, "
    ".linenos, .backlinks, nav, summary.faq-summary, aside, .blog-foot"
)


@dataclass(frozen=True)
class Page:
    """What one page of the website has."""

    docname: str
    words: Counter[str]
    headings: list[str]
    images: list[str]
    links: list[str]
    code: list[str]
    cells: list[str]
    notes: list[str]

    @classmethod
    def of(cls, docname: str, html: str) -> Page:
        soup = BeautifulSoup(html, "html.parser")
        article = soup.select_one("article") or soup.select_one("[role=main]") or soup
        formulas = [tex_of(tag) for tag in article.select(".math")]
        notes = [squeezed(tag.get_text()) for tag in article.select("aside.footnote > p")]
        for tag in article.select(SCREEN_ONLY):
            tag.decompose()
        for number in article.select(".section-number"):
            number.string = number.get_text().rstrip(". ") + " "
        for section in reversed(article.select("section section")):
            if all(child.name in HEADINGS for child in section.find_all(recursive=False)):
                section.decompose()
        return cls(
            docname,
            Counter(WORD.findall(article.get_text(" "))),
            [squeezed(tag.get_text()) for tag in article.select(", ".join(HEADINGS))],
            [alternative(tag) for tag in article.select("img")] + formulas,
            [str(tag["href"]) for tag in article.select("a[href^=http]")],
            [squeezed(tag.get_text()) for tag in article.select("pre")],
            [
                squeezed(tag.get_text())
                for tag in article.select("td, th")
                if not tag.find_parent(class_="hlist")
            ],
            notes,
        )

    @property
    def questions(self) -> list[str]:
        return [heading for heading in self.headings if heading.endswith("?")]


def alternative(image: Tag) -> str:
    """Return what is read aloud; docutils writes the address where the source says nothing."""
    alt, address = str(image.get("alt", "")), str(image["src"])
    return alt if alt != address else PurePosixPath(address).stem.replace("-", " ")


def tex_of(formula: Tag) -> str:
    """Return the TeX between the marks that MathJax looks for."""
    match = re.search(r"\\[(\[](.*)\\[)\]]", formula.get_text(), re.DOTALL)
    return match[1].strip() if match else formula.get_text()


def squeezed(text: str) -> str:
    """Return *text* without white space and the marks of list items."""
    return re.sub(r"[\s•–◦‣\u200b\u00ad]+", "", text)


def pages_of(outdir: Path, docnames: Iterable[str]) -> list[Page]:
    """Return the pages of the website that a handbook holds."""
    return [
        Page.of(docname, (outdir / f"{docname}.html").read_text(encoding="utf-8"))
        for docname in docnames
    ]


def missing(pages: list[Page], pdf: Pdf) -> list[str]:
    """Return a line for each thing that *pages* have and *pdf* has not."""
    text = squeezed(pdf.text)
    found = [*_missing_words(pages, pdf.text, text)]
    alternatives = Counter(squeezed(alt) for alt in pdf.alternatives)
    addresses = Counter(pdf.addresses)
    for page in pages:
        for kind in ("headings", "questions", "code", "cells", "notes"):
            found += [
                f"{page.docname}: {kind}: {item[:80]}"
                for item in getattr(page, kind)
                if item not in text
            ]
        for alt in page.images:
            if not alternatives[squeezed(alt)] and squeezed(alt) not in text:
                found.append(f"{page.docname}: images: {alt[:80]}")
            alternatives[squeezed(alt)] -= 1
        found += [
            f"{page.docname}: links: {address}" for address in page.links if not addresses[address]
        ]
    return found


def _missing_words(pages: list[Page], text: str, squeezed_text: str) -> Iterator[str]:
    there = Counter(WORD.findall(text))
    wanted: Counter[str] = Counter()
    for page in pages:
        wanted.update(page.words)
    for word, count in sorted(wanted.items()):
        # A word that a line end cut in two is still there without the white space.
        if there[word] < count and squeezed_text.count(word) < count:
            where = ", ".join(page.docname for page in pages if word in page.words)
            yield f"{where}: words: {word} ({there[word]} of {count})"
