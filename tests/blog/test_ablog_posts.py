"""Posts as ABlog has them: a directive anywhere, a key, a pattern; in each markup."""

from __future__ import annotations

import pytest

from tests.markups import MARKUPS, READ_NOTEBOOKS, notebook, page

from .conftest import CONF, titles

CONF = CONF.replace('["sphinx_commons.blog"]', '["myst_parser", "sphinx_commons.blog"]')
DIRECTIVES = {
    "rst": "A post\n======\n\n.. post:: {date}\n   :tags: Tea, milk\n   :category: News\n"
    "   :author: Ada\n{more}\nWords of it.\n",
    "md": "# A post\n\n```{{post}} {date}\n:tags: Tea, milk\n:category: News\n"
    ":author: Ada\n{more}```\n\nWords of it.\n",
    "colons.md": "# A post\n\n:::{{post}} {date}\n:tags: Tea, milk\n:category: News\n"
    ":author: Ada\n{more}:::\n\nWords of it.\n",
}


def site(suffix: str, date: str = "Oct 10, 2019", more: str = "") -> dict[str, str]:
    return {
        "conf.py": f"{CONF}myst_enable_extensions = ['colon_fence']\n",
        "index.md": "# Home\n",
        f"news/a.{suffix}": DIRECTIVES[suffix].format(date=date, more=more),
    }


def listed(built) -> list[str]:
    name = "blog/index.html"
    return titles(built, name) if (built.out / name).is_file() else []


@pytest.mark.parametrize("suffix", DIRECTIVES)
def test_a_directive_makes_a_post_of_any_page(make_site, suffix):
    built = make_site(site(suffix))
    assert built.warnings == ""
    assert listed(built) == ["A post"]
    page = f"news/a.{suffix}".removesuffix(".rst").removesuffix(".md")
    assert [a.text for a in built.soup(f"{page}.html").select(".blog-tags a")] == [
        "News",
        "Tea",
        "milk",
    ]
    card = built.soup("blog/2019/10.html").select_one(".blog-card")
    assert card.time["datetime"] == "2019-10-10"
    assert "Ada" in card.select_one(".blog-meta").text
    assert "Words of it." in card.text


@pytest.mark.parametrize("setting", ["rst_prolog", "rst_epilog"])
def test_what_all_pages_begin_or_end_with_hides_no_title(make_site, setting):
    files = site("rst")
    files["conf.py"] += f"{setting} = '.. |cup| replace:: mug'\n"
    built = make_site(files)
    assert built.warnings == ""
    assert listed(built) == ["A post"]


# The kind of each cell of a notebook, and the text that has the directive of a post.
CELLS = {
    "markdown": ("markdown", "# A post", "```{{post}} {date}\n:tags: tea\n```", "Words of it."),
    "raw": ("raw", "A post\n======", ".. post:: {date}\n   :tags: tea", "Words of it."),
}
READ_RAW = """
import json

from sphinx.parsers import RSTParser


class RawParser(RSTParser):
    supported = ("notebook",)

    def parse(self, inputstring, document):
        cells = json.loads(inputstring)["cells"]
        super().parse("\\n\\n".join("".join(cell["source"]) for cell in cells), document)


def setup(app):
    app.add_source_suffix(".ipynb", "notebook")
    app.add_source_parser(RawParser)
"""


@pytest.mark.parametrize("kind", CELLS)
@pytest.mark.parametrize(("date", "is_public"), [("Oct 10, 2019", True), ("Oct 10, 2999", False)])
def test_cells_of_notebooks_make_posts(make_site, kind, date, is_public):
    markup, *texts = CELLS[kind]
    conf = CONF + (READ_RAW if kind == "raw" else READ_NOTEBOOKS)
    text = notebook({}, markup, *(text.format(date=date) for text in texts))
    built = make_site({"conf.py": conf, "index.md": "# Home\n", "news/a.ipynb": text})
    assert built.warnings == ""
    assert listed(built) == (["A post"] if is_public else [])
    assert (built.out / "news/a.html").is_file() is is_public


def test_a_problem_of_a_cell_is_told_where_it_stands(make_site):
    text = notebook({}, "markdown", "# A post", "```{post} Oct 10, 2019\n:updated: soon\n```")
    built = make_site({"conf.py": CONF + READ_NOTEBOOKS, "index.md": "# H\n", "news/a.ipynb": text})
    line = text[: text.index(":updated:")].count("\n") + 1
    assert f"news/a.ipynb:{line}: WARNING: " in built.warnings


