"""Bad input: a warning with its place, and the handbook is still made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sphinx.errors import ConfigError
from sphinx_commons.handbook.book_builder import HandbookFolderError

from .pdf import Pdf

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.sites import Built

    Make = Callable[..., Built]

HEAD = "Salt\n====\n\n"


@pytest.mark.parametrize(
    "text",
    [
        ".. list-table:: Wide\n   :header-rows: 1\n\n{table}\n",
        "Salt [#a]_\n\n.. [#a]\n   .. list-table::\n      :header-rows: 1\n\n{table}\n",
        "Salt [CIT]_\n\n.. [CIT]\n   .. list-table::\n      :header-rows: 1\n\n{table}\n",
    ],
)
def test_table_wider_than_the_page(make_site: Make, text: str) -> None:
    names = [f"column{number}withalongname" for number in range(16)]
    rows = [[f"{'- ' if at else '* - '}{name}" for at, name in enumerate(names)]] * 2
    lines = [f"{'' if at == 0 else '  '}{cell}" for row in rows for at, cell in enumerate(row)]
    indent = "      " if "[" in text else "   "
    table = "\n".join(indent + line for line in lines)
    app = make_site({"index.rst": HEAD + text.format(table=table)})
    assert app.warnings == ""
    pdf = Pdf(app.out / "salt.pdf")
    assert pdf.tags["Table"] == 1
    assert ("Wide" in pdf.text) == ("Wide" in text)
    turned = [page for page in pdf.reader.pages if page.mediabox.width > page.mediabox.height]
    assert len(turned) == ("Wide" in text)


@pytest.mark.parametrize("text", ["{word}", "``{word}``", "::\n\n   {word}"])
def test_word_longer_than_the_line_is_broken(make_site: Make, text: str) -> None:
    app = make_site({"index.rst": HEAD + text.format(word="a" * 400)})
    assert app.warnings == ""
    page = Pdf(app.out / "salt.pdf").reader.pages[2].extract_text()
    lines = [line for line in page.split() if line.startswith("aa")]
    assert len(lines) > 4
    assert "".join(lines) == "a" * 400


def test_many_columns_stay_on_the_page(make_site: Make) -> None:
    row = ",".join(["wonderful"] * 40)
    app = make_site(
        {"index.rst": f"{HEAD}.. csv-table::\n   :header-rows: 1\n\n   {row}\n   {row}\n"}
    )
    assert app.warnings == ""
    ends: list[float] = []
    page = next(
        page for page in Pdf(app.out / "salt.pdf").reader.pages if page.mediabox.width > 800
    )
    page.extract_text(
        visitor_text=lambda text, _cm, tm, *_font: text.strip() and ends.append(tm[4])
    )
    assert ends
    assert max(ends) < page.mediabox.width - 40


def test_long_blocks_with_captions_go_on_over_pages(make_site: Make) -> None:
    rows = "\n".join(f"   * - row{number}." for number in range(200))
    lines = "\n".join(f"   line{number}." for number in range(200))
    table = f".. list-table:: Rows\n\n{rows}\n\n"
    app = make_site(
        {"index.rst": f"{HEAD}{table}.. code-block:: text\n   :caption: Lines\n\n{lines}\n"}
    )
    assert app.warnings == ""
    pages = Pdf(app.out / "salt.pdf").pages
    assert max(page.count("row") + page.count("line") for page in pages) < 80


def test_dead_link_keeps_its_text(make_site: Make) -> None:
    conf = 'extensions = ["myst_parser", "sphinx_commons.handbook"]\nproject = "Salt"\n'
    app = make_site({"conf.py": conf, "index.md": "# Salt\n\n[away](#nowhere)\n"})
    assert "index.md:3: WARNING: no place 'index#nowhere' to link to" in app.warnings
    assert "away" in Pdf(app.out / "salt.pdf").text


def test_character_without_font_is_named(make_site: Make) -> None:
    app = make_site({"index.rst": f"{HEAD}Rare: \U00013000.\n"})
    assert "index.rst:4: WARNING: no font has '\U00013000' (U+13000)" in app.warnings
    pdf = Pdf(app.out / "salt.pdf")
    assert "U+13000" in pdf.text or "egyptian hieroglyph" in pdf.text
    assert "pdfuaid" in pdf.metadata


@pytest.mark.parametrize("prefix", ["- ", ".. note:: ", "* + "])
def test_deep_nesting_is_set_flat(make_site: Make, prefix: str) -> None:
    depth, width = 40, len(prefix)
    lines = [f"{' ' * width * level}{prefix}level {level}\n" for level in range(depth)]
    app = make_site({"index.rst": HEAD + "\n".join(lines)})
    assert "nested too deep" in app.warnings
    text = Pdf(app.out / "salt.pdf").text
    assert all(f"level {level}" in text for level in range(depth))


@pytest.mark.parametrize(("prefix", "depth"), [("- ", 24), (".. note:: ", 24), ("   ", 12)])
def test_nesting_that_happens_is_kept(make_site: Make, prefix: str, depth: int) -> None:
    lines = [f"{' ' * len(prefix) * level}{prefix}level {level}\n" for level in range(depth)]
    app = make_site({"index.rst": HEAD + "\n".join(lines)})
    assert app.warnings == ""
    assert f"level {depth - 1}" in Pdf(app.out / "salt.pdf").text


def test_folder_in_the_place_of_a_book_gives_way(make_site: Make) -> None:
    books = [{"filename": name, "documents": ["index"]} for name in ("salt", "pepper")]
    app = make_site({"../out/typst/salt.pdf/in.txt": "", "index.rst": HEAD}, handbooks=books)
    assert (app.app.statuscode, app.warnings) == (0, "")
    assert all((app.out / f"{book['filename']}.pdf").is_file() for book in books)


def test_folder_that_cannot_be_made(make_site: Make) -> None:
    with pytest.raises(HandbookFolderError, match="typst"):
        make_site({"../out/typst/typst": "", "index.rst": HEAD})


def test_text_is_never_code(make_site: Make) -> None:
    text = 'A "quote" #eval("1+1") \\\\ $x$ [y] @z // no /\\* yes \\*/ `` <w> ``'
    app = make_site({"index.rst": f"{HEAD}{text}\n"}, smartquotes=False)
    assert app.warnings == ""
    shown = 'A "quote" #eval("1+1") \\ $x$ [y] @z // no /* yes */ `` <w> ``'
    assert shown in Pdf(app.out / "salt.pdf").text


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"handbook_build": ["sal"]}, "did you mean 'salt'?"),
        ({"handbooks": [{"filename": "a b"}]}, "filename must be"),
        ({"handbook_build": ["alt-b"]}, "no handbook 'alt-b'"),
        ({"handbook_build": [3]}, "handbook_build: expected a list of names, found 3"),
        ({"handbook_font_paths": [3]}, "handbook_font_paths: expected a list of names"),
        ({"handbooks": [{"filename": "a", "select": "FAQS"}]}, "did you mean 'faq'?"),
        ({"handbooks": [{"filename": "a", "select": " "}]}, "unknown select ' '"),
        ({"handbooks": [{"filename": "a", "select": "faq=1"}]}, "expected 'faq' alone"),
        ({"handbooks": [{"filename": "a", "select": "author="}]}, "such as 'author=ada'"),
        ({"handbooks": [{"filename": "a", "select": "year=abc"}]}, "such as 'year=2015'"),
    ],
)
def test_wrong_settings_end_the_build(
    make_site: Make, settings: dict[str, object], message: str
) -> None:
    with pytest.raises(ConfigError) as caught:
        make_site({"index.rst": HEAD}, **settings)
    assert message in str(caught.value)


@pytest.mark.parametrize("name", ["handbook", "style", "template", "images", "state"])
def test_any_name_will_do(make_site: Make, name: str) -> None:
    books = [{"filename": name, "documents": ["index"]}]
    app = make_site({"index.rst": HEAD + "Text.\n"}, handbooks=books)
    assert app.warnings == ""
    assert (app.out / f"{name}.pdf").is_file()


def test_word_that_several_handbooks_have(make_site: Make) -> None:
    books = [{"filename": f"salt-{name}", "documents": ["index"]} for name in "ab"]
    with pytest.raises(ConfigError, match="did you mean one of salt-a, salt-b"):
        make_site({"index.rst": HEAD}, handbooks=books, handbook_build=["salt"])


def test_settings_that_are_one_name(make_site: Make) -> None:
    conf = 'extensions = ["sphinx_commons.handbook"]\nproject = "Salt"\n'
    conf += 'suppress_warnings = ["config"]\n'
    one = 'handbook_build = "salt.pdf"\nhandbook_font_paths = "faces"\n'
    app = make_site({"conf.py": conf + one, "index.rst": HEAD})
    assert app.warnings.endswith("WARNING: handbook_font_paths: no folder faces [handbook.font]\n")
    assert (app.out / "salt.pdf").is_file()


@pytest.mark.parametrize(
    ("logo", "message"),
    [
        ("none.svg", "no logo none.svg"),
        ("index.rst", "logo index.rst cannot be read"),
        ("https://x.example/a.svg", "logo is not fetched: https://x.example/a.svg"),
    ],
)
def test_logo_that_cannot_be_shown(make_site: Make, logo: str, message: str) -> None:
    app = make_site({"index.rst": HEAD}, handbook_options={"logo": logo})
    assert f"WARNING: handbook salt: {message}" in app.warnings
    assert (app.out / "salt.pdf").is_file()


def test_project_without_a_name(make_site: Make) -> None:
    app = make_site({"index.rst": HEAD}, project="")
    assert app.warnings == ""
    assert "handbook" in Pdf(app.out / "handbook.pdf").pages[0]


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("idnex", "no document 'idnex'; did you mean 'index'?"),
        ("./Index", "no document './Index'; did you mean 'index'?"),
        ("sub", "no document 'sub'; did you mean 'sub/index'?"),
        ("out", "document 'out' is not read; see exclude_patterns"),
    ],
)
def test_document_that_is_not_there(make_site: Make, written: str, message: str) -> None:
    sources = {"index.rst": HEAD, "sub/index.rst": f":orphan:\n\n{HEAD}", "out.rst": HEAD}
    books = [{"filename": "salt", "documents": [written]}]
    app = make_site(dict(sources), handbooks=books, exclude_patterns=["out.rst"])
    assert f"WARNING: handbook salt: {message} [handbook.selection]" in app.warnings


def test_unknown_document_is_left_out(make_site: Make) -> None:
    books = [{"filename": "salt", "documents": ["idnex", "index"]}]
    app = make_site({"index.rst": HEAD + "Text.\n"}, handbooks=books)
    assert "no document 'idnex'; did you mean 'index'?" in app.warnings
    assert (app.out / "salt.pdf").is_file()


def test_command_that_a_formula_cannot_have(make_site: Make) -> None:
    formula = ".. math::\n   :label: salt\n\n   a + \\peper{b} \\nonumber\n"
    app = make_site({"index.rst": f"{HEAD}{formula}"})
    assert app.warnings == (
        "index.rst:4: WARNING: formula is shown as TeX: unknown \\peper [handbook.math]\n"
    )
    assert "\\peper{b}" in Pdf(app.out / "salt.pdf").text.replace(" ", "")


def test_commands_that_print_nothing(make_site: Make) -> None:
    app = make_site({"index.rst": f"{HEAD}.. math:: a + b \\label{{eq:sum}} \\notag\n"})
    assert app.warnings == ""
    assert "label" not in Pdf(app.out / "salt.pdf").text


def test_warnings_name_the_file_that_was_included(
    make_site: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # docutils names files from the folder that one works in
    part = "One more.\n\n.. image:: https://x.example/a.png\n"
    text = f"{HEAD}.. image:: https://x.example/b.png\n\n.. include:: part.txt\n"
    app = make_site({"index.rst": text, "part.txt": part})
    assert app.warnings.splitlines() == [
        "index.rst:4: WARNING: remote image is not fetched: https://x.example/b.png"
        " [handbook.remote_image]",
        "part.txt:3: WARNING: remote image is not fetched: https://x.example/a.png"
        " [handbook.remote_image]",
    ]
