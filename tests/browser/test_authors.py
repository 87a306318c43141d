"""Author pages in a browser: seen, read aloud, and kept to this site."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.authors.big_site import write_site
from tests.browser.conftest import LOOKS, OVERFLOW, look, visitor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import BrowserContext, Page

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("authors_browser")]
ROOT = Path(__file__).parents[2]
PAGES = ("authors/busy", "authors/long", "authors/rtl", "authors/index", "posts/0")


class Shown(NamedTuple):
    """A page that is open: its name, what it asked for, and what it did not get."""

    name: str
    page: Page
    asked: list[str]
    failed: list[str]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """The address of a site of 300 posts."""
    folder = tmp_path_factory.mktemp("authors")
    site = write_site(folder / "site", 300)
    command = [sys.executable, "-m", "sphinx", "-q", "-W", site, folder / "html"]
    done = subprocess.run(
        command,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return serve(folder / "html")


@pytest.fixture(scope="module", params=PAGES)
def shown(request: pytest.FixtureRequest, window: BrowserContext, address: str) -> Iterator[Shown]:
    """Each page, opened once; everything in it is loaded."""
    with visitor(window) as page:
        asked: list[str] = []
        failed: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("response", lambda got: got.status >= 400 and failed.append(got.url))
        page.goto(f"{address}/{request.param}.html", wait_until="networkidle")
        yield Shown(request.param, page, asked, failed)


@pytest.mark.parametrize(("scheme", "width"), LOOKS[:3])
def test_pages_are_accessible_and_fit(shown: Shown, axe, scheme: str, width: int):
    look(shown.page, scheme, width)
    # The frame is the theme's.
    assert axe(shown.page, "article") == []
    assert shown.page.evaluate(OVERFLOW) == 0
    if shown.name == "authors/busy":
        for link in shown.page.locator(".author-links a, .author-works summary").all():
            box = link.bounding_box()
            assert box["width"] >= 24
            assert box["height"] >= 24


def test_nothing_is_loaded_from_elsewhere(shown: Shown, address: str):
    images = shown.page.locator("article img")
    for number in range(images.count()):
        images.nth(number).scroll_into_view_if_needed()
        assert images.nth(number).evaluate("image => image.decode().then(() => image.naturalWidth)")
    assert [url for url in shown.asked if not url.startswith((address, "data:"))] == []
    assert shown.failed == []


def test_older_works_open_without_a_script(address, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/authors/busy.html")
    fold = page.locator(".author-works details").last
    assert not fold.locator("li").first.is_visible()
    fold.locator("summary").click()
    assert fold.locator("li").first.is_visible()
    context.close()


def test_a_name_from_right_to_left_is_shown_in_its_order(address, page):
    page.goto(f"{address}/posts/0.html")
    for name in page.locator(".byline .h-card").all():
        assert name.evaluate("element => getComputedStyle(element).unicodeBidi") == "isolate"
    page.goto(f"{address}/authors/rtl.html")
    data = json.loads(page.locator("script[type='application/ld+json']").first.text_content())
    assert data["mainEntity"]["name"] == page.locator("h1").evaluate(
        "h => h.firstChild.textContent"
    )
