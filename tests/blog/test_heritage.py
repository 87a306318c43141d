"""A site that had its blog from ABlog keeps its addresses, ids, sidebars and settings."""

from __future__ import annotations

import shutil
from xml.etree import ElementTree as ET

import pytest
from ablog.blog import Blog

from tests.sites import build_site, plant

CONF = """
extensions = ["ablog"]
project = "Kettles"
html_theme = "alabaster"
blog_baseurl = "https://example.org/"
blog_title = "Kettle news"
blog_path = "news"
blog_post_pattern = "notes/*"
blog_authors = {"ada": ("Ada Lovelace", None)}
blog_locations = {"brn": ("Brno", "https://example.org/brno")}
blog_languages = {"en": ("English", None)}
blog_feed_archives = True
post_date_format = "%d.%m.%Y"
post_auto_excerpt = 2
html_sidebars = {"**": ["ablog/postcard.html", "ablog/recentposts.html", "ablog/tagcloud.html",
    "ablog/categories.html", "ablog/archives.html", "ablog/authors.html", "ablog/languages.html",
    "ablog/locations.html"]}
"""
POST = """{title}
{line}

.. post:: {date}
   :tags: tea, Čaj čerstvý
   :category: Brewing
   :author: ada, Bob
   :location: brn
   :language: en

First words of {title}.

Second words of {title}.

Third words of {title}.
"""


def rst(title: str, date: str) -> str:
    return POST.format(title=title, line="=" * len(title), date=date)


FILES = {
    "conf.py": CONF,
    "index.rst": "Home\n====\n\n.. postlist::\n   :excerpts:\n\n"
    ":ref:`blog-authors`, :ref:`author-ada`, :ref:`tag-tea`, :ref:`blog-drafts`, "
    ":ref:`location-brn`, :ref:`archive-2019`\n",
    "one.rst": rst("Water", "02.03.2019"),
    "deep/two.rst": rst("Milk", "Oct 10, 2020"),
    "deep/draft.rst": rst("Not yet", ""),
    "notes/three.rst": ":date: 1 May 2021\n:author: ada\n:tags: tea\n:blogpost: true\n\n"
    "Sugar\n=====\n\nSweet words.\n",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    found = {}
    for name in ("before", "after"):
        folder = plant(tmp_path_factory.mktemp(name) / "source", FILES)
        if name == "after":
            with (folder / "conf.py").open("a", encoding="utf-8") as conf:
                conf.write('extensions.append("sphinx_commons.blog")\n')
        Blog._dict.clear()  # ABlog alone keeps the posts of a former build in this process.
        found[name] = build_site(folder, folder.parent / "out")
    Blog._dict.clear()
    return found


def entries(path) -> list[tuple[str, str]]:
    atom = "{http://www.w3.org/2005/Atom}"
    root = ET.parse(path).getroot()
    return [
        (e.findtext(f"{atom}id"), e.findtext(f"{atom}title")) for e in root.iter(f"{atom}entry")
    ]


def test_no_warning_is_new(built):
    assert built["after"].warnings == built["before"].warnings == ""


def test_all_pages_and_feeds_stay(built):
    names = {
        name: {
            path.relative_to(site.out).as_posix()
            for path in site.out.rglob("*")
            if path.suffix in (".html", ".xml")
        }
        for name, site in built.items()
    }
    assert names["before"] - names["after"] == set()
    assert "news.html" in names["after"]
    assert "news/author/ada-lovelace.html" in names["after"]
    assert "news/tag/caj-cerstvy.html" in names["after"]


def test_feeds_have_the_same_entries(built):
    feeds = [path.relative_to(built["before"].out) for path in built["before"].out.rglob("*.xml")]
    assert len(feeds) > 5
    for feed in feeds:
        before, after = (entries(built[name].out / feed) for name in ("before", "after"))
        assert after == before, feed


def test_listings_have_the_same_posts(built):
    for page in ("news", "news/2019", "news/tag/tea", "news/author/ada-lovelace", "news/drafts"):
        before = [a.text.strip() for a in built["before"].soup(f"{page}.html").select("h2 a")]
        after = [a.text.strip() for a in built["after"].soup(f"{page}.html").select("h2 a")]
        assert [text for text in before if text][: len(after)] == after, page
        assert after, page


def test_sidebars_say_the_same(built):
    for page in ("index.html", "one.html"):
        before, after = (
            built[name].soup(page).select_one(".sphinxsidebar").get_text(" ", strip=True)
            for name in ("before", "after")
        )
        assert after.split() == before.split()


def test_links_and_lists_lead_to_the_same_pages(built):
    found = [
        [(a.text, a["href"]) for a in built[name].soup("index.html").select(".body a.reference")]
        for name in ("before", "after")
    ]
    assert [href for _, href in found[1]] == [href for _, href in found[0]]
    texts = [built[name].soup("index.html").select_one(".postlist").text for name in built]
    assert texts[0].split() == texts[1].split()


def test_excerpts_are_as_long(built):
    card = built["after"].soup("news/2020.html").select_one(".ablog-post-excerpt")
    assert [p.text for p in card.select("p")] == ["First words of Milk.", "Second words of Milk."]


@pytest.mark.parametrize("listed", [["ablog", "sphinx_commons.blog"], ["sphinx_commons.blog"]])
def test_settings_work_or_are_named_once(make_site, listed):
    conf = f"""extensions = {listed}
blog_baseurl = "https://example.org/"
blog_feed_templates = {{"atom": {{}}, "social": {{"content": "Of {{{{ post.title }}}}"}}}}
disqus_shortname = "kettles"
"""
    post = "Tea\n===\n\n.. post:: 1 May 2020\n\nWords.\n"
    built = make_site({"conf.py": conf, "index.rst": "Home\n====\n", "tea.rst": post})
    is_named = [
        f"conf.py:{line}: WARNING: the setting {name!r} of ABlog is not used" in built.warnings
        for line, name in ((3, "blog_feed_templates"), (4, "disqus_shortname"))
    ]
    assert is_named == [len(listed) == 1] * 2
    assert built.warnings.count("WARNING") == sum(is_named)
    if len(listed) == 2:
        assert "Of Tea</content>" in built.text("blog/social.xml")
        assert "kettles" in built.text("tea.html")
        assert "disqus" not in built.text("index.html")


def test_two_posts_that_are_one_page(make_site):
    conf = "extensions = ['ablog', 'sphinx_commons.blog']\nblog_baseurl = 'https://example.org/'\n"
    two = "\n.. post:: 1 May 2020\n"
    built = make_site({"conf.py": conf, "index.rst": f"Home\n====\n{two}{two}"})
    assert "index.rst:6: WARNING: a second post on one page" in built.warnings
    assert built.warnings.count("WARNING") == 1
    assert built.text("blog/atom.xml").count("<entry") == 1


def test_an_edit_changes_the_sidebar_of_every_page(tmp_path):
    folder = plant(tmp_path / "source", FILES)
    with (folder / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write('extensions.append("sphinx_commons.blog")\n')
    build_site(folder, tmp_path / "out")
    plant(folder, {"one.rst": rst("Hot water", "02.03.2019")})
    again = build_site(folder, tmp_path / "out")
    shutil.copytree(folder, tmp_path / "clean/source")
    clean = build_site(tmp_path / "clean/source", tmp_path / "clean/out")
    for path in clean.out.rglob("*.html"):
        name = path.relative_to(clean.out)
        assert (again.out / name).read_bytes() == path.read_bytes(), name
