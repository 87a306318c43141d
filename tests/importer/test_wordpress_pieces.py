"""Pieces of texts of WordPress, exports that are broken, and those that would harm."""

# ruff: noqa: E501

from __future__ import annotations

import time

import pytest
from commons_importer.engines.wordpress import blocks, markup, paragraphs
from commons_importer.engines.wordpress.shortcodes import Shortcodes

from . import trees, wordpress_site
from .test_wordpress import findings, imported, text
from .wordpress_site import BASE, item

# -- pieces ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("old", "new"), [
    ("a\n\nb", "<p>a</p>\n\n<p>b</p>"),
    ("a\nb", "<p>a<br />\nb</p>"),
    ("a<br />\nb", "<p>a<br />\nb</p>"),
    ("<div>a</div>", "<div>a</div>"),
    ("<div>a\n\nb</div>", "<div><p>a</p>\n\n<p>b</p></div>"),
    ("<ul>\n<li>a</li>\n</ul>\nb", "<ul>\n<li>a</li>\n</ul>\n<p>b</p>"),
    ("<pre>a\n\nb</pre>", "<pre>a\n\nb</pre>"),
    ("<a\nhref='x'>a</a>", "<p><a\nhref='x'>a</a></p>"),
    ("a\n<!--more-->\nb", "<p>a</p>\n<!--more-->\n<p>b</p>"),
    ("<!-- note -->", "<!-- note -->"),
    ("https://youtu.be/x", '<p><iframe src="https://youtu.be/x"></iframe></p>'),
    ("https://unknown.example.org/x", "<p>https://unknown.example.org/x</p>"),
])  # fmt: skip
def test_paragraphs_are_those_of_the_classic_editor(old, new):
    assert paragraphs.made(old) == new
    assert paragraphs.made(old).count("\n") == old.count("\n")


def shown(source, templates=None):
    hidden = []
    made = Shortcodes({"known": lambda code: f"({code.get('a')}|{code.content})"}, templates or {},
                      lambda name, _: hidden.append(name)).put_in(source)  # fmt: skip
    return made, hidden


@pytest.mark.parametrize(("source", "made", "hidden"), [
    ('[known a="x [y] z"]in[/known]', "(x [y] z|in)", []),
    ("[known a=1] [known a='2' /]", "(1|) (2|)", []),
    ("[citation needed] [1] [x]", "[citation needed] [1] [x]", []),
    ("[x]in[/x]", "<!-- [x] -->in<!-- [/x] -->", ["x"]),
    ("[x a=1]in", "<!-- [x a=1] -->in", ["x"]),
    ("[x][y a=1][/x]", "<!-- [x] --><!-- [y a=1] --><!-- [/x] -->", ["y", "x"]),
    ("[x a=--b]", "<!-- [x a= -b] -->", ["x"]),
    ("[[known]] [[x]in[/x]]", "[known] [<!-- [x] -->in<!-- [/x] -->]", ["x"]),
    ("<code>[x a=1]</code>", "<code>[x a=1]</code>", []),
    ("[php]a < b[/php]", '<pre><code class="language-php">a &lt; b</code></pre>', []),
    ("[/x] [php]", "[/x] [php]", []),
])  # fmt: skip
def test_shortcodes(source, made, hidden):
    assert shown(source) == (made, hidden)


def test_a_template_of_the_command_line_decides(tmp_path):
    assert shown("[x u=1]in[/x]", {"x": "<b>{u}{content}</b>"}) == ("<b>1in</b>", [])
    dest = imported(tmp_path, item(1, "One", '[note kind="hot"]Words[/note]'),
                    more=("--tag", "note=<strong>{kind}: {content}</strong>"))  # fmt: skip
    assert "**hot: Words**" in text(dest, "blog/2015/one.md")
    assert findings(dest, "shortcode") == []


def test_reusable_blocks_in_one_another_end():
    said = []
    made = blocks.Blocks({"1": 'a<!-- wp:block {"ref":1} /-->'}, lambda *args: said.append(args))
    assert made.opened('<!-- wp:block {"ref":1} /-->') == "aaaaa"
    assert len(said) == 1


def test_frames_around_tables_and_lists_of_pictures_go():
    old = '<ul class="blocks-gallery-grid"><li class="blocks-gallery-item"><figure><img src="x"></figure></li></ul>'
    assert markup.cleaned(old) == '<div><div><figure><img src="x"></figure></div></div>'


# -- bad input -------------------------------------------------------------------------------------


def test_a_wrong_root_is_said(tmp_path, capsys):
    source = trees.plant(tmp_path / "old", {"export/site.xml": wordpress_site.export()})
    assert trees.run(source, "wordpress", tmp_path / "new") == 2
    assert "there is no site.xml here, but one in export/" in capsys.readouterr().err


