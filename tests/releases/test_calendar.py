"""``releases.yml``: order, and every mistake with its line."""

from __future__ import annotations

import pytest
from sphinx_commons.releases.calendar import Calendar, load_calendar
from sphinx_commons.releases.model import json_schema

FILE = """caracal:
  date: 2024-04-03
  name: Caracal (2024.1)
yoga:
  date: 2022-03-30
  status: ended
2024.2:
  date: 2024-10-02
"""


def load(tmp_path, text) -> Calendar:
    path = tmp_path / "releases.yml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load_calendar(path)


def test_releases_stand_in_the_order_of_their_dates(tmp_path):
    calendar = load(tmp_path, FILE)
    assert calendar.problems == ()
    found = [(release.id, release.name, release.has_ended) for release in calendar.releases]
    assert found == [
        ("yoga", "Yoga", True),
        ("caracal", "Caracal (2024.1)", False),
        ("2024.2", "2024.2", False),
    ]
    assert calendar.lines == {"caracal": 1, "yoga": 4, "2024.2": 7}


def test_without_a_file_there_are_no_releases(tmp_path):
    assert load_calendar(tmp_path / "releases.yml") == Calendar()
    assert load(tmp_path, "") == Calendar()


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (
            "zed:\n  date: 2022-10-05\n  ends: 2025-01-01\n",
            3,
            "unknown key 'ends'; did you mean 'end'?",
        ),
        ("zed:\n  date: soon\n", 2, "zed: date: 'soon' is not a date"),
        ("zed:\n  date: 2022-10-05\n  status: endet\n", 3, "did you mean 'ended'?"),
        ("zed:\n  name: Zed\n", 1, "zed: 'date:' is wanted"),
        ("zed:\n", 1, "zed: 'date:' is wanted"),
        ("zed: 2022-10-05\n", 1, "zed: 'name:', 'date:', 'end:' and 'status:' are wanted"),
        ("Zed:\n  date: 2022-10-05\n", 1, "'Zed' is no key of a release"),
        ("a-b:\n  date: 2022-10-05\n", 1, "'a-b' is no key of a release"),
        ("zed: {date: 2022-10-05}\nzed: {date: 2023-10-05}\n", 2, "stands in line 1 already"),
        ("zed:\n  date: 2022-10-05\n  end: 2021-10-05\n", 1, "it ends before it comes out"),
        ("- zed\n", 1, "'release:' lines are wanted, so there are no releases"),
        ("zed: [\n", 2, "not readable, so there are no releases"),
        (b"zed: {date: 2022-10-05, name: \xff}\n", 1, "is not UTF-8"),
        ("zed: {date: 2022-10-05, name: [Zed]}\n", 1, "zed: name: found"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path, text, line, message):
    problems = load(tmp_path, text).problems
    assert any(place == line and message in said for place, said in problems), problems


def test_a_mistake_costs_nothing_else(tmp_path):
    calendar = load(tmp_path, "Zed: {}\nyoga: {date: 2022-03-30, status: gone}\n")
    (yoga,) = calendar.releases
    assert (yoga.id, yoga.status) == ("yoga", "supported")


def test_the_schema_has_every_field():
    (release,) = json_schema()["patternProperties"].values()
    assert set(release["properties"]) == {"name", "date", "end", "status"}
    assert release["properties"]["status"]["enum"] == ["supported", "ended"]
