"""The command line: which project a command works on, and what it says when it cannot."""

from __future__ import annotations

import pytest
from sphinx_commons import __version__
from sphinx_commons.commands import building
from sphinx_commons.commands.command_line import COMMANDS, main
from sphinx_commons.commands.project import (
    Project,
    find_project,
    root_document,
    source_folder,
)


@pytest.fixture
def site(tmp_path, monkeypatch):
    """An empty project, which is the current folder."""
    (tmp_path / "conf.py").touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_sources_are_where_the_first_page_is(site):
    assert source_folder(site) == site
    docs = site / "docs"
    docs.mkdir()
    (docs / "index.html").touch()
    (docs / "other.md").touch()
    assert source_folder(site) == site, "a folder of built pages is no folder of sources"
    (docs / "index.rst").touch()
    assert source_folder(site) == docs
    (site / "conf.py").write_text('root_doc = "start"\n')
    assert source_folder(site) == site
    (docs / "start.md").touch()
    assert source_folder(site) == docs


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("", "index"),
        ('root_doc = "a/b"\n', "a/b"),
        ("x = 1\nmaster_doc = 'contents'\n", "contents"),
        ("root_doc = 'x\n", "index"),
        ("root_doc = f()\n", "index"),
        ("\0", "index"),
    ],
)
def test_the_first_page_is_read_off_settings_that_may_be_broken(site, text, name):
    (site / "conf.py").write_text(text)
    assert root_document(site / "conf.py") == name


def test_a_command_wants_a_project(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for name in ("site", "check", "urls", "live"):
        assert main([name]) == 1
        said = capsys.readouterr().err
        assert said.startswith(f"There is no conf.py in {tmp_path}: ")
        assert "sphinx-commons init" in said
    assert list(tmp_path.iterdir()) == []


def test_the_list_of_commands(capsys):
    for arguments in ([], ["--help"]):
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        assert ended.value.code == 0
        said = capsys.readouterr().out
        assert all(f"\n  {name} " in said for name in COMMANDS)
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out == f"{__version__}\n"
    with pytest.raises(SystemExit) as ended:
        main(["sites"])
    assert ended.value.code == 2


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_explains_itself(name, capsys):
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])
    assert ended.value.code == 0
    said = capsys.readouterr().out
    assert name == "import" or said.startswith(f"usage: sphinx-commons {name}")


def test_new_content(site, capsys):
    (site / "docs/faq").mkdir(parents=True)
    (site / "docs/index.md").write_text("# Home\n")
    (site / "docs/faq/two.md").write_text("---\nfaq: true\n---\n# Two\n")
    assert main(["new", "author", "jdoe", "Jane Doe"]) == 0
    assert capsys.readouterr().out.startswith("docs/authors/jdoe.md: ")
    assert main(["new", "author", "jdoe", "Jane Doe"]) == 1
    assert "docs/authors/jdoe.md has the name 'jdoe' already" in capsys.readouterr().err
    assert main(["new", "question", "Is it new?", "two"]) == 0
    assert capsys.readouterr().out == "docs/faq/two.md:8: write the answer here\n"
    assert main(["new", "question", "--", "Is it new?", "two"]) == 1
    assert "already" in capsys.readouterr().err
    assert main(["new", "post", "--", "-A day out-", "Jane Doe"]) == 0
    assert "a-day-out.md: write it" in capsys.readouterr().out
    for wrong in (["new"], ["new", "post", "A"], ["new", "page", "A"]):
        with pytest.raises(SystemExit) as ended:
            main(wrong)
        assert ended.value.code == 2


def test_settings_that_are_broken_are_said(site, capsys):
    (site / "conf.py").write_text("1 / 0\n")
    assert main(["check"]) == 1
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_what_is_built_must_not_be_read_as_sources(site, capsys):
    (site / "index.md").write_text("# Home\n")
    assert main(["check"]) == 1
    assert 'add "_build" to exclude_patterns' in capsys.readouterr().err


def test_a_build_that_fails_ends_the_command(site, capfd):
    (site / "docs").mkdir()
    (site / "docs/index.rst").write_text("Home\n====\n\n:ref:`nowhere`\n")
    assert main(["check", "-W", "-n", "-q"]) == 1
    said = capfd.readouterr().err
    assert "undefined label" in said
    assert said.endswith("The build did not succeed: dirhtml.\n")


def test_dead_links_and_lost_urls_fail_the_check(site, capfd):
    (site / "docs").mkdir()
    index = site / "docs/index.rst"
    index.write_text("Home\n====\n\n.. raw:: html\n\n   <a href='nowhere.html'>x</a>\n")
    assert main(["check", "-q"]) == 1
    assert "nowhere.html: no such file" in capfd.readouterr().out
    index.write_text("Home\n====\n")
    assert main(["check", "-q"]) == 0
    assert main(["urls", "-q"]) == 0
    ledger = site / "docs/urls.txt"
    ledger.write_text(f"{ledger.read_text()}/lost/\n")
    assert main(["check", "-q"]) == 1
    assert "docs/urls.txt: /lost/: gone" in capfd.readouterr().out


def test_handbooks_are_built_where_there_are_some(site, monkeypatch):
    built = []
    monkeypatch.setattr(building, "build", lambda _project, builder, *_more: built.append(builder))
    project = find_project()
    assert project == Project(site, site)
    for text in ("", "handbooks = [{}]\n", 'extensions = ["sphinx_commons"]\n'):
        (site / "conf.py").write_text(text)
        building.build_handbooks(project, [])
    assert built == []
    for name in ("sphinx_commons", "sphinx_commons.handbook"):
        (site / "conf.py").write_text(f'handbooks = [{{}}]\nextensions = ["{name}"]\n')
        building.build_handbooks(project, [])
    assert built == ["typst", "epub-books"] * 2


def test_the_importer_is_handed_its_arguments(site, tmp_path, capsys):
    assert main(["import", "nowhere", "--engine", "jekyll", "--dest", "new"]) == 2
    assert "nowhere: no such folder" in capsys.readouterr().err
