"""The hosted site in a browser: the search, the strict policy, and how much a page asks for."""

from __future__ import annotations

import gzip
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from sphinx.util.inventory import InventoryFile

from tests.browser.conftest import absent
from tests.builds import ROOT, strict_build
from tests.hosting.nginx import find_nginx, running

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.site, pytest.mark.xdist_group("hosted_site")]

KINDS = {
    "landing": "/",
    "docs": "/install/packstack/",
    "faq": "/faq/basics/",
    "post": "/blog/2015/upstream-first-nfv/",
    "blog": "/blog/",
    "archive": "/blog/archive/",
    "tag": "/blog/tag/openstack/",
    "author": "/authors/rbowen/",
    "people": "/authors/",
    "questions": "/faq-questions/",
    "search": "/search/?q=packstack",
    "nothing found": "/search/?q=pakcstak+instalation+zzz",
    "404": "/nowhere/at/all/",
}
LISTINGS = ("landing", "docs", "blog", "archive", "tag", "people", "questions")
POSTS = ("/blog/2015/upstream-first-nfv/", "/blog/2016/why-red-hat-contributes/")
FIRST_LOAD = 45_000
NODES = 900


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as ``make site`` leaves it, handbooks aside."""
    site = strict_build(tmp_path_factory.mktemp("hosted") / "site", "dirhtml")
    command = [sys.executable, "-m", "tools.hosting", str(site), str(site.parent / "deploy")]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return site


@pytest.fixture(scope="module")
def site(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Its address, served by nginx with the headers that the project ships."""
    if not find_nginx():
        absent("no nginx found")
    run = tmp_path_factory.mktemp("nginx")
    with running(folder, folder.parent / "deploy" / "redirects.map", run) as base:
        yield base


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    yield page
    page.close()


