"""No page ends a build, whatever it says and whatever it is called.

``FUZZ_SECONDS`` says for how long, ``FUZZ_SEED`` where to begin; by default it is the same pages
each time.
"""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests.hostile.pages import directives_of, sites
from tests.sites import build_site, plant

if TYPE_CHECKING:
    from tests.sites import Files

SECONDS = float(os.environ.get("FUZZ_SECONDS", "20"))
SEED = int(os.environ.get("FUZZ_SEED", "16"))
BUILDERS = ("html", "dirhtml", "typst", "latex", "text", "epub")
CONF = """
project = "Fuzz"
extensions = ["sphinx_commons"]
html_theme = "furo"
html_baseurl = blog_baseurl = "https://example.org/"
blog_feed_fulltext = True
myst_enable_extensions = ["colon_fence", "dollarmath", "deflist", "attrs_block", "tasklist"]
handbooks = [{"filename": "all", "title": "All", "documents": ["index"]},
             {"filename": "faq", "title": "FAQ", "select": "faq"}]
handbook_downloads = ""
show_authors = True
"""
LISTING = "# Home\n\n```{toctree}\n:glob:\n\n**\n```\n"
# Files for the pages, and a few pages that they may name.
BASE: Files = {
    "conf.py": CONF,
    "index.md": LISTING,
    "authors/ada.md": "---\nauthor:\n  name: Ada\n---\n# Ada\n",
    "faq/why.md": "---\nfaq: true\n---\n# Why\n\n## Why tea?\n\nBecause.\n",
    "blog/2015/tea.md": "---\ntitle: Tea\ndate: 2015-01-01\ntags: tea\nauthors: ada\n---\nTea.\n",
    "leaf.png": (Path(__file__).parents[1] / "roots/test-truth/guide/leaf.png").read_bytes(),
    "huge.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="99999" height="99999"/>',
    "folder/x.txt": "x",
}


class Ended(Exception):
    """A build that a page ended; its message is a site that does so."""


def attempt(home: Path, pages: Files, builder: str) -> Exception | None:
    """What ends a build of *pages*."""
    shutil.rmtree(home, ignore_errors=True)
    source = plant(home / "source", BASE)
    plant(source, pages)
    try:
        build_site(source, home / "out", builder)
    except (Exception, SystemExit) as err:
        return err  # type: ignore[return-value]
    return None


def smallest(home: Path, pages: Files, builder: str) -> Files:
    """The pages that end the build alone, or all."""
    for name, text in pages.items():
        if attempt(home, {name: text}, builder):
            return {name: text}
    return pages


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz")


def test_no_page_ends_a_build(home: Path):
    ours = directives_of(home / "names", CONF)
    assert {"faq:question", "author:card"} <= ours.keys()
    end = time.monotonic() + SECONDS

    @seed(SEED)
    @settings(
        max_examples=100_000,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(pages=sites(ours), builder=st.sampled_from(BUILDERS))
    def run(pages: Files, builder: str) -> None:
        if time.monotonic() < end and (err := attempt(home / "site", pages, builder)):
            raise Ended(builder, smallest(home / "site", pages, builder)) from err

    run()
