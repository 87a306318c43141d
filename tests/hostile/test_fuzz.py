"""No page ends a build, whatever it says and whatever it is called.

``FUZZ_SECONDS`` says for how long, ``FUZZ_SEED`` where to begin; by default it is the same pages
each time.
"""

from __future__ import annotations

import os
import re
import shutil
import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sphinx_commons
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from sphinx_commons.commands.site.finish import finish

from tests.hostile.pages import directives_of, sites, tables
from tests.sites import build_site, plant

if TYPE_CHECKING:
    from tests.hostile.pages import Options
    from tests.sites import Files

SECONDS = float(os.environ.get("FUZZ_SECONDS", "10"))
SEED = int(os.environ.get("FUZZ_SEED", "16"))
# The warning of a page that could not be built, where the error is in code of ours.
UNKNOWN = "[commons.page]"
ROOMS = sorted(
    path.name for path in Path(sphinx_commons.__file__).parent.iterdir() if path.is_dir()
)
OURS = re.compile(rf"\((?:{'|'.join(ROOMS)})/\w+\.py:\d+\)")
BUILDERS = ("html", "dirhtml", "typst", "epub-books", "latex", "text", "epub")
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
comments_server = "https://comments.example.org/"
languages = {"en": "English", "fr": "Français"}
"""
LISTING = "# Home\n\n```{toctree}\n:glob:\n\n**\n```\n"
# Files for the pages, and a few pages that they may name.
BASE: Files = {
    "conf.py": CONF,
    "index.md": LISTING,
    "authors/ada.md": "---\nauthor:\n  name: Ada\n---\n# Ada\n",
    "authors/ada.fr.md": "# Ada, en français\n",
    "releases.yml": "zed: {date: 2022-10-05, status: ended}\nyoga: {date: 2022-03-30}\n",
    "faq/why.md": "---\nfaq: true\n---\n# Why\n\n## Why tea?\n\nBecause.\n",
    "blog/2015/tea.md": "---\ntitle: Tea\ndate: 2015-01-01\ntags: tea\nauthors: ada\n---\nTea.\n",
    "leaf.png": (Path(__file__).parents[1] / "roots/test-truth/guide/leaf.png").read_bytes(),
    "huge.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="99999" height="99999"/>',
    "folder/x.txt": "x",
}


class Ended(Exception):
    """A build that a page ended; its message is a site that does so."""


def attempt(home: Path, pages: Files, builder: str, language: str) -> str:
    """What ends a build of *pages*, or costs one by an error of ours; empty if nothing does."""
    shutil.rmtree(home, ignore_errors=True)
    source = plant(plant(home / "source", BASE), pages)
    try:
        built = build_site(source, home / "out", builder, language=language)
        if builder == "dirhtml":
            finish(built.out, home / "deploy")
    except (Exception, SystemExit):
        return traceback.format_exc()
    lines = built.warnings.splitlines()
    return next((line for line in lines if UNKNOWN in line and OURS.search(line)), "")


def smallest(home: Path, pages: Files, builder: str, language: str) -> Files:
    """The pages that end the build alone, or all."""
    for name, text in pages.items():
        if attempt(home, {name: text}, builder, language):
            return {name: text}
    return pages


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz")


def test_no_page_ends_a_build(home: Path):
    ours = directives_of(home / "names", CONF)
    assert {"faq:question", "author:card", "release:list", "applies-to"} <= ours.keys()
    end, turn = time.monotonic() + SECONDS, SEED
    while time.monotonic() < end:
        run(home / "site", ours, turn)
        turn += 1


def run(home: Path, ours: dict[str, Options], turn: int) -> None:
    """Build a few sites; the same ones for the same *turn*."""

    @seed(turn)
    @settings(
        max_examples=3,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(
        pages=sites(ours),
        others=st.one_of(st.just({}), tables()),
        builder=st.sampled_from(BUILDERS),
        language=st.sampled_from(["en", "en", "fr"]),
    )
    def build(pages: Files, others: Files, builder: str, language: str) -> None:
        files = pages | others
        if reason := attempt(home, files, builder, language):
            raise Ended(builder, language, reason, smallest(home, files, builder, language))

    build()
