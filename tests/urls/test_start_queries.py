"""Old URLs that are questions to the start page."""

from __future__ import annotations

import json

import pytest
from sphinx_commons.commands.site.nginx_map import map_lines
from sphinx_commons.urls.ledger import read_site
from sphinx_commons.urls.redirect_pages import listed_files
from sphinx_commons.urls.start_queries import query_of

CONF = "extensions = ['myst_parser', 'sphinx_commons.urls']\nhtml_theme = 'basic'\n"
ROWS = "old,new\n/?p=12,other\n/index.php?page_id=3,https://example.org/x\n/old/,other\n"


@pytest.mark.parametrize(("old", "query"), [
    ("/?p=12", "p=12"), ("/index.php?p=12", "p=12"), ("/a/?p=12", ""), ("/?p=1&q=2", ""),
    ("/?p=<b>", ""), ("/old/", ""), ("/?", ""), ("/?p=1#x", ""),
])  # fmt: skip
def test_only_the_start_page_is_asked(old, query):
    assert query_of(old) == query


def built(make_app, folder, rows):
    folder.mkdir(exist_ok=True)
    files = {
        "conf.py": CONF,
        "index.md": "# Start\n\n```{toctree}\nother\n404\n```\n",
        "other.md": "# Other\n",
        "404.md": "# Gone\n",
        "redirects.csv": rows,
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    app = make_app("dirhtml", srcdir=folder)
    app.build()
    return app


def test_the_start_page_leads_on(make_app, tmp_path):
    app = built(make_app, tmp_path / "s", ROWS)
    assert app.warning.getvalue() == ""
    places = json.loads((app.outdir / "_static/start_queries.json").read_text(encoding="utf-8"))
    assert places == {"p=12": "other/", "page_id=3": "https://example.org/x"}
    has_script = {
        name: "start_queries.js" in (app.outdir / name).read_text(encoding="utf-8")
        for name in ("index.html", "404/index.html", "other/index.html")
    }
    assert has_script == {"index.html": True, "404/index.html": True, "other/index.html": False}
    table = (app.outdir / "_redirects").read_text(encoding="utf-8")
    assert table.splitlines()[-2:] == [
        "/ p=12 /other/ 301!", "/ page_id=3 https://example.org/x 301!",
    ]  # fmt: skip
    assert "/" not in listed_files(table)
    assert '"/?p=12" "/other/";\n' in list(map_lines(table, set()))
    assert "/" in read_site(app.outdir).pages


def test_a_build_that_goes_on_is_as_a_new_one(make_app, tmp_path):
    built(make_app, tmp_path / "s", "old,new\n/old/,other\n")
    app = built(make_app, tmp_path / "s", ROWS)
    assert "start_queries.js" in (app.outdir / "index.html").read_text(encoding="utf-8")
    app = built(make_app, tmp_path / "s", "old,new\n/old/,other\n")
    assert "start_queries.js" not in (app.outdir / "index.html").read_text(encoding="utf-8")
    assert not (app.outdir / "_static/start_queries.json").exists()


def test_what_cannot_be_led_on_is_said(make_app, tmp_path):
    app = built(
        make_app, tmp_path / "s", "old,new\n/?p=1,gone\n/?p=2,index\n/?p=3,other\n/?p=3,404\n"
    )
    said = app.warning.getvalue()
    assert "there is no page 'gone'" in said
    assert "/?p=2 leads to itself" in said
    assert "/?p=3 already leads to other/" in said


@pytest.mark.parametrize(("language", "said"), [("en", 2), ("fr", 0)])
def test_a_translation_need_not_have_every_list(make_app, tmp_path, language, said):
    files = {
        "conf.py": CONF.replace("urls'", "urls', 'sphinx_commons.languages'")
        + "languages = {'en': 'English', 'fr': 'Français'}\n",
        "index.md": "# Start\n",
        "redirects.csv": "old,new\n/tags/hot/,blog/tag/hot\n/?p=1,blog/tag/hot\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    app = make_app("dirhtml", srcdir=tmp_path, confoverrides={"language": language})
    app.build()
    assert app.warning.getvalue().count("there is no page 'blog/tag/hot'") == said
