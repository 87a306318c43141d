"""Other extensions beside ours: who writes a file keeps it, no warning is new, no page is another.

``HERE`` are those that the environment has. ``BY_HAND`` are tried in the same way, on the same kind
of site, by whoever has them; the page for other sites names both.
"""

from __future__ import annotations

import re

import pytest

from tests.builds import DOCS
from tests.sites import build_site, plant

OURS = "faq authors blog comments structured_data urls speed images".split()
HERE = {
    "sphinx_copybutton": "",
    "notfound.extension": "",
    "sphinx.ext.autodoc": "",
    "sphinx.ext.autosummary": "autosummary_generate = True\n",
    "sphinx.ext.napoleon": "",
    "sphinx.ext.viewcode": "",
    "sphinx.ext.intersphinx": "",
    "sphinx_design": "",
}
BY_HAND = (
    "sphinx-sitemap sphinxext-opengraph sphinx-last-updated-by-git sphinx-togglebutton "
    "sphinxext-rediraffe sphinx-reredirects sphinx-thebe nbsphinx myst-nb plot_directive"
).split()
FILES = {
    "index.rst": "Home\n====\n\nWords.\n\n.. toctree::\n\n   page\n",
    "page.rst": "Page\n====\n\n.. code-block:: console\n\n   $ ls\n\n{more}\n",
    "pairs_kettle.py": '"""Kettles."""\n\n\ndef spout():\n    """Pour."""\n',
}
MORE = {
    "sphinx.ext.autodoc": ".. automodule:: pairs_kettle\n   :members:\n",
    "sphinx.ext.autosummary": ".. autosummary::\n   :toctree: made\n\n   pairs_kettle.spout\n",
    "sphinx.ext.viewcode": ".. automodule:: pairs_kettle\n   :members:\n",
    "sphinx_design": ".. dropdown:: Lid\n\n   Shut.\n",
}


@pytest.mark.parametrize("extension", HERE)
def test_both_are_as_they_are_alone(tmp_path, extension, monkeypatch):
    listed = [extension, "sphinx.ext.autodoc"] if "viewcode" in extension else [extension]
    sites = {}
    for name, ours in (("alone", []), ("beside", [f"sphinx_commons.{room}" for room in OURS])):
        conf = f"extensions = {[*listed, *ours]}\n{HERE[extension]}"
        files = {**FILES, "conf.py": conf}
        files["page.rst"] = files["page.rst"].format(more=MORE.get(extension, ""))
        source = plant(tmp_path / name / "source", files)
        with monkeypatch.context() as patch:
            patch.syspath_prepend(str(source))
            sites[name] = build_site(source, tmp_path / name / "out", html_theme="alabaster")
    alone, beside = sites["alone"], sites["beside"]
    assert beside.warnings == alone.warnings == ""
    assert files_of(alone) - files_of(beside) == set()
    for page in sorted(name for name in files_of(alone) if name.endswith(".html")):
        found = (site.soup(page).select_one("div.body") for site in (alone, beside))
        assert len({re.sub(r"\s+", " ", part.get_text()) for part in found}) == 1, page


def files_of(site) -> set[str]:
    paths = (path for path in site.out.rglob("*") if path.is_file())
    return {path.relative_to(site.out).as_posix() for path in paths}


def test_the_documentation_names_what_was_tried():
    page = (DOCS / "contribute/your-site.md").read_text(encoding="utf-8")
    said = {name.replace("_", "-") for name in re.findall(r"`([\w.-]+)`", page)}
    names = {"notfound.extension": "sphinx-notfound-page"}
    tried = [names.get(name, name).replace("_", "-") for name in (*HERE, *BY_HAND)]
    assert [name for name in tried if name not in said] == []
