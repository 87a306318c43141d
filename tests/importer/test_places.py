"""Places that links lead to: ids of HTML elements, pages and files in frames."""

from __future__ import annotations

import json
import re
from urllib.parse import unquote

from . import trees


def findings(dest, kind):
    found = json.loads((dest / "report.json").read_text(encoding="utf-8"))["findings"]
    return [f["message"] for f in found if f["kind"] == kind]


def imported(tmp_path, files, engine="jekyll"):
    source = trees.plant(tmp_path / "old", files)
    trees.run(source, engine, tmp_path / "new")
    return tmp_path / "new"


def test_ids_of_html_elements_are_places(tmp_path):
    body = (
        "<table><tr id='row'><td>a</td></tr><tr><td><code id='cell'>b</code></td></tr></table>\n\n"
        "<ul><li id='item'>c</li></ul>\n\n<dl><dt id='term'>d</dt><dd id='def'>e</dd></dl>\n\n"
        "<blockquote id='quote'>f</blockquote>\n\n<pre id='code'>g</pre>\n\n"
    )
    names = ("row", "cell", "item", "term", "def", "quote", "code")
    body += " ".join(f"[{name}](#{name})" for name in names)
    files = {"_config.yml": "title: T\n", "a.md": f"---\ntitle: A\n---\n{body}\n"}
    dest = imported(tmp_path, files)
    assert findings(dest, "already broken") == []
    text = (dest / "docs/a.md").read_text(encoding="utf-8")
    for name in names:
        assert f"({name})=" in text or f'id="{name}"' in text, name


def test_a_frame_around_a_page_of_the_site_leads_there(tmp_path):
    files = {
        "_config.yml": "title: T\n",
        "maps/index.md": (
            '---\ntitle: Maps\n---\n<iframe src="one.html"></iframe>\n\n'
            '<iframe src="gone.html"></iframe>\n\n<video src="film.mp4"></video>\n'
        ),
        "maps/one.md": "---\ntitle: One\n---\nText.\n",
        "maps/film.mp4": "film",
    }
    dest = imported(tmp_path, files)
    text = (dest / "docs/maps/index.md").read_text(encoding="utf-8")
    assert "[one.html](one.md){.embed}" in text
    assert "[film.mp4](../files/film.mp4){.embed}" in text
    assert "[gone.html](/maps/gone.html){.embed .external}" in text
    assert findings(dest, "already broken") == ["gone.html leads to no page or file"]


def test_images_keep_their_names(tmp_path):
    files = {
        "_config.yml": "title: T\n",
        "a.md": (
            "---\ntitle: A\n---\n![p](/i/p%20q.png) ![g](/i/größe.png) ![z](/i/中.png) "
            "![h](/i/100%25%20%231.png)\n\n<img src='/i/p q.png' width='20'>\n\n"
            "![d](/i/re\u0301gion.png) ![b](/i/two*.png)\n"
        ),
        "i/p q.png": "one",
        "i/größe.png": "two",
        "i/中.png": "three",
        "i/100% #1.png": "four",
        "i/région.png": "five",
        "i/two*.png": "six",
    }
    dest = imported(tmp_path, files)
    text = (dest / "docs/a.md").read_text(encoding="utf-8")
    targets = [unquote(t.strip("<>")) for t in re.findall(r"!\[\w?\]\(([^)]*)\)", text)]
    names = ["p q.png", "größe.png", "中.png", "100- -1.png", "p q.png", "région.png", "two-.png"]
    assert targets == [f"images/{name}" for name in names]
    content = [(dest / "docs" / target).read_text(encoding="utf-8") for target in targets]
    assert content == ["one", "two", "three", "four", "one", "five", "six"]
    assert len(findings(dest, "renamed")) == 2
    assert findings(dest, "missing image") == []


def test_links_without_text_are_seen(tmp_path):
    body = (
        "## [](https://e.example.org/notes)New *features*\n\n"
        "See [](https://e.example.org/x) too.\n\n"
        "## [](#up)Old\n\n[](b.md)\n"
    )
    files = {
        "_config.yml": "title: T\n",
        "a.md": f"---\ntitle: A\n---\n{body}",
        "b.md": "---\ntitle: B\n---\nText.\n",
    }
    text = (imported(tmp_path, files) / "docs/a.md").read_text(encoding="utf-8")
    assert "## [New *features*](https://e.example.org/notes)\n" in text
    assert "See <https://e.example.org/x> too." in text
    assert "## Old\n" in text
    assert "[b.md](b.md)" in text


def test_links_in_code_are_kept_below_it(tmp_path):
    body = (
        '<pre><code>id: <a href="b.html">MapID</a>, <a href="b.html">MapID</a>\n'
        '<a href="https://e.example.org/">two</a> <a name="l1" href="#l1">1</a></code></pre>\n'
    )
    files = {
        "_config.yml": "title: T\n",
        "a.md": f"---\ntitle: A\n---\n{body}",
        "b.md": "---\ntitle: B\n---\nText.\n",
    }
    text = (imported(tmp_path, files) / "docs/a.md").read_text(encoding="utf-8")
    assert "id: MapID, MapID\ntwo 1\n```\n\n[MapID](b.md), [two](https://e.example.org/)\n" in text


