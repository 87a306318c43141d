"""A file that somebody else writes too stays theirs, which is said once."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

CONF = """
rooms = "structured_data urls blog authors".split()
extensions = ["myst_parser", *(f"sphinx_commons.{room}" for room in rooms)]
html_baseurl = "https://bread.example.org/"
html_theme = "basic"
"""
POST = "---\ndate: 2020-01-02\naliases: /old\nauthors: ada\n---\n# Rye\n\nBaked.\n"
ADA = "---\nauthor: {name: Ada Ex}\norphan: true\n---\n# Ada\n"
FILES = {"index.md": "# Bread\n", "authors/ada.md": ADA, "blog/2020/rye.md": POST}
THEIRS = "<html><head><meta http-equiv=refresh content='0; url=rye.html'></head></html>"
# File -> what is said where an extension writes it too, and from which place.
CLAIMED = {
    "sitemap.xml": "WARNING: sitemap.xml: another extension writes this file, which stays",
    "robots.txt": "WARNING: robots.txt: another extension writes this file, which stays",
    "old/index.html": "blog/2020/rye.md:3: WARNING: no redirect: /old is there already",
}
OF_THE_SITE = [*CLAIMED, "404.html", *"blog/atom.xml blog/feed.json blog/2020.html".split()]
OF_THE_SITE += [f"authors/ada/{name}" for name in ("atom.xml", "feed.json")]


@pytest.fixture
def other(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An extension that writes a file of this name when a build ends."""

    def write(app, exception) -> None:
        path = app.outdir / request.param
        path.parent.mkdir(exist_ok=True)
        path.write_text(THEIRS, encoding="utf-8")

    module = ModuleType("other_writer")
    vars(module)["setup"] = lambda app: app.connect("build-finished", write) and None
    monkeypatch.setitem(sys.modules, module.__name__, module)
    return module.__name__


@pytest.mark.parametrize(("other", "said"), CLAIMED.items(), indirect=["other"], ids=CLAIMED)
@pytest.mark.parametrize("first", [True, False], ids=["first", "last"])
def test_another_extension_keeps_its_file(make_site, request, other, said, first):
    name = request.node.callspec.params["other"]
    listed = f"extensions.insert({0 if first else 9}, {other!r})\n"
    for _ in range(2):  # The second build meets what the first has left.
        built = make_site({**FILES, "conf.py": CONF + listed})
        assert built.warnings.count("WARNING") == 1, built.warnings
        assert said in built.warnings
        assert built.text(name) == THEIRS


@pytest.mark.parametrize("name", OF_THE_SITE)
def test_a_file_of_the_site_wins(make_site, name):
    for _ in range(2):
        built = make_site(
            {**FILES, "conf.py": f"{CONF}html_extra_path = ['extra']\n", f"extra/{name}": THEIRS}
        )
        assert built.text(name) == THEIRS
        others = CLAIMED[name] if name.startswith("old") else ""
        assert built.warnings.count("WARNING") == bool(others), built.warnings
        assert others in built.warnings
