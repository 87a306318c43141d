"""Words in another language say so, for those who hear them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .pdf import Pdf

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.sites import Built

    Make = Callable[..., Built]

TEXT = """\
.. role:: fr(emphasis)
   :class: language-fr

Salt
====

Say :fr:`du sel` for *salt* and ``code``.

.. rst-class:: language-de

Ein ganzer Absatz mit `Verweis <https://example.org>`_.

.. container:: language-pt-br

   - O sal
   - A pimenta

     .. code-block:: python
        :class: language-py

        salt = 1
"""


def test_languages_of_words(make_site: Make) -> None:
    app = make_site({"index.rst": TEXT})
    assert app.warnings == ""
    source = (app.out / "typst" / "salt.typ").read_text(encoding="utf-8")
    assert source.count("text(lang:") == 4
    assert source.count('text(lang: "pt", region: "BR", ') == 2
    pdf = Pdf(app.out / "salt.pdf")
    assert "Say du sel for salt" in pdf.text
    tagged = [str(element["/Lang"]) for element in pdf.elements() if "/Lang" in element]
    assert [lang for lang in tagged if lang != "en"] == ["de", "pt-BR", "pt-BR"]
    assert any(b"/Lang(fr)" in page.get_contents().get_data() for page in pdf.reader.pages)
    assert pdf.addresses == ["https://example.org"]


def test_languages_of_words_in_latex(make_site: Make) -> None:
    app = make_site({"index.rst": TEXT}, "latex")
    assert app.warnings == ""
    [source] = app.out.glob("*.tex")
    assert "du sel" in source.read_text(encoding="utf-8")
