"""One site in several languages: what the rooms say of the same days, counts and people agrees."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from sphinx.testing.util import SphinxTestApp

if TYPE_CHECKING:
    from pathlib import Path

CONF = """
extensions = ["myst_parser", "sphinx_commons.blog", "sphinx_commons.authors",
              "sphinx_commons.faq", "sphinx_commons.handbook", "sphinx_commons.theme"]
html_theme = "furo"
html_baseurl = blog_baseurl = "https://salt.example/"
blog_title = "News"
authors_git_dates = False
exclude_patterns = ["*-out"]
theme_hosted_search = True
myst_enable_extensions = ["colon_fence"]
suppress_warnings = ["authors.unknown_author"]
blog_page_lengths = {"index": 2}
handbooks = [{"filename": "salt", "title": "Salt", "documents": ["index"]}]
"""
INDEX = """# Salt

```{toctree}
faq
authors/ada
blog/index
```
"""
FAQ = """---
date: 2015-03-02
authors: [ada]
---
# Questions

:::{faq:question} What is salt?
:reviewed: 2015-03-02
:authors: ada, bob

A mineral.
:::

:::{faq:question} Where is it?
In the sea.
:::
"""
POST = """---
date: 2015-03-0{n}
authors: ["ada", "Stone, Bob"]
tags: [cooking]
---
# Post {n}

Text.
"""
BLOG = """# Blog

