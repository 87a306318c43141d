"""``sphinx-commons keep`` and ``site --kept``, run in a project as people run them."""

from __future__ import annotations

import pytest
from sphinx_commons.commands.command_line import main
from sphinx_commons.commands.keep import kept_lines

from tests.sites import plant

CONF = (
    "project = 'Tea'\nextensions = ['sphinx_commons.structured_data', 'sphinx_commons.releases']\n"
    "html_theme = 'alabaster'\nexclude_patterns = ['_build', 'kept']\n"
)


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    files = {"conf.py": f"{CONF}release = '1'\n", "index.md": "# Home\n", "old.md": "# Old\n"}
    return plant(tmp_path, {**files, "index.md": "# Home\n\n```{toctree}\nold\n```\n"})


def test_a_release_is_kept_and_joined_with_the_next(project, capsys):
    assert main(["site", "-q"]) == 0
    assert main(["keep", "kept"]) == 0
    assert "kept/1: 4 pages kept." in capsys.readouterr().out
    assert main(["keep", "kept"]) == 1
    assert "kept/1 is there already" in capsys.readouterr().err
    (project / "old.md").unlink()
    plant(project, {"conf.py": f"{CONF}release = '2'\n", "index.md": "# Home\n"})
    assert main(["site", "--kept", "kept", "-q"]) == 0
    assert "Serve _build/joined with any" in capsys.readouterr().out
    joined = project / "_build" / "joined"
    assert "Release: 2" in (joined / "index.html").read_text("utf-8")
    assert "Release: 1" in (joined / "releases" / "1" / "old" / "index.html").read_text("utf-8")
    assert "sphinx-commons:release" not in (project / "_build/site/index.html").read_text("utf-8")


def test_without_a_name_nothing_is_kept(project, capsys):
    plant(project, {"conf.py": CONF})
    assert main(["keep", "kept"]) == 1
    assert "conf.py names no release" in capsys.readouterr().err


def test_a_site_must_be_built_first(project, capsys):
    assert main(["keep", "kept"]) == 1
    assert "build it first" in capsys.readouterr().err
    assert not (project / "kept").exists()


def test_what_kept_releases_have_in_the_ledger(project):
    assert main(["site", "-q"]) == 0
    assert main(["keep", "kept"]) == 0
    assert {"/", "/old/"} <= set(kept_lines(project / "kept"))
