"""``sphinx-commons init``: what it takes, what it refuses, and that it never overwrites."""

from __future__ import annotations

import runpy

import pytest
from sphinx_commons.commands.command_line import main
from sphinx_commons.commands.init import command
from sphinx_commons.commands.init.answers import answers, questions
from sphinx_commons.commands.init.new_files import own_id
from sphinx_commons.commands.project import CommandError
from sphinx_commons.front_matter.decode import decode
from sphinx_commons.front_matter.header import find_header

TOLD = {
    "--title": "Garden",
    "--author": "Ada Ex",
    "--language": "en",
    "--url": "https://garden.example/",
}


def start(folder, **changes):
    """The exit status of a command that is told everything."""
    told = {**TOLD, **{f"--{name}": value for name, value in changes.items()}}
    return main(["init", str(folder), *(f"{name}={value}" for name, value in told.items())])


@pytest.mark.parametrize(
    "name",
    [
        'O "quoted": it\'s $5 \\ {x} <b> & # *a* _b_ `c` %d',
        "日本語の庭",
        "Сад и огород",
        "no",
        "two\n lines ",
        "- a: b",
        "{{ x }} {% y %} << z >>",
        "👩‍🌾 garden",
    ],
)
def test_odd_names_stay_as_they_are(tmp_path, name):
    assert start(tmp_path / "site", title=name, author=name) == 0
    plain = " ".join(name.split())
    settings = runpy.run_path(str(tmp_path / "site/conf.py"))
    assert settings["project"] == settings["author"] == settings["html_title"] == plain
    (path,) = (p for p in (tmp_path / "site/docs/authors").iterdir() if p.name != "index.md")
    decoded = decode(find_header(path.read_text(encoding="utf-8")))
    assert decoded.problems == ()
    assert decoded.meta.author_entry.name == plain
    assert decoded.meta.author_entry.id == path.stem == own_id(plain)


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("title", " ", "is no name: up to 200 letters"),
        ("title", "…", "is no name"),
        ("author", "x" * 201, "is no name"),
        ("author", "a\x1b[1m", "a character that cannot be shown"),
        ("title", "a\udcff", "a character that cannot be shown"),
        ("language", "klingon!", "is no language: a code such as en"),
        ("language", "", "is no language"),
        ("url", "garden.example", "is no address of a site"),
        ("url", "ftp://garden.example", "is no address"),
        ("url", "https://", "is no address"),
        ("url", "https://a b/", "is no address"),
        ("url", "https://x.example/?q", "is no address"),
        ("url", "https://me:pw@x.example/", "is no address"),
        ("url", "https://x.example:99999/", "is no address"),
        ("url", "javascript:alert(1)", "is no address"),
    ],
)
def test_what_no_site_can_have_is_refused(tmp_path, capsys, name, value, sentence):
    assert start(tmp_path / "site", **{name: value}) == 1
    assert sentence in capsys.readouterr().err
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    ("name", "value", "written"),
    [
        ("language", "pt-br", "pt_BR"),
        ("language", "zh_TW", "zh_TW"),
        ("url", "https://x.example", "https://x.example/"),
        ("url", " http://müller.example:80/a b/ ", "http://xn--mller-kva.example:80/a%20b/"),
        ("url", 'https://x.example/a"b', "https://x.example/a%22b/"),
    ],
)
def test_answers_are_written_as_sphinx_wants_them(tmp_path, name, value, written):
    assert start(tmp_path / "site", **{name: value}) == 0
    settings = runpy.run_path(str(tmp_path / "site/conf.py"))
    assert settings["language" if name == "language" else "html_baseurl"] == written


def test_nothing_is_overwritten(tmp_path, capsys):
    (tmp_path / "file").touch()
    (tmp_path / "used").mkdir()
    (tmp_path / "used/mine.md").write_text("mine")
    for name in ("file", "used"):
        assert start(tmp_path / name) == 1
        assert "Name a new folder" in capsys.readouterr().err
    assert [path.name for path in (tmp_path / "used").iterdir()] == ["mine.md"]
    (tmp_path / "cloned/.git").mkdir(parents=True)
    assert start(tmp_path / "cloned") == 0
    assert start(tmp_path / "cloned") == 1


def test_without_a_terminal_what_is_missing_is_said(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(command.sys.stdin, "isatty", lambda: False, raising=False)
    assert main(["init", str(tmp_path / "my-site"), "--language", "de"]) == 1
    assert capsys.readouterr().err == "There is nobody to ask: say --author, --url.\n"
    assert not (tmp_path / "my-site").exists()


def test_a_person_is_asked_until_the_answer_can_be_right(capsys):
    asked = []
    said = iter(["", "Ada Ex", "xx-yy-zz", "", "nowhere", "https://x.example"])

    def ask(prompt):
        asked.append(prompt)
        return next(said)

    found = answers(questions("my-site"), {"title": "Given", "author": None}, ask)
    assert found == {
        "title": "Given", "author": "Ada Ex", "language": "en", "url": "https://x.example/",
    }  # fmt: skip
    assert len(asked) == 6
    assert "In which language? A code: [en] " in asked
    assert "'nowhere' is no address" in capsys.readouterr().out


def test_the_folder_names_the_site():
    told = {"author": "Ada", "url": "https://x.example/"}
    assert answers(questions("my-new_site"), told, None)["title"] == "My new site"
    with pytest.raises(CommandError, match="is no name"):
        answers(questions("..."), told, None)
