"""Ranges of releases as people write them."""

from __future__ import annotations

import pytest
from sphinx_commons.releases.calendar import Calendar
from sphinx_commons.releases.model import Release
from sphinx_commons.releases.ranges import named_in, parse_scope

NAMES = ("xena", "yoga", "zed", "antelope", "caracal")
CALENDAR = Calendar(
    releases=tuple(
        Release(
            id=name, name=name.title(), status="ended" if name in ("xena", "yoga") else "supported"
        )
        for name in NAMES
    )
)


def ids(text: str) -> str:
    return " ".join(release.id for release in parse_scope(text, CALENDAR).releases)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("zed", "zed"),
        ("zed-", "zed antelope caracal"),
        ("-yoga", "xena yoga"),
        ("yoga-antelope", "yoga zed antelope"),
        ("xena, caracal", "xena caracal"),
        ("xena,zed-", "xena zed antelope caracal"),
        ("zed-zed", "zed"),
        ("-zed, yoga-", "xena yoga zed antelope caracal"),
    ],
)
def test_a_range_means_releases(text, found):
    scope = parse_scope(text, CALENDAR)
    assert scope.problems == ()
    assert ids(text) == found


@pytest.mark.parametrize(
    "text", ["Zed and later", "Packstack", "CentOS Stream 9", "zed antelope", ""]
)
def test_all_else_is_text_and_rules_nothing_out(text):
    scope = parse_scope(text, CALENDAR)
    assert (scope.text, scope.spans, scope.problems) == (text, (), ())
    assert scope.includes("caracal")
    assert not scope.has_ended


def test_without_releases_everything_is_text():
    assert parse_scope("soups", Calendar()).problems == ()


@pytest.mark.parametrize(
    ("text", "subtype", "message", "found"),
    [
        ("caracel", "unknown", "unknown release 'caracel'; did you mean 'caracal'?", ""),
        ("soups", "unknown", "unknown release 'soups'", ""),
        ("zedd-, yoga", "unknown", "unknown release 'zedd'; did you mean 'zed'?", "yoga"),
        ("caracal-zed", "range", "'caracal-zed' ends before it begins; did you mean 'zed-caracal'?",
         "zed antelope caracal"),
        ("zed-antelope-caracal", "range", "is no range", ""),
        ("-", "range", "is no range", ""),
    ],
)  # fmt: skip
def test_a_mistake_is_named(text, subtype, message, found):
    ((kind, said),) = parse_scope(text, CALENDAR).problems
    assert kind == subtype
    assert message in said
    assert ids(text) == found


def test_both_ends_may_be_unknown():
    assert len(parse_scope("a-b", CALENDAR).problems) == 2


def test_what_has_ended():
    assert parse_scope("-yoga", CALENDAR).has_ended
    assert not parse_scope("yoga-caracal", CALENDAR).has_ended


def test_a_range_includes_its_releases_alone():
    assert parse_scope("zed-", CALENDAR).includes("caracal")
    assert not parse_scope("-zed", CALENDAR).includes("caracal")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Zed and later", ["zed"]),
        ("before YOGA, not Zed", ["yoga", "zed"]),
        ("Zedd, unzed, zed-like, zed.py", []),
        ("up to zed.", ["zed"]),
    ],
)
def test_a_text_may_name_releases(text, named):
    pieces = list(named_in(text, CALENDAR))
    assert "".join(piece for piece, _release in pieces) == text
    assert [release.id for _piece, release in pieces if release] == named


def test_a_name_in_a_name_is_none_of_its_own():
    calendar = Calendar(releases=(Release(id="2", name="2"), Release(id="2.1", name="2.1 LTS")))
    found = [release.id for _piece, release in named_in("For 2.1 LTS and 2.1", calendar) if release]
    assert found == ["2.1", "2.1"]
