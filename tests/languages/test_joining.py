"""Sites of several languages in one folder: each page leads to itself in the others."""

from __future__ import annotations

import shutil
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from sphinx_commons.commands.command_line import main
from sphinx_commons.languages.alternates import Alternates, read_alternates
from sphinx_commons.languages.joining import join

from tests.sites import build_site, plant

BASE = "https://example.org/"
NAMES = {"en": "English", "fr": "Français", "ar": "العربية"}


@pytest.fixture(scope="module")
def joined(tmp_path_factory, base_files):
    """The small site in all its languages, joined."""
    only = {"deep/seul.fr.md": "# Seul\n", "deep/page.md": "# Deep\n", "page.ar.md": "# صفحة\n"}
    tmp_path = tmp_path_factory.mktemp("joined")
    source = plant(tmp_path / "source", base_files | only)
    sites = {
        code: build_site(source, tmp_path / code, "dirhtml", language=code).out for code in NAMES
    }
    join(sites, NAMES, tmp_path / "joined")
    return tmp_path / "joined"


def soup(folder, path):
    return BeautifulSoup((folder / path).read_text(encoding="utf-8"), "html.parser")


def pages(folder):
    files = [p.relative_to(folder).as_posix() for p in folder.rglob("*.html")]
    return {path: soup(folder, path) for path in files if "_static" not in path}


def alternates(page):
    return {a["hreflang"]: a["href"] for a in page.select('link[rel="alternate"][hreflang]')}


def test_each_translation_names_the_others(joined):
    wanted = {
        "en": f"{BASE}page/", "fr": f"{BASE}fr/page/", "ar": f"{BASE}ar/page/",
        "x-default": f"{BASE}page/",
    }  # fmt: skip
    for path in ("page/index.html", "fr/page/index.html", "ar/page/index.html"):
        assert alternates(soup(joined, path)) == wanted
    assert alternates(soup(joined, "ar/index.html")) == {}
    assert set(alternates(soup(joined, "index.html"))) == {"en", "fr", "x-default"}


def test_what_is_named_names_back_and_is_there(joined):
    found = {
        page.select_one('link[rel="canonical"]')["href"]: alternates(page)
        for page in pages(joined).values()
        if page.select_one('link[rel="canonical"]') and alternates(page)
    }
    assert found
    for url, others in found.items():
        assert url in others.values()
        for other in others.values():
            assert found[other] == others
            assert (joined / urlsplit(other).path.lstrip("/") / "index.html").is_file()


def test_the_check_counts_sets_and_finds_what_is_not_mutual(joined, tmp_path):
    assert read_alternates(joined) == Alternates(3, ())
    site = shutil.copytree(joined, tmp_path / "site")
    page = site / "fr/page/index.html"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace(f'href="{BASE}ar/page/"', f'href="{BASE}ar/"', 1), "utf-8")
    problems = read_alternates(site).problems
    fault = f"fr/page/index.html names {BASE}ar/ as ar, which is no page with translations"
    assert fault in problems
    assert "page/index.html and fr/page/index.html name other translations" in problems


def test_the_switcher_keeps_the_page_or_leads_to_the_nearest(joined):
    def targets(path):
        links = soup(joined, path).select(".language-switch a")
        place = urljoin("/", path)
        return {a["hreflang"]: urljoin(place, a["href"]).removesuffix("index.html") for a in links}

    assert targets("page/index.html") == {"en": "/page/", "fr": "/fr/page/", "ar": "/ar/page/"}
    assert targets("fr/deep/seul/index.html") == {
        "en": "/", "fr": "/fr/deep/seul/", "ar": "/ar/"
    }  # fmt: skip
    for path, page in pages(joined).items():
        links = page.select(".language-switch a")
        assert [a.text for a in links] == list(NAMES.values()), path
        assert len([a for a in links if a.get("aria-current")]) == 1
        for target in targets(path).values():
            assert (joined / target.lstrip("/") / "index.html").is_file() or "." in target


def test_the_script_takes_the_place_along_to_the_same_page_alone(joined):
    def kept(path):
        links = soup(joined, path).select(".language-switch a[rel=alternate]")
        return [a["hreflang"] for a in links]

    page = soup(joined, "page/index.html")
    assert page.select_one('script[src="../_static/language-switch.js"][defer]')
    assert (joined / "_static/language-switch.js").is_file()
    assert kept("page/index.html") == ["fr", "ar"]
    assert kept("fr/deep/seul/index.html") == []


def test_one_language_needs_no_switcher(joined, tmp_path):
    join({"en": joined.parent / "en" / "dirhtml"}, NAMES, tmp_path / "alone")
    assert soup(tmp_path / "alone", "page/index.html").select(".language-switch") == []
    assert not (tmp_path / "alone" / "_static/language-switch.js").exists()


def test_the_switcher_speaks_the_language_of_its_page(joined):
    switch = soup(joined, "fr/page/index.html").select_one(".language-switch")
    assert (switch["aria-label"], switch.summary.text) == ("Langues", "Français")
    assert switch.select_one("a[lang=ar]").text == "العربية"


def test_each_language_has_files_of_its_own_and_robots_name_all_sitemaps(joined):
    robots = (joined / "robots.txt").read_text(encoding="utf-8").splitlines()
    assert robots[-3:] == [f"Sitemap: {BASE}{code}sitemap.xml" for code in ("", "fr/", "ar/")]
    assert not (joined / "fr" / "robots.txt").exists()
    assert (joined / "fr" / "searchindex.js").is_file()


def test_a_language_that_the_site_has_not_ends_the_command(
    tmp_path, monkeypatch, capsys, base_files
):
    monkeypatch.chdir(plant(tmp_path, base_files))
    assert main(["site", "--languages", "en,de"]) == 1
    assert "'languages' in conf.py has no de, but: en, fr, ar." in capsys.readouterr().err
