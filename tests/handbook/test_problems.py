"""Bad input: a warning with its place, and the handbook is still made."""

from __future__ import annotations

import gzip
import io
import shutil
import sys
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from sphinx.errors import ConfigError
from sphinx_commons.handbook import typefaces
from sphinx_commons.handbook.typst import press
from sphinx_commons.handbook.typst.builder import HandbookFolderError
from sphinx_commons.handbook.typst.compiler import Problem, Result

from .conftest import ROOTS, warnings_of
from .pdf import Pdf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sphinx.testing.util import SphinxTestApp

    Make = Callable[..., SphinxTestApp]

HEAD = "Salt\n====\n\n"


SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}">{content}</svg>'


def wide_png() -> bytes:
    """A picture of many pixels in few bytes."""
    stream = io.BytesIO()
    Image.new("1", (8000, 8000)).save(stream, "PNG")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.svg", SVG.format(size=9, content="<g>" * 20000 + "</g>" * 20000), "nested too deep"),
        ("a.svg", SVG.format(size=20000, content="<filter id='f'/>"), "a filter over too many"),
        ("a.png", wide_png(), "too many pixels"),
        (
            "a.svgz.svg",
            gzip.compress(SVG.format(size=9, content="<g>" * 2000).encode()),
            "too deep",
        ),
    ],
)
@pytest.mark.parametrize("builder", ["typst", "latex"])
def test_picture_that_would_end_the_build(
    make: Make, builder: str, name: str, content: str | bytes, reason: str
) -> None:
    page = f"{HEAD}.. image:: {name}\n   :alt: A square\n"
    app = make({"index.rst": page, name: content}, builder)
    assert "WARNING: image cannot be read:" in warnings_of(app)
    assert reason in warnings_of(app)
    if builder == "typst":
        assert "A square" in Pdf(app.outdir / "salt.pdf").text


@pytest.mark.parametrize("uri", ["", ".", "folder"])
def test_picture_that_is_no_file(make: Make, uri: str) -> None:
    conf = 'extensions = ["myst_parser", "sphinx_commons.handbook"]\nproject = "Salt"\n'
    files = {"conf.py": conf, "folder/a.txt": "", "index.md": f"# Salt\n\n![A square]({uri})\n"}
    app = make(dict(files))
    assert "index.md:3: WARNING: image" in warnings_of(app)
    assert app.statuscode == 0
    assert "A square" in Pdf(app.outdir / "salt.pdf").text


@pytest.mark.parametrize("builder", ["typst", "latex"])
@pytest.mark.parametrize(("suffix", "above"), [(".html", "../"), ("/", "../../")])
def test_static_file_of_the_website(make: Make, builder: str, suffix: str, above: str) -> None:
    conf = (
        'extensions = ["myst_parser", "sphinx_commons.handbook"]\nproject = "Salt"\n'
        f'html_static_path = ["_static"]\nhandbook_link_suffix = "{suffix}"\n'
    )
    html = f'<p><img src="{above}_static/a%20b.svg" alt="A square"></p>'
    files = {
        "conf.py": conf,
        "_static/a b.svg": SVG.format(size=9, content='<rect width="9" height="9"/>'),
        "index.md": "# Salt\n\n```{toctree}\nin/page\n```\n",
        "in/page.md": f"# Page\n\n{html}\n",
    }
    app = make(dict(files), builder)
    assert warnings_of(app) == ""
    if builder == "typst":
        assert len(Pdf(app.outdir / "salt.pdf").tags) > 0
        assert 'alt: "A square"' in (app.outdir / "typst" / "salt.typ").read_text(encoding="utf-8")
    else:
        assert next(app.outdir.glob("static-*"), None) is not None


def test_unreadable_image_becomes_its_text(make: Make) -> None:
    app = make({"index.rst": f"{HEAD}.. image:: a.png\n   :alt: A mill\n", "a.png": b"no"})
    line = "index.rst:4: WARNING: image cannot be read: a.png [handbook.image]\n"
    assert warnings_of(app) == line
    assert "A mill" in Pdf(app.outdir / "salt.pdf").text


def test_image_without_alternative_text(make: Make) -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    app = make({"index.rst": f"{HEAD}.. image:: salt-mill.svg\n", "salt-mill.svg": svg})
    assert warnings_of(app) == (
        "index.rst:4: WARNING: image without alternative text: salt-mill.svg [handbook.image_alt]\n"
    )
    assert Pdf(app.outdir / "salt.pdf").alternatives == ["salt mill"]


