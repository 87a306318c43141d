"""What a Pelican site's settings say about its articles."""

from __future__ import annotations

import json

import pytest

from . import trees


def imported(tmp_path, settings, files):
    content = {f"content/{name}": text for name, text in files.items()}
    given = f"SITEURL = 'https://p.example.org'\n{settings}"
    source = trees.plant(tmp_path / "old", {"pelicanconf.py": given, **content})
    trees.run(source, "pelican", tmp_path / "new")
    return tmp_path / "new"


def test_metadata_by_default(tmp_path):
    settings = "AUTHOR = 'Kay'\nDEFAULT_METADATA = {'status': 'draft', 'author': 'Ann'}\n"
    files = {
        "secret.md": "Title: Secret\nDate: 2014-04-04\n\nNot yet.\n",
        "open.md": "Title: Open\nDate: 2014-04-05\nStatus: published\n\nText.\n",
        "pages/kept.md": "Title: Kept\n\nNot yet.\n",
    }
    dest = imported(tmp_path, settings, files)
    assert not (dest / "docs/blog/2014/secret.md").exists()
    assert not (dest / "docs/pages/kept.md").exists()
    assert "Not yet." in (dest / "drafts/content/secret.md").read_text(encoding="utf-8")
    post = (dest / "docs/blog/2014/open.md").read_text(encoding="utf-8")
    assert "authors: Ann\n" in post
    assert "status" not in post


def test_metadata_by_default_as_pairs(tmp_path):
    settings = "DEFAULT_METADATA = (('status', 'draft'),)\n"
    files = {
        "secret.md": "Title: Secret\nDate: 2014-04-04\n\nNot yet.\n",
        "open.md": "Title: Open\nDate: 2014-04-05\nStatus: published\n\nText.\n",
    }
    dest = imported(tmp_path, settings, files)
    assert not (dest / "docs/blog/2014/secret.md").exists()


def test_archives_by_the_name_of_the_month(tmp_path):
    settings = (
        "ARCHIVES_SAVE_AS = 'blog/index.html'\n"
        "YEAR_ARCHIVE_SAVE_AS = 'blog/{date:%Y}/index.html'\n"
        "MONTH_ARCHIVE_SAVE_AS = 'posts/{date:%Y}/{date:%b}/index.html'\n"
    )
    files = {"a.md": "Title: A\nDate: 2014-02-04\n\nText.\n"}
    rows = trees.redirects(imported(tmp_path, settings, files))
    assert rows["/posts/2014/Feb/"] == "blog/2014/02"
    assert "/blog/index.html" not in rows
    assert "/blog/2014/index.html" not in rows


def test_ids_of_headings_in_other_scripts(tmp_path):
    settings = "MARKDOWN = {'extension_configs': {'markdown.extensions.toc': {}}}\n"
    body = "## 介绍\n\nText.\n\n## 参考\n\nMore: [one](#_1), [two](#_2).\n"
    dest = imported(tmp_path, settings, {"a.md": f"Title: A\nDate: 2014-02-04\n\n{body}"})
    assert "already broken" not in (dest / "report.txt").read_text(encoding="utf-8")


ARTICLES = {
    f"a{number}.md": f"Title: Post {number}\nDate: 2014-02-{number:02d}\nTags: Über uns\n"
    f"Category: Big News\nAuthor: Ann Lee\n\nText.\n"
    for number in range(1, 6)
}


def test_later_pages_of_listings(tmp_path):
    rows = trees.redirects(imported(tmp_path, "DEFAULT_PAGINATION = 2\n", ARTICLES))
    assert rows["/index2.html"] == rows["/index3.html"] == "blog/index"
    assert "/index4.html" not in rows
    assert rows["/tag/uber-uns.html"] == rows["/tag/uber-uns3.html"] == "blog/tag/über-uns"
    assert rows["/category/big-news2.html"] == "blog/category/big-news"
    assert rows["/author/ann-lee3.html"] == "authors/ann-lee"
    assert rows["/tags.html"] == "blog/tag"
    assert rows["/categories.html"] == "blog/category"
    assert rows["/archives.html"] == "blog/index"


