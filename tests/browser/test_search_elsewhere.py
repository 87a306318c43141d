"""The searches of other sites: under another theme, and in a language without spaces."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sphinx_commons.commands.site.finish import finish

from tests.browser.searching import ask_hosted, ask_sphinx, open_hosted
from tests.sites import build_site, plant

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser]

FILES = {
    "index.rst": "Tea\n===\n\n.. toctree::\n\n   kettle\n   more\n   kettles/index\n",
    "kettle.rst": "Kettles of iron\n===============\n\nA kettle.\n\nCare\n----\n\nDry it.\n",
    "more.rst": "More\n====\n\nKettle, kettle, and a Tea Boiling Club (TBC).\n",
    "kettles/index.rst": "Kettle\n======\n\nIt boils.\n",
    "tags.yml": "iron:\n  label: Kettles of iron\n  aliases: [cauldron]\n",
}
JAPANESE = {
    "index.rst": "お茶\n====\n\n.. toctree::\n\n   kyoto\n   tokyo\n",
    "kyoto.rst": "京都の抹茶\n==========\n\n宇治の抹茶は有名です。\n\n"
    "淹れ方\n------\n\nお湯を冷まします。\n",
    "tokyo.rst": "東京の店\n========\n\n東京都には喫茶店が多い。\n",
}
THEMES = ["alabaster", "classic", "furo"]


@pytest.mark.parametrize("theme", THEMES)
def test_under_any_theme(page: Page, serve: Callable[[Path], str], tmp_path: Path, theme: str):
    conf = f'extensions = ["sphinx_commons.search"]\nhtml_theme = "{theme}"\n'
    built = build_site(plant(tmp_path / "src", FILES | {"conf.py": conf}), tmp_path / "out")
    base = serve(built.out)

    def ask(words: str):
        return ask_sphinx(page, base, words)

    assert ask("kettle").hits[:2] == [["kettles/index.html"], ["kettle.html"]]
    assert ask("care").hits[0] == ["kettle.html#care"]
    assert ask("cauldron").hits[0] == ["kettle.html"]
    assert ["more.html"] in ask("tbc").hits
    assert ask("tea boiling club").hits[0] == ["more.html"]
    answer = ask("ketlte")
    assert (answer.meant, answer.hits[0]) == ("kettle", ["kettles/index.html"])
    page.click(".search-meant a")
    page.wait_for_url("**/search.html?q=kettle")
    assert ask("zzzzzz") == ([], "")


def test_opened_from_a_disk(page: Page, tmp_path: Path):
    conf = 'extensions = ["sphinx_commons.search"]\nhtml_theme = "alabaster"\n'
    built = build_site(plant(tmp_path / "src", FILES | {"conf.py": conf}), tmp_path / "out")
    page.goto(f"{(built.out / 'search.html').as_uri()}?q=ketlte")
    page.wait_for_selector(".search-meant a")
    assert page.locator(".search-meant a").inner_text() == "kettle"


def test_japanese(page: Page, serve: Callable[[Path], str], tmp_path: Path):
    conf = 'extensions = ["sphinx_commons.search"]\nlanguage = "ja"\n'
    built = build_site(plant(tmp_path / "src", JAPANESE | {"conf.py": conf}), tmp_path / "out")
    base = serve(built.out)
    assert ask_sphinx(page, base, "京都の抹茶").hits[0] == ["kyoto.html"]
    assert ask_sphinx(page, base, "抹茶は有名").hits == [["kyoto.html"]]
    assert ask_sphinx(page, base, "喫茶店").hits == [["tokyo.html"]]
    # All but one of its pairs are on some page.
    assert ask_sphinx(page, base, "京都の喫茶").hits == []


def test_japanese_on_a_hosted_site(page: Page, serve: Callable[[Path], str], tmp_path: Path):
    conf = (
        'extensions = ["sphinx_commons.theme", "sphinx_commons.structured_data"]\nlanguage = "ja"\n'
        'html_theme = "furo"\ntheme_hosted_search = True\nhtml_baseurl = "https://tea.example/"\n'
    )
    source = plant(tmp_path / "src", JAPANESE | {"conf.py": conf})
    built = build_site(source, tmp_path / "out", "dirhtml")
    finish(built.out, tmp_path / "deploy")
    base = serve(built.out)
    open_hosted(page, base)
    assert ask_hosted(page, base, "淹れ方").hits[0] == ["kyoto/", "kyoto/#id2"]
    assert ask_hosted(page, base, "抹茶は有名").hits == [["kyoto/"]]
    assert ask_hosted(page, base, "喫茶店").hits == [["tokyo/"]]
    assert page.locator(".search-hit mark").all_inner_texts()
