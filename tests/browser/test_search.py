"""Searching the hosted site in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from playwright.sync_api import expect
from sphinx.util.inventory import InventoryFile

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.site, pytest.mark.xdist_group("hosted_site")]


def test_every_question_is_found_by_its_words(page: Page, hosted_folder: Path, hosted_site: str):
    inventory = InventoryFile.loads((hosted_folder / "objects.inv").read_bytes(), uri="").data
    questions = [(q.display_name, f"/{q.uri}") for q in inventory["faq:question"].values()]
    assert len(questions) > 30
    page.goto(f"{hosted_site}/search/")
    page.focus("#search-words")
    page.wait_for_selector(".search-filters")
    lost = []
    for title, address in questions:
        page.fill("#search-words", title)
        page.press("#search-words", "Enter")
        page.wait_for_function(
            "title => document.getElementById('search-status').textContent.includes(title)"
            " && document.querySelector('#search-hits li, #search-help')",
            arg=title,
        )
        first = page.evaluate(
            "() => [...document.querySelectorAll('#search-hits > li:nth-child(-n+3) a')]"
            ".map(link => link.getAttribute('href'))"
        )
        if address not in first:
            lost.append((title, address, first))
    assert lost == []


def test_results_can_be_filtered_and_shared(page: Page, hosted_site: str):
    page.goto(f"{hosted_site}/search/?q=openstack")
    page.wait_for_selector("#search-hits li")
    page.select_option("select[name=kind]", "Posts")
    page.wait_for_function("() => location.search.includes('kind=Posts')")
    # Until the results are fetched, the list has those that were found before.
    page.wait_for_function(
        "() => {"
        "const facts = [...document.querySelectorAll('.search-facts')].map((f) => f.textContent);"
        "return facts.length && facts.every((text) => text.startsWith('Post'));"
        "}"
    )
    titles = page.locator(".search-hit h2").all_inner_texts()
    page.goto(page.url)
    page.wait_for_selector("#search-hits li")
    assert page.locator(".search-hit h2").all_inner_texts() == titles
    assert page.locator("select[name=kind]").input_value() == "Posts"


def test_words_can_be_left_out_where_a_filter_says_enough(page: Page, hosted_site: str):
    page.goto(f"{hosted_site}/search/?author=Rich+Bowen")
    page.wait_for_selector("#search-hits li")
    assert page.locator("#search-hits li").count() >= 1


def test_the_number_of_results_is_announced(page: Page, hosted_site: str):
    page.goto(f"{hosted_site}/search/")
    page.focus("#search-words")
    page.wait_for_selector(".search-filters")
    status = page.locator("[role=status]")
    assert status.inner_text() == ""
    page.fill("#search-words", "packstack")
    page.wait_for_function("() => document.getElementById('search-status').textContent !== ''")
    assert "packstack" in status.inner_text()


def test_results_stay_until_there_are_others(page: Page, hosted_site: str):
    page.goto(f"{hosted_site}/search/?q=packstack")
    page.wait_for_selector("#search-hits li")
    page.evaluate(
        "() => {"
        "const hits = document.getElementById('search-hits');"
        "window.least = hits.children.length;"
        "const look = () => { window.least = Math.min(window.least, hits.children.length); };"
        "new MutationObserver(look).observe(hits, { childList: true });"
        "}"
    )
    page.fill("#search-words", "openstack")
    page.wait_for_function(
        "() => document.getElementById('search-status').textContent.includes('openstack')"
    )
    assert page.evaluate("window.least") > 0


def test_more_results_keep_the_place_of_the_keyboard(page: Page, hosted_site: str):
    page.goto(f"{hosted_site}/search/?q=openstack")
    page.wait_for_selector("#search-more:not([hidden])")
    before = page.locator("#search-hits > li").count()
    page.locator("#search-more").press("Enter")
    page.wait_for_function(
        f"() => document.querySelectorAll('#search-hits > li').length > {before}"
    )
    focused = "document.activeElement.closest('#search-hits > li')"
    assert (
        page.evaluate(f"[...document.querySelectorAll('#search-hits > li')].indexOf({focused})")
        == before
    )


def test_where_nothing_is_found_there_is_help(page: Page, hosted_site: str):
    words = "pakcstack prodution <b>&"
    # One of the words that were meant is found, but questions have no year.
    page.goto(f"{hosted_site}/search/?q={quote(words)}&kind=Questions&year=2011")
    page.wait_for_selector("#search-help a")
    near = page.locator("#search-help li a").all_inner_texts()
    assert "Is Packstack meant for production?" in near
    ask = page.locator(".search-ask a").get_attribute("href")
    assert ask.endswith(f"title={quote(words, safe='')}")
    assert page.locator("#search-status b").count() == 0


@pytest.mark.parametrize("key", ["/", "Control+k"])
@pytest.mark.parametrize("width", [1440, 320])
def test_keys_lead_to_the_search_box(page: Page, hosted_site: str, key: str, width: int):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{hosted_site}/install/packstack/")
    page.keyboard.press(key)
    assert page.evaluate("document.activeElement.id") == "sidebar-search"
    # On a narrow screen the sidebar slides in.
    expect(page.locator("#sidebar-search")).to_be_in_viewport()
    page.keyboard.type("a/b")
    assert page.locator("#sidebar-search").input_value() == "a/b"
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=a%2Fb")


def test_without_an_index_sphinx_answers(page: Page, serve, tmp_path: Path, hosted_folder: Path):
    for name in ("_static", "search", "searchindex.js", "install"):
        (tmp_path / name).symlink_to(hosted_folder / name)
    page.goto(f"{serve(tmp_path)}/search/?q=packstack")
    page.wait_for_selector("#search-results li a[href*='install/packstack']")
    found = page.locator("#search-results li", has=page.locator("a[href*='install/packstack']"))
    assert "Packstack" in found.first.locator("p.context").inner_text()


def test_without_scripts_there_are_lists(browser: Browser, hosted_site: str):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{hosted_site}/search/")
    assert page.locator("noscript a").count() == 2
    context.close()
