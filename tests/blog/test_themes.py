"""The blog fills the article of any theme, and leaves the rest of its pages alone."""

from __future__ import annotations

import pytest

from .conftest import CONF, post

# Theme -> where its articles stand, and what it has around them on every page.
THEMES = {
    "furo": ("article[role=main]", ".sidebar-drawer"),
    "alabaster": ("div.body[role=main]", "div.sphinxsidebar"),
    "classic": ("div.body[role=main]", "div.related"),
    "basic": ("div.body[role=main]", "div.footer"),
}
PAGES = {
    "blog/2015/a": ".blog-tags",
    "blog/index": ".blog-list",
    "blog/2015": ".blog-list",
    "blog/archive": ".blog-titles",
    "blog/tag": ".blog-terms",
    "blog/tag/tea": ".blog-card",
}


@pytest.mark.parametrize("theme", THEMES)
def test_pages_of_the_blog_have_the_frame_of_the_theme(make_site, theme):
    files = {
        "conf.py": CONF,
        "index.md": "# Home\n\n```{toctree}\nblog/2015/a\n```\n",
        "blog/2015/a.md": post("Words.", tags="tea"),
    }
    built = make_site(files, html_theme=theme)
    assert built.warnings == ""
    article, frame = THEMES[theme]
    for name, part in PAGES.items():
        page = built.soup(f"{name}.html")
        assert page.select_one(frame), name
        assert page.select_one(f"{article} {part}"), name
        assert len(page.select("h1")) == len(built.soup("index.html").select("h1")), name
