"""Which pages a handbook holds, in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sphinx.errors import ConfigError
from sphinx_commons.handbook.selection import check
from sphinx_commons.handbook.settings import Handbook, HandbookError

from .conftest import build
from .pdf import Pdf

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.sites import Built

    Make = Callable[..., Built]


@pytest.fixture(scope="module")
def chosen(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build("handbook-select", tmp_path_factory.mktemp("select"))


def test_nothing_is_warned_of(chosen: Built) -> None:
    assert chosen.warnings == ""


@pytest.mark.parametrize(
    ("filename", "titles"),
    [
        (
            "all",
            ["1 Salt", "Questions", "2 Sea", "Is sea salt wet?", "3 Rock", "Why salt?", "4 Last"],
        ),
        ("questions", ["1 Sea", "Is sea salt wet?", "2 Rock", "Why salt?"]),
        ("posts", ["1 Early", "2 Later"]),
        ("ada", ["1 Early", "2 Other year", "3 Last"]),
    ],
)
def test_chapters(chosen: Built, filename: str, titles: list[str]) -> None:
    found = Pdf(chosen.out / f"{filename}.pdf").bookmarks
    assert [title for title in found if title not in ("Contents", "Index")] == titles


def test_page_can_stay_out(chosen: Built) -> None:
    assert "Not in any book" not in Pdf(chosen.out / "all.pdf").text


def test_question_links_to_its_place(chosen: Built) -> None:
    source = (chosen.out / "typst" / "questions.typ").read_text(encoding="utf-8")
    assert 'page-link("faq/rock#why-salt", [#{"Why salt?";}])' in source


def test_one_handbook_alone(tmp_path: Path) -> None:
    app = build("handbook-select", tmp_path, handbook_build=["posts"])
    assert [file.name for file in sorted(app.out.glob("*.pdf"))] == ["posts.pdf"]


def test_a_word_of_the_name_will_do(tmp_path: Path) -> None:
    books = [{"filename": f"salt-{word}", "documents": ["index"]} for word in ("long", "short")]
    app = build("handbook-select", tmp_path, handbooks=books, handbook_build=["short"])
    assert [file.name for file in sorted(app.out.glob("*.pdf"))] == ["salt-short.pdf"]
    with pytest.raises(ConfigError, match="no handbook 'salt'"):
        build("handbook-select", tmp_path, handbooks=books, handbook_build=["salt"])


def test_selection_of_nothing_is_warned_of(tmp_path: Path) -> None:
    books = [{"filename": "none", "select": "year=1999"}]
    app = build("handbook-select", tmp_path, handbooks=books)
    assert "'year=1999' selects no document [handbook.empty]" in app.warnings
    assert not (app.out / "none.pdf").exists()


def test_unknown_person_may_be_another(tmp_path: Path) -> None:
    books = [{"filename": "none", "select": "author=adda"}]
    app = build("handbook-select", tmp_path, handbooks=books)
    assert "'author=adda' selects no document; did you mean 'author=ada'?" in app.warnings


TAGGED = {
    "conf.py": (
        'extensions = ["sphinx_commons.front_matter", "sphinx_commons.faq", '
        '"sphinx_commons.handbook"]\nmyst_enable_extensions = ["colon_fence"]\n'
    ),
    "tags.yml": "packaging:\n  label: Packages\n  aliases: [RPM specs]\nsalt:\n",
    "index.md": "# Start\n\n```{toctree}\nzinc\nquestions\nother\nhidden\nout\n```\n",
    "zinc.md": "---\ntags: Packages\ncategory: How to\n---\n# Zinc\n",
    "post.md": "---\ntags: [salt, rpm_specs]\ndate: 2015-01-02\norphan: true\n---\n# Post\n",
    "other.md": "---\ntags: salt\ncategory: how_to\n---\n# Other\n",
    "questions.md": "# Questions\n\n:::{faq:question} Who packs?\n:tags: packaging\n\nWe.\n:::\n",
    "hidden.md": "---\ntags: packaging\nunlisted: true\n---\n# Hidden\n",
    "out.md": "---\ntags: packaging\nhandbook: false\n---\n# Out\n",
}


@pytest.mark.parametrize(
    ("select", "titles"),
    [
        ("tag=packaging", ["Zinc", "Questions", "Post"]),
        ("tag = rpm specs", ["Zinc", "Questions", "Post"]),
        ("tag=SALT", ["Other", "Post"]),
        ("category=How to", ["Zinc", "Other"]),
    ],
)
def test_pages_posts_and_questions_by_name(make_site: Make, select: str, titles: list[str]) -> None:
    app = make_site(dict(TAGGED), handbooks=[{"filename": "book", "select": select}])
    assert app.warnings == ""
    found = [title.lstrip("0123456789 ") for title in Pdf(app.out / "book.pdf").bookmarks]
    assert [title for title in found if title not in ("Contents", "Index", "Who packs?")] == titles


@pytest.mark.parametrize(
    ("select", "hint"),
    [
        ("tag=packagin", "did you mean 'tag=packaging'?"),
        ("tag=packges", "did you mean 'tag=Packages'?"),
        ("category=how too", "did you mean 'category=How to'?"),
    ],
)
def test_unknown_name_may_be_another(make_site: Make, select: str, hint: str) -> None:
    app = make_site(dict(TAGGED), handbooks=[{"filename": "book", "select": select}])
    expected = f"handbook book: {select!r} selects no document; {hint} [handbook.empty]"
    assert expected in app.warnings


@pytest.mark.parametrize("select", ["tag=deep salt", "tag=Halite", "tag=rock"])
def test_tags_have_their_aliases_without_questions(make_site: Make, select: str) -> None:
    files = {
        "conf.py": 'extensions = ["sphinx_commons.front_matter", "sphinx_commons.handbook"]\n',
        "tags.yml": "deep-salt: {label: Halite, aliases: [rock]}\n",
        "index.md": "---\ntags: Deep_Salt\n---\n# Start\n",
    }
    app = make_site(files, handbooks=[{"filename": "book", "select": select}])
    assert app.warnings == ""
    assert "Start" in Pdf(app.out / "book.pdf").text


def test_selection_by_tag_wants_one() -> None:
    with pytest.raises(HandbookError, match=r"expected a tag, such as 'tag=packaging'"):
        check(Handbook(filename="book", select="tag"))
