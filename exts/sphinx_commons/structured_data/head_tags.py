"""A page -> the elements of ``<head>`` that describe it. No Sphinx in here."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .model import Page


def head_tags(page: Page) -> Iterator[str]:
    """OpenGraph and description; the URL and the picture only where they are absolute."""
    yield meta("name", "description", page.description)
    for name, value in _open_graph(page):
        yield meta("property", name, value)
    if page.image:
        yield meta("name", "twitter:card", "summary_large_image")


def meta(key: str, name: str, value: str) -> str:
    """One ``<meta>`` element."""
    return f'<meta {key}="{name}" content="{escape(value)}">'


def _open_graph(page: Page) -> Iterator[tuple[str, str]]:
    yield "og:title", page.title
    yield "og:type", page.type
    yield "og:site_name", page.site
    yield "og:description", page.description
    if "-" in page.language:  # OpenGraph knows languages of territories only.
        yield "og:locale", page.language.replace("-", "_")
    if page.url:
        yield "og:url", page.url
    if page.image:
        yield "og:image", page.image
        yield "og:image:alt", page.image_alt or page.title
    if page.type == "article":
        yield from _article(page)


def _article(page: Page) -> Iterator[tuple[str, str]]:
    if page.published:
        yield "article:published_time", page.published
    if page.modified:
        yield "article:modified_time", page.modified
    for tag in page.tags:
        yield "article:tag", tag
