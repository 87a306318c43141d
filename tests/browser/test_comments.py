"""Readers comment in a browser, and the real server keeps what they wrote."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING
from urllib.request import Request, urlopen

import pytest
from sphinx.testing.util import SphinxTestApp

from tests.browser.conftest import absent, complaints
from tests.builds import DOCS
from tests.comments import isso
from tests.hosting.nginx import PATIENCE, find_nginx, free_port, running

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Route

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("comments")]

# The look of the real site.
LOOK = {
    "html_theme": "furo",
    "extensions": ["sphinx_commons.comments", "sphinx_commons.theme"],
    "templates_path": [str(DOCS / "_templates")],
    "html_static_path": [str(DOCS / "_static")],
    "html_css_files": ["site.css"],
}


@pytest.fixture(scope="module")
def site(rootdir: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address of a site with comments, and what its Isso server tells."""
    if not find_nginx():
        absent("no nginx found")
    if not isso.is_installed():
        absent("no Isso found; make test installs it")
    folder = tmp_path_factory.mktemp("comments")
    shutil.copytree(rootdir / "test-comments", folder / "src")
    app = SphinxTestApp("dirhtml", srcdir=folder / "src", confoverrides=LOOK)
    try:
        app.build()
        assert app.warning.getvalue() == ""
    finally:
        app.cleanup()
    (folder / "redirects.map").touch()
    # The site says that it is at /food/.
    (folder / "www").mkdir()
    app.outdir.rename(folder / "www" / "food")
    port = free_port()
    with (
        running(folder / "www", folder / "redirects.map", folder / "nginx", port) as base,
        isso.running(base, port, folder) as log,
    ):
        publish_first(base, log)
        yield base, log


def publish_first(base: str, log: Path) -> None:
    """The first comment, ``#isso-1``."""
    comment = json.dumps({"text": "Salt is white.", "author": "Eve", "title": "Salt"}).encode()
    headers = {"Content-Type": "application/json", "Origin": base}
    new = Request(f"{base}/comments/new?uri=/food/salt/", comment, headers)
    urlopen(new, timeout=PATIENCE).close()
    (link,) = isso.activation_links(log)
    urlopen(Request(link, b""), timeout=PATIENCE).close()


def open_comments(page: Page, base: str) -> None:
    page.goto(f"{base}/food/salt/")
    page.get_by_role("button", name="Show comments").press("Enter")
    page.wait_for_selector(".isso-postbox")


def write(page: Page, text: str, name: str) -> None:
    """Comment with the keyboard alone."""
    page.locator("#isso-thread > .isso-postbox textarea").focus()
    page.keyboard.type(text)
    page.keyboard.press("Tab")
    page.keyboard.type(name)
    for _ in range(3):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.type") == "submit"
    page.keyboard.press("Enter")


def approve_all(page: Page, log: Path) -> None:
    """Do what a moderator does with the links of the log."""
    page.on("dialog", lambda dialog: dialog.accept())
    for link in isso.activation_links(log):
        page.goto(link)
        page.wait_for_url("**/food/salt/#isso-*")


def test_nothing_is_loaded_before_a_reader_asks(page: Page, site: tuple[str, Path]):
    base, _ = site
    asked: list[str] = []
    page.on("request", lambda r: asked.append(r.url) if "/comments/" in r.url else None)
    page.goto(f"{base}/food/salt/")
    page.get_by_role("button", name="Show comments").scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    assert asked == []


def test_a_comment_is_kept(page: Page, browser: Browser, site: tuple[str, Path]):
    base, log = site
    found = complaints(page)
    open_comments(page, base)
    assert page.evaluate("document.activeElement.id") == "page-comments-title"
    write(page, "Sugar is **sweet**. <script>alert(1)</script>", "Ada")
    comment = page.locator("#isso-root .isso-comment", has_text="Sugar")
    comment.wait_for()
    assert page.locator("#page-comments > [role=status]").inner_text() == "Your comment was sent."
    assert "moderation" in comment.locator(".isso-note").inner_text()

    other = browser.new_context().new_page()
    open_comments(other, base)
    other.wait_for_selector("#isso-1")
    assert other.locator("#isso-root .isso-comment", has_text="Sugar").count() == 0
    approve_all(other, log)

    open_comments(page, base)
    comment.wait_for()
    assert comment.locator(".isso-author").inner_text() == "Ada"
    assert comment.locator(".isso-text strong").inner_text() == "sweet"
    assert "<script>alert(1)" in comment.locator(".isso-text").inner_text()
    assert found == []
    other.context.close()


