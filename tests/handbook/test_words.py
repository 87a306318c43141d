"""What a handbook says of itself is said in its language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sphinx_commons.core import words
from sphinx_commons.handbook.phrases import edition, pages

from .pdf import Pdf

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.sites import Built

FILES = {
    "index.rst": "Salz\n====\n\n.. toctree::\n\n   a\n   b\n",
    "a.rst": "A\n=\n\nSiehe :doc:`b`.\n",
    "b.rst": "B\n=\n\n.. index:: Salz\n\nText.\n",
}


def test_a_german_book(make_site: Callable[..., Built]) -> None:
    app = make_site({**FILES}, language="de", release="9", today="")
    text = Pdf(app.out / "salt.pdf").text
    for said in ("Inhalt", "Stichwortverzeichnis", "(S. 2)", "Version 9", "Salt, Version 9."):
        assert said in text
    assert "Gesetzt mit Typst aus Source Serif 4, Source Sans 3, Source Code Pro." in text


@pytest.mark.parametrize(
    ("version", "day", "said"),
    [
        ("9", "1 May 2026", "Salt, release 9, 1 May 2026."), ("9", "", "Salt, release 9."),
        ("", "1 May 2026", "Salt, 1 May 2026."), ("", "", "Salt."),
    ],
)  # fmt: skip
def test_an_edition_says_what_is_known(version: str, day: str, said: str) -> None:
    assert edition("Salt", version, day) == said


@pytest.mark.parametrize(
    ("language", "number", "said"),
    [
        ("en", 1, "1 page"), ("en", 0, "0 pages"), ("en", 1234, "1,234 pages"),
        ("fr", 0, "0 page"), ("fr", 2, "2 pages"), ("de", 1234, "1.234 Seiten"),
    ],
)  # fmt: skip
def test_pages_are_counted(language: str, number: int, said: str) -> None:
    words.speak(words.Speaker(language))
    assert pages(number) == said
