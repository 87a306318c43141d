"""A tag is the same for a post and for a question, however each of them writes it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from sphinx.testing.util import SphinxTestApp
from sphinx.util.console import strip_escape_sequences
from sphinx_commons.front_matter import FrontMatterDomain

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CONF = """
extensions = ["sphinx_commons.blog", "sphinx_commons.faq", "sphinx_commons.structured_data"]
html_theme = "furo"
html_baseurl = "https://example.org/"
myst_enable_extensions = ["colon_fence"]
"""
VOCABULARY = """
c: {label: C}
c++: {label: C++, aliases: [cpp]}
c#: {label: C sharp}
.net:
net:
日本語: {label: 日本, aliases: [にほん, Nihon]}
café: {label: Cafe\u0301 au lait}
open-stack: {label: OpenStack, aliases: [open stack cloud]}
2015: {label: The year}
"""
# As a post writes it, as a question does, the slug, and what readers see.
LISTED = [
    ("c", "C", "c", "C"),
    ("C++", "cpp", "c-plus-plus", "C++"),
    ("c-plus-plus", "c++", "c-plus-plus", "C++"),
    ("C#", "c_sharp", "c-sharp", "C sharp"),
    (".NET", ".net", "dot-net", ".net"),
    ("NET", "net", "net", "net"),
    ("日本語", "nihon", "日本語", "日本"),
    ("cafe\u0301", "CAFÉ", "café", "Cafe\u0301 au lait"),
    ("Café Au  Lait", "cafe\u0301_au_lait", "café", "Cafe\u0301 au lait"),
    ("Open_Stack", "OPEN STACK-Cloud", "open-stack", "OpenStack"),
    ("'2015'", "the year", "2015", "The year"),
]
FREE = [
    ("C", "c", "c", "C"),
    ("C++", "c++", "c-plus-plus", "C++"),
    ("cafe\u0301 x", "CAFÉ_X", "café-x", "café x"),
    ("Red Hat", "red-hat", "red-hat", "Red Hat"),
    ("'!!'", "!!", "exclamation-mark-exclamation-mark", "!!"),
]


def written(rows: list[tuple[str, str, str, str]]) -> dict[str, str]:
    """A post and a page with a question for each of *rows*."""
    files = {"index.md": "# Home\n"}
    for n, (post, question, *_rest) in enumerate(rows):
        head = f"---\ndate: 2015-01-01\ntags: [{post}]\n---\n"
        files[f"blog/2015/p{n}.md"] = f"{head}# Post {n}\n\nText.\n"
        options = f":::{{faq:question}} Why {n}?\n:tags: {question}\n\nText.\n:::\n"
        files[f"q{n}.md"] = f"---\norphan: true\ntags: [{post}]\n---\n# Page {n}\n\n{options}"
    return files


@pytest.fixture
def build(tmp_path: Path) -> Callable[..., tuple[SphinxTestApp, str]]:
    """``build({name: text})``: the finished app of a site of these files, and its warnings."""

    def build(files: dict[str, str], conf: str = CONF) -> tuple[SphinxTestApp, str]:
        source = tmp_path / "source"
        for name, text in {"conf.py": conf, **files}.items():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            (source / name).write_text(text, encoding="utf-8")
        warnings = io.StringIO()
        app = SphinxTestApp("html", source, tmp_path / "out", warning=warnings)
        try:
            app.build()
        finally:
            app.cleanup()
        plain = strip_escape_sequences(warnings.getvalue())
        return app, plain.replace(f"{source}/", "")

    return build


@pytest.mark.parametrize(
    ("file", "rows"), [(VOCABULARY, LISTED), ("", FREE)], ids=["listed", "free"]
)
def test_the_same_text_is_the_same_tag_everywhere(build, file, rows):
    app, warnings = build({**written(rows), "tags.yml": file})
    assert [line for line in warnings.splitlines() if "part of an address" not in line] == []
    tags = FrontMatterDomain.of(app.env).tags

    def soup(name: str) -> BeautifulSoup:
        return BeautifulSoup((app.outdir / name).read_text("utf-8"), "html.parser")

    for n, (post, question, slug, label) in enumerate(rows):
        [link] = soup(f"blog/2015/p{n}.html").select(".blog-tags a")
        assert (unquote(link["href"]), link.text) == (f"../tag/{slug}.html", label), post
        page = soup(f"q{n}.html")
        assert page.select_one("[data-tags]")["data-tags"] == label, question
        [named] = page.select('meta[property="article:tag"]')
        assert named["content"] == label, post
        assert tags.tag(post.strip("'")) == tags.tag(question)


MISTAKES = {
    "[a]\n": "tags.yml:1: WARNING: 'slug:' lines are wanted, so any tag goes",
    "a:\nb: {aliases: [a]}\n": "tags.yml:2: WARNING: 'a' already stands for 'a'",
}


@pytest.mark.parametrize("rooms", ["blog", "faq", "structured_data", "faq blog structured_data"])
@pytest.mark.parametrize("text", MISTAKES)
def test_a_mistake_in_the_file_is_named_once_whoever_asks(build, rooms, text):
    names = [f"sphinx_commons.{room}" for room in rooms.split()]
    conf = f'extensions = {names}\nhtml_theme = "furo"\n'
    files = {"index.md": "# Home\n", "p.md": "---\norphan: true\ntags: [a]\n---\n# P\n"}
    _app, warnings = build({**files, "tags.yml": text}, conf)
    assert warnings == f"{MISTAKES[text]} [front_matter.vocabulary]\n"


def test_a_free_tag_has_one_label_that_follows_its_uses(build):
    files = written([("salt", "Salt", "", ""), ("Salt", "SALT", "", "")])
    app, _warnings = build(files)
    assert FrontMatterDomain.of(app.env).tags.label("salt") == "Salt"
    (app.srcdir / "q0.md").write_text(files["q0.md"].replace(":tags: Salt", ":tags: salt"))
    for n in (0, 1):
        path = app.srcdir / f"q{n}.md"
        path.write_text(path.read_text().replace("Salt", "salt").replace("SALT", "salt"))
    app, _warnings = build({})
    assert FrontMatterDomain.of(app.env).tags.label("SALT") == "salt"
    page = BeautifulSoup((app.outdir / "blog/2015/p1.html").read_text(), "html.parser")
    assert page.select_one(".blog-tags a").text == "salt"
