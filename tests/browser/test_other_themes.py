"""Pages under the themes of Sphinx: legible, and accessible where the theme is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.conftest import OVERFLOW
from tests.sites import build_site, plant

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("other_themes")]

ROOMS = "faq authors blog comments structured_data urls search".split()
SETTINGS = """
extensions = ["myst_parser", *(f"sphinx_commons.{room}" for room in rooms)]
project = "Tea"
if rooms:
    html_baseurl = "https://tea.example.org/"
    comments_server = "https://comments.example.org/"
"""
PERSON = """---
author: {{name: {0}, links: {{website: 'https://example.org/'}}}}
---
# {0}

Text.
"""
POST = """---
date: 2025-01-0{0}
authors: [ada, bob]
tags: [tea, hot water]
category: News
comments: true
---
# Cup {0}

Words of [a cup](https://example.org).
"""
ASKED = """---
faq: true
authors: ada
reviewed: 2026-01-01
---
# Questions

## How hot?

Just off the boil, as [they](https://example.org) say.

## Why so?

So.
"""
FILES = {
    "index.md": "# Tea\n\nWords of [a cup](https://example.org).\n\n```{toctree}\n:caption: All\n"
    "asked\nauthors/ada\nauthors/bob\nblog/2025/a\nblog/2025/b\n404\n```\n",
    "404.md": "# Not found\n\nNothing is here.\n",
    "asked.md": ASKED,
    "authors/ada.md": PERSON.format("Ada Ex"),
    "authors/bob.md": PERSON.format("Bob Why"),
    "blog/2025/a.md": POST.format(1),
    "blog/2025/b.md": POST.format(2),
}
PAGES = "index asked authors/ada blog/2025/a blog/index blog/archive blog/tag blog/tag/tea".split()
PAGES += "faq-questions search 404".split()
OF_THE_THEME = "index asked authors/ada blog/2025/a genindex search 404".split()
OURS = (
    ".byline, .author-profile, .author-works, .author-cards, .blog-nav, .blog-count, .blog-list, "
    ".blog-foot, .blog-terms, .blog-titles, .faq-question, .faq-tools, .faq-index, .page-comments"
)
OPEN = "document.querySelectorAll('details').forEach(part => { part.open = true; })"
# How far the words of a question are below its top, and from its side, where the sign is.
QUESTION = """question => {
  const text = document.createRange();
  text.selectNodeContents(question.querySelector(":scope > h2"));
  const [box, letters] = [question.getBoundingClientRect(), text.getBoundingClientRect()];
  return [letters.top - box.top, letters.left - box.left];
}"""
FACE = """() => {
  const text = document.createRange();
  text.selectNodeContents(document.querySelector("h1").firstChild);
  const face = document.querySelector(".author-avatar").getBoundingClientRect();
  return text.getBoundingClientRect().left - face.right;
}"""


@pytest.fixture(scope="module", params=["alabaster", "classic", "basic"])
def sites(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    serve: Callable[[Path], str],
) -> dict[str, str]:
    """The address of one site with our extensions, and of the same site without."""
    found = {}
    for name, rooms in (("with", ROOMS), ("without", [])):
        folder = tmp_path_factory.mktemp(f"{request.param}-{name}")
        conf = f"rooms = {rooms}\n{SETTINGS}html_theme = {request.param!r}\n"
        source = plant(folder / "source", FILES | {"conf.py": conf})
        found[name] = serve(build_site(source, folder / "out").out)
    return found


@pytest.fixture(params=[1200, 375])
def sized(request: pytest.FixtureRequest, page: Page) -> Iterator[Page]:
    """A page as wide as a screen, and as a telephone."""
    page.set_viewport_size({"width": request.param, "height": 900})
    return page


def test_nothing_is_less_accessible_than_the_theme(
    sites: dict[str, str], sized: Page, axe: Callable[..., list[str]]
):
    """Rules that the theme breaks are broken by the theme; what we add breaks none."""
    known: set[str] = set()
    overflow = 0
    for name in OF_THE_THEME:
        sized.goto(f"{sites['without']}/{name}.html")
        known |= rules(axe(sized))
        overflow = max(overflow, sized.evaluate(OVERFLOW))
    for name in PAGES:
        sized.goto(f"{sites['with']}/{name}.html")
        sized.evaluate(OPEN)
        assert rules(axe(sized)) - known == set(), name
        if sized.locator(OURS).count():
            assert axe(sized, OURS) == [], name
        assert sized.evaluate(OVERFLOW) <= overflow, name


def rules(found: list[str]) -> set[str]:
    return {line.partition(" ")[0] for line in found}


def test_what_stands_beside_a_heading_lies_on_none(sites: dict[str, str], sized: Page):
    sized.goto(f"{sites['with']}/asked.html")
    places: list[Any] = [part.evaluate(QUESTION) for part in sized.locator(".faq-question").all()]
    assert places
    for down, aside in places:
        assert 4 < down < 24
        assert aside >= 24
    sized.goto(f"{sites['with']}/authors/ada.html")
    assert sized.evaluate(FACE) >= 4