def test_image_of_raw_html_has_a_place(make: Make) -> None:
    html = '.. raw:: html\n\n   <p><img src="https://x.example/a.png" alt="Far"></p>\n'
    app = make({"index.rst": f"{HEAD}{html}"})
    assert warnings_of(app).startswith("index.rst:4: WARNING: remote image is not fetched")


@pytest.mark.parametrize(
    "text",
    [
        ".. list-table:: Wide\n   :header-rows: 1\n\n{table}\n",
        "Salt [#a]_\n\n.. [#a]\n   .. list-table::\n      :header-rows: 1\n\n{table}\n",
        "Salt [CIT]_\n\n.. [CIT]\n   .. list-table::\n      :header-rows: 1\n\n{table}\n",
    ],
)
def test_table_wider_than_the_page(make: Make, text: str) -> None:
    names = [f"column{number}withalongname" for number in range(16)]
    rows = [[f"{'- ' if at else '* - '}{name}" for at, name in enumerate(names)]] * 2
    lines = [f"{'' if at == 0 else '  '}{cell}" for row in rows for at, cell in enumerate(row)]
    indent = "      " if "[" in text else "   "
    table = "\n".join(indent + line for line in lines)
    app = make({"index.rst": HEAD + text.format(table=table)})
    assert warnings_of(app) == ""
    pdf = Pdf(app.outdir / "salt.pdf")
    assert pdf.tags["Table"] == 1
    assert ("Wide" in pdf.text) == ("Wide" in text)
    turned = [page for page in pdf.reader.pages if page.mediabox.width > page.mediabox.height]
    assert len(turned) == ("Wide" in text)


@pytest.mark.parametrize("text", ["{word}", "``{word}``", "::\n\n   {word}"])
def test_word_longer_than_the_line_is_broken(make: Make, text: str) -> None:
    app = make({"index.rst": HEAD + text.format(word="a" * 400)})
    assert warnings_of(app) == ""
    page = Pdf(app.outdir / "salt.pdf").reader.pages[2].extract_text()
    lines = [line for line in page.split() if line.startswith("aa")]
    assert len(lines) > 4
    assert "".join(lines) == "a" * 400


def test_many_columns_stay_on_the_page(make: Make) -> None:
    row = ",".join(["wonderful"] * 40)
    app = make({"index.rst": f"{HEAD}.. csv-table::\n   :header-rows: 1\n\n   {row}\n   {row}\n"})
    assert warnings_of(app) == ""
    ends: list[float] = []
    page = next(
        page for page in Pdf(app.outdir / "salt.pdf").reader.pages if page.mediabox.width > 800
    )
    page.extract_text(
        visitor_text=lambda text, _cm, tm, *_font: text.strip() and ends.append(tm[4])
    )
    assert ends
    assert max(ends) < page.mediabox.width - 40


def test_long_blocks_with_captions_go_on_over_pages(make: Make) -> None:
    rows = "\n".join(f"   * - row{number}." for number in range(200))
    lines = "\n".join(f"   line{number}." for number in range(200))
    table = f".. list-table:: Rows\n\n{rows}\n\n"
    app = make({"index.rst": f"{HEAD}{table}.. code-block:: text\n   :caption: Lines\n\n{lines}\n"})
    assert warnings_of(app) == ""
    pages = Pdf(app.outdir / "salt.pdf").pages
    assert max(page.count("row") + page.count("line") for page in pages) < 80


def test_remote_image_is_a_link(make: Make) -> None:
    app = make({"index.rst": f"{HEAD}.. image:: https://x.example/a.png\n   :alt: Far\n"})
    assert "remote image is not fetched" in warnings_of(app)
    pdf = Pdf(app.outdir / "salt.pdf")
    assert pdf.addresses == ["https://x.example/a.png"]
    assert "Far" in pdf.text


def test_remote_image_that_is_a_link_leads_there(make: Make) -> None:
    image = ".. image:: https://x.example/a.png\n   :alt: Far\n   :target: https://y.example/\n"
    app = make({"index.rst": f"{HEAD}{image}"})
    pdf = Pdf(app.outdir / "salt.pdf")
    assert pdf.addresses == ["https://y.example/"]
    assert "Far" in pdf.text


def test_dead_link_keeps_its_text(make: Make) -> None:
    conf = 'extensions = ["myst_parser", "sphinx_commons.handbook"]\nproject = "Salt"\n'
    app = make({"conf.py": conf, "index.md": "# Salt\n\n[away](#nowhere)\n"})
    assert "index.md:3: WARNING: no place 'index#nowhere' to link to" in warnings_of(app)
    assert "away" in Pdf(app.outdir / "salt.pdf").text


