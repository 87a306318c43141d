"""Asks the two searches of a site in a browser, as a reader does."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from sphinx.util.inventory import InventoryFile

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

LETTERS = "aeinorst"
LONG_WORD = re.compile(r"[A-Za-z]{5,}")
LINKS = (
    "selector => [...document.querySelectorAll(selector)]"
    ".map(hit => [...hit.querySelectorAll('a')].map(link => link.href))"
)


class Ask(NamedTuple):
    """A title, and the address of what has it."""

    title: str
    address: str


class Answer(NamedTuple):
    """The links of each result, and what the site asks whether it was meant."""

    hits: list[list[str]]
    meant: str


def asks(folder: Path) -> list[Ask]:
    """All pages and questions of the site in *folder*; the page for missing pages is none."""
    found = InventoryFile.loads((folder / "objects.inv").read_bytes(), uri="").data
    items = [*found["std:doc"].items(), *found["faq:question"].items()]
    return [Ask(item.display_name, item.uri) for name, item in items if name != "404"]


def ask_sphinx(page: Page, base: str, words: str) -> Answer:
    """Ask Sphinx's search of ``make html``."""
    page.goto(f"{base}/search.html?q={quote(words)}")
    page.wait_for_function(
        "() => document.querySelector('#search-results > h2:not(:has(span))') !== null"
    )
    hits = page.evaluate(LINKS, "#search-results ul.search > li")
    return _answer(page, base, hits)


def open_hosted(page: Page, base: str) -> None:
    """Open the search page of the hosted site, and touch the field."""
    page.goto(f"{base}/search/")
    page.focus("#search-words")
    page.wait_for_selector(".search-filters")


def ask_hosted(page: Page, base: str, words: str) -> Answer:
    """Ask the search of the hosted site, whose page is open."""
    page.fill("#search-words", words)
    page.press("#search-words", "Enter")
    page.wait_for_function(
        "words => new URLSearchParams(location.search).get('q') === words"
        " && document.querySelector('#search-hits[aria-busy=false]') !== null",
        arg=words.strip(),
    )
    return _answer(page, base, page.evaluate(LINKS, "#search-hits > li"))


def _answer(page: Page, base: str, hits: list[list[str]]) -> Answer:
    meant = page.locator(".search-meant a").all_text_contents()
    return Answer([[link.removeprefix(f"{base}/") for link in hit] for hit in hits], "".join(meant))


def leads(answer: Answer, ask: Ask, titles: dict[str, str]) -> bool:
    """Whether what *ask* names is the first result, or the first link below its page.

    Of two things with one title either may lead.
    """
    first = answer.hits[0] if answer.hits else []
    return ask.address in first[:2] or (bool(first) and titles.get(first[0]) == ask.title)


def typos(asked: list[Ask], count: int) -> list[tuple[str, Ask]]:
    """Titles with one slip each: letters swapped, left out, exchanged or put in."""
    chance, found = random.Random(20), []
    long = [ask for ask in asked if LONG_WORD.search(ask.title)]
    for ask in chance.choices(long, k=count):
        word = chance.choice(LONG_WORD.findall(ask.title))
        at, letter = chance.randrange(1, len(word) - 1), chance.choice(LETTERS)
        slips = (
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + word[at + 1 :],
            word[:at] + letter + word[at + 1 :],
            word[:at] + letter + word[at:],
        )
        found.append((ask.title.replace(word, chance.choice(slips), 1), ask))
    return found
