"""Where long words may end a line."""

from __future__ import annotations

import pytest

from exts.handbook.translator.inline import breakable


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("centos-release-openstack-zed", ["centos-", "release-", "openstack-zed"]),
        ("openstack-setup.log", ["openstack-", "setup.log"]),
        ("a.b.c", ["a.b.c"]),
        ("x" * 50, ["x" * 24, "x" * 26]),
        ("", [""]),
    ],
)
def test_no_few_letters_begin_a_line(text: str, pieces: list[str]) -> None:
    assert breakable(text) == pieces