def test_character_without_font_is_named(make: Make) -> None:
    app = make({"index.rst": f"{HEAD}Rare: \U00013000.\n"})
    assert "index.rst:4: WARNING: no font has '\U00013000' (U+13000)" in warnings_of(app)
    pdf = Pdf(app.outdir / "salt.pdf")
    assert "U+13000" in pdf.text or "egyptian hieroglyph" in pdf.text
    assert "pdfuaid" in pdf.metadata


@pytest.mark.parametrize("prefix", ["- ", ".. note:: ", "* + "])
def test_deep_nesting_is_set_flat(make: Make, prefix: str) -> None:
    depth, width = 40, len(prefix)
    lines = [f"{' ' * width * level}{prefix}level {level}\n" for level in range(depth)]
    app = make({"index.rst": HEAD + "\n".join(lines)})
    assert "nested too deep" in warnings_of(app)
    text = Pdf(app.outdir / "salt.pdf").text
    assert all(f"level {level}" in text for level in range(depth))


@pytest.mark.parametrize(("prefix", "depth"), [("- ", 24), (".. note:: ", 24), ("   ", 12)])
def test_nesting_that_happens_is_kept(make: Make, prefix: str, depth: int) -> None:
    lines = [f"{' ' * len(prefix) * level}{prefix}level {level}\n" for level in range(depth)]
    app = make({"index.rst": HEAD + "\n".join(lines)})
    assert warnings_of(app) == ""
    assert f"level {depth - 1}" in Pdf(app.outdir / "salt.pdf").text


NODES = """
from docutils import nodes

class oddity(nodes.Element): pass
class drawing(nodes.Element): pass
class shout(nodes.Element): pass
class wrong(nodes.Element): pass
class bare(nodes.Element): pass
class crash(nodes.Element): pass

def visit_shout(self, node): self.open("strong(")
def depart_shout(self, node): self.close(")")
def visit_wrong(self, node): self.statement(node); self.add("nonsense;")
def depart_wrong(self, node): pass
def visit_bare(self, node):
    self.statement(node)
    svg = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"
    self.add(f'image(bytes("{svg}"), format: "svg");')
    raise nodes.SkipNode
def visit_crash(self, node): self.open("emph("); [].pop()

def add(app, doctree):
    made = {"odd": oddity, "drawn": drawing, "loud": shout}
    made |= {"wrong": wrong, "bare": bare, "crash": crash}
    for paragraph in list(doctree.findall(nodes.paragraph)):
        if paragraph.astext().split()[0] in made:
            node = made[paragraph.astext().split()[0]]("", *paragraph.children)
            node.line = paragraph.line
            if isinstance(node, drawing):
                node = drawing(code=node.astext())
            paragraph.replace_self(node)

def setup(app):
    app.add_node(oddity)
    app.add_node(drawing)
    app.add_node(shout, typst=(visit_shout, depart_shout))
    app.add_node(wrong, typst=(visit_wrong, depart_wrong))
    app.add_node(bare, typst=(visit_bare, depart_wrong))
    app.add_node(crash, typst=(visit_crash, depart_wrong))
    app.connect("doctree-read", add)
"""
CONF = """
import pathlib, sys
sys.path.insert(0, str(pathlib.Path(__file__).parent))
extensions = ["sphinx_commons.handbook", "handbook_test_nodes"]
project = "Salt"
"""


@pytest.fixture
def make_odd(make: Make) -> Iterator[Make]:
    """``make`` with an extension that turns some paragraphs into nodes of its own."""
    path = list(sys.path)

    def build_files(files: dict[str, str | bytes]) -> SphinxTestApp:
        return make({"conf.py": CONF, "handbook_test_nodes.py": NODES, **files})

    yield build_files
    sys.path[:] = path
    sys.modules.pop("handbook_test_nodes", None)


def test_unknown_node_keeps_its_text_and_warns_once(make_odd: Make) -> None:
    app = make_odd({"index.rst": f"{HEAD}odd first\n\nodd second\n\ndrawn a->b\n\ndrawn c\n"})
    assert warnings_of(app).count("no Typst visitor for 'oddity'") == 1
    assert warnings_of(app).count("no Typst visitor for 'drawing'") == 1
    text = Pdf(app.outdir / "salt.pdf").text
    assert "odd first odd second drawn a->b drawn c" in text