```{postlist}
:date: "%d %B %Y"
:format: "{title}, {date}"
```
"""
PEOPLE = "---\nauthor:\n  name: Ada\n---\n# Ada\n\nShe cooks.\n"
FILES = {
    "conf.py": CONF,
    "index.md": INDEX,
    "faq.md": FAQ,
    "authors/ada.md": PEOPLE,
    "blog/index.md": BLOG,
    **{f"blog/2015/p{n}.md": POST.format(n=n) for n in (1, 2, 3)},
}
SAID = {
    "en": {
        "day": "2 March 2015", "month": "March 2015", "year": "2015", "by": "By Ada and Stone, Bob",
        "listing": "2 March 2015, by Ada and Stone, Bob", "count": "Page 2 of 2, 3 posts",
        "minutes": "1 min read", "facts": "By Ada and bob · Reviewed 2 March 2015",
        "posts": "3 posts", "of": "Posts of March 2015", "tagged": "Posts tagged cooking",
        "shown": "{shown} of {all} questions", "older": "Older posts", "like": "02 March 2015",
        "all": "%(filter)s: all",
    },
    "de": {
        "day": "2. März 2015", "month": "März 2015", "year": "2015", "by": "Von Ada und Stone, Bob",
        "listing": "2. März 2015, von Ada und Stone, Bob", "count": "Seite 2 von 2, 3 Beiträge",
        "minutes": "1 Min. Lesezeit", "facts": "Von Ada und bob · Geprüft am 2. März 2015",
        "posts": "3 Beiträge", "of": "Beiträge aus März 2015",
        "tagged": "Beiträge mit dem Schlagwort cooking", "shown": "{shown} von {all} Fragen",
        "older": "Ältere Beiträge", "like": "02 März 2015", "all": "%(filter)s: alle",
    },
    "fr": {
        "day": "2 mars 2015", "month": "mars 2015", "year": "2015", "by": "Par Ada et Stone, Bob",
        "listing": "2 mars 2015, par Ada et Stone, Bob", "count": "Page 2 sur 2, 3 articles",
        "minutes": "1\xa0min de lecture", "facts": "Par Ada et bob · Relu le 2 mars 2015",
        "posts": "3 articles", "of": "Articles\xa0: mars 2015",
        "tagged": "Articles avec le mot-clé cooking", "shown": "{shown} questions sur {all}",
        "older": "Articles plus anciens", "like": "02 mars 2015", "all": "%(filter)s\xa0: tout",
    },
    "ja": {
        "day": "2015年3月2日", "month": "2015年3月", "year": "2015年",
        "by": "著者：Ada、Stone, Bob", "listing": "2015年3月2日、Ada、Stone, Bob",
        "count": "2ページ中2ページ、3件の記事",
        "minutes": "1分で読めます", "facts": "著者：Ada、bob · 見直し：2015年3月2日",
        "posts": "3件の記事", "of": "2015年3月の記事", "tagged": "タグ「cooking」の記事",
        "shown": "{all}件中{shown}件の質問", "older": "古い記事", "like": "02 3月 2015",
        "all": "%(filter)s：すべて",
    },
    "ar": {
        "day": "2 مارس 2015", "month": "مارس 2015", "year": "2015", "by": "بقلم Ada وStone, Bob",
        "listing": "2 مارس 2015، بقلم Ada وStone, Bob", "count": "الصفحة 2 من 2، 3 مقالات",
        "minutes": "دقيقة واحدة للقراءة", "facts": "بقلم Ada وbob · رُوجع في 2 مارس 2015",
        "posts": "3 مقالات", "of": "مقالات مارس 2015", "tagged": "مقالات بالوسم cooking",
        "shown": "الأسئلة: {shown} من {all}", "older": "مقالات أقدم", "like": "02 مارس 2015",
        "all": "%(filter)s: الكل",
    },
}  # fmt: skip


@pytest.fixture(scope="module", params=SAID)
def site(request, tmp_path_factory):
    """What is said in a language, and the folder of the website."""
    source = tmp_path_factory.mktemp(request.param)
    for name, content in FILES.items():
        file = source / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    return SAID[request.param], build(source, "dirhtml", request.param), source


def build(source: Path, builder: str, language: str, *, warns: bool = False) -> Path:
    out = source / f"{builder}-out"
    app = SphinxTestApp(
        builder, srcdir=source, builddir=out, freshenv=True, confoverrides={"language": language}
    )
    app.build()
    warnings = app.warning.getvalue()
    app.cleanup()
    assert warns or not warnings  # fonts of books lack letters of some languages
    return app.outdir


def text(site, page: str, selector: str) -> list[str]:
    soup = BeautifulSoup((site[1] / page / "index.html").read_text("utf-8"), "html.parser")
    return [" ".join(found.get_text().split(" ")).strip() for found in soup.select(selector)]


def test_the_byline(site):
    said = site[0]
    assert text(site, "blog/2015/p2", ".byline-people") == [said["by"]]
    assert text(site, "blog/2015/p2", ".byline time") == [said["day"]]
    assert text(site, "blog/2015/p2", ".byline-facts")[0].endswith(said["minutes"])


def test_the_listing(site):
    said = site[0]
    metas = text(site, "blog/2015/03", ".blog-card .blog-meta")
    assert metas[1] == said["listing"]
    assert text(site, "blog/2015/03", "h1") == [said["of"]]
    assert text(site, "blog/2015/03", ".blog-count") == [said["posts"]]
    assert text(site, "blog/page/2", ".blog-count") == [said["count"]]
    assert text(site, "blog", ".blog-pager [rel=next]") == [said["older"]]
    assert text(site, "blog/tag/cooking", "h1") == [said["tagged"]]
    assert said["like"] in " ".join(text(site, "blog", ".postlist p"))


def test_the_archive(site):
    said = site[0]
    assert text(site, "blog/archive", "h3") == [said["month"]]
    assert text(site, "blog/archive", "h2 a") == [said["year"]]
    assert text(site, "blog/archive", "time")[1] == said["day"]


def test_the_line_of_an_answer(site):
    said = site[0]
    assert text(site, "faq", ".faq-facts") == [said["facts"]]
    soup = BeautifulSoup((site[1] / "faq" / "index.html").read_text("utf-8"), "html.parser")
    assert soup.select_one(".faq-tools")["data-count"] == said["shown"]


def test_the_page_of_an_author(site):
    assert site[0]["day"] in " ".join(text(site, "authors/ada", ".author-work-list time"))


def test_words_for_the_search(site):
    soup = BeautifulSoup((site[1] / "search" / "index.html").read_text("utf-8"), "html.parser")
    given = json.loads(soup.select_one("#search-page")["data-words"])
    assert given["all"] == site[0]["all"]
    assert given["pages"]["language"] in (soup.html["lang"], "en")


def test_the_last_page_of_a_book(site, request):
    said, _out, source = site
    language = request.node.callspec.params["site"]
    out = build(source, "typst", language, warns=True)
    stop = "。" if language == "ja" else "."
    assert f"{said['day']}{stop}" in (out / "typst" / "salt.typ").read_text("utf-8")