def test_arguments_of_includes_may_hold_quotes(tmp_path):
    include = '{% include box.html text="Say \\"yes\\" or \\"no\\"." %}'
    files = {
        "_config.yml": "title: T\n",
        "_includes/box.html": "<p>{{ include.text }}</p>",
        "a.md": f"---\ntitle: A\n---\n{include}\n",
    }
    text = (imported(tmp_path, files) / "docs/a.md").read_text(encoding="utf-8")
    assert 'Say "yes" or "no".' in text


def test_a_place_named_like_a_page_is_not_taken_for_it(tmp_path):
    files = {
        "_config.yml": "title: T\n",
        "guide.md": "---\ntitle: Guide\n---\n## Query\n\nWords. [Back](#query)\n",
        "a/query.md": "---\ntitle: Other\n---\nWords.\n",
    }
    text = (imported(tmp_path, files) / "docs/guide.md").read_text(encoding="utf-8")
    assert "(guide-query)=" in text
    assert "[Back](#guide-query)" in text


def test_a_blank_beside_an_anchor_is_part_of_the_old_id(tmp_path):
    files = {
        "_config.yml": "title: T\n",
        "a.md": '---\ntitle: A\n---\n## Reading <a name="reading"></a>\n\n## <a id="x"></a> Next\n',
    }
    text = (imported(tmp_path, files) / "docs/a.md").read_text(encoding="utf-8")
    for old in ("reading-", "reading", "-next", "x"):
        assert f'id="{old}"' in text or f"({old})=" in text or f"\n## {old.title()}\n" in text, old


def test_old_ids_of_questions_stand_in_their_answers(tmp_path):
    files = {
        "_config.yml": "title: T\n",
        "faq.md": (
            "---\ntitle: FAQ\n---\n## 5 things?\n\nOne, see [it](#5-things).\n\n"
            '## Was ist größer?\n\nTwo.\n\n## Why?<a name="9why"></a>\n\nThree.\n\n'
            "## What's new?\n\nFour.\n"
        ),
    }
    text = (imported(tmp_path, files) / "docs/faq.md").read_text(encoding="utf-8")
    assert text.split("# FAQ\n\n", 1)[1] == (
        '(faq-5-things)=\n\n## 5 things?\n\n<div id="5-things"></div>\n\n'
        "One, see [it](#faq-5-things).\n\n"
        '## Was ist größer?\n\n<div id="was-ist-größer"></div>\n\nTwo.\n\n'
        '## Why?\n\n<div id="9why"></div>\n\nThree.\n\n'
        "## What's new?\n\nFour.\n"
    )


def test_links_in_code_stand_below_it(tmp_path):
    code = '<pre>run <a href="#run">it</a>\n<a href="#L1">1</a> <a href="/b/">b</a></pre>\n'
    files = {
        "_config.yml": "title: T\npermalink: pretty\n",
        "a.md": f'---\ntitle: A\n---\n{code}\n<p id="run">Words.</p>\n',
        "b.md": "---\ntitle: B\n---\nWords.\n",
    }
    text = (imported(tmp_path, files) / "docs/a.md").read_text(encoding="utf-8")
    assert "[it](#run), [b](b.md)" in text


def test_a_whole_address_without_a_source_may_be_of_another_project(tmp_path):
    body = "[a](https://t.example.org/other/x.html) [b](/gone/) [c](https://t.example.org/p.html)"
    files = {
        "_config.yml": "title: T\nurl: https://t.example.org\n",
        "p.md": f"---\ntitle: P\n---\n{body}\n",
    }
    dest = imported(tmp_path, files)
    assert findings(dest, "no source") == [
        "https://t.example.org/other/x.html leads to no page or file"
    ]
    assert findings(dest, "already broken") == ["/gone/ leads to no page or file"]
    assert "(https://t.example.org/other/x.html)" in (dest / "docs/p.md").read_text("utf-8")


def test_a_link_around_a_card_is_that_of_its_heading(tmp_path):
    files = {
        "_config.yml": "title: T\n",
        "a.html": "---\ntitle: A\n---\n<p>Start.</p>\n"
        '<a href="/b.html"><div><h3>To &amp; fro</h3><p>Words.</p></div></a>\n',
        "b.md": "---\ntitle: B\n---\nText.\n",
    }
    text = (imported(tmp_path, files) / "docs/a.md").read_text(encoding="utf-8")
    assert "[To & fro](b.md)" in text
    assert "Words." in text


def test_a_heading_below_a_text_is_no_title_of_the_page(tmp_path):
    header = "---\ntitle: Objects\n---\n"
    files = {
        "_config.yml": "title: T\n",
        "a.md": f"{header}Words.\n\n# A part\n\nMore.\n\n## Deep\n",
        "b.md": f"{header}![logo](l.png)\n\n# My objects\n\nWords.\n",
        "l.png": "png",
    }
    docs = imported(tmp_path, files) / "docs"
    assert (
        (docs / "a.md")
        .read_text(encoding="utf-8")
        .endswith("# Objects\n\nWords.\n\n## A part\n\nMore.\n\n### Deep\n")
    )
    assert "---\n\n# My objects\n\n![logo]" in (docs / "b.md").read_text(encoding="utf-8")
