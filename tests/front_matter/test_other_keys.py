"""Keys that other extensions read: what is handed on to them, and what a page may not do by it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from myst_parser.config.main import merge_file_level
from myst_parser.parsers import sphinx_
from sphinx.testing.util import SphinxTestApp

if TYPE_CHECKING:
    from pathlib import Path

RUN = '{{ cycler.__init__.__globals__.os.system("touch %s") }}'
WITH_RULES = "---\n{keys}\n---\n# Page\n\n{body}\n"


def build(folder: Path, page: str, conf: str = "", **more: str) -> SphinxTestApp:
    """The site of one *page*, built; the app has its warnings and its environment."""
    extensions = "extensions = ['sphinx_commons.front_matter']\nhtml_theme = 'basic'\n"
    files = {"conf.py": extensions + conf, "index.md": page, **more}
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    app = SphinxTestApp("html", srcdir=folder)
    try:
        app.build()
    finally:
        app.cleanup()
    return app


def warnings(app: SphinxTestApp) -> list[str]:
    text = re.sub("\x1b\\[[0-9;]*m", "", app.warning.getvalue())
    return [line.replace(f"{app.srcdir}/", "") for line in text.splitlines()]


# Every form in which MyST would take the key for a setting of the page.
SWITCH = "myst: {enable_extensions: [substitution]}"
FORMS = {
    "header": WITH_RULES,
    "long rule": "----\n{keys}\n----\n# Page\n\n{body}\n",
    "words after the rule": "--- x\n{keys}\n---\n# Page\n\n{body}\n",
    "no end": '---\n{keys}\nnote: "\n\n{body}\n"\n',
    "merge": "---\n<<: {{{keys}}}\n---\n# Page\n\n{body}\n",
    "merge inside": "---\nmyst: {{<<: {{enable_extensions: [substitution]}}}}\n---\n\n{body}\n",
    "no YAML": "---\na: b: c\n{keys}\n---\n# Page\n\n{body}\n",
    "pelican": "Title: Page\n{keys}\n\n{body}\n",
    "second header": "---\ntitle: A\n---\n---\n{keys}\n---\n# Page\n\n{body}\n",
}


@pytest.mark.parametrize("form", FORMS)
def test_a_page_runs_nothing(tmp_path, form):
    made = tmp_path / "made"
    page = FORMS[form].format(keys=SWITCH, body=RUN % made)
    app = build(tmp_path / "src", page)
    assert not made.exists()
    assert "cycler" in (app.outdir / "index.html").read_text("utf-8")


INCLUDES = {
    "eval-rst": "```{{eval-rst}}\n.. include:: part.inc\n   :parser: myst_parser.{0}\n```\n",
    "reST": ".. include:: part.inc\n   :parser: myst_parser.{0}\n",
}


@pytest.mark.parametrize("form", INCLUDES)
@pytest.mark.parametrize("parser", ["sphinx_", "docutils_"])
def test_what_a_page_includes_runs_nothing(tmp_path, form, parser):
    made = tmp_path / "made"
    part = WITH_RULES.format(keys=SWITCH, body=RUN % made)
    name = "page.md" if form == "eval-rst" else "page.rst"
    files = {name: INCLUDES[form].format(parser), "part.inc": part}
    app = build(tmp_path / "src", "# Start\n\n```{toctree}\npage\n```\n", **files)
    assert not made.exists()
    assert "cycler" in (app.outdir / "page.html").read_text("utf-8")
    assert any("may not set 'enable_extensions'" in warning for warning in warnings(app))
    assert vars(sphinx_)["merge_file_level"] is merge_file_level


def test_a_setting_of_parsing_is_refused_with_its_place(tmp_path):
    keys = "title: A\nmyst:\n  heading_anchors: 2\n  enable_extensions: [substitution]"
    app = build(tmp_path, WITH_RULES.format(keys=keys, body="## Below"))
    (warning, *_others) = [w for w in warnings(app) if "front_matter" in w]
    assert warning.startswith("index.md:5: WARNING: myst: a page may not set 'enable_")
    assert "myst_enable_extensions in conf.py" in warning
    assert 'id="below"' in (app.outdir / "index.html").read_text("utf-8")


def test_harmless_settings_of_myst_count(tmp_path):
    keys = "myst:\n  html_meta: {keywords: salt}\n  substitutions: {who: the cook}"
    page = WITH_RULES.format(keys=keys, body="By {{ who }}.")
    app = build(tmp_path, page, "myst_enable_extensions = ['substitution']\n")
    html = (app.outdir / "index.html").read_text("utf-8")
    assert '<meta content="salt" name="keywords"' in html
    assert "By the cook." in html
    assert warnings(app) == []


OTHERS = (
    "sd_hide_title: true\nhtml_theme.sidebar_secondary.remove: true\nog:image: a.png\n"
    "ogp_description: Words\nnocomments: true\njupytext: {formats: md}\n"
    "description: Words\nweight: 3"
)


def test_keys_of_other_tools_are_handed_on(tmp_path):
    app = build(tmp_path, WITH_RULES.format(keys=OTHERS, body="Text."))
    assert warnings(app) == []
    metadata = app.env.metadata["index"]
    assert (metadata["description"], metadata["weight"]) == ("Words", "3")
    assert "sd_hide_title" in metadata


@pytest.mark.parametrize("key", ["permalink", "subtitle", "author_image"])
def test_a_key_of_others_is_no_slip(tmp_path, key):
    app = build(tmp_path, WITH_RULES.format(keys=f"{key}: words", body="Text."))
    assert warnings(app) == []
    assert app.env.metadata["index"][key] == "words"


def test_a_slip_is_named_on_any_site(tmp_path):
    app = build(tmp_path, WITH_RULES.format(keys="titel: A", body="Text."))
    (warning,) = warnings(app)
    assert "unknown key 'titel'; did you mean 'title'?" in warning
    assert app.env.metadata["index"]["titel"] == "A"


def test_a_strict_site_hears_of_every_unknown_key(tmp_path):
    app = build(
        tmp_path, WITH_RULES.format(keys=OTHERS, body="Text."), "front_matter_strict = True\n"
    )
    assert [line.partition(";")[0] for line in warnings(app)] == [
        "index.md:8: WARNING: unknown key 'description'",
        "index.md:9: WARNING: unknown key 'weight'",
    ]
    assert app.env.metadata["index"]["weight"] == "3"


def test_ablog_alone_gets_what_it_reads(tmp_path):
    post = (
        "---\nblogpost: true\ndate: 2020-10-10\nauthor: Ann\ntags: one, two\n---\n# Post\n\nText.\n"
    )
    app = build(
        tmp_path,
        "# Start\n\n```{toctree}\npost\n```\n",
        "extensions += ['ablog']\nblog_baseurl = 'https://e.org'\npost_date_format = '%Y-%m-%d'\n",
        **{"post.md": post},
    )
    assert warnings(app) == []
    assert "Post" in (app.outdir / "blog/atom.xml").read_text("utf-8")
    assert (app.outdir / "blog/tag/one.html").is_file()
