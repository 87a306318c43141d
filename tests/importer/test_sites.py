"""Whole small sites of each engine."""

from __future__ import annotations

import json

import pytest

from . import trees


@pytest.fixture(scope="module")
def middleman(tmp_path_factory):
    folder = tmp_path_factory.mktemp("middleman")
    source = trees.plant(folder / "old", trees.MIDDLEMAN)
    assert trees.run(source, "middleman", folder / "new", "--site-host", "old.example.org") == 1
    return folder / "new"


def text(dest, name):
    return (dest / "docs" / name).read_text(encoding="utf-8")


def kinds(dest):
    return {f["kind"] for f in json.loads((dest / "report.json").read_text())["findings"]}


def test_a_post(middleman):
    post = text(middleman, "blog/2015/first-post.md")
    assert post.startswith(
        "---\ntitle: 'First: a — post'\nauthors: ada\ndate: 2015-03-02 16:03:51 UTC\n"
        "tags: [Red Hat, NFV, open source]\n---\n\n# First: a — post\n\nIntro.\n\n<!--more-->\n"
    )
    assert "![Fork](../../images/fork.png)" in post
    assert "gone.png See [the page](../../install/index.md)" in post
    assert "[part](#first-steps)" in post
    assert "{ref}`tag <tag-nfv>`" in post
    assert "[old](../../install/index.md)" in post
    assert (middleman / "docs/images/fork.png").read_text() == "png"


def test_posts_of_one_name(middleman):
    assert "Two." in text(middleman, "blog/2015/roundup.md")
    assert "One." in text(middleman, "blog/2015/03-09-roundup.md")
    rows = trees.redirects(middleman)
    assert rows["/blog/2015/04/roundup/"] == "blog/2015/roundup"
    assert rows["/blog/2015/03/roundup/"] == "blog/2015/03-09-roundup"


def test_pages_keep_their_place(middleman):
    page = text(middleman, "install/index.md")
    assert "title: Install\nauthors: [ada, misc, somebody-else]\n" in page
    assert "extra:\n  wiki_title: Install\n" in page
    assert "# Installing it\n" in page
    assert "(first-steps)=\n\n## First steps" in page
    assert "[next](next.md)" in page
    assert "[gone](/gone/){.external}" in page
    assert text(middleman, "install/next.md").index("# Next") < 40


def test_a_faq(middleman):
    assert "faq: true\n" in text(middleman, "faq.md")
    assert "faq: true" not in text(middleman, "install/index.md")


def test_authors(middleman):
    ada = text(middleman, "authors/ada.md")
    assert "name: Ada Byron\n  affiliation: Analysts\n  links:\n    twitter: ada\n" in ada
    assert "Writes *notes*." in ada
    assert "0123456789abcdef" not in ada
    assert "name: New Writer\n  aliases:\n  - New Writer\n" in text(
        middleman, "authors/new-writer.md"
    )


def test_redirects(middleman):
    rows = trees.redirects(middleman)
    assert rows["/blog/2015/03/first-post/"] == "blog/2015/first-post"
    assert rows["/blog/author/ada/"] == "authors/ada"
    assert rows["/blog/tag/nfv.xml"] == "blog/tag/nfv/atom.xml"
    assert rows["/blog/feed.xml"] == "blog/atom.xml"
    assert rows["/plain.html"] == "plain"
    assert rows["/moved/"] == rows["/Old-Place"] == "install/index"
    assert rows["/very/old"] == "faq"
    assert "/blog/2015/" not in rows
    assert "not carried over: RewriteRule ^x/(.*)$" in (middleman / "report.txt").read_text()


def test_what_is_left_out(middleman):
    assert not (middleman / "docs/blog/2015/draft.md").exists()
    assert "Secret." in (middleman / "drafts/source/blog/2015-05-01-draft.md").read_text()
    report = json.loads((middleman / "report.json").read_text())
    assert report["unclaimed"] == []
    assert text(middleman, "about.md").endswith("# About\n\nAbout\n")
    assert {"missing image", "already broken", "author", "tag"} <= kinds(middleman)
    assert report["counts"]["posts in"] == 4


