"""The hosted site, opened from a disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sphinx_commons.core.redirect_pages import SCRIPT
from sphinx_commons.core.static_files import STATIC
from sphinx_commons.urls.redirect_pages import page_html

from tests.sites import plant

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.site, pytest.mark.xdist_group("hosted_site")]


@pytest.fixture
def start(page: Page, hosted_folder: Path) -> Page:
    page.goto((hosted_folder / "index.html").as_uri())
    return page


def test_links_lead_to_pages(start: Page, hosted_folder: Path):
    start.locator("article a[href='install/packstack/']").click()
    start.wait_for_url((hosted_folder / "install/packstack/index.html").as_uri())
    assert start.locator("h1").inner_text().startswith("Packstack")
    start.locator(".site-links a", has_text="Questions").press("Enter")
    start.wait_for_url((hosted_folder / "faq/index.html").as_uri())
    start.locator(".sidebar-brand").click()
    start.wait_for_url((hosted_folder / "index.html").as_uri())


def test_links_into_a_page_keep_their_place(start: Page, hosted_folder: Path):
    start.goto((hosted_folder / "faq-questions" / "index.html").as_uri())
    link = start.locator("article a[href*='/#']").first
    place = (link.get_attribute("href") or "").partition("#")[2]
    link.click()
    start.wait_for_url(f"**/index.html#{place}")


def test_the_search_finds_pages(start: Page):
    failed: list[str] = []
    start.on("pageerror", lambda error: failed.append(str(error)))
    start.fill("#sidebar-search", "packstack")
    start.press("#sidebar-search", "Enter")
    start.locator("#search-results li a").first.click()
    start.wait_for_url("**/index.html*")
    assert start.locator("#furo-main-content h1").count() == 1
    assert "/search/" not in start.url
    assert failed == []


def test_old_addresses_lead_to_pages(page: Page, tmp_path: Path):
    texts = {
        "old/page.html": page_html("old/page.html", "new/#part", "https://example.org/", "en"),
        "new/index.html": "<h1>New</h1>",
        SCRIPT: (STATIC / "redirects.js").read_text("utf-8"),
    }
    plant(tmp_path, texts)
    page.goto((tmp_path / "old/page.html").as_uri(), wait_until="commit")
    page.wait_for_url((tmp_path / "new/index.html").as_uri() + "#part")
    assert page.locator("h1").inner_text() == "New"


@pytest.mark.parametrize(
    ("new", "came", "went"),
    [
        ("new.html", "?q=salt#part", "new.html?q=salt#part"),
        ("new.html#own", "?q=salt#part", "new.html?q=salt#own"),
        ("new.html?n=1", "?q=salt#part", "new.html?n=1#part"),
        ("sub/", "#a%20part", "sub/index.html#a%20part"),
        ("new.html", "", "new.html"),
    ],
)
def test_what_was_asked_for_goes_along(page: Page, tmp_path: Path, new: str, came: str, went: str):
    texts = {
        "old.html": page_html("old.html", new, "https://example.org/", "en"),
        "new.html": "<h1>New</h1>",
        "sub/index.html": "<h1>New</h1>",
        SCRIPT: (STATIC / "redirects.js").read_text("utf-8"),
    }
    plant(tmp_path, texts)
    page.goto((tmp_path / "old.html").as_uri() + came, wait_until="commit")
    page.wait_for_url(tmp_path.as_uri() + "/" + went)
    assert page.locator("h1").inner_text() == "New"
