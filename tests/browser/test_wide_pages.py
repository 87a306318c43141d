"""What pages of the hosted site make of the room that a screen has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import look

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.site, pytest.mark.xdist_group("hosted_site")]

IN_VIEW = "() => [...document.querySelectorAll('.toc-tree a.in-view')].map(a => a.textContent)"
BOX = "selector => document.querySelector(selector).getBoundingClientRect().toJSON()"


def wait_for_marks(page: Page) -> list[str]:
    """What is marked, once the page was drawn again."""
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    found: list[str] = page.evaluate(IN_VIEW)
    return found


def test_contents_mark_what_is_in_view(page: Page, hosted_site: str):
    page.goto(f"{hosted_site}/faq/basics/")
    titles = page.locator(".toc-tree li li a").all_inner_texts()
    # All questions fit on the screen while their answers are shut.
    assert wait_for_marks(page) == titles
    page.get_by_role("button", name="Open all").click()
    marked = wait_for_marks(page)
    assert 0 < len(marked) < len(titles)
    assert marked == titles[: len(marked)]
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    marked = wait_for_marks(page)
    assert titles[0] not in marked
    assert marked == titles[-len(marked) :]
    colours = page.evaluate(
        "() => [...document.querySelectorAll('.toc-tree li li a')].map(a =>"
        " [a.classList.contains('in-view'), getComputedStyle(a).color])"
    )
    shown = {colour for is_in_view, colour in colours if is_in_view}
    assert shown.isdisjoint(colour for is_in_view, colour in colours if not is_in_view)


@pytest.mark.parametrize("width", [1440, 1920])
@pytest.mark.parametrize("path", ["/", "/authors/", "/authors/docs-team/", "/blog/"])
def test_without_contents_the_page_uses_their_column(
    page: Page, hosted_site: str, path: str, width: int
):
    page.goto(f"{hosted_site}/faq/basics/")
    look(page, "light", width)
    end = page.evaluate(BOX, ".toc-drawer")["right"]
    page.goto(hosted_site + path)
    content = page.evaluate(BOX, ".content")
    assert content["right"] == pytest.approx(end, abs=2)
    lines = page.evaluate(
        "() => [...document.querySelectorAll('article p')]"
        ".map(p => p.getBoundingClientRect().width / parseFloat(getComputedStyle(p).fontSize))"
    )
    assert max(lines) <= 46.1


@pytest.mark.parametrize(("scheme", "is_turned"), [("light", False), ("dark", True)])
def test_diagrams_follow_the_colours(page: Page, hosted_site: str, scheme: str, is_turned: bool):
    page.emulate_media(color_scheme=scheme)
    for path in ("/about/", "/blog/2015/upstream-first-nfv/"):
        page.goto(hosted_site + path)
        filters = page.evaluate(
            "() => [...document.querySelectorAll('article img[src$=\".svg\"]:not(.author-avatar)')]"
            ".map(img => getComputedStyle(img).filter)"
        )
        assert filters
        assert all(("invert" in found) == is_turned for found in filters)
    page.goto(f"{hosted_site}/authors/")
    face = "getComputedStyle(document.querySelector('.author-avatar')).filter"
    assert page.evaluate(face) == "none"


@pytest.mark.parametrize("width", [375, 768, 1440, 1920])
def test_the_face_stands_beside_the_name(page: Page, hosted_site: str, width: int):
    page.goto(f"{hosted_site}/authors/docs-team/")
    look(page, "light", width)
    face = page.evaluate(BOX, ".author-profile .author-avatar")
    for selector in ("h1", ".author-facts"):
        box = page.evaluate(BOX, selector)
        assert box["left"] >= face["right"]
    assert page.evaluate(BOX, "h1")["top"] == pytest.approx(face["top"], abs=40)
    assert page.evaluate(BOX, "article > section > p")["top"] >= face["bottom"]
