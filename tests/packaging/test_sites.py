"""Sites that the installed wheel builds, with warnings as errors and no checkout on the path."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader

from tests.packaging.conftest import rooms

pytestmark = pytest.mark.xdist_group("packaging")
SITE = ["--title", "Garden “notes”", "--author", "Ada Ex", "--language", "en"]


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def soup(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def test_the_package_is_not_that_of_the_checkout(installed, tmp_path):
    code = (
        "import sphinx_commons, commons_importer as c; print(sphinx_commons.__file__, c.__file__)"
    )
    for path in installed.run(tmp_path, "python", "-c", code).stdout.split():
        assert Path(path).is_relative_to(installed.folder)


@pytest.fixture(scope="module")
def garden(installed, tmp_path_factory):
    """What ``sphinx-commons init`` writes, after ``make site``."""
    home = tmp_path_factory.mktemp("new")
    url = ["--url", "https://garden.example/notes"]
    done = installed.run(home, "sphinx-commons", "init", "garden", *SITE, *url)
    assert (done.returncode, done.stderr) == (0, "")
    garden = home / "garden"
    (installed.folder / ".installed").touch()
    made = make(installed, garden, "site", "SPHINXOPTS=-n")
    assert (made.returncode, made.stderr) == (0, ""), made.stdout + made.stderr
    return garden


def make(installed, folder, *targets):
    """Run make in *folder* with the environment in place of one of its own."""
    code = "import subprocess, sys; sys.exit(subprocess.call(['make', *sys.argv[1:]]))"
    return installed.run(folder, "python", "-c", code, f"VENV={installed.folder}", *targets)


def test_a_new_site_has_everything(garden):
    site = garden / "_build/site"
    page = soup(site / "index.html")
    assert page.select_one("h1").text.startswith("Garden “notes”")
    assert page.select_one("a[href$='handbook.pdf']")
    assert soup(site / "faq/index.html").select_one("#how-do-i-ask")
    assert "Welcome" in soup(site / "blog/index.html").text
    assert "First steps" in soup(site / "authors/ada-ex/index.html").text
    assert (site / "blog/atom.xml").is_file()
    assert (site / "search-index/entry.json").is_file()
    assert "# Garden" in (site / "llms.txt").read_text(encoding="utf-8")
    assert "https://garden.example/notes/" in (site / "sitemap.xml").read_text(encoding="utf-8")


def test_the_handbook_of_a_new_site(garden):
    book = PdfReader(garden / "_build/pdf/handbook.pdf")
    assert book.metadata.title == "Garden “notes”"
    text = "".join(page.extract_text() for page in book.pages)
    assert "First steps" in text
    assert "How do I ask?" in text


def test_a_new_site_passes_its_checks_and_grows(installed, garden):
    run = installed.run
    assert run(garden, "sphinx-commons", "new", "author", "bob", "Bob O'Neil").returncode == 0
    assert run(garden, "sphinx-commons", "new", "post", "A day out", "bob").returncode == 0
    made = make(installed, garden, "new-question", "TITLE=Is it free?", "PAGE=faq")
    assert made.stdout == "docs/faq.md:16: write the answer here\n"
    checked = make(installed, garden, "urls", "check", "SPHINXOPTS=-n")
    assert (checked.returncode, checked.stderr) == (0, ""), checked.stdout
    assert "0 dead links" in checked.stdout
    assert "/faq/#is-it-free\n" in (garden / "docs/urls.txt").read_text(encoding="utf-8")


HERB = {
    "conf.py": """
project = "Herbs"
extensions = ["sphinx_commons.faq", "sphinx_commons.authors", "sphinx_commons.handbook"]
exclude_patterns = ["_build"]
html_theme = "alabaster"
handbooks = [{"filename": "herbs", "title": "Herbs", "documents": ["index"]}]
""",
    "index.rst": """
Herbs
=====

Grow them. See :faq:q:`is-it-hard`.

.. faq:list::

.. toctree::

   questions
   authors/ada
""",
    "questions.rst": """
Questions
=========

.. faq:question:: Is it hard?
   :authors: ada

   No. *Water* them.

.. author:card:: ada
""",
    "authors/ada.rst": """
:author:
   :name: Ada Ex

Ada Ex
======

She grows herbs.
""",
}


def test_a_site_of_restructuredtext_under_another_theme(installed, tmp_path):
    write(tmp_path, HERB)
    options = ["-q", "-W", "-n", "--keep-going"]
    for builder in ("html", "typst"):
        out = ["-d", f"_build/d-{builder}", ".", f"_build/{builder}"]
        done = installed.run(tmp_path, "python", "-m", "sphinx", *options, "-b", builder, *out)
        assert (done.returncode, done.stderr) == (0, "")
    pages = tmp_path / "_build/html"
    assert "Water" in soup(pages / "questions.html").select_one("#is-it-hard, .faq-question").text
    link = soup(pages / "index.html").select_one("a[href='questions.html#is-it-hard']")
    assert link.text == "Is it hard?"
    assert "Is it hard?" in soup(pages / "authors/ada.html").select_one("article, .body").text
    text = "".join(p.extract_text() for p in PdfReader(tmp_path / "_build/typst/herbs.pdf").pages)
    assert "Is it hard?" in text


def test_what_is_hosted_of_such_a_site(installed, tmp_path):
    write(tmp_path, HERB)
    done = installed.run(tmp_path, "sphinx-commons", "site", "-W", "-q")
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert (tmp_path / "_build/pdf/herbs.pdf").is_file()
    site = tmp_path / "_build/site"
    assert (site / "searchindex.js").is_file()
    assert (site / "_headers").is_file()
    # Nothing says what a page is, so there is nothing to list.
    assert not (site / "llms.txt").exists()
    assert not (site / "search-index").exists()
    checked = installed.run(tmp_path, "sphinx-commons", "check", "-W", "-q")
    assert (checked.returncode, checked.stderr) == (0, ""), checked.stdout


def test_the_builder_is_found_without_the_extension(installed, tmp_path):
    handbooks = [{"filename": "tea", "title": "Tea", "documents": ["index"]}]
    page = "Tea\n===\n\nLeaves.\n"
    write(tmp_path, {"conf.py": f"handbooks = {handbooks}\n", "index.rst": page})
    command = ["python", "-m", "sphinx", "-q", "-W", "-b", "typst", ".", "_build"]
    done = installed.run(tmp_path, *command)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "_build/tea.pdf").is_file()


def test_each_extension_alone_warns_of_nothing(installed, tmp_path):
    page = "Kettle\n======\n\nWater.\n\n.. toctree::\n\n   tea\n"
    tea = ":date: 2026-01-02\n\nTea\n===\n\n*Leaves*, and :ref:`more <genindex>`.\n"
    write(tmp_path / "source", {"index.rst": page, "tea.rst": tea})
    script = str(Path(__file__).with_name("alone.py"))
    done = installed.run(tmp_path, "python", script, str(tmp_path), "sphinx_commons", *rooms())
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == dict.fromkeys(["sphinx_commons", *rooms()], "")
