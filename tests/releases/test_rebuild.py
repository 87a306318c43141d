"""Incremental builds equal clean ones, parallel ones equal serial ones; nothing for others."""

from __future__ import annotations

import shutil

import pytest
from sphinx_commons.releases import ReleaseDomain

from tests.incremental.garden import differences

from .conftest import RELEASES

QUESTION = ":::{faq:question} Is it so?\n:id: so\n:applies-to: zed-\n\nYes.\n:::\n"
PAGES = {
    "index.md": "# Home\n\n```{toctree}\n:glob:\n*\n```\n",
    "asked.md": f"# Asked\n\n{QUESTION}",
    "shown.md": "# Shown\n\n```{faq:include} so\n```\n",
    "header.md": "---\napplies_to: yoga\n---\n# Header\n",
    "inside.md": "# Inside\n\n## Part\n\n```{applies-to} yoga, zed\n```\n",
    "plain.md": "# Plain\n",
    "text.md": "---\napplies_to: Yoga and Antelope\n---\n# Text\n",
    "table.md": "# Table\n\n```{release:list}\n```\n",
    "other.md": "# Other\n",
}
EDITS = {
    "a release ends": {"releases.yml": RELEASES.replace("zed: {", "zed: {status: ended, ")},
    "a release comes": {"releases.yml": f"{RELEASES}dalmatian: {{date: 2024-10-02}}\n"},
    "a release has another name": {"releases.yml": RELEASES.replace("zed: {", "zed: {name: Z, ")},
    "the file goes": {"releases.yml": ""},
    "the table goes": {"table.md": "# Table\n"},
    "a label comes": {"table.md": "# Table\n", "other.md": "# Other\n\n(release-zed)=\n## Zed\n"},
    "a question changes": {"asked.md": f"# Asked\n\n{QUESTION.replace('zed-', 'yoga')}"},
    "a header goes": {"header.md": "# Header\n"},
    "a directive goes": {"inside.md": "# Inside\n\n## Part\n\nWords.\n"},
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_incremental_build_is_a_clean_one(make_site, tmp_path, edit):
    make_site(PAGES)
    after = make_site(EDITS[edit])
    kept = shutil.copytree(after.out, tmp_path / "kept")
    shutil.rmtree(tmp_path / "out")
    clean = make_site({})
    assert differences(kept, clean.out) == []
    assert after.warnings == clean.warnings == ""


def test_a_parallel_build_is_a_serial_one(make_site, tmp_path):
    serial = shutil.copytree(make_site(PAGES).out, tmp_path / "kept")
    shutil.rmtree(tmp_path / "out")
    parallel = make_site({}, parallel=2)
    assert differences(serial, parallel.out) == []
    assert set(ReleaseDomain.of(parallel.env).places) == {"inside"}


def test_a_page_that_is_gone_says_nothing(make_site):
    built = make_site(PAGES)
    (built.source / "inside.md").unlink()
    assert ReleaseDomain.of(make_site({}).env).places == {}


def test_without_a_file_nothing_changes(make_site, tmp_path, base_files):
    pages = {name: text for name, text in PAGES.items() if name not in ("inside.md", "table.md")}
    conf = base_files["conf.py"].replace(", 'sphinx_commons.releases'", "")
    before = make_site({**pages, "releases.yml": "", "conf.py": conf})
    kept = shutil.copytree(before.out, tmp_path / "kept")
    shutil.rmtree(tmp_path / "out")
    after = make_site({"conf.py": base_files["conf.py"]})
    assert after.warnings == ""
    assert differences(kept, after.out) == [".buildinfo", "_static/applies-to.css"]
