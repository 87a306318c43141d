"""Octopress: its tags and fences, and the addresses that its settings make."""

# ruff: noqa: E501

from __future__ import annotations

import json

import pytest

from . import trees

FENCE = "```"
SITE = {
    "_config.yml": (
        "url: http://o.example.org\ntitle: Ovens\nauthor: Ann\npermalink: /blog/:year/:month/:day/:title/\n"
        "source: source\ncategory_dir: blog/categories\npaginate: 1\npagination_dir: blog\n"
    ),
    "source/downloads/code/bake.rb": "puts 'hot'\n{% raw %}\n",
    "source/_posts/2012-03-04-first-post.markdown": (
        "---\nlayout: post\ntitle: 'First'\ndate: 2012-03-04 10:00\ncategories: [Hot Stuff, C++]\n---\n"
        "Words.\n\n<!-- more -->\n\n"
        f"{FENCE} ruby Bake it http://x.example.org/b.rb the file\nputs '{{{{ heat }}}}'\n{FENCE}\n\n"
        "{% codeblock Time lang:js %}\nvar t = 1;\n{% endcodeblock %}\n\n"
        "{% include_code Baker lang:ruby bake.rb %}\n\n{% include_code gone.rb %}\n\n"
        "{% blockquote Ann, Book http://b.example.org Page %}\nQuoted.\n{% endblockquote %}\n\n"
        "{% gist 12345 %}\n\n{% img left /images/o.png 10 20 'Oven' 'An oven' %}\n\n"
        "{% pullquote %}\nSurely {\" it is hot \"} here.\n{% endpullquote %}\n\n"
        "{% render_partial about/_me.markdown %}\n"
    ),
    "source/_posts/2012-05-06-second.markdown": (
        "---\nlayout: post\ntitle: Second\ndate: 2012-05-06 10:00\ncategories: C++\n---\nMore.\n"
    ),
    "source/about/_me.markdown": "---\nlayout: page\n---\nI am **Ann**.\n",
    "source/about/index.markdown": "---\nlayout: page\ntitle: About\n---\nWords of [mine](/blog/archives).\n",
    "source/images/o.png": "png",
}  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("octopress")
    assert trees.run(trees.plant(folder / "old", SITE), "octopress", folder / "new") == 1
    return folder / "new"


def text(dest, name):
    return (dest / "docs" / name).read_text(encoding="utf-8")


def test_an_id_that_stands_at_many_places_is_that_of_the_first(tmp_path):
    picture = '<a href="/x"><img id="PHOTO" src="https://e.example.org/{n}.jpg" alt="" /></a>\n\n'
    body = "".join(picture.format(n=n) for n in range(3))
    files = {**SITE, "source/_posts/2012-01-01-ids.html": f"---\ntitle: Ids\n---\n{body}",
             "source/_posts/2012-01-02-ids2.markdown": f"---\ntitle: Ids\n---\n{body}"}  # fmt: skip
    trees.run(trees.plant(tmp_path / "old", files), "octopress", tmp_path / "new")
    pages = list((tmp_path / "new/docs/blog/2012").glob("ids*.md"))
    assert len(pages) == 2
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert text.count("PHOTO") == 1
        assert text.count("e.example.org") >= 3


def test_tags_and_fences(site):
    post = text(site, "blog/2012/first-post.md")
    assert "Words.\n\n<!--more-->\n" in post
    assert "Bake it [the file](http://x.example.org/b.rb)" in post
    assert "```ruby\nputs '{{ heat }}'\n```" in post
    assert "```js\nvar t = 1;\n```" in post
    assert "[Baker](../../files/bake.rb)" in post
    assert "puts 'hot'\n{% raw %}\n```" in post
    assert "> Quoted." in post
    assert "https://gist.github.com/12345" in post
    assert "![An oven](../../images/o.png" in post
    assert "Surely it is hot here." in post
    assert "I am **Ann**." in post


def test_what_is_not_there_is_said(site):
    found = json.loads((site / "report.json").read_text(encoding="utf-8"))["findings"]
    said = [f"{f['file']}:{f['line']}: {f['message']}" for f in found if f["kind"] == "snippet"]
    name = "source/_posts/2012-03-04-first-post.markdown"
    assert not [f for f in found if f["kind"] == "liquid"]
    assert said == [f"{name}:21: gone.rb is no file of downloads/code"]


def test_addresses(site):
    rows = trees.redirects(site)
    expected = {
        "/blog/2012/03/04/first-post/": "blog/2012/first-post",
        "/blog/categories/hot-stuff/": "blog/category/hot-stuff",
        "/blog/categories/hot-stuff/atom.xml": "blog/category/hot-stuff/atom.xml",
        "/blog/archives/": "blog/index", "/atom.xml": "blog/atom.xml", "/blog/page/2/": "blog/index",
        "/blog/categories/c-/": "blog/category/c-plus-plus",
    }  # fmt: skip
    assert expected.items() <= rows.items()


def test_the_source_is_found_without_a_setting(tmp_path):
    files = {**SITE, "_config.yml": "url: http://o.example.org\ntitle: Ovens\n"}
    trees.run(trees.plant(tmp_path / "old", files), "octopress", tmp_path / "new")
    assert trees.redirects(tmp_path / "new")["/blog/2012/05/06/second/"] == "blog/2012/second"


def test_a_partial_that_holds_itself_ends(tmp_path):
    files = {**SITE, "source/about/_me.markdown": "Me. {% render_partial about/_me.markdown %}\n"}
    assert trees.run(trees.plant(tmp_path / "old", files), "octopress", tmp_path / "new") == 1
    assert "Me." in text(tmp_path / "new", "blog/2012/first-post.md")
