"""Three releases of one site, kept and joined: links, heads, sitemaps, digests, and bad input."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup
from sphinx_commons.commands.check import dead_links
from sphinx_commons.commands.site.finish import finish
from sphinx_commons.core.redirect_pages import is_redirect
from sphinx_commons.releases.calendar import load_calendar
from sphinx_commons.releases.kept.joining import Joined
from sphinx_commons.releases.kept.keeping import keep
from sphinx_commons.releases.kept.model import FILE, Kept, KeptError, read_all
from sphinx_commons.urls import ledger

from tests.incremental.garden import differences
from tests.sites import build_site, plant

if TYPE_CHECKING:
    from collections.abc import Iterator

BASE = "https://example.org/"
CONF = (
    "project = 'Tea'\nextensions = ['myst_parser', 'sphinx_commons.faq', 'sphinx_commons.urls', "
    f"'sphinx_commons.structured_data', 'sphinx_commons.releases']\nhtml_baseurl = '{BASE}'\n"
)
CALENDAR = (
    "yoga: {date: 2022-03-30, status: ended}\nzed: {date: 2022-10-05}\n"
    "caracal: {name: Caracal (2024.1), date: 2024-04-03}\n"
)
TREE = "# Home\n\n```{toctree}\n:glob:\n**\n```\n"
RELEASES = {
    "yoga": {"cups.md": "# Cups\n", "guide/old.md": "# Old\n", "guide/index.md": "# Guide\n"},
    "zed": {
        "pots/cups.md": "---\naliases: [/cups]\n---\n# Cups\n",
        "guide/index.md": "# Guide\n\n## Part\n",
        "guide/gone.md": "# Gone\n",
    },
    "caracal": {
        "pots/mugs.md": "---\naliases: [/cups, /pots/cups]\n---\n# Mugs\n",
        "guide/index.md": "# The guide\n",
        "guide/new page.md": "# New\n\n## Why?\n",
    },
}


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Each release as built and finished."""
    found = {}
    for name, files in RELEASES.items():
        home = tmp_path_factory.mktemp(name)
        pages = {"conf.py": CONF, "releases.yml": CALENDAR, "index.md": TREE, **files}
        built = build_site(plant(home / "source", pages), home / "out", "dirhtml")
        assert built.warnings == ""
        finish(built.out, home / "deploy")
        found[name] = built.out
    return found


class Shelf:
    """A folder of kept releases, and what is joined with them."""

    def __init__(self, home: Path, sites: dict[str, Path]) -> None:
        self.sites, self.kept, self.out = sites, home / "kept", home / "joined"
        self.calendar = load_calendar(plant(home, {"releases.yml": CALENDAR}) / "releases.yml")

    def keep(self, *names: str) -> None:
        for name in names:
            keep(self.sites[name], self.kept, Kept(name=name, project="Tea", base=BASE))

    def join(self, name: str = "caracal", **more: str) -> Joined:
        newest = replace(Kept(name=name, project="Tea", base=BASE), **more)
        joined = Joined(
            site=self.sites[name], kept=self.kept, newest=newest, calendar=self.calendar
        )
        joined.join(self.out)
        return joined

    def soup(self, path: str) -> BeautifulSoup:
        return BeautifulSoup((self.out / path).read_text("utf-8"), "html.parser")

    def pages(self) -> Iterator[Path]:
        for path in sorted(self.out.rglob("*.html")):
            if "_static" not in path.parts and not is_redirect(path) and path.name != "404.html":
                yield path


@pytest.fixture
def shelf(tmp_path, sites):
    return Shelf(tmp_path, sites)


@pytest.fixture(scope="module")
def joined(tmp_path_factory, sites):
    shelf = Shelf(tmp_path_factory.mktemp("joined"), sites)
    shelf.keep("yoga", "zed")
    shelf.join()
    return shelf


def test_every_switch_on_every_page_leads_to_a_page(joined):
    pages = list(joined.pages())
    assert len({page.parts[-3:] for page in pages}) > 15
    for page in pages:
        (switch,) = BeautifulSoup(page.read_text("utf-8"), "html.parser").select(".release-switch")
        links = switch.select("a")
        assert [a.get_text() for a in links] == ["Caracal (2024.1)", "Zed", "Yoga"]
        for link in links:
            target = (page.parent / unquote(urlsplit(link["href"]).path)).resolve()
            assert target.is_file(), (page, link)
            assert not is_redirect(target)


def test_no_link_of_the_joined_site_is_dead(joined, capsys):
    assert dead_links.main(str(joined.out)) == 0, capsys.readouterr().out


