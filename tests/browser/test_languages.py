"""The site in several languages: every kind of page keeps to what the source language keeps to."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from sphinx_commons.commands.check.dead_links import Site
from sphinx_commons.commands.site.finish import finish
from sphinx_commons.languages.alternates import read_alternates
from sphinx_commons.languages.joining import join

from tests.browser.conftest import OVERFLOW, checker, complaints, look, visitor
from tests.browser.searching import ask_hosted, asks, open_hosted
from tests.browser.test_gates import KINDS, MISSING
from tests.builds import ROOT
from tests.hosting.nginx import running
from tests.java import run_jar
from tests.sites import build_site, plant

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

    from tests.builds import RealDocs

pytestmark = [pytest.mark.browser, pytest.mark.site, pytest.mark.xdist_group("hosted_site")]

NAMES = {"en": "English", "fr": "Français", "ar": "العربية"}
# One kind of page for each that readers of Arabic meet.
ARABIC = ("index.html", "other.html", "faq.html", "genindex.html", "search.html?q=صفحة")
CONF = """
extensions = ["myst_parser", "sphinx_commons"]
languages = {"en": "English", "ar": "العربية"}
language = "en"
project = "RDO"
html_theme = "furo"
html_baseurl = "https://example.org/"
html_favicon = "icon.svg"
"""
FILES = {
    "conf.py": CONF,
    "icon.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>',
    "index.md": "# Home\n\n```{toctree}\nother\nfaq\n```\n",
    "index.ar.md": "# الصفحة الأولى\n\nنص بالعربية مع `code` و**تأكيد**.\n\n"
    ":::\n    code\n:::\n\n> اقتباس\n\n1. واحد\n2. اثنان\n\n| أ | ب |\n|---|---|\n| 1 | 2 |\n\n"
    "```{note}\nملاحظة\n```\n\n```{toctree}\nother\nfaq\n```\n",
    "other.md": "# Other\n\nEnglish only, with `code`.\n\n## A part\n\nText.\n",
    "faq.md": "---\nfaq: true\n---\n# FAQ\n\n## What?\n\nIt.\n",
    "faq.ar.md": "---\nfaq: true\n---\n# أسئلة\n\n## ما هذا؟\n\nهذا.\n",
}


@pytest.fixture(scope="module")
def joined(hosted_folder: Path, real_docs: RealDocs, tmp_path_factory) -> Path:
    """English and French, as ``make site`` joins them, handbooks aside."""
    french = real_docs.built("dirhtml", "-D", "language=fr", name="dirhtml-fr")
    finish(french, french.parent / "deploy-fr")
    out: Path = tmp_path_factory.mktemp("languages") / "site"
    join({"en": hosted_folder, "fr": french}, NAMES, out)
    return out


@pytest.fixture(scope="module")
def base(joined: Path, hosted_folder: Path, hosted_site: str, tmp_path_factory) -> Iterator[str]:
    """Their address, with the headers that the project ships."""
    redirects = hosted_folder.parent / "deploy" / "redirects.map"
    with running(joined, redirects, tmp_path_factory.mktemp("nginx")) as address:
        yield address


@pytest.mark.parametrize("kind", KINDS)
def test_french_pages_are_for_everybody(window: BrowserContext, axe, base: str, kind: str):
    with visitor(window) as page:
        found = complaints(page)
        page.goto(f"{base}/fr{KINDS[kind]}")
        page.wait_for_load_state("networkidle")
        page.locator(".language-switch summary").first.click() if kind != "404" else None
        for scheme, width in (("light", 1440), ("dark", 320)):
            look(page, scheme, width)
            assert axe(page) == []
            assert page.evaluate(OVERFLOW) == 0
        assert set(found) == ({MISSING} if kind == "404" else set())


@pytest.mark.parametrize("name", ARABIC)
def test_arabic_pages_are_for_everybody(
    window: BrowserContext, axe, serve, tmp_path_factory, name: str
):
    folder = tmp_path_factory.getbasetemp() / "arabic"
    if not folder.exists():
        source = plant(tmp_path_factory.mktemp("source"), FILES)
        built = build_site(source, folder, "html", language="ar")
        assert built.warnings == ""
    with visitor(window) as page:
        found = complaints(page)
        page.goto(f"{serve(folder / 'html')}/{name}")
        page.wait_for_load_state("networkidle")
        assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
        for scheme, width in (("light", 1440), ("dark", 320)):
            look(page, scheme, width)
            assert axe(page) == []
            assert page.evaluate(OVERFLOW) == 0
        assert found == []


def test_what_is_missing_is_told_in_the_language_of_the_address(page: Page, base: str):
    page.goto(f"{base}/fr/nowhere/at/all/")
    assert page.evaluate("document.documentElement.lang") == "fr"
    page.locator("article a", has_text="questions et réponses").click()
    assert page.url == f"{base}/fr/faq/"


@pytest.mark.parametrize("path", ["/faq/basics/#what-is-rdo", "/install/packstack/#if-it-fails"])
def test_switching_lands_on_the_same_place_of_the_page(page: Page, base: str, path: str):
    page.goto(base + path)
    for code, prefix in (("fr", "/fr"), ("en", "")):
        page.locator(".language-switch summary").click()
        page.locator(f".language-switch a[hreflang={code}]").click()
        wanted = f"{base}{prefix}{path}"
        page.wait_for_url(lambda url, wanted=wanted: url.replace("index.html", "") == wanted)
        page.locator(f"html[lang={code}]").wait_for()
        page.locator(f"[id='{path.partition('#')[2]}']").wait_for()


def test_a_french_search_finds_french_answers_alone(page: Page, joined: Path, base: str):
    french = [one for one in asks(joined / "fr") if one.address.startswith("faq/basics/#")]
    assert len(french) >= 10
    open_hosted(page, f"{base}/fr")
    for one in french:
        answer = ask_hosted(page, f"{base}/fr", one.title)
        first = [link for hit in answer.hits[:3] for link in hit]
        assert any(one.address in link for link in first), one.title
    for words in ("upgrade", "troubleshooting", "the packages carry next to no patches"):
        links = [link for hit in ask_hosted(page, f"{base}/fr", words).hits for link in hit]
        assert not [link for link in links if "/operate/" in link or "/packaging/" in link]


def test_pages_and_their_translations_name_each_other(joined: Path):
    found = read_alternates(joined)
    assert found.problems == ()
    assert found.sets > 30


def test_every_link_of_both_languages_leads_somewhere(joined: Path):
    assert list(Site(joined).problems()) == []


def test_checkers_find_no_error_in_french(joined: Path, tmp_path: Path):
    # The English pages have a test of their own.
    folder = shutil.copytree(joined / "fr", tmp_path / "fr")
    jar = checker("vnu-jar/build/dist/vnu.jar", "java")
    done = run_jar(jar, "--errors-only", "--skip-non-html", folder)
    assert (done.stderr, done.returncode) == ("", 0)
    script = checker("html-validate/bin/html-validate.mjs", "node")
    rules = ROOT / "tests" / "hosting" / "html-validate.mjs"
    command = ["node", str(script), "--config", str(rules), f"{folder}/**/*.html"]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (checked.stdout, checked.returncode) == ("", 0)
