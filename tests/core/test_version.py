"""The digest of the package's files."""

from __future__ import annotations

import shutil

import pytest
from sphinx_commons.core.version import PACKAGE, code_digest, digest_of


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "one"
    (path / "faq").mkdir(parents=True)
    (path / "faq/model.py").write_text("x = 1\n")
    (path / "faq/faq.css").write_text("p {}\n")
    return path


def test_the_place_of_the_package_does_not_matter(folder, tmp_path):
    shutil.copytree(folder, tmp_path / "elsewhere/two")
    assert digest_of(folder) == digest_of(tmp_path / "elsewhere/two")
    assert code_digest() == digest_of(PACKAGE)


@pytest.mark.parametrize("name", ["faq/model.py", "faq/faq.css", "faq/new.mo", "new/new.py"])
def test_any_file_counts(folder, name):
    before = digest_of(folder)
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("other")
    assert digest_of(folder) != before


def test_a_name_counts(folder):
    before = digest_of(folder)
    (folder / "faq/model.py").rename(folder / "faq/records.py")
    assert digest_of(folder) != before


@pytest.mark.parametrize("name", ["__pycache__/x.pyc", "faq/x.pyc", "commands/x.py"])
def test_what_builds_do_not_use_does_not_count(folder, name):
    before = digest_of(folder)
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("other")
    assert digest_of(folder) == before
