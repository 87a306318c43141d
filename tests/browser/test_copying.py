"""The button beside code: what it takes, as it arrives in the clipboard of a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.sites import build_site, plant

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.sites import Files

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("small")]

# Language, what stands on the page, what is copied; None for all of it.
BLOCKS: dict[str, tuple[str, str, str | None]] = {
    "settings": ("ini", "# where the bread is\n[shelf]\nrow = 3\n$ 5", None),
    "page": ("markdown", "---\nsummary: x\n---\n# Rolls\n\nSoft.\n> Fresh.", None),
    "script": ("bash", "# heat it\nbake --hot\n# done", None),
    "plain": ("text", "$ bake\n>>> bake()", None),
    "only output": ("console", "one loaf\ntwo loaves", None),
    "commands": (
        "console",
        "$ ls\nrye\n\n# bake \\\n    --hot\nhot\n$ pwd",
        "ls\nbake \\\n    --hot\npwd",
    ),
    "host": ("shell-session", "[root@oven ~]# bake\nhot", "bake"),
    "environment": ("console", "(venv) $ bake\nhot", "bake"),
    "document": (
        "console",
        "$ cat <<END > list\nrye\n\n$ 3\n# why\nEND\nok\n# ls",
        "cat <<END > list\nrye\n\n$ 3\n# why\nEND\nls",
    ),
    "document without end": ("console", "$ cat <<EOF\nrye\n$ ls", "cat <<EOF\nrye\nls"),
    "document asked for": (
        "console",
        "$ cat <<'E.F' | sort\n> rye\n>  oat\n> E.F\noat",
        "cat <<'E.F' | sort\nrye\n oat\nE.F",
    ),
    "indented": ("console", "$ cat <<-END\n\trye\n\tEND\nrye", "cat <<-END\n\trye\n\tEND"),
    "two documents": (
        "console",
        "$ diff <<A <(cat <<B)\n1\nA\n2\nB\n1c1",
        "diff <<A <(cat <<B)\n1\nA\n2\nB",
    ),
    "word": ("console", "$ wc <<< END\n1", "wc <<< END"),
    "quotation": ("console", "$ echo 'rye\noat'\nrye\noat", "echo 'rye\noat'"),
    "apostrophe": (
        "console",
        "$ ls # don't\nbaker's\n$ echo don't\nno",
        "ls # don't\necho don't",
    ),
    "pipe": ("console", "$ ls |\n  sort\nrye", "ls |\n  sort"),
    "loop": (
        "console",
        "$ for i in 1 2; do\n> bake $i\n> done\n> hot",
        "for i in 1 2; do\nbake $i\ndone",
    ),
    "output like it": ("console", "$ npm run x\n> bread@1 x\n> node x", "npm run x"),
    "python": (
        "pycon",
        ">>> def f():\n...     # why\n...     return 1\n...\n>>> f()\n1\n>>> 1/0\n"
        'Traceback (most recent call last):\n  File "<stdin>", line 1, in <module>\n'
        "ZeroDivisionError: no",
        "def f():\n    # why\n    return 1\n\nf()\n1/0",
    ),
    "database": ("psql", "shop=# SELECT 1\nshop-# FROM bread;\n 1", "SELECT 1\nFROM bread;"),
    "statistics": ("rconsole", "> x <- 1\n> x\n[1] 1", "x <- 1\nx"),
}
SETTINGS = """
project = "Bread"
extensions = ["myst_parser", "sphinx_copybutton", "sphinx_commons.theme"]
html_theme = "furo"
# Of apostrophes that nothing closes.
suppress_warnings = ["misc.highlighting_failure"]
"""


def page_of(blocks: dict[str, tuple[str, str, str | None]]) -> Files:
    parts = [f"````{language}\n{text}\n````\n" for language, text, _ in blocks.values()]
    return {"conf.py": SETTINGS, "index.md": "# Bread\n\n" + "\n".join(parts)}


@pytest.fixture(scope="module")
def reader(
    browser: Browser, serve: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Page]:
    folder = tmp_path_factory.mktemp("copying")
    built = build_site(plant(folder / "source", page_of(BLOCKS)), folder / "out")
    assert built.warnings == ""
    context = browser.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(serve(built.out))
    page.wait_for_selector(".copybtn", state="attached")
    yield page
    context.close()


def copied(page: Page, number: int) -> str:
    page.evaluate(
        "document.querySelectorAll('.copybtn').forEach(b => b.classList.remove('success'))"
    )
    page.locator(".copybtn").nth(number).click()
    page.wait_for_selector(".copybtn.success", state="attached")
    return page.evaluate("navigator.clipboard.readText()")


@pytest.mark.parametrize("name", BLOCKS)
def test_commands_are_copied_or_all(reader: Page, name: str):
    _, text, wanted = BLOCKS[name]
    assert copied(reader, list(BLOCKS).index(name)) == (text if wanted is None else wanted)


def test_the_button_shows_that_it_has_the_focus(reader: Page):
    button = reader.locator(".copybtn").first
    reader.mouse.move(0, 0)
    reader.locator("article").focus()
    while not button.evaluate("e => e === document.activeElement"):
        reader.keyboard.press("Tab")
    expect(button).to_have_css("opacity", "1")
    expect(button).to_have_css("outline-style", "solid")
