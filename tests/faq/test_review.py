"""The commands of this room: what is overdue, and starting a question."""

from __future__ import annotations

import pytest
from sphinx.cmd.build import build_main
from sphinx_commons.commands.new import question as new
from sphinx_commons.commands.project import CommandError

from tests.faq.conftest import run_build

HEADER = "---\nfaq: true\nowner: cooks\n---\n"
DIRECTIVE = (
    "# Two\n\n:::{faq:question} Old?\n:owner: bakers\n:reviewed: 2020-01-02\n\nYes.\n:::\n\n"
    ":::{faq:question} Fresh?\n:owner: bakers\n:reviewed: 2026-01-02\n\nYes.\n:::\n"
)
PAGES = {
    "index.md": "# I\n\n```{toctree}\nfaq/one\nfaq/two\n```\n",
    "faq/one.md": f"{HEADER}# One\n\n## Never?\n\nNo.\n\n```\n## In code?\n```\n",
    "faq/two.md": DIRECTIVE,
}


def review(arguments):
    return build_main(["-q", "-b", "faq-review", *arguments])


def test_overdue_answers_are_printed(project, tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1768000000")  # 2026-01-09
    source = project(PAGES)
    arguments = [str(source), str(tmp_path / "out"), "-D", "faq_review_after=30"]
    assert review(arguments) == 0
    assert capsys.readouterr().out.splitlines() == [
        "bakers  faq/two.md:3  Old?  2020-01-02",
        "cooks  faq/one.md:7  Never?  never",
    ]


def test_a_limit_is_needed(project, tmp_path, capsys):
    assert review([str(project(PAGES)), str(tmp_path / "out")]) != 0
    assert "faq_review_after is not set" in capsys.readouterr().err


@pytest.fixture
def docs(project):
    return project(PAGES)


@pytest.mark.parametrize("page", ["faq/two", "two", "two.md", "src/faq/two.md"])
def test_a_question_is_added_as_the_page_has_it(docs, page, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1768000000")
    path, line = new.add_question(docs, "  Is it\nnew ", page)
    text = path.read_text(encoding="utf-8")
    assert text == DIRECTIVE + (
        "\n:::{faq:question} Is it new?\n:reviewed: 2026-01-09\n\nWrite the answer here.\n:::\n"
    )
    assert text.splitlines()[line - 1] == new.ANSWER


def test_a_heading_is_added_where_headings_ask(docs, tmp_path):
    path, line = new.add_question(docs, "Is it new?", "one")
    text = path.read_text(encoding="utf-8")
    assert text.endswith("```\n\n## Is it new?\n\nWrite the answer here.\n")
    assert text.splitlines()[line - 1] == new.ANSWER
    built = run_build(docs, tmp_path / "out", "dummy")
    assert built.warnings == ""
    assert "is-it-new" in built.domain.questions


@pytest.mark.parametrize(
    ("title", "page", "message"),
    [
        ("", "one", "TITLE is empty"),
        (" ? ", "one", "TITLE is empty"),
        ("Never?", "two", "faq/one.md:7 has this question already"),
        ("Old", "one", "faq/two.md:3 has this question already"),
        ("New?", "ones", "PAGE 'ones' is no page below src/; did you mean 'faq/one'?"),
        ("New?", "../../secret", "is no page below src/"),
        ("New?", "", "is no page below src/"),
    ],
)
def test_what_is_refused(docs, title, page, message):
    before = {path: path.read_bytes() for path in docs.rglob("*") if path.is_file()}
    with pytest.raises(CommandError) as error:
        new.add_question(docs, title, page)
    assert message in str(error.value)
    assert all(path.read_bytes() == data for path, data in before.items())


def test_line_ends_stay(docs):
    path = docs / "faq" / "two.md"
    path.write_bytes(DIRECTIVE.replace("\n", "\r\n").encode())
    new.add_question(docs, "Is it new?", "two")
    assert b"\n" not in path.read_bytes().replace(b"\r\n", b"")


def test_a_title_is_only_text(docs, tmp_path):
    new.add_question(docs, "Why $(touch x) `id` & :::{note}", "one")
    built = run_build(docs, tmp_path / "out")
    assert built.warnings == ""
    assert "Why $(touch x) id & :::{note}?" in built.soup("faq/one.html").text