def test_later_pages_as_the_settings_name_them(tmp_path):
    settings = (
        "DEFAULT_PAGINATION = 3\nDEFAULT_ORPHANS = 1\n"
        "TAG_URL = 't/{slug}/'\nTAG_SAVE_AS = 't/{slug}/index.html'\n"
        "PAGINATED_TEMPLATES = {'index': 2, 'tag': None, 'period_archives': 4}\n"
        "PAGINATION_PATTERNS = (\n"
        "    (1, '{url}', '{save_as}'),\n"
        "    (2, '{base_name}/page/{number}/', '{base_name}/page/{number}/index.html'),\n"
        ")\n"
        "MONTH_ARCHIVE_URL = '{date:%Y/%m}/'\nMONTH_ARCHIVE_SAVE_AS = '{date:%Y/%m}/index.html'\n"
    )
    rows = trees.redirects(imported(tmp_path, settings, ARTICLES))
    assert rows["/page/2/"] == "blog/index"
    assert "/page/3/" not in rows  # one article may be over
    assert rows["/t/uber-uns/page/2/"] == "blog/tag/über-uns"
    assert not [old for old in rows if old.startswith("/category/big-news2")]
    assert rows["/2014/02/"] == "blog/2014/02"


def test_slugs_of_other_scripts(tmp_path):
    files = {
        "a.md": "Title: Привет, мир\nDate: 2014-02-04\nTags: 开源社区\n\nText.\n",
        "b.md": "Title: こんにちは世界\nDate: 2014-02-05\nCategory: Ελλάδα\n\nText.\n",
    }
    settings = "ARTICLE_URL = '{category}/{slug}.html'\nDEFAULT_CATEGORY = 'Rest Of It'\n"
    rows = trees.redirects(imported(tmp_path, settings, files))
    assert "/rest-of-it/privet-mir.html" in rows
    assert "/ellada/konnichihashi-jie.html" in rows
    assert "/tag/kai-yuan-she-qu.html" in rows


def test_slugs_by_the_rules_of_the_settings(tmp_path):
    settings = (
        "SLUGIFY_PRESERVE_CASE = True\nSLUGIFY_USE_UNICODE = True\n"
        "SLUG_REGEX_SUBSTITUTIONS = [(r'C\\+\\+', 'cpp'), (r'\\s+', '_')]\n"
        "TAG_REGEX_SUBSTITUTIONS = [(r'\\s+', '.')]\n"
    )
    files = {"a.md": "Title: C++ für Alle\nDate: 2014-02-04\nTags: Two Words\n\nText.\n"}
    rows = trees.redirects(imported(tmp_path, settings, files))
    assert "/cpp_für_Alle.html" in rows
    assert "/tag/Two.Words.html" in rows


def test_old_rules_of_slugs(tmp_path):
    settings = (
        "SLUG_SUBSTITUTIONS = (('C++', 'cpp'),)\nTAG_SUBSTITUTIONS = [('.net', 'dotnet', True)]\n"
    )
    files = {"a.md": "Title: On C++\nDate: 2014-02-04\nTags: .NET rocks!\n\nText.\n"}
    rows = trees.redirects(imported(tmp_path, settings, files))
    assert "/on-cpp.html" in rows
    assert "/tag/dotnet rocks!.html" in rows


