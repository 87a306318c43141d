"""What is said where the packages of an extra are not installed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

PAGE = "# Tea\n\nLeaves.\n"
AUTHOR = "---\nauthor: {name: Ada Ex, avatar: ada.png}\n---\n# Ada\n"
BUILD = ("sphinx", "-q", "-b", "html", "-c", ".", "docs", "_build/html")
COMMAND = "sphinx_commons"


@pytest.fixture
def site(tmp_path):
    (tmp_path / "conf.py").write_text('extensions = ["sphinx_commons"]\nhtml_theme = "furo"\n')
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text(PAGE)
    return tmp_path


def run_without(packages: str, folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    script = Path(__file__).with_name("without.py")
    return subprocess.run(
        [sys.executable, script, packages, *command],
        cwd=folder,
        env={**os.environ, "NO_COLOR": "1"},  # Sphinx writes colours where CI is set.
        capture_output=True,
        text=True,
        check=False,
    )


def test_what_is_left_out_is_said_once(site):
    done = run_without("ablog,typst", site, *BUILD)
    assert done.returncode == 0
    assert done.stderr.splitlines() == [
        "WARNING: while setting up extension sphinx_commons: sphinx_commons leaves out "
        "sphinx_commons.blog, sphinx_commons.handbook; "
        'pip install "sphinx-commons[blog,handbook]" brings what is missing [sphinx_commons.extra]'
    ]
    assert (site / "_build/html/index.html").is_file()


def test_a_package_without_which_nothing_works_ends_the_build(site):
    done = run_without("myst_parser", site, *BUILD)
    assert done.returncode != 0
    assert "Could not import extension myst_parser" in done.stderr


def test_without_pillow_initials_stand_for_a_photograph(site):
    (site / "docs/authors").mkdir()
    (site / "docs/authors/ada.md").write_text(AUTHOR)
    Image.new("RGB", (9, 9)).save(site / "docs/authors/ada.png")
    toctree = "\n```{toctree}\nauthors/ada\n```\n"
    (site / "docs/index.md").write_text(PAGE + toctree)
    done = run_without("PIL", site, *BUILD)
    assert done.returncode == 0
    assert "needs Pillow: pip install" in done.stderr
    assert done.stderr.count("WARNING") == 1
    assert "ada.svg" in (site / "_build/html/authors/ada.html").read_text(encoding="utf-8")


def test_without_pillow_cards_cannot_be_drawn(site):
    with (site / "conf.py").open("a") as file:
        file.write('site_cards = {"accent": "#ff0000"}\n')
    done = run_without("PIL", site, *BUILD)
    assert done.returncode != 0
    assert 'site_cards needs Pillow: pip install "sphinx-commons[pictures]"' in done.stderr


@pytest.mark.parametrize(
    ("package", "extra", "command"),
    [
        ("tinycss2", "search", ["site"]),
        ("watchfiles", "live", ["live"]),
        ("ftfy", "import", ["import", "--help"]),
    ],
)
def test_a_command_names_the_extra_that_it_needs(site, package, extra, command):
    done = run_without(package, site, COMMAND, *command)
    sentence = f'{package} is not installed: pip install "sphinx-commons[{extra}]" brings it.\n'
    assert (done.returncode, done.stdout, done.stderr) == (1, "", sentence)
