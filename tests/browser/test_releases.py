"""Badges of releases, and the filter by release, in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import LOOKS, OVERFLOW, look
from tests.sites import build_site, plant

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

NAMES = "e => e.map(heading => heading.firstChild.data)"
FILES: dict[str, str | bytes] = {
    "conf.py": "extensions = ['sphinx_commons', 'sphinx_design']\nhtml_theme = 'furo'\n"
    "suppress_warnings = ['sphinx_commons.extra']\nmyst_enable_extensions = ['colon_fence']\n",
    "releases.yml": "yoga: {date: 2022-03-30, status: ended}\nzed: {date: 2022-10-05}\n"
    "caracal: {date: 2024-04-03}\n",
    "index.md": "# Home\n\n```{release:list}\n```\n"
    ":::{faq:question} Old?\n:tags: tea\n:applies-to: -zed\n\nYes.\n:::\n"
    ":::{faq:question} New?\n:tags: cup\n:applies-to: caracal\n\nYes.\n:::\n"
    ":::{faq:question} Always?\n:tags: cup\n\nYes.\n:::\n"
    "::::{tab-set}\n:::{tab-item} One\n:applies-to: yoga\n\nWords.\n:::\n::::\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve: Callable[..., str]) -> str:
    folder = tmp_path_factory.mktemp("releases")
    return serve(build_site(plant(folder / "source", FILES), folder / "out").out)


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(f"{site}/index.html")
    yield page
    context.close()


@pytest.mark.parametrize(
    ("chips", "shown"),
    [
        (["Caracal"], ["New?", "Always?"]),
        (["Yoga"], ["Old?", "Always?"]),
        (["Zed", "Caracal"], ["Old?", "New?", "Always?"]),
        (["Yoga", "cup"], ["Always?"]),
    ],
)
def test_questions_are_filtered_by_release(page, chips, shown):
    for chip in chips:
        page.get_by_role("button", name=chip, exact=True).click()
    expect(page.locator(".faq-count")).to_contain_text(f"{len(shown)} of 3")
    assert page.eval_on_selector_all(".faq-question:not([hidden]) h2", NAMES) == shown


def test_chips_are_a_named_group(page):
    group = page.get_by_role("group", name="Releases")
    assert group.get_by_role("button").all_text_contents() == ["Caracal", "Zed", "Yoga"]


def test_a_badge_of_a_question_is_a_link_over_what_opens_the_answer(page):
    page.locator(".faq-question .applies-to a").first.click()
    assert page.url.endswith("#release-zed")
    assert page.locator(".faq-answer[open]").count() == 0


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_everybody_can_read_them(page, axe, scheme, width):
    look(page, scheme, width)
    assert axe(page, "article") == []
    assert page.evaluate(OVERFLOW) == 0