def test_block_whose_visitor_fails_keeps_its_words(make_odd: Make) -> None:
    table = "* - One\n\n    crash in a cell\n\n  - Two\n"
    page = f"{HEAD}.. list-table::\n\n   {table.replace(chr(10), chr(10) + '   ')}\n\n*After*.\n"
    app = make_odd({"index.rst": page})
    expected = "cannot be set, so only its words are kept: IndexError: pop from empty list"
    assert warnings_of(app).count("WARNING") == 1
    assert f"{expected} [handbook.visitor]" in warnings_of(app)
    book = Pdf(app.outdir / "salt.pdf")
    assert "crash in a cell" in book.text
    assert "Two" in book.text
    assert book.tags["Em"] == 1


def test_step_without_steps(make: Make) -> None:
    app = make(
        {
            "conf.py": 'extensions = ["sphinx_design", "sphinx_commons.handbook"]\n',
            "index.rst": f"{HEAD}.. step:: Two\n\n   Text of it.\n\nAfter.\n",
        }
    )
    assert "design.steps" in warnings_of(app)
    assert "handbook." not in warnings_of(app)
    text = Pdf(next(app.outdir.glob("*.pdf"))).text
    assert "Text of it." in text
    assert "After." in text


def test_visitors_of_other_extensions_are_used(make_odd: Make) -> None:
    app = make_odd({"index.rst": f"{HEAD}loud\n"})
    assert warnings_of(app) == ""
    assert Pdf(app.outdir / "salt.pdf").tags["Strong"] == 1


