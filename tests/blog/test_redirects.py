"""Keys of ABlog for posts below the folder of the blog."""

from __future__ import annotations

from .conftest import CONF, titles

POST = """---
date: 10 October 2019
author: Ann
redirect: old-name, older/name
language: English
location: Here
---
# A post

Text.
"""


def test_old_places_lead_on_and_dates_are_read(make_site):
    built = make_site({"conf.py": CONF, "index.md": "# Home\n", "blog/2019/a.md": POST})
    assert built.warnings == ""
    for old in ("old-name", "older/name"):
        link = built.soup(f"{old}.html").select_one("a")["href"]
        assert link.endswith("blog/2019/a.html")
    assert titles(built, "blog/2019/10.html") == ["A post"]
    assert titles(built, "blog/location/here.html") == ["A post"]
    assert titles(built, "blog/language/english.html") == ["A post"]
    assert not (built.out / "blog/author").exists()
