"""Old addresses that no site could answer, and targets that are none."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest
from sphinx_commons.commands.site.headers import write_headers
from sphinx_commons.commands.site.nginx_map import write_map
from sphinx_commons.urls.ledger import read_site

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.sites import Built

CONF = 'extensions = ["sphinx_commons.urls"]\nhtml_baseurl = "https://example.org/"\n'
RESERVED = """
/_headers /_headers/ /_headers/deep/ /_redirects /_redirects/ /_static/ /_static/new/
/_images/x.html /_sources/ /robots.txt /robots.txt/ /sitemap.xml /llms.txt /objects.inv
/searchindex.js /search /search/ /search.html /search/index.html /404.html /404/
/search-index/ /CNAME /.buildinfo /page/index.html.md
""".split()
TARGETS = [
    "a" * 300, "b/" + "日" * 100, "x\0y", "x%00y", "https://", "https://[", "http:///x",
    "c" * 300 + "#part", "../" * 30 + "etc/passwd", "nowhere", "#part",
]  # fmt: skip


@pytest.fixture
def build(make_site: Callable[..., Built]) -> Callable[..., Built]:
    def make(table: str, builder: str = "dirhtml", **more: str) -> Built:
        page = "---\norphan: true\n---\n# Page\n"
        files = {"conf.py": CONF, "page.md": page, "redirects.csv": table}
        return make_site({**files, **more}, builder)

    return make


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_names_of_builds_and_hosts_are_taken(build: Callable[..., Built], builder: str):
    built = build("".join(f"{old},page\n" for old in RESERVED), builder)
    lines = [line.partition(": WARNING:")[0] for line in built.warnings.splitlines()]
    assert lines == [f"redirects.csv:{n}" for n in range(1, len(RESERVED) + 1)]
    assert built.warnings.count("[urls.collision]") == len(RESERVED)
    assert not (built.out / "_redirects").exists()
    write_headers(built.out)


def test_what_was_below_such_names_leads_on(build: Callable[..., Built]):
    built = build("/search/label/salt,page\n/_modules/salt.html,page\n")
    assert built.warnings == ""
    assert (built.out / "search/label/salt/index.html").is_file()


def test_targets_that_are_none(build: Callable[..., Built]):
    built = build("".join(f"/old/{n}/,{new}\n" for n, new in enumerate(TARGETS)))
    lines = {int(line.split(":")[1]) for line in built.warnings.splitlines()}
    # The last is a part of the start page, and may be anything.
    assert lines == set(range(1, len(TARGETS)))
    assert built.warnings.count("[urls.target]") == len(TARGETS) - 1


@pytest.mark.parametrize("target", ["/", "index", "/index.html", "index.md"])
def test_to_the_start_page(build: Callable[..., Built], tmp_path: Path, target: str):
    built = build(f"/a,{target}\n/b,{target}#part\n")
    assert built.warnings == ""
    table = built.text("_redirects").splitlines()
    assert {"/a / 301", "/b /#part 301"} <= set(table)
    write_map(built.out, tmp_path / "map")
    assert '"/a" "/";' in (tmp_path / "map").read_text().splitlines()
    assert 'href="../#part"' in built.text("b/index.html")


@pytest.mark.parametrize("turned", [False, True])
def test_two_spellings_of_one_address(build: Callable[..., Built], turned: bool):
    rows = ["/x/hello.html/,page\n", "/x/hello/,page\n", "/y/hello/,page\n", "/y/hello.html,page\n"]
    built = build("".join(rows[::-1] if turned else rows))
    assert built.warnings == ""
    for name in ("x/hello.html/index", "x/hello/index", "y/hello/index", "y/hello"):
        assert (built.out / f"{name}.html").is_file(), name
    old = {line.split()[0] for line in built.text("_redirects").splitlines()}
    assert {"/x/hello.html/", "/x/hello/", "/y/hello/", "/y/hello.html"} <= old


def test_pages_with_names_that_mean_something_in_addresses(build: Callable[..., Built]):
    """The way Middleman names pages, and what people call files."""
    names = ("x.html", "y.md", "a#b", "50%", "a%41", "why?", "日" * 30, "<b>")
    text = "---\norphan: true\naliases: [/old/{}/]\n---\n# P\n"
    pages = {f"{name}.md": text.format(n) for n, name in enumerate(names)}
    built = build("/also/,x.html\n", "dirhtml", **pages)
    assert built.warnings == ""
    assert (built.out / "x.html" / "index.html").is_file()
    for n, name in enumerate(names):
        link = urlsplit(built.soup(f"old/{n}/index.html").select_one("main a")["href"])
        assert (unquote(link.path), link.query, link.fragment) == (f"../../{name}/", "", "")
    site = read_site(built.out)
    assert "/x.html/" in site.pages
    assert {"/also/", "/old/0/"} <= site.redirected
