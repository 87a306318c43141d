"""The page "Take it into your site", followed as written."""

from __future__ import annotations

import re

from tests.builds import DOCS
from tests.sites import build_site, plant

PAGE = (DOCS / "contribute/your-site.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"```\{code-block\} \w+\n:caption: (\S+)\n\n(.*?)```\n", re.DOTALL)
ROW = re.compile(r"^\| `(\w+)` \| (\w+) \| `(.*?)` \| (\w*) ?\|$", re.MULTILINE)
OTHERS = ["myst_parser", "ablog", "sphinx_design"]
# What only tells a build which code made the last one, in which language, and what was moved.
INNER = {"sphinx_commons_read_by", "sphinx_commons_written_by", "words_digest", "urls_has_queries"}
REBUILD = {"env": "read", "html": "written", "": ""}


def test_the_steps(tmp_path):
    files = dict(BLOCK.findall(PAGE))
    assert len(files) == 4
    start = {"index.rst": "Home\n====\n\nWords.\n", "conf.py": ""}
    source = plant(tmp_path / "source", start)
    before = build_site(source, tmp_path / "before").text("index.html")
    plant(source, {"conf.py": files.pop("conf.py")})
    listed = build_site(source, tmp_path / "out")
    assert listed.warnings == ""
    assert body(listed.text("index.html")) == body(before)
    plant(source, files)
    built = build_site(source, tmp_path / "out")
    assert built.warnings == ""
    assert built.soup("blog/index.html").select_one(".blog-card h2").text == "The first cup"
    assert "The first cup" in built.text("blog/atom.xml")
    assert "How hot is water for tea?" in built.soup("faq-questions.html").text
    page = built.soup("authors/ada.html").text
    assert all(title in page for title in ("The first cup", "How hot is water for tea?"))
    plant(source, {"blog/2026/first-cup.rst": ":draft: true\n" + files["blog/2026/first-cup.rst"]})
    assert not (build_site(source, tmp_path / "out").out / "blog/2026/first-cup.html").exists()


def body(html: str) -> str:
    found = re.search(r'<div class="body" role="main">.*?<div class="clearer">', html, re.DOTALL)
    assert found
    return found[0]


def test_leaving_again(tmp_path):
    files = dict(BLOCK.findall(PAGE))
    source = plant(tmp_path / "source", {"index.rst": "Home\n====\n", **files, "conf.py": ""})
    (source / "questions.rst").unlink()  # The directives go, as the page says.
    built = build_site(source, tmp_path / "out")
    assert "It was good." in built.soup("blog/2026/first-cup.html").text


def test_every_setting_is_in_the_table(tmp_path):
    source = plant(tmp_path / "source", {"index.rst": "Home\n====\n", "conf.py": ""})
    with_ours = build_site(
        source, tmp_path / "ours", "dummy", extensions=[*OTHERS, "sphinx_commons"]
    )
    without = build_site(source, tmp_path / "others", "dummy", extensions=OTHERS)
    known = {value.name for value in without.app.config} | INNER
    found = {
        (v.name, type(v.value).__name__, repr(v.value), REBUILD[v.rebuild])
        for v in with_ours.app.config
        if v.name not in known
    }
    assert set(ROW.findall(PAGE)) == found
