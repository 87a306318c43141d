"""What is due because releases have ended."""

from __future__ import annotations

from sphinx_commons.releases.calendar import load_calendar
from sphinx_commons.releases.review import late

PAGES = {
    "old.md": "---\napplies_to: -yoga\nowner: docs\norphan: true\n---\n# Old guide\n",
    "mixed.md": "---\napplies_to: yoga-\nowner: docs\norphan: true\n---\n# Mixed\n\n"
    "## Then\n\n```{applies-to} yoga\n```\n\n## Now\n\n```{applies-to} zed\n```\n",
    "asked.md": "---\norphan: true\n---\n# Asked\n\n:::{faq:question} Is it so?\n"
    ":owner: amy\n:applies-to: yoga\n\nYes.\n:::\n",
    "text.md": "---\napplies_to: Yoga\norphan: true\n---\n# Text\n",
}


def test_what_speaks_of_ended_releases_alone_is_listed_by_owner(make_site, capsys):
    built = make_site(PAGES, "release-review")
    assert built.warnings == ""
    assert capsys.readouterr().out.splitlines() == [
        "amy  asked.md:6  Is it so?  yoga",
        "docs  mixed.md:10  Then  yoga",
        "docs  old.md:2  Old guide  -yoga",
    ]


def test_the_clock_is_asked_for_the_report_alone(make_site, capsys, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1768000000")  # 2026-01-09
    file = "zed:\n  date: 2022-10-05\n  end: 2025-05-01\nyoga:\n  date: 2022-03-30\n"
    built = make_site({"releases.yml": file}, "release-review")
    assert built.warnings == ""
    assert capsys.readouterr().out.splitlines() == [
        "releases.yml:1: Zed ended on 2025-05-01, and its status is 'supported'"
    ]
    calendar = load_calendar(built.source / "releases.yml")
    assert list(late(calendar, calendar.releases[1].end.day)) == []
