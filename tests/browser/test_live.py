"""A browser that looks at a preview."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.live.previews import preview, wait_for

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.live.previews import Preview

pytestmark = pytest.mark.browser
LONG = "\n\n".join(f"Line {number}." for number in range(200))


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    with preview(tmp_path_factory.mktemp("live")) as running:
        yield running


@pytest.fixture
def page(browser):
    page = browser.new_page()
    yield page
    page.close()


def test_an_edit_shows_up_where_one_reads(page: Page, site: Preview):
    tea = site.source / "tea.md"
    tea.write_text(f"# Tea\n\n{LONG}\n")
    site.wait("/tea.html", "Line 199.")
    wait_for(lambda: site.said.count("Built in") > 1)
    page.goto(f"{site.address}tea.html")
    page.evaluate("document.documentElement.style.scrollBehavior = 'auto'; scrollTo(0, 2000)")
    page.wait_for_function("scrollY === 2000")
    tea.write_text(f"# Tea\n\n{LONG}\n\nFresh leaves.\n")
    page.wait_for_function("document.body.textContent.includes('Fresh leaves.')")
    page.wait_for_function("scrollY === 2000")


def test_a_page_out_of_sight_is_fresh_when_one_comes_back(page: Page, site: Preview):
    tea = site.source / "tea.md"
    page.goto(f"{site.address}tea.html")
    hide(page, True)
    tea.write_text("# Tea\n\nGreen leaves.\n")
    site.wait("/tea.html", "Green leaves.")
    assert "Green leaves." not in page.inner_text("body")
    hide(page, False)
    page.wait_for_function("document.body.textContent.includes('Green leaves.')")


def hide(page: Page, hidden: bool) -> None:
    """Have the page believe that it is out of sight, or in sight again."""
    page.evaluate(
        """hidden => {
            Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
            document.dispatchEvent(new Event("visibilitychange"));
        }""",
        hidden,
    )


def test_warnings_stand_in_a_bar_that_opens(page: Page, site: Preview, axe):
    tea = site.source / "tea.md"
    page.goto(f"{site.address}tea.html")
    tea.write_text("# Tea\n\nLeaves.\n\n```{nothing}\n<b>\n```\n")
    summary = page.locator(".live-bar summary")
    summary.wait_for()
    assert summary.inner_text() == "1 warning"
    assert not page.locator(".live-bar li").is_visible()
    summary.click()
    assert "tea.md:5: Unknown directive type: 'nothing'" in page.inner_text(".live-bar li")
    assert not [found for found in axe(page) if "live" in found]
    tea.write_text("# Tea\n\nLeaves.\n")
    page.locator(".live-bar").wait_for(state="detached")


def test_an_error_stands_in_the_page_until_it_is_mended(page: Page, site: Preview, axe):
    conf = site.source / "conf.py"
    working = conf.read_text()
    page.goto(f"{site.address}tea.html")
    conf.write_text("1 / 0\n")
    heading = page.get_by_role("heading", name="The site cannot be built")
    heading.wait_for()
    assert "ZeroDivisionError" in page.inner_text("pre")
    assert axe(page) == []
    conf.write_text(working)
    page.get_by_role("heading", name="Tea").wait_for()
