"""A label or a class in front of what shows nothing costs neither the page nor the book."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.sites import build_site, plant

if TYPE_CHECKING:
    from pathlib import Path

EMPTY = ("author:list", "author:contributors", "faq:list", "faq:include nowhere", "postlist")
# What these directives say of their own emptiness.
SAID = ("[faq.unknown]", "[faq.list]")
CONF = """
project = "Labels"
copyright = version = "1"
extensions = ["sphinx_commons"]
html_theme = "furo"
handbooks = [{"filename": "all", "title": "All", "documents": ["index"]}]
handbook_downloads = ""
"""


def block(number: int, directive: str) -> str:
    name, _, argument = directive.partition(" ")
    start = f"[Go](#label-{number})\n\n(label-{number})=\n\n```{{rst-class}} big\n```\n\n"
    return f"{start}```{{{name}}} {argument}\n```\n\nNext.\n\n"


@pytest.mark.parametrize("builder", ["html", "typst", "latex", "text", "epub"])
def test_a_label_of_nothing(tmp_path: Path, builder: str):
    text = "# Home\n\n" + "".join(block(*pair) for pair in enumerate(EMPTY))
    source = plant(tmp_path / "source", {"conf.py": CONF, "index.md": text})
    built = build_site(source, tmp_path / "out", builder)
    assert [line for line in built.warnings.splitlines() if not line.endswith(SAID)] == []
    if builder == "html":
        page = (built.out / "index.html").read_text(encoding="utf-8")
        assert all(page.count(f'id="label-{number}"') == 1 for number in range(len(EMPTY)))