@pytest.mark.parametrize("suffix", DIRECTIVES)
def test_a_post_of_the_future_leaves_no_trace(make_site, suffix):
    built = make_site(site(suffix, "1 January 2999"))
    assert built.warnings == ""
    assert listed(built) == []
    written = [path.read_bytes() for path in built.out.rglob("*") if path.is_file()]
    assert not any(b"Words of it" in text for text in written)


@pytest.mark.parametrize("suffix", DIRECTIVES)
def test_a_wrong_date_has_a_place(make_site, suffix):
    built = make_site(site(suffix, "32 May"))
    assert built.warnings.startswith(f"news/a.{suffix}:")
    assert "date: '32 May' is not a date" in built.warnings
    assert ":4: " in built.warnings or ":3: " in built.warnings
    assert listed(built) == []


@pytest.mark.parametrize("suffix", DIRECTIVES)
def test_a_post_without_a_date_is_a_draft_as_ablog_has_it(make_site, suffix):
    built = make_site(site(suffix, ""))
    assert built.warnings == ""
    name = f"news/a.{suffix}".removesuffix(".rst").removesuffix(".md")
    robots = built.soup(f"{name}.html").select_one("meta[name=robots]")
    assert robots["content"] == "noindex"
    assert listed(built) == []
    card = built.soup("blog/drafts.html").select_one(".blog-card")
    assert card.h2.text == "A post"
    assert card.time is None
    assert not (built.out / "blog/1970.html").exists()


@pytest.mark.parametrize("suffix", DIRECTIVES)
def test_the_options_of_the_directive(make_site, suffix):
    more = {"rst": "   :title: Another\n   :exclude:\n\n   Only in lists.\n"}.get(
        suffix, ":title: Another\n:exclude:\n\nOnly in lists.\n"
    )
    built = make_site(site(suffix, more=more))
    assert built.warnings == ""
    assert listed(built) == ["Another"]
    name = f"news/a.{suffix}".removesuffix(".rst").removesuffix(".md")
    assert "Only in lists." not in built.soup(f"{name}.html").text


HEADERS = {"blogpost": True, "date": "Oct 10, 2019", "author": "Ada", "tags": "Tea"}


@pytest.mark.parametrize("markup", MARKUPS)
def test_a_key_makes_a_post(make_site, markup):
    files = {
        "conf.py": CONF,
        "index.md": "# Home\n",
        f"a.{markup}": page(markup, HEADERS, "A post"),
    }
    built = make_site(files)
    assert built.warnings == ""
    assert listed(built) == ["A post"]


@pytest.mark.parametrize("pattern", ["news/*", ["news/**/*", "other/a.*"]], ids=str)
@pytest.mark.parametrize("markup", MARKUPS)
def test_a_pattern_makes_posts(make_site, markup, pattern):
    header = {"date": "Oct 10, 2019"}
    files = {
        "conf.py": CONF,
        "index.md": "# Home\n",
        f"news/a.{markup}": page(markup, header, "A post"),
        f"else/a.{markup}": page(markup, {**header, "orphan": "true"}, "No post"),
    }
    built = make_site(files, blog_post_pattern=pattern)
    assert built.warnings == ""
    assert listed(built) == ["A post"]


@pytest.mark.parametrize("markup", MARKUPS)
def test_posts_below_the_folder_of_the_blog(make_site, markup):
    header = {"date": "2015-03-02", "tags": "tea", "authors": "Ada"}
    files = {
        "conf.py": CONF,
        "index.md": "# Home\n",
        f"blog/2015/a.{markup}": page(markup, header, "A post", "Words."),
        f"blog/2015/b.{markup}": page(markup, {**header, "date": "2999-01-01"}, "Not yet"),
        f"blog/2015/c.{markup}": page(markup, {**header, "draft": True}, "A draft"),
        f"blog/2015/d.{markup}": page(markup, {**header, "unlisted": True}, "Hidden"),
    }
    built = make_site(files)
    assert built.warnings == ""
    assert listed(built) == ["A post"]
    assert not (built.out / "blog/2015/b.html").exists()
    assert not (built.out / "blog/2015/c.html").exists()
    assert (built.out / "blog/2015/d.html").is_file()


def test_a_directive_that_is_shown_is_none(make_site):
    shown = ".. post:: Oct 10, 2019\n"
    files = {
        "conf.py": CONF,
        "index.md": "# Home\n\n```{toctree}\na\n```\n\n````\n```{post} Oct 10, 2019\n```\n````\n",
        "a.rst": f"Page\n====\n\n::\n\n   {shown}\n",
    }
    built = make_site(files)
    assert built.warnings == ""
    assert listed(built) == []