def test_failed_compile_names_the_place_and_keeps_the_former_file(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make({"index.rst": HEAD + "Text.\n"})
    before = (app.outdir / "salt.pdf").read_bytes()
    failed = Result(None, (Problem("too odd", "index", 4),))
    monkeypatch.setattr(press.compiler, "compile_pdf", lambda *args, **kwargs: failed)
    app = make({"index.rst": HEAD + "Other text.\n"})
    assert app.statuscode == 1
    assert "index.rst:4: ERROR: handbook salt: too odd" in warnings_of(app)
    assert (app.outdir / "salt.pdf").read_bytes() == before
    assert "Other text." in (app.outdir / "typst" / "salt.typ").read_text(encoding="utf-8")


def test_failed_compile_fails_again_though_nobody_hears(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    quiet = {"suppress_warnings": ["handbook"]}
    make({"index.rst": HEAD}, **quiet)
    failed = Result(None, (Problem("too odd", "index", 4),))
    monkeypatch.setattr(press.compiler, "compile_pdf", lambda *args, **kwargs: failed)
    for _again in range(2):
        app = make({"index.rst": HEAD + "Other text.\n"}, **quiet)
        assert app.statuscode == 1


def test_file_that_cannot_be_replaced_hinders_no_other(make: Make) -> None:
    books = [{"filename": name, "documents": ["index"]} for name in ("salt", "pepper")]
    sources: dict[str, str | bytes] = {"_build/typst/salt.pdf/in.txt": "", "index.rst": HEAD}
    for _again in range(2):
        app = make(dict(sources), handbooks=books)
        assert app.statuscode == 1
        assert "ERROR: handbook salt: Is a directory" in warnings_of(app)
        assert (app.outdir / "pepper.pdf").is_file()
        assert not (app.outdir / "salt.pdf.part").exists()


def test_folder_that_cannot_be_made(make: Make) -> None:
    with pytest.raises(HandbookFolderError, match="typst"):
        make({"_build/typst/typst": "", "index.rst": HEAD})


def test_what_the_compiler_refuses_is_left_out_alone(make_odd: Make) -> None:
    toctree = f"{HEAD}.. toctree::\n\n   pepper\n"
    pepper = "Pepper\n======\n\nText.\n\nwrong\n"
    app = make_odd({"index.rst": toctree, "pepper.rst": pepper})
    expected = "pepper.rst:6: WARNING: left out: unknown variable: nonsense [handbook.compile]\n"
    assert warnings_of(app) == expected
    assert app.statuscode == 0
    text = Pdf(app.outdir / "salt.pdf").text
    assert "Text." in text
    assert "wrong" not in text
    assert sorted(file.name for file in (app.outdir / "typst").glob("*.typ")) == ["salt.typ"]


def test_block_that_the_standard_refuses_is_left_out_alone(make_odd: Make) -> None:
    page = f"{HEAD}.. _here:\n\nbare\n\nA sign: \U000a0000. See :ref:`this <here>`.\n"
    app = make_odd({"index.rst": page})
    assert "index.rst:6: WARNING: left out: PDF/UA-1 error: missing alt text" in warnings_of(app)
    assert "no font has '\\U000a0000'" in warnings_of(app)
    assert "ERROR" not in warnings_of(app)
    assert "See this." in Pdf(app.outdir / "salt.pdf").text


def test_book_without_the_standard_is_better_than_none(tmp_path: Path) -> None:
    shutil.copy(ROOTS / "test-handbook-small" / "square.svg", tmp_path)
    source = tmp_path / "salt.typ"
    text = '#set document(title: "T")\n#{\n//@@ a:1\n"Words"\n//@ :0\nimage("square.svg")\n}\n'
    source.write_text(text, encoding="utf-8")
    pressed = press.press(source, [typefaces.FOLDER], {}, [])
    assert pressed.result.pdf is not None
    assert [problem.message for problem in pressed.untagged] == ["PDF/UA-1 error: missing alt text"]
    assert pressed.is_patched
    assert pressed.left_out == ()


def test_text_is_never_code(make: Make) -> None:
    text = 'A "quote" #eval("1+1") \\\\ $x$ [y] @z // no /\\* yes \\*/ `` <w> ``'
    app = make({"index.rst": f"{HEAD}{text}\n"}, smartquotes=False)
    assert warnings_of(app) == ""
    shown = 'A "quote" #eval("1+1") \\ $x$ [y] @z // no /* yes */ `` <w> ``'
    assert shown in Pdf(app.outdir / "salt.pdf").text


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
    make: Make, settings: dict[str, object], message: str
) -> None:
    with pytest.raises(ConfigError) as caught:
        make({"index.rst": HEAD}, **settings)
    assert message in str(caught.value)


@pytest.mark.parametrize("name", ["handbook", "style", "template", "images", "state"])
def test_any_name_will_do(make: Make, name: str) -> None:
    books = [{"filename": name, "documents": ["index"]}]
    app = make({"index.rst": HEAD + "Text.\n"}, handbooks=books)
    assert warnings_of(app) == ""
    assert (app.outdir / f"{name}.pdf").is_file()


def test_word_that_several_handbooks_have(make: Make) -> None:
    books = [{"filename": f"salt-{name}", "documents": ["index"]} for name in "ab"]
    with pytest.raises(ConfigError, match="did you mean one of salt-a, salt-b"):
        make({"index.rst": HEAD}, handbooks=books, handbook_build=["salt"])


def test_settings_that_are_one_name(make: Make) -> None:
    conf = 'extensions = ["sphinx_commons.handbook"]\nproject = "Salt"\n'
    conf += 'suppress_warnings = ["config"]\n'
    one = 'handbook_build = "salt.pdf"\nhandbook_font_paths = "faces"\n'
    app = make({"conf.py": conf + one, "index.rst": HEAD})
    assert warnings_of(app).endswith(
        "WARNING: handbook_font_paths: no folder faces [handbook.font]\n"
    )
    assert (app.outdir / "salt.pdf").is_file()


@pytest.mark.parametrize(
    ("logo", "message"),
    [
        ("none.svg", "no logo none.svg"),
        ("index.rst", "logo index.rst cannot be read"),
        ("https://x.example/a.svg", "logo is not fetched: https://x.example/a.svg"),
    ],
)
def test_logo_that_cannot_be_shown(make: Make, logo: str, message: str) -> None:
    app = make({"index.rst": HEAD}, handbook_options={"logo": logo})
    assert f"WARNING: handbook salt: {message}" in warnings_of(app)
    assert (app.outdir / "salt.pdf").is_file()


def test_project_without_a_name(make: Make) -> None:
    app = make({"index.rst": HEAD}, project="")
    assert warnings_of(app) == ""
    assert "handbook" in Pdf(app.outdir / "handbook.pdf").pages[0]


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("idnex", "no document 'idnex'; did you mean 'index'?"),
        ("./Index", "no document './Index'; did you mean 'index'?"),
        ("sub", "no document 'sub'; did you mean 'sub/index'?"),
        ("out", "document 'out' is not read; see exclude_patterns"),
    ],
)
def test_document_that_is_not_there(make: Make, written: str, message: str) -> None:
    sources = {"index.rst": HEAD, "sub/index.rst": f":orphan:\n\n{HEAD}", "out.rst": HEAD}
    books = [{"filename": "salt", "documents": [written]}]
    app = make(dict(sources), handbooks=books, exclude_patterns=["out.rst"])
    assert f"WARNING: handbook salt: {message} [handbook.selection]" in warnings_of(app)


