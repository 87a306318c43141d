"""What every kind of page on the hosted site keeps to."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from sphinx_commons.commands.check.links import Site

from tests.browser.conftest import absent, complaints
from tests.builds import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Request

pytestmark = [pytest.mark.browser, pytest.mark.site, pytest.mark.xdist_group("hosted_site")]

KINDS = {
    "landing": "/",
    "docs": "/install/packstack/",
    "pictures": "/operate/networking/",
    "section": "/operate/",
    "faq": "/faq/basics/",
    "post": "/blog/2015/upstream-first-nfv/",
    "long post": "/blog/2016/why-red-hat-contributes/",
    "blog": "/blog/",
    "year": "/blog/2015/",
    "archive": "/blog/archive/",
    "tags": "/blog/tag/",
    "tag": "/blog/tag/openstack/",
    "author": "/authors/rbowen/",
    "people": "/authors/",
    "questions": "/faq-questions/",
    "index": "/genindex/",
    "search": "/search/",
    "404": "/nowhere/at/all/",
}
FOUND = {
    "found": "/search/?q=packstack",
    "nothing found": "/search/?q=pakcstack+prodution&kind=Questions&year=2011",
}
FIRST_LOAD = 45_000
NODES = 900
STOPS = 10
MISSING = "Failed to load resource: the server responded with a status of 404 (Not Found)"


def visit(page: Page, url: str) -> None:
    page.goto(url)
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("kind", [*KINDS, *FOUND])
def test_the_strict_policy_breaks_nothing(page: Page, hosted_site: str, kind: str):
    found = complaints(page)
    visit(page, hosted_site + {**KINDS, **FOUND}[kind])
    assert found == ([MISSING] if kind == "404" else [])
    assert page.context.cookies() == []


@pytest.mark.parametrize("width", [1440, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", [*KINDS, *FOUND])
def test_everybody_can_use_it(
    browser: Browser, axe, hosted_site: str, kind: str, scheme: str, width: int
):
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    try:
        visit(page, hosted_site + {**KINDS, **FOUND}[kind])
        if kind in FOUND:
            page.wait_for_selector("#search-hits li, #search-help")
        assert axe(page) == []
        overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(overflow) == 0
    finally:
        page.close()


@pytest.mark.parametrize("kind", KINDS)
def test_there_are_few_elements_beside_the_content(page: Page, hosted_site: str, kind: str):
    visit(page, hosted_site + KINDS[kind])
    count = "document.querySelectorAll('*').length - document.querySelectorAll('article *').length"
    assert page.evaluate(count) <= NODES


@pytest.mark.parametrize("kind", KINDS)
def test_a_first_visit_is_small(page: Page, hosted_site: str, kind: str):
    requests: list[Request] = []
    page.on("requestfinished", lambda request: requests.append(request))
    visit(page, hosted_site + KINDS[kind])
    # Asked only now: what a handler waits for may come after all else.
    counted = (request for request in requests if request.resource_type != "font")
    loaded = {request.url: request.sizes()["responseBodySize"] for request in counted}
    assert len(loaded) > 5
    assert sum(loaded.values()) <= FIRST_LOAD, loaded


@pytest.mark.parametrize("kind", KINDS)
def test_the_content_is_a_few_stops_away(page: Page, hosted_site: str, kind: str):
    visit(page, hosted_site + KINDS[kind])
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('article') !== null"):
            return
    assert page.evaluate("document.querySelectorAll('article a, article button').length") == 0


@pytest.mark.parametrize("kind", KINDS)
def test_the_first_stop_leads_to_the_content(page: Page, hosted_site: str, kind: str):
    visit(page, hosted_site + KINDS[kind])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "ARTICLE"


def test_links_of_the_page_for_missing_pages_lead_on(page: Page, hosted_site: str):
    page.goto(f"{hosted_site}/nowhere/at/all/")
    page.locator("article a", has_text="questions and answers").click()
    assert page.url == f"{hosted_site}/faq/"


def test_every_link_leads_somewhere(hosted_folder: Path):
    assert list(Site(hosted_folder).problems()) == []


# Checkers that need Node or Java; .ci/run installs them.


def checker(path: str, program: str) -> Path:
    found = ROOT / "_build" / "npm" / "node_modules" / path
    if not found.exists() or not shutil.which(program):
        absent(f"no {found.name}; npm install --prefix _build/npm html-validate vnu-jar")
    return found


def test_the_nu_checker_finds_no_error(hosted_folder: Path):
    jar = checker("vnu-jar/build/dist/vnu.jar", "java")
    command = ["java", "-jar", str(jar), "--errors-only", "--skip-non-html", str(hosted_folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.stderr, done.returncode) == ("", 0)


def test_html_validate_finds_no_error(hosted_folder: Path):
    script = checker("html-validate/bin/html-validate.mjs", "node")
    rules = ROOT / "tests" / "hosting" / "html-validate.mjs"
    command = ["node", str(script), "--config", str(rules), f"{hosted_folder}/**/*.html"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.stdout, done.returncode) == ("", 0)
