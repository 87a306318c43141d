"""What people wrote in Jekyll sites: exports of WordPress, blocks of Octopress, odd dates."""

from __future__ import annotations

import pytest

from . import trees


def imported(tmp_path, files):
    source = trees.plant(tmp_path / "old", {"_config.yml": "title: T\n", **files})
    trees.run(source, "jekyll", tmp_path / "new")
    return tmp_path / "new"


def test_a_post_exported_from_wordpress(tmp_path):
    post = (
        "---\nstatus: publish\ntitle: Fedora &amp; friends\nauthor:\n  display_name: Jane Doe\n"
        "  email: jane@example.org\nauthor_email: jane@example.org\nauthor_login: jane\n"
        'excerpt: ! "Short <b>words</b> of <none>\\r\\n"\ndate: !binary |-\n'
        "  MjAxMy0wMS0wMyAxMDowMjoxMyArMDEwMA==\n"
        "comments:\n- id: 3\n  author: Bob\n  content: Nice\n---\n<p>Text.</p>\n"
    )
    dest = imported(tmp_path, {"_posts/2013-01-01-fedora.html": post})
    text = (dest / "docs/blog/2013/fedora.md").read_text(encoding="utf-8")
    assert "\nauthors: Jane-Doe\n" in text or "\nauthors: jane-doe\n" in text
    assert "\ndate: 2013-01-03 10:02:13 +0100\n" in text
    assert "\nsummary: Short words of <none>\n" in text
    assert "author_login: jane\n" in text
    assert "example.org" not in text
    assert "Bob" not in text


def test_nested_keys_are_no_keys_when_a_header_is_broken(tmp_path):
    post = "---\ntitle: a: b: c\nauthor: jane\ncomments:\n  author: Bob\n---\nText.\n"
    dest = imported(tmp_path, {"_posts/2013-01-01-a.md": post})
    text = (dest / "docs/blog/2013/a.md").read_text(encoding="utf-8")
    assert "\nauthors: jane\n" in text


def test_blocks_of_octopress(tmp_path):
    body = (
        "{% codeblock Awesome things lang:ruby http://e.example.org/code View %}\n"
        'puts "{{ x }}" unless <lame>\n{% endcodeblock %}\n\n'
        "{% blockquote Ann Lee, The Guide http://e.example.org/guide %}\nFlying *is*.\n\nYes.\n"
        '{% endblockquote %}\n\n{% pullquote %}\nSurround {" this "} too.\n{% endpullquote %}\n'
    )
    dest = imported(tmp_path, {"_posts/2013-01-01-a.md": f"---\ntitle: A\n---\n{body}"})
    text = (dest / "docs/blog/2013/a.md").read_text(encoding="utf-8")
    assert "Awesome things [View](http://e.example.org/code)\n" in text
    assert '```ruby\nputs "{{ x }}" unless <lame>\n```\n' in text
    assert "> Flying *is*.\n>\n> Yes.\n>\n> Ann Lee, The Guide [link](http://e.example" in text
    assert "Surround this too.\n" in text


@pytest.mark.parametrize(
    ("zone", "date", "urls"),
    [
        ("", "2014-11-30 00:10:00 +0100", {"/2014/11/30/a/", "/2014/11/29/a/"}),
        ("America/New_York", "2014-11-30 00:10:00", {"/2014/11/30/a/", "/2014/11/29/a/"}),
        ("America/New_York", "2014-11-30 23:10:00 -0800", {"/2014/12/01/a/", "/2014/11/30/a/"}),
        ("Nowhere/Land", "2014-11-30 12:00:00 UTC", {"/2014/11/30/a/"}),
        ("UTC", "2014-11-30", {"/2014/11/30/a/"}),
        ("UTC", "2014-11-30 00:10:00 +9900", {"/2014/11/30/a/"}),
    ],
)
def test_the_day_in_an_address_is_that_of_any_clock(tmp_path, zone, date, urls):
    files = {
        "_config.yml": f"permalink: pretty\ntimezone: '{zone}'\n",
        "_posts/2014-11-30-a.md": f"---\ntitle: A\ndate: {date}\n---\nText.\n",
    }
    dest = imported(tmp_path, files)
    rows = trees.redirects(dest)
    assert {old for old, new in rows.items() if new == "blog/2014/a"} == urls
    assert f"\ndate: {date.removesuffix(' +9900')}" in (dest / "docs/blog/2014/a.md").read_text(encoding="utf-8")


TEXTILE = """---
title: T
---
h2(#part). A *part*

Words with "a link":/b.html, @code@ and "us (Title)":https://example.org.

* one
* two

bq. Quoted.

bc. x = <1>

!/x.png(A picture)! <b>bold</b> {{ page.title }}
"""


def test_textile(tmp_path):
    old = trees.plant(tmp_path / "old", {
        "_config.yml": "title: T\nmarkdown: rdiscount\n", "a.textile": TEXTILE, "x.png": "png",
        "b.md": "---\ntitle: B\n---\nWords with snake_case_name.\n",
    })  # fmt: skip
    trees.run(old, "jekyll", tmp_path / "new")
    text = (tmp_path / "new/docs/a.md").read_text(encoding="utf-8").split("---\n", 2)[2].strip()
    assert text == (
        "# T\n\n## A **part**\n\nWords with [a link](b.md), `code` and "
        '[us](https://example.org "Title").\n\n'
        "- one\n- two\n\n> Quoted.\n\n```\nx = <1>\n```\n\n![A picture](images/x.png) **bold** T"
    )
    report = (tmp_path / "new/report.txt").read_text(encoding="utf-8")
    assert "a.textile:4: markup: Textile" in report
    assert "settings: rdiscount is read as Redcarpet is" in report
