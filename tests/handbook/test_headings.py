"""Headings that are not only words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .pdf import Pdf

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.sites import Built

    Make = Callable[..., Built]

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'


@pytest.mark.parametrize(
    ("title", "name"),
    [("|mill|", "A mill"), (":math:`a+b`", "a+b"), ("\u200b", "index\u200b")],
)
def test_heading_without_words_has_a_bookmark(make_site: Make, title: str, name: str) -> None:
    mill = f".. |mill| image:: a.svg\n   :alt: A mill\n\n{title}\n{'=' * 20}\n\nText.\n"
    app = make_site({"index.rst": mill, "a.svg": SVG})
    assert app.warnings == ""
    assert Pdf(app.out / "salt.pdf").bookmarks == ["Contents", name]


def test_places_within_a_heading(make_site: Make) -> None:
    """A heading is repeated in the contents; what the index or a link leads to is not."""
    text = "On :index:`salt` and _`pepper`\n==============================\n\nSee pepper_.\n"
    app = make_site({"index.rst": text})
    assert app.warnings == ""
    pdf = Pdf(app.out / "salt.pdf")
    assert pdf.bookmarks == ["Contents", "On salt and pepper", "Index"]


def test_links_within_headings(make_site: Make) -> None:
    """A link is none where the heading is repeated, and its words are in the bookmark."""
    link = "`Pepper <https://pepper.example/>`_"
    text = f"{link}\n{'=' * 40}\n\nOn {link} too\n{'-' * 50}\n\nText.\n"
    app = make_site({"index.rst": text})
    assert app.warnings == ""
    pdf = Pdf(app.out / "salt.pdf")
    assert pdf.bookmarks == ["Contents", "Pepper", "On Pepper too"]
    assert pdf.pages[2].split() == ["Pepper", "On", "Pepper", "too", "Text."]
    assert pdf.addresses == ["https://pepper.example/"] * 2


def test_formulas_among_the_words_of_a_heading_are_in_its_bookmark(make_site: Make) -> None:
    text = "Sum of :math:`x^2` and more\n===========================\n\nText.\n"
    app = make_site({"index.rst": text})
    assert app.warnings == ""
    pdf = Pdf(app.out / "salt.pdf")
    assert pdf.bookmarks == ["Contents", "Sum of x^2 and more"]
    assert pdf.text.count("x^2") == 0