def test_jekyll(tmp_path):
    source = trees.plant(tmp_path / "old", trees.JEKYLL)
    assert trees.run(source, "jekyll", tmp_path / "new") == 1
    dest = tmp_path / "new"
    post = text(dest, "blog/2015/Hello_World.md")
    assert "tags: [one, two]\ncategory: News\n" in post
    assert "See /docs/2016/02/03/second/ and\n[g](../../guides/one.md) /x." in post
    assert "```ruby\nputs 1\n\nputs 2\n```" in post
    assert "\\{\\{ kept }}\n\n% Liquid: unknown tag\n" in post
    assert "Some **bold** [a](../../about.md)" in text(dest, "blog/2017/html.md")
    assert "date: 2016-02-03\n" in text(dest, "blog/2016/second.md")
    rows = trees.redirects(dest)
    assert rows["/news/2015/03/02/Hello_World/"] == "blog/2015/Hello_World"
    assert rows["/docs/2016/02/03/second/"] == "blog/2016/second"
    assert rows["/old-about"] == rows["/moved/"] == "about"
    assert json.loads((dest / "report.json").read_text())["unclaimed"] == ["/steered/"]
    assert "website: https://jane.example.org" in text(dest, "authors/jd.md")


def test_includes_and_plugin_tags(tmp_path):
    files = {
        "_config.yml": "url: https://j.example.org\n",
        "_includes/figure.html": (
            '<figure><img src="{{ include.url }}">{% if include.caption %}'
            "<figcaption>{{ include.caption }}</figcaption>{% endif %}</figure>\n"
        ),
        "images/x.png": "png",
        "a.md": (
            '---\ntitle: A\n---\n{% include figure.html url="/images/x.png" caption="A cat" %}\n'
        ),
        "b.md": "---\ntitle: B\n---\n{% img left /images/x.png 300 200 'T' 'Alt' %}\n",
        "c.md": "---\ntitle: C\n---\n{% youtube abc123 %}\n",
    }
    source = trees.plant(tmp_path / "old", files)
    assert trees.run(source, "jekyll", tmp_path / "new") == 0
    dest = tmp_path / "new"
    assert "<figure>\n\n![](images/x.png)\n\n<figcaption>\n\nA cat\n" in text(dest, "a.md")
    assert "![Alt](images/x.png){.left width=300 height=200}" in text(dest, "b.md")
    assert "](https://www.youtube.com/watch?v=abc123){.embed}" in text(dest, "c.md")


def test_every_line_break_counts_where_the_old_engine_said_so(tmp_path):
    files = {
        "config.rb": "set :markdown, input: 'GFM'\n",
        "source/a.html.md": "---\ntitle: A\n---\none\ntwo\n",
    }
    source = trees.plant(tmp_path / "old", files)
    trees.run(source, "middleman", tmp_path / "new")
    assert "one\\\ntwo" in text(tmp_path / "new", "a.md")


def test_pelican(tmp_path):
    source = trees.plant(tmp_path / "old", trees.PELICAN)
    trees.run(source, "pelican", tmp_path / "new")
    dest = tmp_path / "new"
    post = text(dest, "blog/2011/areas-one-c.md")
    assert "title: 'Areas: “one” & C++'\nauthors: tom-c\ndate: 2011-10-06 18:46:00\n" in post
    assert "tags: [OpenStack, Essex]\nsummary: Short.\n" in post
    assert "[last\narticle](next-step.md) ![p](../../images/p.png).\n\\- no list" in post
    assert "```python\nx = 1\n```" in post
    assert "unlisted: true" in text(dest, "blog/2012/hidden.md")
    assert "tags: [OpenStack]" in text(dest, "blog/2011/next-step.md")
    rows = trees.redirects(dest)
    assert rows["/2011/areas-one-c/"] == "blog/2011/areas-one-c"
    assert rows["/tag/openstack.html"] == "blog/tag/openstack"
    assert rows["/author/tom-c.html"] == "authors/tom-c"
    assert rows["/pages/about.html"] == "pages/about"