@pytest.mark.parametrize(
    ("page", "links"),
    [
        ("pots/mugs/index.html", "pots/mugs releases/zed/pots/cups releases/yoga/cups"),
        ("releases/yoga/cups/index.html", "pots/mugs releases/zed/pots/cups releases/yoga/cups"),
        ("releases/zed/guide/gone/index.html",
         "guide releases/zed/guide/gone releases/yoga/guide"),
        ("guide/new page/index.html", "guide/new%20page releases/zed/guide releases/yoga/guide"),
    ],
)  # fmt: skip
def test_a_switch_keeps_the_page_or_leads_to_its_nearest_ancestor(joined, page, links):
    up = "../" * page.count("/")
    found = [a["href"] for a in joined.soup(page).select(".release-switch a")]
    assert found == [f"{up}{link}/index.html" for link in links.split()]


def test_notices(joined):
    assert joined.soup("guide/index.html").select(".release-notice") == []
    gone = joined.soup("releases/zed/guide/gone/index.html").select_one(".release-notice")
    said = "These pages are about Zed. The nearest page in Caracal (2024.1)"
    assert gone.get_text() == said
    assert gone.a["href"] == "../../../../guide/index.html"
    old = joined.soup("releases/yoga/cups/index.html").select_one(".release-notice")
    said = "These pages are about Yoga, which has ended. This page in Caracal (2024.1)"
    assert old.get_text() == said


@pytest.mark.parametrize(
    ("page", "canonical", "robots"),
    [
        ("guide/index.html", "guide/", []),
        ("releases/zed/guide/index.html", "guide/", []),
        ("releases/zed/pots/cups/index.html", "pots/mugs/", []),
        ("releases/zed/guide/gone/index.html", "releases/zed/guide/gone/", []),
        ("releases/yoga/guide/old/index.html", "releases/yoga/guide/old/", ["noindex"]),
    ],
)
def test_one_canonical_and_no_index_for_ended_releases(joined, page, canonical, robots):
    head = joined.soup(page).head
    assert [link["href"] for link in head.select("link[rel=canonical]")] == [BASE + canonical]
    assert [meta["content"] for meta in head.select("meta[name=robots]")] == robots


def test_one_index_of_sitemaps(joined):
    index = BeautifulSoup((joined.out / "sitemap.xml").read_text(), "xml")
    found = [loc.get_text() for loc in index.select("sitemapindex > sitemap > loc")]
    assert found == [f"{BASE}sitemap-newest.xml", f"{BASE}releases/zed/sitemap.xml"]
    listed = []
    for url in found:
        text = (joined.out / url.removeprefix(BASE)).read_text()
        listed += [loc.get_text() for loc in BeautifulSoup(text, "xml").select("url > loc")]
    assert f"{BASE}releases/zed/guide/gone/" in listed
    assert len(listed) == len(set(listed))
    for url in listed:
        page = joined.soup(f"{unquote(url.removeprefix(BASE))}index.html")
        assert page.select_one("link[rel=canonical]")["href"] == url
        assert page.select("meta[name=robots][content=noindex]") == []


def test_texts_search_and_not_found_stay_apart(joined):
    text = (joined.out / "releases" / "zed" / "llms.txt").read_text()
    assert f"(<{BASE}releases/zed/guide/gone/index.html.md>)" in text
    assert f"(<{BASE}guide/" not in text
    assert (joined.out / "releases" / "zed" / "search-index" / "entry.json").is_file()
    assert "releases" not in (joined.out / "llms.txt").read_text()
    assert not (joined.out / "releases" / "zed" / "robots.txt").exists()
    assert f"{BASE}sitemap.xml" in (joined.out / "robots.txt").read_text()


def test_what_only_a_kept_release_has_is_still_found(joined):
    table = (joined.out / "_redirects").read_text().splitlines()
    assert "/guide/gone/ /releases/zed/guide/gone/ 301" in table
    assert "/guide/old/ /releases/yoga/guide/old/ 301" in table
    assert "/releases/zed/cups /releases/zed/pots/cups/ 301" in table
    assert is_redirect(joined.out / "guide" / "gone" / "index.html")
    assert is_redirect(joined.out / "cups" / "index.html")


def test_bytes_outside_of_the_regions_never_change(shelf):
    shelf.keep("yoga")
    kept = shutil.copytree(shelf.kept, shelf.kept.with_name("before"))
    shelf.join("zed")
    shelf.keep("zed")
    shelf.join("caracal")
    assert differences(kept / "yoga", shelf.kept / "yoga") == []
    first, head, rest = (shelf.kept / "yoga/cups/index.html").read_bytes().partition(b"<!-- sph")
    served = (shelf.out / "releases/yoga/cups/index.html").read_bytes()
    assert served.startswith(first)
    assert head
    assert served.endswith(rest.rpartition(b"release -->")[2])