def test_a_file_cut_short_gives_what_came_before(tmp_path):
    whole = wordpress_site.export(
        [item(1, "One", "First."), item(2, "Two", "Second."), item(3, "Three", "Third.")]
    )
    cut = whole[: whole.index("Third.")]
    trees.run(trees.plant(tmp_path / "old", {"e.xml": cut}), "wordpress", tmp_path / "new")
    assert "Second." in text(tmp_path / "new", "blog/2015/two.md")
    (found,) = findings(tmp_path / "new", "data")
    line = int(found.split(":")[1])
    assert cut.count("\n") + 1 == line
    assert "'Three'" in found


def test_entities_are_refused(tmp_path):
    bomb = '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>\n'
    given = wordpress_site.export([item(1, "One", "First.")]).replace("<rss", f"{bomb}<rss", 1)
    assert (
        trees.run(trees.plant(tmp_path / "old", {"e.xml": given}), "wordpress", tmp_path / "new")
        == 2
    )


def test_depth_is_bounded(tmp_path):
    deep = item(1, "One", "First.") + "<item>" + "<a>" * 50_000
    given = wordpress_site.export([deep])
    trees.run(trees.plant(tmp_path / "old", {"e.xml": given}), "wordpress", tmp_path / "new")
    assert "First." in text(tmp_path / "new", "blog/2015/one.md")
    assert "30 deep" in findings(tmp_path / "new", "data")[0]


def test_control_characters_and_blank_lines_before_the_first_mark(tmp_path):
    given = "\n\n" + wordpress_site.export([item(1, "One", "Fir\x0bst \x1fone.")])
    trees.run(trees.plant(tmp_path / "old", {"e.xml": given}), "wordpress", tmp_path / "new")
    assert "Fir st  one." in text(tmp_path / "new", "blog/2015/one.md").replace("\u00a0", " ")
    assert findings(tmp_path / "new", "repaired")


def test_two_posts_of_one_address(tmp_path):
    dest = imported(
        tmp_path, item(1, "One", "First."), item(2, "One", "Later.", date="2015-03-04 10:00:00")
    )
    assert "Later." in text(dest, "blog/2015/one.md")
    assert "First." in text(dest, "blog/2015/03-02-one.md")
    assert len(findings(dest, "url")) == 2


def test_missing_files_and_dates(tmp_path):
    dest = imported(
        tmp_path,
        item(
            1,
            "One",
            '[gallery ids="9"]',
            meta=[("_thumbnail_id", "8")],
            date="0000-00-00 00:00:00",
            link=f"{BASE}/one/",
        ),
        wordpress_site.attachment(7, "gone.png"),
    )
    assert len(findings(dest, "missing image")) == 3
    assert "becomes a page" in findings(dest, "date")[0]


@pytest.mark.parametrize("mark", [
    "[a ", "[a x=1]", '[a x="', "[/a]", "[", "[[a]]", "<!-- wp:a {", "<!-- wp:a -->", "<!--", "<p", "<div>",
    "\n\n", "a \n", "<a '\" ", "[caption]", "<figure>", "<pre>", "[code]", "<!--nextpage-->",
])  # fmt: skip
def test_marks_by_the_thousand_take_linear_time(mark):
    source = mark * (200_000 // len(mark))
    start = time.process_time()
    made, _ = shown(blocks.Blocks({}, lambda *_: None).opened(source))
    markup.cleaned(paragraphs.made(made))
    assert time.process_time() - start < 4


def test_nesting_takes_linear_time():
    start = time.process_time()
    made, hidden = shown("[a x=1]" * 20_000 + "[/a]" * 20_000)
    assert time.process_time() - start < 4
    assert len(hidden) == 20_000
    assert made.count("[a x=1]") == 20_000


def test_numbers_and_addresses_that_are_none(tmp_path):
    digits = "9" * 5000
    line = wordpress_site.menu_line(50, "Here", 1, url="http://[bad/").replace(
        "<wp:menu_order>1<", f"<wp:menu_order>{digits}<"
    )
    bad = wordpress_site.comment(1, "Words.").replace(
        "<wp:comment_id>1<", f"<wp:comment_id>{digits}<"
    )
    good = wordpress_site.comment(2, "Kept.").replace("2015-03-03 09", "2015-99-99 99")
    dest = imported(
        tmp_path,
        item(
            1, "One", '<a href="http://[bad/?p=1">x</a> [audio src="http://[bad/"]', more=bad + good
        ),
        item(2, "Two", "Second.", link="http://[bad/"),
        wordpress_site.attachment(3, "a.png").replace("https://kettle", "http://[kettle"),
        line,
    )
    comments = (dest / "comments.xml").read_text(encoding="utf-8")
    assert "Kept." in comments
    assert "2015-03-02 09:00:00" in comments
    assert digits not in comments
    assert "Second." in text(dest, "blog/2015/two.md")
