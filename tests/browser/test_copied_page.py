"""The button that copies a page of the hosted site as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.site, pytest.mark.xdist_group("hosted_site")]


def test_a_page_of_the_hosted_site_is_copied_as_markdown(
    browser: Browser, hosted_folder: Path, hosted_site: str, axe
):
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{hosted_site}/install/packstack/")
    button = page.get_by_role("button", name="Copy as Markdown")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".copy-page-said")).to_have_text("Copied")
    text = page.evaluate("navigator.clipboard.readText()")
    assert text == (hosted_folder / "install/packstack/index.html.md").read_text("utf-8")
    assert axe(page, ".content-icon-container") == []
    # The page for missing pages has no text.
    page.goto(f"{hosted_site}/nowhere/")
    assert button.count() == 0
    context.close()
