"""Addresses, anchors and ids of feeds that vanish, and what to write so that they stay."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from sphinx_commons.urls import ledger

if TYPE_CHECKING:
    from collections.abc import Iterator, Set
    from pathlib import Path

    from .builds import Build
    from .contents import Page

KINDS = ("address", "anchor", "feed")


@dataclass(frozen=True, slots=True)
class Advice:
    """What vanishes, of one of ``KINDS``, and in which file what line keeps it."""

    kind: str
    what: str
    file: str = ""
    line: str = ""
    why: str = ""


def advise(
    before: Build,
    after: Build,
    pairs: list[tuple[Page, Page]],
    gone: list[Page],
    redirected: Set[str],
) -> Iterator[Advice]:
    """A line for each address, anchor and id that the change takes away.

    :param pairs: the pages that are other, as they were and as they are.
    :param redirected: addresses that only lead on.
    """
    files = source_files(after.source)
    for old, new in pairs:
        if old.url != new.url and old.url not in redirected:
            yield Advice("address", old.url, file_of(new.url, files), f"aliases: [{old.url}]")
    for page in gone:
        if page.url not in redirected:
            why = "add the line to the front matter of the page that took its place"
            yield Advice("address", page.url, "", f"aliases: [{page.url}]", why)
    for old, new in pairs:
        yield from _anchors(old, new, file_of(new.url, files))
    yield from _feeds(before.site, after.site, pairs)


def _anchors(old: Page, new: Page, file: str) -> Iterator[Advice]:
    successors = dict(_successors(old, new))
    for name, heading in old.anchors.items():
        if name not in new.anchors:
            close = successors.get(heading, "")
            place = f"above the heading “{close}”" if close else "above what took its place"
            yield Advice("anchor", f"{old.url}#{name}", file, f"({name})=", place)


def _successors(old: Page, new: Page) -> Iterator[tuple[str, str]]:
    """Headings that went with those in their place: as many, below the same one that stayed."""
    was, is_now = _runs(old, new), _runs(new, old)
    for stayed, headings in was.items():
        others = is_now.get(stayed, [])
        if len(headings) == len(others):
            yield from zip(headings, others, strict=True)


def _runs(page: Page, other: Page) -> dict[str, list[str]]:
    """Each anchor of both pages, and the first place -> the headings after it of *page* alone."""
    runs: dict[str, list[str]] = {"": []}
    stayed = ""
    for name, heading in page.anchors.items():
        if name in other.anchors:
            stayed = name
            runs.setdefault(stayed, [])
        elif heading and heading not in runs[stayed]:
            runs[stayed].append(heading)
    return runs


def _feeds(before: Path, after: Path, pairs: list[tuple[Page, Page]]) -> Iterator[Advice]:
    was, is_now = ledger.read_site(before), ledger.read_site(after)
    moved = {old.url: new.url for old, new in pairs}
    for url, name in sorted(was.feed_ids.items()):
        place = moved.get(url, url)
        now = is_now.feed_ids.get(place)
        if now not in (None, name):
            why = f"its id was {name} and is now {now}: readers of feeds get it twice"
            yield Advice("feed", place, "", "make urls", f"{why}; the ledger keeps the id")
        elif now is None and url.endswith(".xml") and url not in is_now.redirected:
            why = "the feed is gone; name the feed in its place in redirects.csv"
            yield Advice("feed", url, "", f"{url},", why)


def source_files(source: Path) -> dict[str, str]:
    """The name of each page -> its file, from the folder of the *source*."""
    names: dict[str, str] = {}
    for suffix in (".ipynb", ".rst", ".md"):
        for file in source.rglob(f"*{suffix}"):
            name = file.relative_to(source).as_posix()
            if not name.startswith("_build/"):
                names[name.removesuffix(suffix)] = name
    return names


def file_of(url: str, files: dict[str, str]) -> str:
    """The file of the page at *url*, empty where it has none."""
    name = unquote(url).strip("/")
    return files.get(name) or files.get(f"{name}/index".lstrip("/")) or ""