def test_pages_that_are_not_converted_had_addresses(tmp_path):
    settings = (
        "ARTICLE_URL = '{date:%Y}/{category}/{slug}/'\nPAGE_URL = '{slug}/'\n"
        "DIRECT_TEMPLATES = ['index', 'search']\nTEMPLATE_PAGES = {'x.html': 'own/x.html'}\n"
    )
    rst = "On Things\n#########\n\n:date: 2014-02-04 10:00\n:category: News\n:tags: a\n\nText.\n"
    files = {
        "one.asc": rst,
        "two.asc": rst.replace(":tags: a", ":slug: own"),
        "three.asc": rst.replace(":tags: a", ":status: draft"),
        "pages/about.asc": "About us\n========\n\nText.\n",
        "a.md": "Title: A\nDate: 2014-02-04\n\nText.\n",
    }
    dest = imported(tmp_path, settings, files)
    unclaimed = json.loads((dest / "report.json").read_text(encoding="utf-8"))["unclaimed"]
    assert sorted(unclaimed) == [
        "/2014/news/on-things/", "/2014/news/own/", "/about-us/", "/own/x.html", "/search.html",
    ]  # fmt: skip


def test_a_folder_of_all_articles_is_no_category(tmp_path):
    settings = (
        "ARTICLE_PATHS = ['posts']\nARTICLE_URL = '{category}/{slug}.html'\n"
        "CATEGORY_FEED_ATOM = 'feeds/{slug}.xml'\n"
    )
    files = {
        "posts/a.md": "Title: A\nDate: 2014-02-04\n\nText.\n",
        "posts/own/b.md": "Title: B\nDate: 2014-02-05\n\nText.\n",
    }
    dest = imported(tmp_path, settings, files)
    rows = trees.redirects(dest)
    assert rows["/posts/a.html"] == "blog/2014/a"
    assert rows["/own/b.html"] == "blog/2014/b"
    assert rows["/category/posts.html"] == "blog/index"
    assert rows["/feeds/posts.xml"] == "blog/atom.xml"
    assert rows["/category/own.html"] == "blog/category/own"
    assert "category" not in (dest / "docs/blog/2014/a.md").read_text(encoding="utf-8")


def test_settings_of_a_wrong_kind_are_passed_over(tmp_path):
    settings = (
        "PATH = 5\nARTICLE_PATHS = {'a': 1}\nARTICLE_URL = ['x']\nDIRECT_TEMPLATES = 5\n"
        "PAGINATION_PATTERNS = [(1,), 5, (2, 3, None)]\nPAGINATED_TEMPLATES = {'index': '7'}\n"
        "SLUG_REGEX_SUBSTITUTIONS = [('(', ''), ('x',), 5]\nFILENAME_METADATA = '(?P<date>'\n"
        "MARKDOWN = {'extension_configs': 5, 'extensions': 6}\nDEFAULT_METADATA = 7\n"
        "YEAR_ARCHIVE_SAVE_AS = '{date:%Y}/{date'\nTEMPLATE_PAGES = [1]\nDEFAULT_PAGINATION = 'x'\n"
    )
    dest = imported(tmp_path, settings, {"a.md": "Title: A\nDate: 2014-02-04\n\nText.\n"})
    assert trees.redirects(dest)["/a.html"] == "blog/2014/a"


def test_what_the_settings_say_of_single_paths(tmp_path):
    settings = (
        "STATIC_PATHS = ['images', 'extra', 'demos']\n"
        "EXTRA_PATH_METADATA = {'extra/hello.html': {'path': 'hello.html'},\n"
        "    'notes': {'category': 'Notes', 'author': 'Ann'}, 'notes/b.md': {'slug': 'bee'}}\n"
    )
    files = {
        "notes/b.md": "Title: B\nDate: 2014-02-04\n\nText.\n",
        "extra/hello.html": "<title>Hello</title><body><p>Hello there.</p></body>",
        "demos/one/index.html": "<title>One</title><body><p>A demo.</p></body>",
        "other/two.txt": "no page",
    }
    dest = imported(tmp_path, settings, files)
    post = (dest / "docs/blog/2014/bee.md").read_text(encoding="utf-8")
    assert "category: Notes\n" in post
    assert "authors: Ann\n" in post
    assert "Hello there." in (dest / "docs/hello.md").read_text(encoding="utf-8")
    assert "A demo." in (dest / "docs/demos/one/index.md").read_text(encoding="utf-8")


