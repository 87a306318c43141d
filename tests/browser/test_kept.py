"""The switcher between releases: from a disk and from nginx, with scripts and without."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from sphinx_commons.core.redirect_pages import is_redirect
from sphinx_commons.releases.calendar import Calendar
from sphinx_commons.releases.kept.joining import Joined
from sphinx_commons.releases.kept.keeping import keep
from sphinx_commons.releases.kept.model import Kept

from tests.browser.conftest import LOOKS, OVERFLOW, absent, look
from tests.hosting.nginx import find_nginx, running
from tests.sites import build_site, plant

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

CONF = (
    "extensions = ['sphinx_commons']\nhtml_theme = 'furo'\nproject = 'Tea'\n"
    "suppress_warnings = ['sphinx_commons.extra']\n"
)
PAGES = {
    "1": {"part/old.md": "# Old\n", "cups.md": "# Cups\n"},
    "2": {"part/index.md": "# Part\n", "pots.md": "---\naliases: [/cups]\n---\n# Pots\n"},
    "3": {"part/index.md": "# The part\n\n## New\n", "part/more.md": "# More\n"},
}


@pytest.fixture(scope="module")
def joined(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("kept")
    toctree = "# Home\n\n```{toctree}\n:glob:\n**\n```\n"
    for name, files in PAGES.items():
        source = plant(home / name, {"conf.py": CONF, "index.md": toctree, **files})
        site = build_site(source, home / f"out{name}", "dirhtml").out
        newest = Kept(name=name, project="Tea", base="")
        if name != "3":
            keep(site, home / "kept", newest)
    Joined(site=site, kept=home / "kept", newest=newest, calendar=Calendar()).join(home / "joined")
    return home / "joined"


@pytest.fixture(scope="module", params=["disk", "nginx"])
def address(request: pytest.FixtureRequest, joined: Path) -> Iterator[str]:
    if request.param == "disk":
        yield joined.as_uri()
        return
    if not find_nginx():
        absent("no nginx found")
    folder = joined.with_name("nginx")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    (folder / "redirects.map").write_text("", encoding="utf-8")
    with running(joined, folder / "redirects.map", folder) as url:
        yield url


def pages(joined: Path) -> list[str]:
    found = [path for path in sorted(joined.rglob("index.html")) if "_static" not in path.parts]
    return [p.relative_to(joined).as_posix() for p in found if not is_redirect(p)]


@pytest.mark.parametrize("scripts", [True, False])
def test_every_switch_lands_on_a_page(browser: Browser, address, joined, scripts):
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    known = pages(joined)
    assert len(known) > 12
    for name in known:
        page.goto(f"{address}/{name}")
        links = page.locator(".release-switch a").all()
        assert len(links) == 3
        targets = [link.get_attribute("href") or "" for link in links]
        for target in targets:
            page.goto(f"{address}/{name}")
            page.locator(".release-switch summary").click()
            page.locator(f'.release-switch a[href="{target}"]').click()
            page.wait_for_load_state()
            assert page.url.removeprefix(f"{address}/") in known
            assert page.locator(".release-switch").count() == 1
    context.close()


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_everybody_can_read_it(browser: Browser, joined, serve, axe, scheme, width):
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(f"{serve(joined)}/releases/1/part/old/index.html")
    look(page, scheme, width)
    page.locator(".release-switch summary").click()
    assert axe(page, "article") == []
    assert page.evaluate(OVERFLOW) == 0
    context.close()