def watch(page: Page) -> list[str]:
    """What goes wrong on *page* from now on: complaints, errors, requests to other hosts."""
    found: list[str] = []
    page.on("console", lambda m: found.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("request", lambda r: found.append(r.url) if "//127.0.0.1" not in r.url else None)
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_the_strict_policy_breaks_nothing(page: Page, site: str, kind: str):
    found = watch(page)
    page.goto(site + KINDS[kind])
    page.wait_for_load_state("networkidle")
    missing = "Failed to load resource: the server responded with a status of 404 (Not Found)"
    assert found == ([missing] if kind == "404" else [])


@pytest.mark.parametrize("width", [1440, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["search", "nothing found"])
def test_the_search_page_is_accessible(
    browser: Browser, axe, site: str, kind: str, scheme: str, width: int
):
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    try:
        page.goto(site + KINDS[kind])
        page.wait_for_selector("#search-hits li, #search-help")
        assert axe(page) == []
        overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(overflow) == 0
    finally:
        page.close()


@pytest.mark.parametrize("kind", LISTINGS)
def test_a_page_has_few_elements_beside_its_content(page: Page, site: str, kind: str):
    page.goto(site + KINDS[kind])
    count = "document.querySelectorAll('*').length - document.querySelectorAll('article *').length"
    assert page.evaluate(count) <= NODES


@pytest.mark.parametrize("path", ["/", "/operate/upgrade/", "/faq/basics/", *POSTS, "/blog/"])
def test_a_first_visit_is_small(page: Page, site: str, path: str):
    loaded: dict[str, int] = {}

    def note(response) -> None:
        if response.status == 200 and "font" not in response.headers.get("content-type", ""):
            loaded[response.url] = len(gzip.compress(response.body(), mtime=0))

    page.on("response", note)
    page.goto(site + path)
    page.wait_for_load_state("networkidle")
    pictures = (".png", ".jpg", ".webp")
    sizes = {url: size for url, size in loaded.items() if not url.endswith(pictures)}
    assert sum(sizes.values()) <= FIRST_LOAD, sizes


@pytest.mark.parametrize("kind", KINDS)
def test_the_content_is_ten_stops_away_at_most(page: Page, site: str, kind: str):
    page.goto(site + KINDS[kind])
    page.wait_for_load_state("networkidle")
    inside = "document.activeElement.closest('article') !== null"
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate(inside):
            return
    assert page.evaluate("document.querySelectorAll('article a, article button').length") == 0


def test_links_of_the_page_for_missing_pages_lead_on(page: Page, site: str):
    page.goto(f"{site}/nowhere/at/all/")
    page.locator("article a", has_text="questions and answers").click()
    assert page.url == f"{site}/faq/"


# Checkers that need Node or Java; .ci/run installs them.


def checker(path: str, program: str) -> Path:
    found = ROOT / "_build" / "npm" / "node_modules" / path
    if not found.exists() or not shutil.which(program):
        absent(f"no {found.name}; npm install --prefix _build/npm html-validate vnu-jar")
    return found


def test_the_nu_checker_finds_no_error(folder: Path):
    jar = checker("vnu-jar/build/dist/vnu.jar", "java")
    command = ["java", "-jar", str(jar), "--errors-only", "--skip-non-html", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.stderr, done.returncode) == ("", 0)


def test_html_validate_finds_no_error(folder: Path):
    script = checker("html-validate/bin/html-validate.mjs", "node")
    rules = ROOT / "tests" / "hosting" / "html-validate.json"
    command = ["node", str(script), "--config", str(rules), f"{folder}/**/*.html"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.stdout, done.returncode) == ("", 0)


# Searching.


def test_every_question_is_found_by_its_words(page: Page, folder: Path, site: str):
    inventory = InventoryFile.loads((folder / "objects.inv").read_bytes(), uri="").data
    questions = [(q.display_name, f"/{q.uri}") for q in inventory["faq:question"].values()]
    assert len(questions) > 30
    page.goto(f"{site}/search/")
    page.wait_for_selector(".search-filters")
    lost = []
    for title, address in questions:
        page.fill("#search-words", title)
        page.press("#search-words", "Enter")
        page.wait_for_function(
            "title => document.getElementById('search-status').textContent.includes(title)"
            " && document.querySelector('#search-hits li, #search-help')",
            arg=title,
        )
        first = page.evaluate(
            "() => [...document.querySelectorAll('#search-hits > li:nth-child(-n+3) a')]"
            ".map(link => link.getAttribute('href'))"
        )
        if address not in first:
            lost.append((title, address, first))
    assert lost == []


def test_results_can_be_filtered_and_shared(page: Page, site: str):
    page.goto(f"{site}/search/?q=openstack")
    page.wait_for_selector("#search-hits li")
    page.select_option("select[name=kind]", "Posts")
    page.wait_for_function("() => location.search.includes('kind=Posts')")
    page.wait_for_function(
        "() => [...document.querySelectorAll('.search-facts')]"
        ".every(facts => facts.textContent.startsWith('Post'))"
    )
    titles = page.locator(".search-hit h2").all_inner_texts()
    page.goto(page.url)
    page.wait_for_selector("#search-hits li")
    assert page.locator(".search-hit h2").all_inner_texts() == titles
    assert page.locator("select[name=kind]").input_value() == "Posts"


def test_words_can_be_left_out_where_a_filter_says_enough(page: Page, site: str):
    page.goto(f"{site}/search/?author=Rich+Bowen")
    page.wait_for_selector("#search-hits li")
    assert page.locator("#search-hits li").count() >= 1


def test_the_number_of_results_is_announced(page: Page, site: str):
    page.goto(f"{site}/search/")
    page.wait_for_selector(".search-filters")
    status = page.locator("[role=status]")
    assert status.inner_text() == ""
    page.fill("#search-words", "packstack")
    page.wait_for_function("() => document.getElementById('search-status').textContent !== ''")
    assert "packstack" in status.inner_text()


def test_more_results_keep_the_place_of_the_keyboard(page: Page, site: str):
    page.goto(f"{site}/search/?q=openstack")
    page.wait_for_selector("#search-more:not([hidden])")
    before = page.locator("#search-hits > li").count()
    page.locator("#search-more").press("Enter")
    page.wait_for_function(
        f"() => document.querySelectorAll('#search-hits > li').length > {before}"
    )
    focused = "document.activeElement.closest('#search-hits > li')"
    assert (
        page.evaluate(f"[...document.querySelectorAll('#search-hits > li')].indexOf({focused})")
        == before
    )


def test_where_nothing_is_found_there_is_help(page: Page, site: str):
    words = "pakcstack prodution <b>&"
    page.goto(f"{site}/search/?q={quote(words)}")
    page.wait_for_selector("#search-help a")
    near = page.locator("#search-help li a").all_inner_texts()
    assert "Is Packstack meant for production?" in near
    ask = page.locator(".search-ask a").get_attribute("href")
    assert ask.endswith(f"title={quote(words, safe='')}")
    assert page.locator("#search-status b").count() == 0


@pytest.mark.parametrize("key", ["/", "Control+k"])
@pytest.mark.parametrize("width", [1440, 320])
def test_keys_lead_to_the_search_box(browser: Browser, site: str, key: str, width: int):
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(f"{site}/install/packstack/")
    page.keyboard.press(key)
    assert page.evaluate("document.activeElement.id") == "sidebar-search"
    page.wait_for_timeout(400)
    box = page.locator("#sidebar-search").bounding_box()
    assert 0 <= box["x"] < width
    page.keyboard.type("a/b")
    assert page.locator("#sidebar-search").input_value() == "a/b"
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=a%2Fb")
    page.close()


def test_without_an_index_sphinx_answers(browser: Browser, serve, tmp_path: Path, folder: Path):
    for name in ("_static", "search", "searchindex.js", "_sources"):
        (tmp_path / name).symlink_to(folder / name)
    page = browser.new_page()
    page.goto(f"{serve(tmp_path)}/search/?q=packstack")
    page.wait_for_selector("#search-results li a")
    page.close()


def test_without_scripts_there_are_lists(browser: Browser, site: str):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/search/")
    assert page.locator("noscript a").count() == 2
    context.close()