def test_a_link_to_a_comment_shows_it(page: Page, site: tuple[str, Path]):
    base, _ = site
    page.goto(f"{base}/food/salt/#isso-1")
    page.wait_for_selector("#isso-1")
    assert "white" in page.locator("#isso-1").inner_text()


def test_links_that_act_are_buttons(page: Page, site: tuple[str, Path]):
    base, _ = site
    open_comments(page, base)
    reply = page.locator("#isso-1").get_by_role("button", name="Reply")
    reply.focus()
    page.keyboard.press("Space")
    page.wait_for_selector("#isso-1 .isso-postbox")
    assert page.evaluate("document.activeElement.ariaLabel") == "Your comment"
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(element => element.id)")
    assert len(ids) == len(set(ids))
    labels = page.locator("#isso-1").get_by_label("Name (optional)")
    assert labels.get_attribute("autocomplete") == "name"


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_comments_are_accessible(
    browser: Browser, axe, site: tuple[str, Path], scheme: str, width: int
):
    base, _ = site
    size = {"width": width, "height": 900}
    context = browser.new_context(viewport=size, color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    open_comments(page, base)
    page.locator("#isso-1").get_by_role("button", name="Reply").click()
    page.locator("#isso-1 textarea").fill("`Pepper`")
    page.locator("#isso-1 input[name=preview]").click()
    page.wait_for_selector("#isso-1 .isso-preview code")
    page.locator("#isso-1 input[name=preview]").wait_for(state="hidden")
    assert axe(page) == []
    overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(overflow) == 0
    context.close()


def test_without_a_server_readers_are_told(page: Page, site: tuple[str, Path]):
    base, _ = site
    page.route("**/embed.min.js", lambda route: route.abort())
    page.goto(f"{base}/food/salt/")
    button = page.get_by_role("button", name="Show comments")
    button.click()
    page.get_by_text("could not be loaded").wait_for()
    assert button.is_visible()


@pytest.mark.parametrize("asked", ["**/comments/config", "**/comments/?uri=*"])
def test_an_answer_that_fails_is_asked_for_again(page: Page, site: tuple[str, Path], asked: str):
    page.route(asked, lambda route: route.fulfill(status=502), times=1)
    page.goto(f"{site[0]}/food/salt/")
    page.get_by_role("button", name="Show comments").click()
    page.wait_for_selector("#isso-1")
    status = page.locator("#page-comments > [role=status]")
    status.wait_for(state="hidden")
    assert page.locator("#isso-1").count() == 1
    assert page.locator("#isso-thread > .isso-postbox").count() == 1


@pytest.mark.parametrize("asked", ["**/comments/config", "**/comments/?uri=*"])
def test_answers_that_fail_leave_a_button(page: Page, site: tuple[str, Path], asked: str):
    page.route(asked, lambda route: route.abort())
    page.goto(f"{site[0]}/food/salt/")
    button = page.get_by_role("button", name="Show comments")
    button.click()
    page.get_by_text("could not be loaded").wait_for()
    page.unroute(asked)
    button.click()
    page.wait_for_selector("#isso-1")
    button.wait_for(state="hidden")


def test_a_comment_that_cannot_be_sent_is_not_lost(page: Page, site: tuple[str, Path]):
    lists: list[Route] = []
    page.route("**/comments/?uri=*", lambda route: lists.append(route))
    page.route("**/comments/new?*", lambda route: route.fulfill(status=500), times=1)
    open_comments(page, site[0])
    write(page, "Pepper is black.", "Ada")
    # The comments of others are not taken for this one.
    lists[0].continue_()
    page.wait_for_selector("#isso-1")
    page.get_by_text("could not be sent").wait_for()
    text = page.locator("#isso-thread > .isso-postbox textarea")
    assert text.input_value() == "Pepper is black."
    page.get_by_role("button", name="Submit").click()
    page.get_by_text("Your comment was sent.").wait_for()


def test_a_comment_may_be_faster_than_those_of_others(page: Page, site: tuple[str, Path]):
    lists: list[Route] = []
    page.route("**/comments/?uri=*", lambda route: lists.append(route))
    open_comments(page, site[0])
    write(page, "Vinegar is sour.", "Ada")
    page.get_by_text("Your comment was sent.").wait_for()
    lists[0].continue_()
    page.wait_for_selector("#isso-1")
    assert page.locator("#isso-root .isso-comment", has_text="Vinegar").count() == 1
    assert page.locator("#page-comments > [role=status]").inner_text() == "Your comment was sent."


def test_without_scripts_there_is_a_note(browser: Browser, site: tuple[str, Path]):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site[0]}/food/salt/")
    assert page.locator("#page-comments noscript p").is_visible()
    assert page.get_by_role("button", name="Show comments").count() == 0
    context.close()
