"""Author pages in a browser: seen, read aloud, and kept to this site."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.authors.big_site import write_site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("authors_browser")]
ROOT = Path(__file__).parents[2]
PAGES = ("authors/busy", "authors/long", "authors/rtl", "authors/index", "posts/0")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """The address of a site of 300 posts."""
    folder = tmp_path_factory.mktemp("authors")
    site = write_site(folder / "site", 300)
    command = [sys.executable, "-m", "sphinx", "-q", "-W", site, folder / "html"]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return serve(folder / "html")


@pytest.fixture(params=[(1440, "light"), (1440, "dark"), (320, "light")], ids=str)
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    width, scheme = request.param
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    yield context.new_page()
    context.close()


def violations(page: Page) -> list[str]:
    """What axe-core finds in the part of the page that is ours: the frame is the theme's."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, context="article").response["violations"]
    return [f"{v['id']}: {node['html'][:200]}" for v in found for node in v["nodes"]]


@pytest.mark.parametrize("name", PAGES)
def test_pages_are_accessible_and_fit(address, page, name):
    page.goto(f"{address}/{name}.html")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_loaded_from_elsewhere(address, browser, name):
    page = browser.new_page()
    asked: list[str] = []
    failed: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("response", lambda answer: answer.ok or failed.append(answer.url))
    page.goto(f"{address}/{name}.html", wait_until="networkidle")
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
    assert failed == []
    images = page.locator("article img")
    for number in range(images.count()):
        images.nth(number).scroll_into_view_if_needed()
        assert images.nth(number).evaluate("image => image.decode().then(() => image.naturalWidth)")
    page.close()


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


def test_targets_are_large_enough(address, page):
    page.goto(f"{address}/authors/busy.html")
    for link in page.locator(".author-links a, .author-works summary").all():
        box = link.bounding_box()
        assert box["width"] >= 24
        assert box["height"] >= 24
