"""The pages of a review in a browser, as a forge or a folder shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import LOOKS, OVERFLOW, look
from tests.review.pages import review_of

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("review")
    review_of(base)
    return base / "review"


def test_everybody_can_use_it_without_scripts_or_other_hosts(page: Page, folder: Path, axe):
    found: list[str] = []
    page.on("console", lambda message: found.append(message.text))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    files = sorted(folder.rglob("*.html"))
    assert len(files) > 5
    for file in files:
        for scheme, width in LOOKS:
            look(page, scheme, width)
            page.goto(file.as_uri())
            assert axe(page) == [], file
            assert page.evaluate(OVERFLOW) == 0, (file, width)
    assert asked
    assert [url for url in asked if not url.startswith("file:")] == []
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == "rgb(21, 23, 26)", "the style sheet is not there"
