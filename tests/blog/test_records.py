"""What the environment keeps of a post."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.sites import Built

POST = """---
title: Salt
date: 2015-01-01
---
First words of it.

Much further below, quartz and violins.
"""


def test_pages_are_not_kept_whole(make_site: Callable[..., Built], tmp_path: Path) -> None:
    site = make_site({"blog/2015/salt.md": POST})
    assert site.warnings == ""
    [pickle] = tmp_path.rglob("environment.pickle")
    kept = pickle.read_bytes()
    assert b"First words of it." in kept
    assert b"quartz and violins" not in kept


def test_excerpts_are_shown_in_lists(make_site: Callable[..., Built]) -> None:
    page = "---\norphan: true\n---\n# Start\n\n```{postlist}\n:excerpts:\n```\n"
    site = make_site({"blog/2015/salt.md": POST, "start.md": page})
    assert "First words of it." in site.soup("start.html").select_one(".ablog-post").get_text()
