"""What readers meet on pages in Furo: focus, narrow screens, paper, languages from the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.conftest import OVERFLOW
from tests.sites import build_site, plant

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.sites import Built

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("small")]

SETTINGS = """
project = "Bread"
extensions = ["myst_parser", "sphinx_design", "sphinx_commons.theme"]
myst_enable_extensions = ["colon_fence"]
html_theme = "furo"
"""
LONG = "a-long-name-of-an-option-" * 4 + "end"
HEADS = [f"A_long_head_{number}" for number in range(12)]
INDEX = f"""# Bread

Bake with the option `--all-in-one` or then `--all-in-two`, with `--not-at-all`, `--all-at-once`,
or `{LONG}`, and read [`--read-this-page`](index.md).

:::{{card}} Rolls
:link: https://example.org/

Soft.
:::

:::{{dropdown}} Closed
Hidden crumbs.
:::

<details><summary>Raw</summary>Hidden crust.</details>

| {" | ".join(HEADS)} |
|{"---|" * len(HEADS)}
| {" | ".join(f"`a_long_value_{number}`" for number in range(12))} |

```text
{"a long line of code " * 10}END
```
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Built]:
    def make(language: str) -> Built:
        folder = tmp_path_factory.mktemp("reading")
        plant(folder / "source", {"conf.py": SETTINGS, "index.md": INDEX})
        return build_site(folder / "source", folder / "out", language=language)

    return make


@pytest.fixture(scope="module")
def address(built: Callable[..., Built], serve: Callable[[Path], str]) -> str:
    return serve(built("en").out)


def test_a_link_that_covers_a_card_shows_that_it_has_the_focus(page: Page, address: str):
    page.goto(address)
    page.locator("article").focus()
    while not page.evaluate("document.activeElement.matches('.sd-stretched-link')"):
        page.keyboard.press("Tab")
    shown = "getComputedStyle(document.activeElement, '::after')"
    assert page.evaluate(f"{shown}.outlineStyle") == "solid"
    assert page.evaluate(f"{shown}.outlineWidth") == "3px"
    card = page.locator("div.sd-card").bounding_box()
    assert card
    assert page.evaluate(f"parseFloat({shown}.width)") == pytest.approx(card["width"], abs=3)


def test_the_field_for_a_search_shows_that_it_has_the_focus(page: Page, address: str):
    page.goto(address)
    page.keyboard.press("/")
    expect(page.locator(".sidebar-search")).to_have_css("outline-style", "solid")


def test_short_code_is_not_divided(page: Page, address: str):
    lines = "e => [...e.querySelectorAll('.pre')].map(word => word.getClientRects().length)"
    for width in range(320, 400, 5):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(address)
        codes = page.locator("article section > p code").all()
        assert len(codes) == 6
        for code in codes:
            (number,) = code.evaluate(lines)
            assert number > 1 if code is codes[4] else number == 1
        assert page.evaluate(OVERFLOW) == 0


def test_paper_has_all_of_it(page: Page, address: str, tmp_path: Path):
    page.goto(address)
    page.pdf(path=tmp_path / "page.pdf", format="A4")
    sheets = PdfReader(tmp_path / "page.pdf").pages
    words = "".join(sheet.extract_text() for sheet in sheets)
    words = "".join(words.split())
    for wanted in (*HEADS, "a_long_value_11", "Hiddencrumbs.", "Hiddencrust.", "codeEND"):
        assert wanted in words
    # What is beyond the edge is in the file too, and on no paper.
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 794, "height": 900})
    beyond = """[...document.querySelectorAll("article *")].filter(
        e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1
    ).map(e => e.outerHTML.slice(0, 80))"""
    assert page.evaluate(beyond) == []


@pytest.mark.parametrize("language", ["ar", "he", "fa", "ur"])
def test_pages_from_the_right_are_mirrored(
    page: Page, built: Callable[..., Built], serve: Callable[[Path], str], language: str
):
    site = built(language)
    for name in ("index.html", "search.html", "genindex.html"):
        html = site.soup(name).html
        assert html
        assert (html["dir"], html["lang"]) == ("rtl", language)
    page.goto(serve(site.out))
    middle = 720
    places = {name: page.locator(name).bounding_box() for name in (".sidebar-container", "h1")}
    assert places[".sidebar-container"]["x"] > middle  # type: ignore[index]
    assert page.locator(".highlight pre").evaluate("e => getComputedStyle(e).direction") == "ltr"
    page.set_viewport_size({"width": 375, "height": 800})
    assert page.evaluate(OVERFLOW) == 0
    page.locator("label.nav-overlay-icon").click()
    page.wait_for_timeout(400)
    box = page.locator(".sidebar-drawer").bounding_box()
    assert box
    assert box["x"] + box["width"] == pytest.approx(375, abs=16)


def test_others_are_not(built: Callable[..., Built]):
    html = built("de").soup("index.html").html
    assert html
    assert not html.has_attr("dir")
    assert "from-right.css" not in str(html)
