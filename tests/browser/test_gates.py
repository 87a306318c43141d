"""What every kind of page on the hosted site keeps to."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from sphinx_commons.commands.check.dead_links import Site

from tests.browser.conftest import LOOKS, OVERFLOW, checker, complaints, look, visitor
from tests.builds import ROOT
from tests.java import run_jar

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page, Request

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


@dataclass(frozen=True, slots=True)
class Visit:
    """A page that a new reader opened: what was complained of and loaded, and the page itself."""

    kind: str
    page: Page
    complaints: list[str]
    requests: list[Request]


@pytest.fixture(scope="module", params=[*KINDS, *FOUND])
def visit(
    request: pytest.FixtureRequest, window: BrowserContext, hosted_site: str
) -> Iterator[Visit]:
    """Each kind of page, opened once for all that is asked of it; tests only look at it."""
    with visitor(window) as page:
        found = complaints(page)
        loaded: list[Request] = []
        page.on("requestfinished", lambda asked: loaded.append(asked))
        page.goto(hosted_site + {**KINDS, **FOUND}[request.param])
        page.wait_for_load_state("networkidle")
        yield Visit(request.param, page, list(found), list(loaded))


def test_the_strict_policy_breaks_nothing(visit: Visit):
    assert visit.complaints == ([MISSING] if visit.kind == "404" else [])
    assert visit.page.context.cookies() == []


def test_a_first_visit_is_small(visit: Visit):
    counted = [request for request in visit.requests if request.resource_type != "font"]
    loaded = {request.url: request.sizes()["responseBodySize"] for request in counted}
    assert len(loaded) > 5
    assert visit.kind in FOUND or sum(loaded.values()) <= FIRST_LOAD, loaded


def test_there_are_few_elements_beside_the_content(visit: Visit):
    count = "document.querySelectorAll('*').length - document.querySelectorAll('article *').length"
    assert visit.page.evaluate(count) <= NODES


def test_the_content_is_a_few_stops_away(visit: Visit):
    page = visit.page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to content"
    for _ in range(STOPS - 1):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('article') !== null"):
            return
    assert page.evaluate("document.querySelectorAll('article a, article button').length") == 0


def test_the_first_stop_leads_to_the_content(visit: Visit):
    page = visit.page
    page.evaluate("document.activeElement.blur()")
    page.locator(".skip-to-content").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "ARTICLE"


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_everybody_can_use_it(visit: Visit, axe, scheme: str, width: int):
    look(visit.page, scheme, width)
    if visit.kind in FOUND:
        visit.page.wait_for_selector("#search-hits li, #search-help")
    assert axe(visit.page) == []
    assert visit.page.evaluate(OVERFLOW) == 0


def test_links_of_the_page_for_missing_pages_lead_on(page: Page, hosted_site: str):
    page.goto(f"{hosted_site}/nowhere/at/all/")
    page.locator("article a", has_text="questions and answers").click()
    assert page.url == f"{hosted_site}/faq/"
    page.goto(f"{hosted_site}/nowhere/at/all/")
    page.locator(".sidebar-brand").click()
    assert page.url == f"{hosted_site}/"


def test_every_link_leads_somewhere(hosted_folder: Path):
    assert list(Site(hosted_folder).problems()) == []


# Checkers that need Node or Java; .ci/run installs them.


def test_the_nu_checker_finds_no_error(hosted_folder: Path):
    jar = checker("vnu-jar/build/dist/vnu.jar", "java")
    done = run_jar(jar, "--errors-only", "--skip-non-html", hosted_folder)
    assert (done.stderr, done.returncode) == ("", 0)


def test_html_validate_finds_no_error(hosted_folder: Path):
    script = checker("html-validate/bin/html-validate.mjs", "node")
    rules = ROOT / "tests" / "hosting" / "html-validate.mjs"
    command = ["node", str(script), "--config", str(rules), f"{hosted_folder}/**/*.html"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.stdout, done.returncode) == ("", 0)
