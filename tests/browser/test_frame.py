"""Sites with Furo and the theme alone, or made by the importer, are as strict as ours."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from sphinx.testing.util import SphinxTestApp

from tests.browser.conftest import OVERFLOW, complaints, look
from tests.browser.test_gates import checker
from tests.builds import DOCS, ROOT
from tests.importer import trees
from tests.java import run_jar

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("frame")]

STOPS = 10
BARE = ["", "more/", "deep/", "py-modindex/", "genindex/", "search/?q=bread"]
IMPORTED = ["about.html", "2015/03/02/hello.html", "blog/index.html", "search.html?q=second"]
OLD = {
    **trees.JEKYLL,
    "_config.yml": "title: J\npermalink: /:year/:month/:day/:title.html\n",
    "_posts/2015-03-02-hello.md": "---\ntitle: Hello\n---\nText.\n",
    "about.md": (
        "---\ntitle: About\npermalink: /about.html\n---\nAbout.\n\n"
        '![Square](/square.png){: width="50%"}\n\n[Here](/about.html)\n'
    ),
}


@pytest.fixture(scope="module")
def bare_folder(tmp_path_factory: pytest.TempPathFactory, rootdir: Path) -> Path:
    """A site in Furo with no other extension, with short addresses."""
    folder = tmp_path_factory.mktemp("bare")
    left_out = shutil.ignore_patterns("_build")
    shutil.copytree(rootdir / "test-theme-frame", folder / "src", ignore=left_out)
    app = SphinxTestApp("dirhtml", srcdir=folder / "src")
    try:
        app.build()
        assert app.warning.getvalue() == ""
    finally:
        app.cleanup()
    return app.outdir


@pytest.fixture(scope="module")
def imported_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An old site, imported beside the settings and extensions of this project."""
    folder = tmp_path_factory.mktemp("imported")
    old = trees.plant(folder / "old", OLD)
    shutil.copyfile(DOCS / "_static/icon-192.png", old / "square.png")
    assert trees.run(old, "jekyll", folder / "new") in (0, 1)
    shutil.copyfile(ROOT / "conf.py", folder / "new/conf.py")
    (folder / "new/exts").symlink_to(ROOT / "exts")
    command = [sys.executable, "-m", "sphinx", "-c", folder / "new", "-d", folder / "doctrees"]
    where = [folder / "new/docs", folder / "out"]
    done = subprocess.run([*command, *where], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder / "out"


@pytest.fixture(scope="module")
def bare(bare_folder: Path, serve: Callable[[Path], str]) -> str:
    """Its address."""
    return serve(bare_folder)


@pytest.fixture(scope="module")
def imported(imported_folder: Path, serve: Callable[[Path], str]) -> str:
    """Its address."""
    return serve(imported_folder)


def check(page: Page, axe: Callable, url: str) -> None:
    """A page keeps to the strict policy, to axe's rules and to its width."""
    # Browsers ask for it by themselves.
    page.route("**/favicon.ico", lambda route: route.fulfill(status=204))
    found = complaints(page)
    page.goto(url)
    page.wait_for_load_state("networkidle")
    for scheme, width in (("light", 1440), ("dark", 320)):
        look(page, scheme, width)
        assert found == []
        assert axe(page) == []
        assert page.evaluate(OVERFLOW) == 0


@pytest.mark.parametrize("name", BARE)
def test_pages_of_a_bare_site(page, axe, bare, name):
    check(page, axe, f"{bare}/{name}")


@pytest.mark.parametrize("name", IMPORTED)
def test_pages_of_an_imported_site(page, axe, imported, name):
    check(page, axe, f"{imported}/{name}")


def test_the_nu_checker_finds_no_error(bare_folder: Path, imported_folder: Path):
    jar = checker("vnu-jar/build/dist/vnu.jar", "java")
    pages: list[Path] = []
    for folder in (bare_folder, imported_folder):
        found = [path for path in folder.rglob("*.html") if "_static" not in path.parts]
        assert len(found) > 5
        pages += found
    done = run_jar(jar, "--errors-only", *pages)
    assert (done.stderr, done.returncode) == ("", 0)


def test_the_content_is_a_few_stops_away(page: Page, bare: str):
    page.goto(bare)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to content"
    for _ in range(STOPS - 1):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('article') !== null"):
            return
    pytest.fail("too many stops")


def test_sphinx_searches_where_there_is_no_other_index(page: Page, bare: str):
    page.goto(bare)
    page.keyboard.press("/")
    page.keyboard.type("dough")
    page.keyboard.press("Enter")
    page.wait_for_selector("#search-results li a")
    assert "Bread" in page.locator("#search-results").inner_text()
    # Buttons above the article are no part of it.
    assert page.locator("#search-results .context").first.inner_text().startswith("Bread")


def test_colours_are_those_of_the_options(page: Page, bare: str):
    for scheme, colour in (("light", "rgb(122, 59, 0)"), ("dark", "rgb(255, 184, 107)")):
        page.emulate_media(color_scheme=scheme)
        page.goto(bare)
        link = page.locator("article .toctree-wrapper a").first
        assert link.evaluate("e => getComputedStyle(e).color") == colour


def test_the_look_of_single_elements_is_kept(page: Page, bare: str, imported: str):
    share = "e => e.getBoundingClientRect().width / e.closest('p').getBoundingClientRect().width"
    page.goto(f"{imported}/about.html")
    assert page.locator("article img").evaluate(share) == pytest.approx(0.5, abs=0.01)
    page.goto(f"{bare}/more/")
    green = page.locator("article .green")
    assert green.evaluate("e => getComputedStyle(e).color") == "rgb(0, 100, 0)"
