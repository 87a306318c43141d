"""Pieces of Typst code."""

from __future__ import annotations

import pytest
from sphinx_commons.handbook.typst import typ


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('say "no" \\ #{x}', '"say \\"no\\" \\\\ #{x}"'),
        ("bell\x07 and \ufffe", '"bell and "'),
        ("tab\there", '"tab\there"'),
    ],
)
def test_string_escapes_only_what_typst_reads(text: str, code: str) -> None:
    assert typ.string(text) == code


def test_words_have_no_line_ends() -> None:
    assert typ.words("one\ntwo\r\nthree") == '"one two three"'


@pytest.mark.parametrize(
    ("css", "code"),
    [
        ("200px", "150pt"),
        ("200", "150pt"),
        ("2in", "144pt"),
        ("50%", "50%"),
        ("1.5em", "1.5em"),
        ("thick", None),
        ("", None),
        ("-3px", None),
    ],
)
def test_css_lengths(css: str, code: str | None) -> None:
    assert typ.length(css) == code


def test_values() -> None:
    assert typ.value({"a": [1, True], "b": None}) == '("a": (1, true, ), "b": none)'
    assert typ.value({}) == "(:)"
    with pytest.raises(TypeError):
        typ.value(object())
