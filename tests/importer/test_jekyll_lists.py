"""Old lists of posts of a Jekyll site, which its plugins made."""

from __future__ import annotations

import json

from . import trees

POSTS = {
    f"_posts/2014-02-{number:02d}-post-{number}.md": (
        f"---\ntitle: Post {number}\ntags: [Two Words]\ncategories: [news]\n---\nText.\n"
    )
    for number in range(1, 6)
}


def imported(tmp_path, config, files):
    config = f"url: https://j.example.org\n{config}"
    source = trees.plant(tmp_path / "old", {"_config.yml": config, **POSTS, **files})
    trees.run(source, "jekyll", tmp_path / "new")
    return tmp_path / "new"


def test_pages_of_the_older_paginator(tmp_path):
    config = "paginate: 2\npaginate_path: /news/page:num/\n"
    rows = trees.redirects(imported(tmp_path, config, {}))
    assert rows["/news/page2/"] == rows["/news/page3/"] == "blog/index"
    assert "/news/page4/" not in rows


def test_pages_of_the_newer_paginator(tmp_path):
    config = (
        "pagination: {enabled: true, per_page: 2, permalink: '/p/:num/'}\n"
        "autopages: {enabled: true, tags: {permalink: '/by/:tag'}, categories: {enabled: false}}\n"
    )
    start = "---\ntitle: N\npagination: {enabled: true}\n---\n{% for p in paginator.posts %}\n"
    rows = trees.redirects(imported(tmp_path, config, {"news/index.html": start}))
    assert rows["/news/"] == rows["/news/p/2/"] == rows["/news/p/3/"] == "blog/index"
    assert rows["/by/two-words"] == rows["/by/two-words/p/3/"] == "blog/tag/two-words"
    assert "/category/news/p/2/" not in rows


def test_archives_and_feeds(tmp_path):
    config = (
        "jekyll-archives:\n  enabled: all\n"
        "  permalinks: {year: '/y/:year/', month: '/y/:year/:month/',"
        " day: '/y/:year/:month/:day/', tag: '/t/:name/', category: '/c/:name/'}\n"
        "feed:\n  path: news/atom.xml\n  categories: [news]\n  tags: {path: feeds/}\n"
        "  collections: {guides: {path: /guides.xml}, tips: {categories: [one]}}\n"
    )
    rows = trees.redirects(imported(tmp_path, config, {}))
    assert rows["/y/2014/"] == "blog/2014"
    assert rows["/y/2014/02/"] == rows["/y/2014/02/03/"] == "blog/2014/02"
    assert rows["/t/two-words/"] == "blog/tag/two-words"
    assert rows["/c/news/"] == "blog/category/news"
    assert rows["/news/atom.xml"] == rows["/guides.xml"] == rows["/feed/tips/one.xml"]
    assert rows["/feeds/two-words.xml"] == "blog/tag/two-words/atom.xml"
    assert rows["/feed/news.xml"] == "blog/category/news/atom.xml"


def test_lists_written_by_hand_have_successors(tmp_path):
    def page(loop):
        return f"---\ntitle: L\n---\n{{% for x in {loop} %}}{{{{ x }}}}{{% endfor %}}\n"

    files = {
        "all.html": page("site.posts"),
        "topics.html": page("site.tags"),
        "kinds.html": page("site.categories"),
        "team.html": page("site.data.team"),
    }
    dest = imported(tmp_path, "title: T\n", files)
    rows = trees.redirects(dest)
    assert rows["/all.html"] == "blog/index"
    assert rows["/topics.html"] == "blog/tag"
    assert rows["/kinds.html"] == "blog/category"
    report = json.loads((dest / "report.json").read_text(encoding="utf-8"))
    assert report["unclaimed"] == ["/all.html", "/kinds.html", "/team.html", "/topics.html"]


def test_a_list_may_be_in_an_include(tmp_path):
    files = {
        "_includes/all.html": "{% for post in site.posts %}{{ post.title }}{% endfor %}",
        "every.md": "---\ntitle: Every\n---\n{% include all.html %}\n",
        "both.md": "---\ntitle: Both\n---\nWords.\n\n{% include all.html %}\n",
    }
    dest = imported(tmp_path, "title: T\n", files)
    assert trees.redirects(dest)["/every.html"] == "blog/index"
    assert not (dest / "docs/every.md").exists()
    assert "Words." in (dest / "docs/both.md").read_text(encoding="utf-8")


def test_settings_of_a_wrong_kind_are_passed_over(tmp_path):
    config = (
        "permalink: [a]\npaginate: x\npaginate_path: 7\npagination: {enabled: yes, per_page: 0}\n"
        "autopages: {enabled: true, tags: [1], categories: 5}\njekyll-archives: [year]\n"
        "feed: {path: {a: b}, tags: {path: 5}, collections: [3, null], categories: {x: y}}\n"
        "collections: 5\ndefaults: [1, {scope: 5, values: 3}]\nexclude: 5\ninclude: 5\n"
        "kramdown: 5\nplugins: {a: b}\ntimezone: ../../etc\n"
    )
    dest = imported(tmp_path, config, {})
    report = json.loads((dest / "report.json").read_text(encoding="utf-8"))
    kinds = [finding["kind"] for finding in report["findings"]]
    assert kinds.count("settings") == 5
    assert (dest / "docs/blog/2014/post-1.md").exists()
