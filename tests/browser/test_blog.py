"""The blog's pages in a browser: accessible in both themes, and a feed that reads well."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.blog.conftest import CONF, build_site, post

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

PAGES = [
    "blog/index.html",
    "blog/page/3.html",
    "blog/2015/p1.html",
    "blog/2015/draft.html",
    "blog/tag/salt.html",
    "blog/tag.html",
    "blog/archive.html",
    "blog/drafts.html",
]
# What Furo's own frame has wrong; the site's templates mend it, and tests of the site see to that.
FRAME = ("landmark", "region", "aria-allowed-role", "label-title-only", "svg", "target-size")


@pytest.fixture(scope="module")
def site(tmp_path_factory, serve: Callable[[Path], str]) -> str:
    """The address of a preview with 41 posts and a draft."""
    home = tmp_path_factory.mktemp("blog")
    files = {f"blog/2015/p{n}.md": post(f"Text {n}.", tags="[salt, soup]") for n in range(41)}
    files["blog/2015/draft.md"] = post(title="D", draft="true", pinned="true", category="Food")
    files |= {"conf.py": CONF, "index.md": "# Home\n\n```{toctree}\nblog/index\n```\n"}
    files["blog/index.md"] = "# Blog\n\nNews.\n"
    for name, text in files.items():
        path = home / "source" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return serve(build_site(home / "source", home, front_matter_show_drafts=True).out)


@pytest.mark.parametrize("name", PAGES)
def test_everybody_can_use_it(page: Page, axe, site: str, name: str):
    page.set_viewport_size({"width": 1200, "height": 900})
    page.goto(f"{site}/{name}")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert [line for line in axe(page) if not line.startswith(FRAME)] == []
    page.set_viewport_size({"width": 320, "height": 600})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_links_of_lists_are_large_enough(page: Page, site: str):
    page.goto(f"{site}/blog/page/3.html")
    links = page.locator(".blog-nav a, .blog-pager a, .blog-tags a")
    boxes = [links.nth(number).bounding_box() for number in range(links.count())]
    assert len(boxes) > 20
    assert [box for box in boxes if box["width"] < 24 or box["height"] < 24] == []


def test_a_feed_opened_in_a_browser_shows_titles_and_text_only(page: Page, site: str):
    page.goto(f"{site}/blog/atom.xml")
    shown = page.evaluate(
        """() => [...document.documentElement.querySelectorAll('*')]
             .filter(e => getComputedStyle(e).display !== 'none' && !e.children.length)
             .map(e => e.textContent.trim()).filter(Boolean)"""
    )
    assert "T" in shown
    assert "Text 40." in shown
    assert [text for text in shown if text.startswith(("tag:", "http"))] == []
    font = "getComputedStyle(document.documentElement.querySelector('entry > title')).fontSize"
    assert page.evaluate(font) == "24px"
