"""Books for e-readers in a reader, and before the checker of their accessibility."""

from __future__ import annotations

import json
import os
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from tests.handbook.conftest import build
from tests.handbook.epub import Epub

from .conftest import absent, browser_file, checker

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page, Route

    from tests.builds import RealDocs

pytestmark = pytest.mark.browser
SITE = "http://book.test"
READER = """<!DOCTYPE html><meta charset="utf-8"><title>Reader</title>
<script src="jszip/dist/jszip.min.js"></script><script src="epubjs/dist/epub.min.js"></script>
<body style="margin: 0"><div id="area"></div>"""
OPEN = """async ([address, width]) => {
  window.book = ePub(address);
  await book.ready;
  window.shown = book.renderTo("area", {width, height: 700, flow: "scrolled-doc"});
  return book.navigation.toc.map(entry => entry.label.trim());
}"""
SHOW = """async number => {
  const item = book.spine.spineItems[number];
  if (!item) { return null; }
  await shown.display(item.href);
  const page = shown.getContents()[0].document;
  const wide = [...page.querySelectorAll("body *")].filter(part =>
    !part.closest(".scrolled, math") && part.getBoundingClientRect().right
      > page.documentElement.clientWidth + 1);
  return {
    name: item.href,
    text: page.body.innerText,
    pictures: [...page.images].every(image => image.naturalWidth > 0),
    styled: page.styleSheets.length > 0,
    wide: wide.map(part => part.outerHTML.slice(0, 90)),
  };
}"""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The document with all constructs."""
    return build("handbook", tmp_path_factory.mktemp("book"), "epub-books").out / "salt.epub"


def read(page: Page, book: Path, width: int) -> tuple[list[str], list[dict[str, Any]]]:
    """The contents and all pages of *book*, as epub.js shows them."""
    modules = checker("epubjs/dist/epub.min.js", "node").parents[2]

    def answer(route: Route) -> None:
        name = route.request.url.removeprefix(f"{SITE}/")
        if name == "":
            route.fulfill(body=READER, content_type="text/html")
        else:
            route.fulfill(path=book if name == "book.epub" else modules / name)

    page.route(f"{SITE}/**", answer)
    page.goto(f"{SITE}/")
    contents = page.evaluate(OPEN, [f"{SITE}/book.epub", width])
    shown: list[dict[str, Any]] = []
    while found := page.evaluate(SHOW, len(shown)):
        shown.append(found)
    return contents, shown


@pytest.mark.parametrize("width", [390, 820])
def test_every_page_opens_in_a_reader(page: Page, book: Path, tmp_path: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    contents, shown = read(page, book, width)
    epub = Epub(book)
    assert len(contents) > 2
    assert [each["name"] for each in shown] == epub.spine
    for each in shown:
        wanted = "".join(epub.page(each["name"]).body.get_text().split())[:100]
        assert wanted in "".join(each["text"].split()) or not wanted, each["name"]
        assert each["pictures"]
        assert each["styled"]
        assert each["wide"] == []
    picture = tmp_path / "page.png"
    page.screenshot(path=picture)
    assert picture.stat().st_size > 5000


def violations(book: Path, folder: Path) -> list[str]:
    """What Ace by DAISY finds in *book*."""
    script = checker("@daisy/ace-cli/bin/ace.js", "node")
    chromium = browser_file() or absent("no browser for Ace")
    home = folder / "home"
    home.mkdir()
    env = {**os.environ, "PUPPETEER_EXECUTABLE_PATH": chromium, "HOME": str(home)}
    command = ["node", str(script), "--silent", "--force", "--outdir", str(folder), str(book)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=env)
    assert done.returncode == 0, done.stdout + done.stderr
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    found = [
        f"{each['earl:test']['dct:title']}: {each['earl:result'].get('html', '')[:200]}"
        for page in report["assertions"]
        for each in page["assertions"]
    ]
    assert bool(found) == (report["earl:result"]["earl:outcome"] != "pass")
    return found


def test_ace_finds_no_violation(book: Path, tmp_path: Path) -> None:
    assert violations(book, tmp_path) == []


@pytest.mark.site
@pytest.mark.xdist_group("handbooks")
def test_ace_finds_no_violation_in_the_handbooks(real_docs: RealDocs, tmp_path: Path) -> None:
    books = sorted(real_docs.built("epub-books").glob("*.epub"))
    assert len(books) > 3
    for book in books:
        folder = tmp_path / book.stem
        folder.mkdir()
        assert violations(book, folder) == [], book.name