def test_unknown_document_is_left_out(make: Make) -> None:
    books = [{"filename": "salt", "documents": ["idnex", "index"]}]
    app = make({"index.rst": HEAD + "Text.\n"}, handbooks=books)
    assert "no document 'idnex'; did you mean 'index'?" in warnings_of(app)
    assert (app.outdir / "salt.pdf").is_file()


def test_command_that_a_formula_cannot_have(make: Make) -> None:
    formula = ".. math::\n   :label: salt\n\n   a + \\peper{b} \\nonumber\n"
    app = make({"index.rst": f"{HEAD}{formula}"})
    assert warnings_of(app) == (
        "index.rst:4: WARNING: formula is shown as TeX: unknown \\peper [handbook.math]\n"
    )
    assert "\\peper{b}" in Pdf(app.outdir / "salt.pdf").text.replace(" ", "")


def test_commands_that_print_nothing(make: Make) -> None:
    app = make({"index.rst": f"{HEAD}.. math:: a + b \\label{{eq:sum}} \\notag\n"})
    assert warnings_of(app) == ""
    assert "label" not in Pdf(app.outdir / "salt.pdf").text


def test_warnings_name_the_file_that_was_included(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # docutils names files from the folder that one works in
    part = "One more.\n\n.. image:: https://x.example/a.png\n"
    text = f"{HEAD}.. image:: https://x.example/b.png\n\n.. include:: part.txt\n"
    app = make({"index.rst": text, "part.txt": part})
    assert warnings_of(app).splitlines() == [
        "index.rst:4: WARNING: remote image is not fetched: https://x.example/b.png"
        " [handbook.remote_image]",
        "part.txt:3: WARNING: remote image is not fetched: https://x.example/a.png"
        " [handbook.remote_image]",
    ]


def test_size_of_pictures(make: Make) -> None:
    """A picture is scaled from its own size, and none is larger than the page."""
    picture = io.BytesIO()
    Image.new("RGB", (40, 400), "red").save(picture, "PNG")  # a name says nothing
    wanted = [":scale: 50", ":width: 100%", ":width: 9000px", ":height: 50pt"]
    text = "".join(f".. image:: a.jpg\n   :alt: red\n   {size}\n\n" for size in wanted)
    app = make({"index.rst": f"{HEAD}{text}", "a.jpg": picture.getvalue()})
    assert warnings_of(app) == ""
    sizes: list[tuple[int, int]] = []

    def note(operator: bytes, _operands: object, cm: list[float], _tm: object) -> None:
        if operator == b"Do":
            sizes.append((round(cm[0]), round(abs(cm[3]))))

    for page in Pdf(app.outdir / "salt.pdf").reader.pages:
        page.extract_text(visitor_operand_before=note)
    assert sizes[0] == (20, 200)
    assert sizes[3] == (5, 50)
    assert sizes[1] == sizes[2]
    assert 600 < sizes[1][1] < 690


def test_picture_with_html(make: Make) -> None:
    html = '<foreignObject width="9" height="9"><p xmlns="http://www.w3.org/1999/xhtml">x</p>'
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">%s</svg>'
    files = {"a.svg": svg % "<g/>", "b.svg": svg % f"{html}</foreignObject>"}
    text = "".join(f".. image:: {name}\n   :alt: x\n\n" for name in files)
    app = make({"index.rst": f"{HEAD}{text}", **files})
    assert warnings_of(app) == (
        "index.rst:7: WARNING: HTML in a picture is left out: b.svg [handbook.image]\n"
    )


def test_head_that_is_repeated_has_its_links_and_notes_once(make: Make) -> None:
    rows = "".join(f"   * - Row {number}\n     - Text\n" for number in range(70))
    head = "   * - .. _name:\n\n       `Name <https://a.example/>`_\n     - Note [1]_ *here*\n"
    table = f".. list-table::\n   :header-rows: 1\n\n{head}{rows}"
    app = make({"index.rst": f"{HEAD}{table}\n.. [1] A remark.\n\nSee :ref:`above <name>`.\n"})
    assert warnings_of(app) == ""
    book = Pdf(app.outdir / "salt.pdf")
    drawn = [page.extract_text() for page in book.reader.pages]
    assert sum("Name Note 1 here" in page for page in drawn) == 1
    assert sum("Name Note here" in page for page in drawn) == 1
    assert sum("A remark." in page for page in drawn) == 1
    assert book.text.count("Name") == 1
