"""Pages as `make html` leaves them; test_gates.py has what the hosted site keeps to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import OVERFLOW, complaints, look

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.builds import RealDocs

pytestmark = [pytest.mark.browser, pytest.mark.site, pytest.mark.xdist_group("browser_site")]

KINDS = {
    "landing": "index.html",
    "docs": "install/packstack.html",
    "table": "about/releases.html",
    "faq": "faq/basics.html",
    "post": "blog/2015/upstream-first-nfv.html",
    "blog": "blog/index.html",
    "archive": "blog/archive.html",
    "tag": "blog/tag/openstack.html",
    "author": "authors/rbowen.html",
    "people": "authors/index.html",
    "questions": "faq-questions.html",
    "index": "genindex.html",
    "search": "search.html?q=packstack",
    "404": "404.html",
}


@pytest.fixture(scope="module")
def site(real_docs: RealDocs, serve: Callable[[Path], str]) -> str:
    """The address of the real website."""
    return serve(real_docs.built("html"))


@pytest.mark.parametrize("kind", KINDS)
def test_page(page: Page, axe, site: str, kind: str):
    found = complaints(page)
    page.goto(f"{site}/{KINDS[kind]}")
    page.wait_for_load_state("networkidle")
    for scheme, width in (("light", 1440), ("dark", 320)):
        look(page, scheme, width)
        assert found == []
        assert axe(page) == []
        assert page.evaluate(OVERFLOW) == 0


@pytest.mark.parametrize("kind", ["landing", "docs", "faq", "post"])
def test_the_content_is_a_few_stops_away(page: Page, site: str, kind: str):
    page.goto(f"{site}/{KINDS[kind]}")
    inside = "document.activeElement.closest('article') !== null"
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate(inside):
            break
    assert page.evaluate(inside)


def test_the_skip_link_leads_to_the_article(page: Page, site: str):
    page.goto(f"{site}/install/packstack.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className").startswith("skip-to-content")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "ARTICLE"


def test_the_colours_can_be_chosen_and_are_kept(page: Page, site: str):
    page.goto(f"{site}/index.html")
    toggle = page.locator(".theme-toggle-content button")
    before = page.evaluate("document.body.dataset.theme")
    toggle.click()
    chosen = page.evaluate("document.body.dataset.theme")
    assert chosen != before
    page.goto(f"{site}/install/packstack.html")
    assert page.evaluate("document.body.dataset.theme") == chosen


def test_the_page_reads_without_scripts(browser: Browser, site: str):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/install/packstack.html")
    assert page.locator("article").inner_text().startswith("Packstack")
    context.close()


def test_search_finds_a_page(page: Page, site: str):
    page.goto(f"{site}/search.html?q=packstack")
    page.wait_for_selector("#search-results li a")
    assert "packstack" in page.locator("#search-results").inner_text().lower()


def test_paper_has_the_text_and_no_tools(page: Page, site: str):
    page.goto(f"{site}/install/packstack.html")
    tabs = page.locator(".sd-tab-content")
    assert not tabs.nth(1).is_visible()
    page.emulate_media(media="print")
    assert [tab.is_visible() for tab in tabs.all()] == [True, True]
    for tool in (".skip-to-content", ".sidebar-drawer", ".toc-drawer", ".copybtn", ".site-links"):
        assert not any(part.is_visible() for part in page.locator(tool).all())
    assert (
        page.locator("article ol").first.evaluate("e => getComputedStyle(e).breakInside") == "auto"
    )
