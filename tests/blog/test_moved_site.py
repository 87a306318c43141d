"""A site whose blog is ABlog's says the same with the blog of this distribution added."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from typing import TYPE_CHECKING, Any

import lxml.html
import pytest
from ablog.blog import Blog
from lxml import etree

from tests.sites import build_site, plant

from . import ablog_site

if TYPE_CHECKING:
    from pathlib import Path

NUMBER = 20
# What several settings mean is seen best where they have another value than in the site itself.
THEME = {"html_theme": "alabaster"}  # Builds of tests have another one where nobody asks for it.
OTHERS: dict[str, Any] = {
    "blog_archive_titles": True,
    "blog_feed_fulltext": True,
    "blog_feed_length": None,
    "post_auto_image": 0,
    "post_show_prev_next": False,
    "fontawesome_included": True,
    "disqus_pages": False,
    "blog_default_author": ["bob"],
}


def site(folder: Path, *, ours: bool) -> Path:
    files = ablog_site.files(NUMBER)
    files["conf.py"] += ablog_site.EXTENSION if ours else ""
    return plant(folder, files)


@pytest.fixture(scope="module", params=[{}, OTHERS], ids=["as it is", "other settings"])
def built(request, tmp_path_factory):
    found = {}
    for name in ("before", "after"):
        folder = site(tmp_path_factory.mktemp(name) / "source", ours=name == "after")
        Blog._dict.clear()  # ABlog alone keeps the posts of a former build in this process.
        found[name] = build_site(folder, folder.parent / "out", **THEME, **request.param)
    Blog._dict.clear()
    return found


def files_of(built, suffix: str) -> set[str]:
    return {path.relative_to(built.out).as_posix() for path in built.out.rglob(f"*{suffix}")}


def words(built, name: str, part: str) -> Counter[str]:
    texts = (found.get_text(" ") for found in built.soup(name).select(part))
    return Counter(re.findall(r"\w+", " ".join(texts)))


def test_no_warning_is_new(built):
    assert built["after"].warnings == built["before"].warnings == ""


def test_addresses_stay_and_only_ways_to_them_are_new(built):
    before, after = (files_of(built[name], ".html") for name in ("before", "after"))
    assert before - after == set()
    assert {name for name in after - before if not name.startswith("old")} == set()
    assert files_of(built["before"], ".xml") == files_of(built["after"], ".xml")


def test_no_word_is_lost(built):
    for name in sorted(files_of(built["before"], ".html")):
        if not name.startswith("old"):  # Pages that lead on say so in other words.
            for part in (".body", ".sphinxsidebar"):
                before, after = (words(built[which], name, part) for which in ("before", "after"))
                assert before - after == Counter(), (name, part)


def entries(path: Path) -> list[tuple[str, ...]]:
    root = etree.fromstring(path.read_bytes())
    keys = ("id", "title", "summary", "published", "updated", "content")
    found = [
        [entry.findtext(f"{{*}}{key}") or "" for key in keys] for entry in root.iter("{*}entry")
    ]
    return [tuple(" ".join(re.findall(r"\w+", _text(part))) for part in row) for row in found]


def _text(said: str) -> str:
    return lxml.html.fromstring(said).text_content() if said.startswith("<") else said


def test_feeds_say_the_same(built):
    names = sorted(files_of(built["before"], ".xml"))
    assert len(names) > 50
    for name in names:
        before, after = (entries(built[which].out / name) for which in ("before", "after"))
        assert after == before, name


def test_what_ablog_puts_in_heads_stays(built):
    for name in ("index.html", "news/2014.html", "posts/post-6.html"):
        for part in ("link[rel=canonical]", "link[href*='signs.css']"):
            before, after = (built[which].soup(name).select(part) for which in ("before", "after"))
            assert [e["href"] for e in before] == [e["href"] for e in after], (name, part)


def test_sidebars_and_pages_are_valid(built):
    for name in ("posts/post-3.html", "news/2014.html", "news.html", "news/tag.html"):
        page = built["after"].soup(name)
        ids = [element["id"] for element in page.select("[id]")]
        assert len(ids) == len(set(ids)), name
        assert not [one for one in ids if " " in one]
        wrong = "ul > :not(li), p > p, p > div, h3:empty, ul:empty"
        assert page.select(wrong) == [], name
        sheets = [link["href"] for link in page.select("link[rel=stylesheet]")]
        folder = (built["after"].out / name).parent
        assert any("tagcloud" in sheet for sheet in sheets)
        assert [s for s in sheets if not (folder / s.partition("?")[0]).is_file()] == [], name


def test_an_incremental_build_is_a_clean_one(tmp_path):
    folder = site(tmp_path / "source", ours=True)
    build_site(folder, tmp_path / "out", **THEME)
    post = folder / "posts/post-3.rst"
    post.write_text(post.read_text().replace(":tags: ", ":tags: new, "), encoding="utf-8")
    plant(folder, {"many.rst": ablog_site.SECTIONS.replace("Another of", "One more of")})
    (folder / "posts/post-4.rst").unlink()
    again = build_site(folder, tmp_path / "out", **THEME)
    shutil.copytree(folder, tmp_path / "clean/source")
    clean = build_site(tmp_path / "clean/source", tmp_path / "clean/out", **THEME)
    assert "news/tag/new.html" in files_of(clean, ".html")
    assert files_of(again, "") == files_of(clean, "")
    for name in sorted(files_of(clean, ".html") | files_of(clean, ".xml")):
        assert (again.out / name).read_bytes() == (clean.out / name).read_bytes(), name


CONF = "extensions = ['ablog', 'sphinx_commons.blog']\nblog_baseurl = 'https://example.org/'\n"


def test_a_section_of_the_future_leaves_no_trace(make_site):
    text = ablog_site.SECTIONS.replace("6 Mar 2014", "6 Mar 2999")
    built = make_site({"conf.py": CONF, "index.rst": "Home\n====\n", "many.rst": text})
    assert built.warnings == ""
    written = [path.read_bytes() for path in built.out.rglob("*.html")]
    assert not any(b"The second one." in text for text in written)
    assert not any(b"another-of-many" in text for text in written)
    assert built.soup("blog.html").select_one("h2 a")["href"] == "./many.html#one-of-many"


@pytest.mark.parametrize("always", [True, False])
def test_a_lone_post_below_a_heading(make_site, always):
    text = "Page\n====\n\nBefore.\n\nPart\n----\n\n.. post:: 1 May 2019\n\nWords.\n"
    files = {"conf.py": CONF, "index.rst": "Home\n====\n", "page.rst": text}
    built = make_site(files, post_always_section=always)
    assert built.warnings == ""
    link = built.soup("blog.html").select_one("h2 a")
    found = ("Part", "./page.html#part") if always else ("Page", "./page.html")
    assert (link.text, link["href"]) == found


def test_pages_of_lists_from_a_template_of_the_site(make_site):
    own = """{% extends "page.html" %}{% block body %}<b>{{ header }} {{ collection }}</b>
{% for post in collection %}<i>{{ post.title }}</i>{{ post.to_html(pagename) }}{% endfor %}
{% endblock %}"""
    post = "Tea\n===\n\n.. post:: 1 May 2019\n   :tags: pot\n\nWords of :doc:`index`.\n"
    files = {"conf.py": f"{CONF}templates_path = ['own']\n", "index.rst": "Home\n====\n"}
    built = make_site({**files, "tea.rst": post, "own/ablog/collection.html": own})
    page = built.soup("blog/tag/pot.html")
    assert [page.b.text, page.i.text] == ["Posts tagged pot", "Tea"]
    assert page.select_one("p a[href='../../index.html']").text == "Home"


@pytest.mark.parametrize("builder", ["text", "singlehtml", "latex"])
def test_what_only_lists_show_is_in_no_other_format(make_site, builder):
    post = ".. post:: 1 May 2019\n   :exclude:\n\n   Only in lists.\n\nWords.\n"
    index = "Home\n====\n\n.. toctree::\n\n   tea\n"
    files = {"conf.py": CONF, "index.rst": index, "tea.rst": f"Tea\n===\n\n{post}"}
    built = make_site(files, builder, post_auto_orphan=False)
    assert built.warnings == ""
    written = [path.read_bytes() for path in built.out.rglob("*") if path.is_file()]
    assert any(b"Words." in text for text in written)
    assert not any(b"Only in lists" in text for text in written)


def test_what_a_list_shows_is_warned_of_once(make_site):
    post = "Tea\n===\n\n.. post:: 1 May 2019\n\nWords of :ref:`nothing`.\n"
    built = make_site({"conf.py": CONF, "index.rst": "Home\n====\n", "tea.rst": post})
    assert built.warnings.count("undefined label: 'nothing'") == 1


def test_links_of_markdown_find_posts_by_their_names(make_site):
    files = {
        "conf.py": CONF.replace("['ablog'", "['myst_parser', 'ablog'"),
        "index.md": "# Home\n\n[a post](tea), [](tea), [all](blog-posts)\n",
        "news/tea.md": "---\nblogpost: true\ndate: 2019-05-01\n---\n# Tea\n\nWords.\n",
    }
    built = make_site(files)
    assert built.warnings == ""
    links = [(a.text, a["href"]) for a in built.soup("index.html").select("section a.reference")]
    assert links == [("a post", "news/tea.html"), ("Tea", "news/tea.html"), ("all", "blog.html")]
