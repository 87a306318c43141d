"""``make new-post``: a valid file, and never over another one."""

from __future__ import annotations

from datetime import date

import pytest
from sphinx_commons.commands.new.post import add_post
from sphinx_commons.commands.project import CommandError

from .conftest import titles

DAY = date(2026, 1, 2)


@pytest.fixture
def docs(tmp_path):
    """Sources with one author."""
    folder = tmp_path / "source" / "authors"
    folder.mkdir(parents=True)
    (folder / "ada.md").write_text("---\nauthor: {name: Ada Ex, aliases: [adx]}\n---\n# Ada\n")
    return folder.parent


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("A day: at the dojo", "a-day-at-the-dojo"),
        ("Größe & more", "grosse-more"),
        ("日本", "日本"),
        ("../../etc/passwd", "etc-passwd"),
        ('"quo\\ted" # x', "quo-ted-x"),
        ("null", "null"),
        ("  two\n lines ", "two-lines"),
    ],
)
def test_the_post_builds_under_its_title(docs, make_site, title, name):
    path = add_post(docs, title, "adx", DAY)
    assert path == docs / "blog/2026" / f"{name}.md"
    site = make_site({"index.md": "# Home\n\n```{toctree}\nauthors/ada\n```\n"})
    assert site.warnings == ""
    shown = titles(site, "blog/index.html")[0].translate({0x201C: '"', 0x201D: '"'})
    assert shown == " ".join(title.split())
    assert site.soup("blog/index.html").select_one(".blog-meta a").text == "Ada Ex"


def test_a_file_is_never_overwritten(docs):
    path = add_post(docs, "A day", "ada", DAY)
    path.write_text("mine")
    with pytest.raises(CommandError, match="is there already"):
        add_post(docs, "A  Day!", "ada", DAY)
    assert path.read_text() == "mine"


@pytest.mark.parametrize(
    ("title", "author", "message"),
    [
        ("", "ada", "TITLE is empty"),
        ("!?", "ada", "TITLE is empty"),
        ("A", "eda", "AUTHOR 'eda' is nobody .*; did you mean 'ada'"),
        ("A", "", "AUTHOR '' is nobody"),
        ("A", "ada,", "AUTHOR '' is nobody"),
    ],
)
def test_what_is_missing_is_said(docs, title, author, message):
    with pytest.raises(CommandError, match=message):
        add_post(docs, title, author, DAY)
    assert not (docs / "blog").exists()


def test_several_authors(docs):
    assert "\nauthors: ada\n" in add_post(docs, "A", "ada, Ada Ex", DAY).read_text()
