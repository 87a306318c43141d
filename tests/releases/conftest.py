"""Small sites with releases."""

from __future__ import annotations

import pytest

RELEASES = """
yoga: {date: 2022-03-30, status: ended}
zed: {date: 2022-10-05}
antelope: {name: Antelope (2023.1), date: 2023-03-22}
caracal: {name: Caracal (2024.1), date: 2024-04-03}
"""


@pytest.fixture
def base_files():
    extensions = "['myst_parser', 'sphinx_design', 'sphinx_commons.faq', 'sphinx_commons.releases']"
    return {
        "conf.py": f"extensions = {extensions}\nmyst_enable_extensions = ['colon_fence']\n",
        "releases.yml": RELEASES,
        "index.md": "# Home\n",
    }