def test_joined_twice_is_joined_from_scratch(shelf, tmp_path):
    shelf.keep("yoga")
    shelf.join("zed")
    shelf.keep("zed")
    shelf.join()
    shelf.join()
    twice = shelf.out.rename(tmp_path / "twice")
    shelf.join()
    assert differences(twice, shelf.out) == []
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_each_kept_page_is_read_once(shelf, monkeypatch):
    shelf.keep("yoga", "zed")
    read: list[Path] = []
    true = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: (read.append(path), true(path))[1])
    shelf.join()
    ours = [path for path in read if path.is_relative_to(shelf.kept)]
    assert len(ours) == len(set(ours)) == sum(len(kept.pages) for kept in read_all(shelf.kept))


def test_the_ledger_misses_nothing_that_a_kept_release_has(shelf, tmp_path, capsys):
    shelf.keep("zed")
    record = tmp_path / "urls.txt"
    assert ledger.main(["update", str(shelf.sites["zed"]), str(record)]) == 0
    arguments = ["check", str(shelf.sites["caracal"]), str(record)]
    assert ledger.main(arguments) == 1
    assert "/guide/gone/: gone" in capsys.readouterr().out
    (kept,) = read_all(shelf.kept)
    assert ledger.main([*arguments, *kept.ledger]) == 0


def test_nothing_kept_is_written_over(shelf):
    shelf.keep("zed")
    before = (shelf.kept / "zed" / FILE).read_bytes()
    with pytest.raises(KeptError, match="zed is there already"):
        shelf.keep("zed")
    assert (shelf.kept / "zed" / FILE).read_bytes() == before


@pytest.mark.parametrize("name", ["", "../up", ".hidden", "a b", "x" * 99])
def test_a_release_has_a_name_that_a_folder_can_have(shelf, name):
    with pytest.raises(KeptError, match="can be no folder"):
        keep(shelf.sites["zed"], shelf.kept, Kept(name=name, project="Tea", base=BASE))


def test_a_site_must_be_built(shelf, tmp_path):
    with pytest.raises(KeptError, match="no built site"):
        keep(tmp_path, shelf.kept, Kept(name="zed", project="Tea", base=BASE))


def break_page(folder: Path) -> None:
    page = folder / "guide/index.html"
    page.write_bytes(page.read_bytes()[:-100])


def cut_page(folder: Path) -> None:
    page = folder / "guide/index.html"
    page.write_bytes(page.read_bytes()[:200])


def lose_page(folder: Path) -> None:
    (folder / "guide/index.html").unlink()


def break_record(folder: Path) -> None:
    (folder / FILE).write_text('{"format": 1, "name"')


def lose_record(folder: Path) -> None:
    (folder / FILE).unlink()


def of_another_site(folder: Path) -> None:
    record = json.loads((folder / FILE).read_text())
    (folder / FILE).write_text(json.dumps({**record, "project": "Ale", "base": "https://ale/"}))


def copy_twice(folder: Path) -> None:
    shutil.copytree(folder, folder.with_name("zed-copy"))


@pytest.mark.parametrize(
    ("harm", "message"),
    [
        (break_page, "guide/index.html has changed since it was kept"),
        (cut_page, "guide/index.html has not the two regions any more"),
        (lose_page, "guide/index.html is missing"),
        (break_record, "zed is no release that was kept whole"),
        (lose_record, "zed is no release that was kept whole"),
        (of_another_site, r"zed is of another site: 'Ale' \(https://ale/\)"),
        (copy_twice, "zed-copy holds the release 'zed'"),
    ],
)
def test_bad_input_is_an_error_and_nothing_is_written_over(shelf, harm, message):
    shelf.keep("zed")
    shelf.join()
    before = shutil.copytree(shelf.out, shelf.out.with_name("before"))
    harm(shelf.kept / "zed")
    with pytest.raises(KeptError, match=message):
        shelf.join()
    assert differences(before, shelf.out) == []
    assert not shelf.out.with_name(".joined.new").exists()


def test_a_kept_copy_of_the_newest_is_left_out(shelf):
    shelf.keep("zed", "caracal")
    assert shelf.join().skipped == ["caracal"]
    assert sorted(path.name for path in (shelf.out / "releases").iterdir()) == ["zed"]


def test_without_kept_releases_there_is_an_advice(shelf):
    with pytest.raises(KeptError, match="There is no folder"):
        shelf.join()


def test_a_site_without_an_address(shelf):
    shelf.keep("zed")
    shelf.join(base="")
    assert not shelf.soup("releases/zed/guide/index.html").select("link[rel=canonical]")
