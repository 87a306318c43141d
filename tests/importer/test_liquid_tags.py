"""Tags of Pelican's plugins: code, notebooks and films are put in; other braces are text."""

from __future__ import annotations

import json

from . import trees

CONF = (
    "PATH = 'content'\nPLUGINS = ['liquid_tags.literal']\nCODE_DIR = 'src'\nNOTEBOOK_DIR = 'nb'\n"
)
NOTEBOOK = {
    "cells": [
        {"cell_type": "markdown", "source": ["# Gone\n"]},
        {"cell_type": "markdown", "source": ["Words of *it*.\n", "More."]},
        {
            "cell_type": "code",
            "source": "1 + 1",
            "outputs": [
                {"data": {"text/plain": ["2\r\n", "3"]}},
            ],
        },
    ],
}


def imported(tmp_path, body):
    old = trees.plant(tmp_path / "old", {
        "pelicanconf.py": CONF,
        "content/a.md": f"Title: A\nDate: 2015-01-01\nAuthor: Ann\n\n{body}\n",
        "content/src/wave.py": "one\ntwo\nthree\n",
        "content/films/w.mp4": "film",
        "content/nb/n.ipynb": json.dumps(NOTEBOOK),
    })  # fmt: skip
    trees.run(old, "pelican", tmp_path / "new")
    text = (tmp_path / "new/docs/blog/2015/a.md").read_text(encoding="utf-8")
    found = json.loads((tmp_path / "new/report.json").read_text(encoding="utf-8"))["findings"]
    return text.split("# A\n", 1)[1].strip(), [f["message"] for f in found if f["kind"] == "liquid"]


def test_code_of_a_file_below_its_title(tmp_path):
    text, problems = imported(tmp_path, "{% include_code wave.py lang:python lines:2-3 A wave %}")
    assert text == "[A wave](../../files/wave.py)\n\n```python\ntwo\nthree\n```"
    assert problems == []
    assert (tmp_path / "new/docs/files/wave.py").read_text() == "one\ntwo\nthree\n"


def test_cells_of_a_notebook(tmp_path):
    text, problems = imported(tmp_path, "Before.\n\n{% notebook n.ipynb cells[1:] %}")
    assert text == "Before.\n\nWords of *it*.\nMore.\n\n```python\n1 + 1\n```\n\n```\n2\n3\n```"
    assert problems == []


def test_films_become_links_and_literal_tags_text(tmp_path):
    text, problems = imported(
        tmp_path, "{% video /films/w.mp4 360 %}\n\n{% literal {% if x %} %} `{% other %}` {{ y }}"
    )
    assert text.startswith("[/films/w.mp4](../../files/w.mp4)")
    assert text.replace("\\", "").endswith("{% if x %} `{% other %}` {{ y }}")
    assert problems == []


def test_what_is_not_there_stays_text_with_a_finding(tmp_path):
    text, problems = imported(tmp_path, "{% notebook gone.ipynb %} and {% video %} {% img")
    assert "gone.ipynb" in text
    assert "{% img" in text.replace("\\", "")
    assert problems == [
        "{% notebook gone.ipynb %} is kept as text", "{% video %} is kept as text",
    ]  # fmt: skip


def test_the_command_line_says_what_a_tag_stands_for(tmp_path):
    old = trees.plant(tmp_path / "old", {
        "_config.yml": "title: T\n",
        "a.md": "---\ntitle: A\n---\n{% note \"Be *careful*\" kind=big %}\nWith **this**.\n"
        "{% endnote %}\n\n"
        "See {% bug 42 %}, {% bug 7 %} and {% other %}.\n",
    })  # fmt: skip
    trees.run(old, "jekyll", tmp_path / "new", "--tag", "bug=[bug {1}](https://bugs.example.org/{1})",
              "--tag", "note=> {1} ({kind}{none})\\n\\n{content}")  # fmt: skip
    text = (tmp_path / "new/docs/a.md").read_text(encoding="utf-8")
    assert "> Be *careful* (big)\n\nWith **this**.\n" in text
    assert (
        "See [bug 42](https://bugs.example.org/42), [bug 7](https://bugs.example.org/7) and" in text
    )
    report = (tmp_path / "new/report.txt").read_text(encoding="utf-8")
    assert report.count(": liquid: ") == 1
    assert "the tag other is not known" in report


def test_the_command_line_says_so_for_pelican_too(tmp_path):
    old = trees.plant(tmp_path / "old", {
        "pelicanconf.py": "SITEURL = 'https://p.example.org'\n",
        "content/a.md": "Title: A\nDate: 2014-01-01\n\nSee {% bug 42 %}, {% other %}.\n",
    })  # fmt: skip
    trees.run(old, "pelican", tmp_path / "new", "--tag", "bug=bug {1}")
    post = (tmp_path / "new/docs/blog/2014/a.md").read_text(encoding="utf-8")
    assert "See bug 42, \\{\\% other %}." in post


def test_a_tag_without_a_template_is_refused(tmp_path, capsys):
    old = trees.plant(tmp_path / "old", {"_config.yml": "", "a.md": "A\n"})
    assert trees.run(old, "jekyll", tmp_path / "new", "--tag", "bug") == 2
    assert "NAME=TEMPLATE is wanted" in capsys.readouterr().err
    assert not (tmp_path / "new").exists()
