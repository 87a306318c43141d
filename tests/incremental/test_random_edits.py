"""After any edits, an incremental build gives byte for byte what a clean build gives."""

from __future__ import annotations

import pytest
from sphinx_commons.commands.building import BOOKS

from .drawn_edits import DrawnEdits
from .garden import PLAIN
from .hosted import HostedGarden
from .machines import run
from .plain_edits import PlainEdits
from .post_edits import PostEdits
from .room_edits import RoomEdits
from .site_edits import SiteEdits
from .tree_edits import TreeEdits


class GardenEdits(PostEdits, SiteEdits, TreeEdits):
    """Everything together, under Furo, in Markdown."""

    trees = (
        ("index.md", ("guide/index", "faq/index", "authors/index", "blog/index", "new", "guide/*")),
        ("guide/index.md", ("soil", "water", "new", "deep/new", "*", "Earth <soil>")),
        ("authors/index.md", ("ada", "bob", "*")),
    )
    news = ("new.md", "guide/new.md", "guide/deep/new.md")


class HostedEdits(GardenEdits, RoomEdits):
    """With all extensions: books, and the website that is hosted."""

    kind = HostedGarden
    books = tuple(BOOKS)
    builders = ("dirhtml",)


class FrenchEdits(GardenEdits, RoomEdits):
    """The translation of such a site."""

    def __init__(self) -> None:
        super().__init__()
        self.garden.settings["language"] = "fr"


class SharedEdits(GardenEdits):
    """Two websites from one folder of doctrees."""

    builders = ("html", "dirhtml")


class KettleEdits(PlainEdits, TreeEdits):
    """Questions alone, under alabaster, in reST, with pages of another extension."""

    root = PLAIN
    builders = ("html", "dirhtml")
    trees = (
        ("index.rst", ("topics/index", "faq/index", "api", "tools", "new", "topics/*")),
        ("topics/index.rst", ("water", "tea", "new", "*", "Leaves <tea>", "https://example.org/")),
    )
    news = ("new.rst", "topics/new.rst")


class KettleDrawings(DrawnEdits, TreeEdits):
    """The same site with pictures that are drawn, and pages that nobody wrote."""

    root = PLAIN
    trees = KettleEdits.trees
    news = KettleEdits.news


@pytest.fixture(scope="module", autouse=True)
def _one_clock():
    """No build depends on the moment it runs at, not even by future posts."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1700000000")
        yield


@pytest.mark.parametrize(
    "machine",
    [GardenEdits, HostedEdits, FrenchEdits, SharedEdits, KettleEdits, KettleDrawings],
)
def test_random_edits_build_what_a_clean_build_gives(machine):
    run(machine)
