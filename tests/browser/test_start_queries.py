"""Old addresses that are questions to the start page lead to their pages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from sphinx_commons.urls.start_queries import PLACES, SCRIPT, STATIC

from tests.sites import plant

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("?p=12", "blog/one/"),
        ("?preview=true&p=12#part", "blog/one/#part"),
        ("?p=13", "?p=13"),
        ("?constructor=1", "?constructor=1"),
    ],
)
def test_a_number_leads_to_its_page(
    page: Page, serve: Callable[[Path], str], tmp_path: Path, asked: str, shown: str
):
    script = (STATIC / SCRIPT).read_text(encoding="utf-8")
    head = "<!doctype html><title>Page</title>"
    plant(tmp_path / "site", {
        "index.html": f'{head}<script defer src="_static/{SCRIPT}"></script><h1>Start</h1>',
        "blog/one/index.html": f"{head}<h1>One</h1>",
        f"_static/{SCRIPT}": script, PLACES: json.dumps({"p=12": "blog/one/"}),
    })  # fmt: skip
    root = serve(tmp_path / "site")
    page.goto(f"{root}/{asked}")
    page.wait_for_load_state("networkidle")
    page.wait_for_url(f"{root}/{shown}")
