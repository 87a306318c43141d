"""Who reads Markdown: whatever the site lists, in any order, and MyST only where it is wanted."""

from __future__ import annotations

import pytest

# What MyST-NB does: MyST under another name, for notebooks too.
NOTEBOOKS = """\
import json

from myst_parser.parsers.sphinx_ import MystParser
from myst_parser.sphinx_ext.main import setup_sphinx


class Parser(MystParser):
    supported = ("myst-nb",)

    def parse(self, inputstring, document):
        if document.current_source.endswith(".ipynb"):
            cells = json.loads(inputstring)["cells"]
            inputstring = "\\n\\n".join("".join(cell["source"]) for cell in cells)
        super().parse(inputstring, document)


def setup(app):
    setup_sphinx(app)
    app.add_source_parser(Parser)
    app.add_source_suffix(".md", "myst-nb", override=OVERRIDE)
    app.add_source_suffix(".ipynb", "myst-nb")
"""
CONF = """\
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "{module}"))
sys.modules.pop("some_notebooks", None)
source_suffix = {{".rst": "restructuredtext"}}
extensions = {extensions}
exclude_patterns = ["README.md"]
"""
NOTEBOOK = '{"cells": [{"cell_type": "markdown", "source": ["# %s"]}], "metadata": %s}'
OURS = "sphinx_commons.structured_data"
EMPTY = 'source_suffix = {".rst": "restructuredtext"}\n'


def site(extensions: list[str], override: str = "True") -> dict[str, str]:
    return {
        "conf.py": CONF.format(extensions=extensions, module="more"),
        "more/some_notebooks.py": NOTEBOOKS.replace("OVERRIDE", override),
        "index.md": "---\ndate: 2015-13-40\n---\n# Start\n\n```{toctree}\nnow\n```\n",
        "later.md": "---\ndraft: true\n---\n# Not yet\n\nA secret.\n",
        "now.ipynb": NOTEBOOK % ("Now", '{"authors": "ada"}'),
        "later-too.ipynb": NOTEBOOK % ("A secret", '{"draft": true}'),
    }


@pytest.mark.parametrize("override", ["True", "False"])
@pytest.mark.parametrize(
    "extensions",
    [["some_notebooks", OURS], [OURS, "some_notebooks"], ["some_notebooks", "sphinx_commons"]],
    ids=["first", "last", "all"],
)
def test_a_parser_of_another_name(make_site, extensions, override):
    built = make_site(site(extensions, override))
    assert "index.md:2: WARNING: date" in built.warnings
    assert built.warnings.count("WARNING") == 1
    assert (built.out / "now.html").is_file()
    written = [path for path in built.out.rglob("*") if path.is_file()]
    assert [path.name for path in written if "later" in path.name] == []
    assert not any(b"secret" in path.read_bytes() for path in written)


@pytest.mark.parametrize("name", "front_matter authors blog faq structured_data urls".split())
def test_markdown_is_no_page_of_a_site_of_restructuredtext(make_site, name):
    files = {
        "conf.py": f"{EMPTY}extensions = ['sphinx_commons.{name}']\n",
        "index.rst": "Start\n=====\n",
        "README.md": "# Not a page\n",
    }
    built = make_site(files)
    assert built.warnings == ""
    assert built.env.found_docs == {"index"}


def test_markdown_is_read_where_the_root_page_is(make_site):
    files = {
        "conf.py": f"{EMPTY}extensions = ['sphinx_commons.front_matter']\nroot_doc = 'start'\n",
        "start.md": "# Start\n\n{doc}`index`\n",
        "index.md": "---\norphan: true\n---\n# Index\n",
    }
    built = make_site(files, myst_heading_anchors=2)
    assert built.warnings == ""
    assert built.soup("start.html").select_one("a[href='index.html']")


def test_all_extensions_read_markdown_below_any_root_page(make_site):
    files = {
        "conf.py": f"{EMPTY}extensions = ['sphinx_commons']\nhtml_theme = 'furo'\n",
        "index.rst": "Start\n=====\n\n.. toctree::\n\n   page\n",
        "page.md": "# Page\n",
    }
    built = make_site(files)
    assert built.warnings == ""
    assert (built.out / "page.html").is_file()


def test_a_page_that_no_parser_of_ours_reads_is_left_alone(make_site):
    parser = """\
from sphinx.parsers import Parser


class TextParser(Parser):
    supported = ("words",)

    def parse(self, inputstring, document):
        from docutils import nodes

        section = nodes.section("", nodes.title("", "Words"), ids=["words"])
        document += section
        section += nodes.literal_block(inputstring, inputstring)


def setup(app):
    app.add_source_parser(TextParser)
    app.add_source_suffix(".txt", "words")
"""
    files = {
        "conf.py": CONF.format(extensions=["some_notebooks", OURS], module="more"),
        "more/some_notebooks.py": parser,
        "index.rst": "Start\n=====\n\n.. toctree::\n\n   page\n",
        "page.txt": "---\ndraft: true\n---\n:draft: true\n",
    }
    built = make_site(files)
    assert built.warnings == ""
    assert built.soup("page.html").select_one("pre").text.strip() == files["page.txt"].strip()