def test_people_with_commas_and_their_lists(tmp_path):
    files = {
        "a.md": "Title: A\nDate: 2014-02-04\nAuthor: Ann Lee, Bob Ray\n\n[Bob]({author}Bob Ray)\n",
        "b.md": "Title: B\nDate: 2014-02-05\nAuthors: Ray, Bob; Ann Lee\nTags: c++; a, b\n\n"
        "[Ann](/author/ann-lee.html)\n",
    }
    dest = imported(tmp_path, "AUTHOR_URL = 'author/{slug}.html'\n", files)
    first = (dest / "docs/blog/2014/a.md").read_text(encoding="utf-8")
    second = (dest / "docs/blog/2014/b.md").read_text(encoding="utf-8")
    assert "authors: [ann-lee, bob-ray]\n" in first
    assert "[Bob](../../authors/bob-ray.md)" in first
    assert "tags: [c++, 'a, b']\n" in second
    assert "[Ann](../../authors/ann-lee.md)" in second
    rows = trees.redirects(dest)
    assert rows["/author/ann-lee-bob-ray.html"] == "authors/ann-lee"
    assert rows["/feeds/ann-lee-bob-ray.atom.xml"] == "authors/ann-lee/atom.xml"
    assert rows["/author/ray-bob.html"].startswith("authors/")


def test_titles_summaries_and_covers_are_words(tmp_path):
    files = {
        "a.md": "Title: A <em>big</em> <none> tale<br/>ends\nDate: 2014-02-04\n"
        "Cover: /images/x.png\nSummary: A *short* text, with [a link]({filename}b.md)\n"
        "    that goes on.\n\nText.\n",
        "b.md": "Title: B\nDate: 2014-02-05\nImage: images/x.png\n\n![The x](/images/x.png)\n",
        "images/x.png": "png",
    }
    dest = imported(tmp_path, "SITENAME = 'S'\n", files)
    first = (dest / "docs/blog/2014/a-big-taleends.md").read_text(encoding="utf-8")
    assert "\n# A big \\<none> tale ends\n" in first
    assert "\nsummary: A short text, with a link that goes on.\n" in first
    assert "\nimage_alt: A big <none> tale ends\n" in first
    second = (dest / "docs/blog/2014/b.md").read_text(encoding="utf-8")
    assert "\nimage_alt: The x\n" in second


def test_an_excerpt_ends_where_the_plugin_says(tmp_path):
    body = "<!-- PELICAN_BEGIN_SUMMARY -->\nOne.\n\nTwo.\n<!-- PELICAN_END_SUMMARY -->\n\nThree.\n"
    files = {"a.md": f"Title: A\nDate: 2014-02-04\n\n{body}"}
    dest = imported(tmp_path, "PLUGINS = ['summary']\n", files)
    post = (dest / "docs/blog/2014/a.md").read_text(encoding="utf-8")
    assert [line for line in post.split("---\n")[2].splitlines() if line] == [
        "# A", "% PELICAN_BEGIN_SUMMARY", "One.", "Two.", "<!--more-->", "Three.",
    ]  # fmt: skip


@pytest.mark.parametrize(("settings", "theme", "shown"), [
    ("PLUGINS = ['render_math']", "", "{math}`a_i * b_i`"),
    ("THEME = './look/'", "inlineMath: [ ['$','$'] ]", "{math}`a_i * b_i`"),
    ("THEME = './look/'", "<p>No formulas</p>", "\\$a_i * b_i\\$"),
])  # fmt: skip
def test_formulas_where_the_old_site_showed_them(tmp_path, settings, theme, shown):
    source = trees.plant(tmp_path / "old", {
        "pelicanconf.py": f"{settings}\n", "look/templates/base.html": theme,
        "content/a.md": "Title: A\nDate: 2014-02-04\n\nIs $a_i * b_i$ here.\n",
    })  # fmt: skip
    trees.run(source, "pelican", tmp_path / "new")
    post = (tmp_path / "new/docs/blog/2014/a.md").read_text(encoding="utf-8")
    assert f"Is {shown} here." in post
