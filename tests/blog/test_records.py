"""What the environment keeps of a post."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Site

POST = """---
title: Salt
date: 2015-01-01
---
First words of it.

Much further below, quartz and violins.
"""


def test_pages_are_not_kept_whole(make: Callable[..., Site], tmp_path: Path) -> None:
    site = make({"blog/2015/salt.md": POST})
    assert site.warnings == ""
    [pickle] = tmp_path.rglob("environment.pickle")
    kept = pickle.read_bytes()
    assert b"First words of it." in kept
    assert b"quartz and violins" not in kept


def test_excerpts_are_shown_in_lists(make: Callable[..., Site]) -> None:
    page = "---\norphan: true\n---\n# Start\n\n```{postlist}\n:excerpts:\n```\n"
    site = make({"blog/2015/salt.md": POST, "start.md": page})
    assert "First words of it." in site["start.html"].select_one(".ablog-post").get_text()
