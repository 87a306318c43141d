"""Any value of any key of a header is decoded, or is a problem with its line."""

from __future__ import annotations

import pytest
from sphinx_commons.front_matter.decode import decode
from sphinx_commons.front_matter.fields import FIELDS, KNOWN_KEYS
from sphinx_commons.front_matter.header import find_header

from tests.hostile.pages import NESTED, RAW

VALUES = [
    *RAW,
    "[]",
    "{}",
    "[[]]",
    "{a: b}",
    "[{a: [b]}]",
    "1",
    "1.5",
    "true",
    "null",
    '"a\\0b"',
    '"\\ud800"',
    '""',
    "a" * 300,
    "日" * 90,
    ".",
    "/",
    "2015-01-01",
    "{? {a: b} : c}",
    "!!int x",
    "!!float x",
    "!!bool x",
]


@pytest.mark.parametrize("value", VALUES)
def test_every_key_takes_any_value(value: str):
    for key in sorted({*FIELDS, *KNOWN_KEYS, "unknown"}):
        decoded = decode(find_header(f"---\n{key}: {value}\n---\n"), "page", strict=True)
        assert all(problem.line in (1, 2, 3) for problem in decoded.problems)


@pytest.mark.parametrize("value", VALUES)
def test_every_key_of_a_mapping_takes_any_value(value: str):
    for outer in ("author", "adapted_from", "myst", "extra"):
        for inner in NESTED:
            decode(find_header(f"---\n{outer}:\n  {inner}: {value}\n---\n"), "page")


@pytest.mark.parametrize("value", ["[true]", "{a: true}", "{}", "[]"])
def test_a_list_or_mapping_is_no_flag(value: str):
    (problem,) = decode(find_header(f"---\npinned: {value}\n---\n"), "page").problems
    assert problem.line == 2
    assert "true or false is wanted" in problem.message
