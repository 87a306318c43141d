"""Times keep the moment that they stood for in the zone of the old site."""

from __future__ import annotations

import pytest

from . import trees


def header(dest, name):
    lines = (dest / f"docs/{name}.md").read_text(encoding="utf-8").split("\n")
    return next((line for line in lines if line.startswith("date:")), "")


@pytest.mark.parametrize(("written", "date"), [
    ("2015-11-01 01:30", "2015-11-01 01:30:00 -04:00"),
    ("2015-12-01 01:30:05", "2015-12-01 01:30:05 -05:00"),
    ("2015-12-01", "2015-12-01"),
    ("2015-12-01 01:30 +02:00", "2015-12-01 01:30:00 +02:00"),
])  # fmt: skip
def test_pelican(tmp_path, written, date):
    old = trees.plant(tmp_path / "old", {
        "pelicanconf.py": "PATH = 'content'\nTIMEZONE = 'America/New_York'\n",
        "content/a.md": f"Title: A\nDate: {written}\n\nText.\n",
    })  # fmt: skip
    trees.run(old, "pelican", tmp_path / "new")
    assert header(tmp_path / "new", "blog/2015/a") == f"date: {date}"


@pytest.mark.parametrize(("zone", "written", "date", "url"), [
    ("America/New_York", "2015-07-01 01:30:00", "2015-07-01 01:30:00 UTC", "/2015/06/30/a.html"),
    ("America/New_York", "2015-07-01 01:30", "2015-07-01 01:30:00 -04:00", "/2015/07/01/a.html"),
    ("Nowhere/Land", "2015-07-01 01:30:00", "2015-07-01 01:30:00", "/2015/07/01/a.html"),
    ("", "2015-07-01 01:30", "2015-07-01 01:30:00", "/2015/07/01/a.html"),
])  # fmt: skip
def test_jekyll(tmp_path, zone, written, date, url):
    old = trees.plant(tmp_path / "old", {
        "_config.yml": f"title: T\ntimezone: {zone}\n",
        "_posts/2015-07-01-a.md": f"---\ntitle: A\ndate: {written}\n---\nText.\n",
    })  # fmt: skip
    trees.run(old, "jekyll", tmp_path / "new")
    assert header(tmp_path / "new", "blog/2015/a") == f"date: {date}"
    assert trees.redirects(tmp_path / "new")[url] == "blog/2015/a"


def test_middleman(tmp_path):
    old = trees.plant(tmp_path / "old", {
        "config.rb": "set :time_zone, 'Europe/Berlin'\nactivate :blog do |blog|\nend\n",
        "source/2015-07-01-a.html.md": "---\ntitle: A\ndate: 2015-07-01 08:00\n---\nText.\n",
        "source/2015-07-02-b.html.md": "---\ntitle: B\ndate: 2015-07-02 08:00:00\n---\nText.\n",
    })  # fmt: skip
    trees.run(old, "middleman", tmp_path / "new")
    assert header(tmp_path / "new", "blog/2015/a") == "date: 2015-07-01 08:00:00 +02:00"
    assert header(tmp_path / "new", "blog/2015/b") == "date: 2015-07-02 08:00:00 UTC"
