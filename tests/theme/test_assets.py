"""Pages load only what they use."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from sphinx.util.docutils import new_document
from sphinx_commons.theme.seldom_used import UnusedFiles

CSS = ["_static/copybutton.css", "_static/sphinx-design.min.css", "_static/own.css"]
JS = [
    "_static/doctools.js",
    "_static/translations.js",
    "_static/design-tabs.js",
    "_static/copybutton.js",
    "_static/own.js",
]


def kept(
    body: str, builder: str = "html", page: str = "page", hosted: bool = True, **context
) -> set[str]:
    context |= {"body": body, "css_files": CSS, "script_files": JS}
    config = SimpleNamespace(theme_hosted_search=hosted)
    app = SimpleNamespace(builder=SimpleNamespace(name=builder), config=config)
    UnusedFiles().drop(app, page, "page.html", context, new_document("x"))
    return {
        name.removeprefix("_static/")
        for key in ("css_files", "script_files")
        for name in context[key]
    }


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>Plain</p>", set()),
        ('<div class="highlight">x</div>', {"copybutton.css", "copybutton.js"}),
        ('<div class="sd-card">x</div>', {"sphinx-design.min.css"}),
        ('<div class="sd-tab-set">x</div>', {"sphinx-design.min.css", "design-tabs.js"}),
    ],
)
def test_files_go_with_what_uses_them(body, expected):
    assert kept(body) == {"own.css", "own.js", "doctools.js", "translations.js"} | expected


def test_excerpts_count():
    assert "sphinx-design.min.css" in kept("", blog_cards=[{"excerpt": '<p class="sd-x">'}])


def test_on_a_hosted_site_no_page_needs_the_search_of_sphinx():
    assert {"doctools.js", "translations.js"}.isdisjoint(kept("", "dirhtml"))
    assert "doctools.js" in kept("", "dirhtml", hosted=False)
    assert "doctools.js" in kept("", "dirhtml", "search")


def test_pages_of_unknown_templates_keep_everything():
    context = {"css_files": CSS, "script_files": JS}
    app = SimpleNamespace(builder=SimpleNamespace(name="html"))
    UnusedFiles().drop(app, "page", "own.html", context, None)
    assert (context["css_files"], context["script_files"]) == (CSS, JS)


SITE = {
    "extensions": ["sphinx_design", "sphinx_commons.theme"],
    "html_theme": "furo",
    "templates_path": ["own"],
}
DESIGN = "sphinx-design.min.css"
PAGE = {"index.rst": "Bread\n=====\n", "own/none.txt": ""}


def design_is_there(site) -> bool:
    return any(DESIGN in link["href"] for link in site.soup("index.html").select("link[href]"))


def test_what_stands_around_each_page_counts(make_site):
    button = '<a class="sd-btn" href="/">New</a>'
    assert not design_is_there(make_site(PAGE, **SITE))
    for options in (
        {"announcement": button},
        {"footer_icons": [{"name": "N", "url": "/", "html": button, "class": ""}]},
    ):
        assert design_is_there(make_site(PAGE, **SITE, html_theme_options=options))
    own = PAGE | {"own/partials/site-footer.html": button}
    assert design_is_there(make_site(own, **SITE))


@pytest.mark.parametrize("theme", ["alabaster", "basic"])
def test_other_themes_keep_all(make_site, theme):
    assert design_is_there(make_site(PAGE, **SITE | {"html_theme": theme}))
