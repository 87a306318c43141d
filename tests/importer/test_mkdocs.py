"""MkDocs: pages with their addresses, Material's blog and tags, what settings and plugins say."""

# ruff: noqa: E501

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from commons_importer.engines.mkdocs.settings import Settings
from commons_importer.report import Report
from commons_importer.source_tree import Tree

from . import trees

ROOT = Path(__file__).parents[2]
SETTINGS = {
    "site_name": "Kettle Works",
    "site_url": "https://kettle.example.org/docs/",
    "site_description": "All about kettles",
    "site_author": "Ann Boil",
    "theme": {"name": "material", "custom_dir": "overrides"},
    "extra": {"product": "Kettle", "numbers": {"boil": 100}},
    "plugins": [
        "search",
        {"blog": {"authors_profiles": True, "post_url_date_format": "yyyy/MM",
                  "pagination_per_page": 2}},
        "tags",
        "macros",
        {"redirects": {"redirect_maps": {
            "old.md": "guide/start.md", "older/place.md": "guide/start.md#second-step",
            "away.md": "https://elsewhere.example.org/", "lost.md": "nowhere.md"}}},
        {"mkdocstrings": {"handlers": {"python": {"paths": ["src"]}}}},
    ],
    "markdown_extensions": [
        "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables",
        "pymdownx.details", "pymdownx.emoji", "pymdownx.highlight", "pymdownx.superfences",
        {"pymdownx.magiclink": {"repo_url_shorthand": True, "user": "ann", "repo": "kettle"}},
        {"pymdownx.snippets": {"auto_append": ["includes/abbreviations.md"]}},
        {"pymdownx.tabbed": {"alternate_style": True}},
    ],
    "nav": [
        {"Home": "index.md"},
        {"Guide": ["guide/README.md", {"Start here": "guide/start.md"},
                   {"Deep": [{"Reference": "guide/deep/reference.md"}]}]},
        {"Blog": "blog/index.md"}, "tags.md", {"Shop": "https://shop.example.org"},
        {"Gone": "gone.md"},
    ],
}  # fmt: skip
SITE = {
    "mkdocs.yml": yaml.safe_dump(SETTINGS, sort_keys=False),
    "includes/abbreviations.md": "*[HTML]: Hyper Text\n*[CSS]: Style Sheets\n",
    "includes/note.md": "An *included* text about [start](start.md).\n",
    "src/kettle/__init__.py": "from kettle._pot import Pot\n\n\ndef boil(water):\n    '''Boil.'''\n",
    "src/kettle/_pot.py": "class Pot:\n    '''A pot.'''\n\n    def pour(self):\n        '''Pour.'''\n",
    "overrides/home.html": (
        '{% extends "main.html" %}\n{% block tabs %}{{ super() }}\n<style>.x{}</style>\n'
        "<section><h1>Kettles for all</h1>\n<p>Water by {{ config.site_name }}. "
        "<a href=\"{{ 'guide/start/' | url }}\">Get started</a></p></section>\n{% endblock %}\n"
        "{% block footer %}<p>No footer words</p>{% endblock %}\n"
    ),
    "docs/index.md": "---\ntitle: Welcome\ntemplate: home.html\n---\n",
    "docs/img/pot.png": "png",
    "docs/guide/README.md": (
        "# The guide\n\nSee [start](start.md), [part](deep/reference.md#the-part) and "
        "[abs](/docs/guide/start/).\n\n![Pot](../img/pot.png)\n"
    ),
    "docs/guide/start.md": (
        "---\ntags: [Basics, Hot Water]\n---\n# Start\n\n## Second step\n\nHTML[^1]. {{ product }} "
        "boils at {{ numbers.boil }}, not {{ unknown }}. See #12.\n\n[^1]: A footnote.\n\n"
        '--8<-- "includes/note.md"\n\n--8<-- "gone.md"\n\n## Second step\n\n[up](#second-step_1)\n'
    ),
    "docs/guide/deep/reference.md": (
        "# Reference\n\n## The part\n\n::: kettle.Pot\n    options:\n      members: [pour]\n\n"
        "::: kettle.boil\n\n::: other.Thing\n\nSee [the pot][kettle.Pot] and [the-part][].\n"
    ),
    "docs/tags.md": "# All tags\n\n<!-- material/tags -->\n",
    "docs/blog/index.md": "# Blog\n",
    "docs/blog/.authors.yml": (
        "authors:\n  ann:\n    name: Ann Boil\n    description: Writes\n    avatar: "
        "https://img.example.org/ann.png\n    url: https://ann.example.org\n"
        "  bob: {name: Bob Steam, description: Reads, avatar: 'https://img.example.org/b.png'}\n"
    ),
    "docs/blog/posts/one.md": (
        "---\ndate: 2024-01-31\nauthors: [ann, bob]\ncategories: [News]\n---\n# First: the post!\n\n"
        "Intro.\n\n<!-- more -->\n\nRest with [start](../../guide/start.md).\n"
    ),
    "docs/blog/posts/two.md": (
        "---\ndate:\n  created: 2024-02-03\n  updated: 2024-02-05\nauthors: [bob]\n"
        "categories: [Tips & Tricks]\n---\n# Second\n\nText.\n"
    ),
    "docs/blog/posts/three.md": "---\ndate: 2025-03-04\nauthors: [ann]\n---\n# Third\n\nText.\n",
    "docs/blog/posts/draft.md": "---\ndate: 2024-05-05\ndraft: true\n---\n# Draft\n\nSecret.\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("mkdocs")
    assert trees.run(trees.plant(folder / "old", SITE), "mkdocs", folder / "new") == 1
    return folder / "new"


def imported(tmp_path, files, settings=None):
    given = yaml.safe_dump({"site_name": "S", **(settings or {})}, sort_keys=False)
    source = trees.plant(tmp_path / "old", {"mkdocs.yml": given, **files})
    trees.run(source, "mkdocs", tmp_path / "new")
    return tmp_path / "new"


def text(dest, name):
    return (dest / "docs" / name).read_text(encoding="utf-8")


def findings(dest, kind):
    found = json.loads((dest / "report.json").read_text(encoding="utf-8"))["findings"]
    return [f"{f['file']}:{f['line']}: {f['message']}" for f in found if f["kind"] == kind]


def line_of(words):
    lines = SITE["mkdocs.yml"].split("\n")
    return next(number for number, line in enumerate(lines, 1) if words in line)


def tree_of(dest, name="index.md"):
    return [line for line in text(dest, name).split("```{toctree}", 1)[1].split("\n") if line]


def test_pages_stand_where_they_were_and_find_each_other(site):
    guide = text(site, "guide.md")
    assert "See [start](guide/start.md), [part](#the-part) and [abs](guide/start.md)." in guide
    assert "![Pot](images/pot.png)" in guide
    assert "# Reference" in text(site, "guide/deep/reference.md")


def test_ids_are_those_of_toc(site):
    start = text(site, "guide/start.md")
    assert '<div id="second-step_1"></div>' in start
    assert "[up](#guide-start-second-step-1)" in start


def test_values_and_snippets_are_put_in(site):
    start = text(site, "guide/start.md")
    assert "{abbr}`HTML (Hyper Text)`[^1]. Kettle boils at 100, not \\{\\{ unknown }}." in start
    assert "[#12](https://github.com/ann/kettle/issues/12)" in start
    assert "An *included* text about [start](start.md)." in start
    assert "CSS" not in start
    assert findings(site, "macro") == ["docs/guide/start.md:8: {{ unknown }} is kept as text"]
    assert findings(site, "snippet") == ["docs/guide/start.md:14: gone.md is no file of the tree"]


def test_the_command_line_says_what_macros_stand_for(tmp_path):
    source = trees.plant(tmp_path / "old", {
        "mkdocs.yml": "plugins: [macros]\n",
        "docs/index.md": "# H\n\n{{ bug(12, 'odd') }} and {{ other(1) }}.\n",
    })  # fmt: skip
    tag = "bug=[{2} {1}](https://bugs.example.org/{1})"
    trees.run(source, "mkdocs", tmp_path / "new", "--tag", tag)
    page = text(tmp_path / "new", "index.md")
    assert "[odd 12](https://bugs.example.org/12) and \\{\\{ other(1) }}." in page


def test_the_words_of_a_template_are_kept(site):
    start = text(site, "index.md")
    assert "# Kettles for all\n\nWater by Kettle Works. [Get started](guide/start.md)" in start
    assert "footer" not in start
    assert ".x{}" not in start


def test_posts(site):
    post = text(site, "blog/2024/first-the-post.md")
    assert post.startswith(
        "---\ntitle: 'First: the post!'\nauthors: [ann, bob]\ndate: 2024-01-31\ncategory: News\n"
    )
    assert "Intro.\n\n<!--more-->\n\nRest with [start](../../guide/start.md)." in post
    assert "updated: 2024-02-05" in text(site, "blog/2024/second.md")
    assert (site / "drafts/docs/blog/posts/draft.md").is_file()
    ann = text(site, "authors/ann.md")
    assert "name: Ann Boil\n  links:\n    website: https://ann.example.org\n" in ann
    assert "img.example.org" not in ann


def test_every_address_of_the_blog_leads_on(site):
    rows = trees.redirects(site)
    expected = {
        "/blog/2024/01/first-the-post/": "blog/2024/first-the-post",
        "/blog/2024/02/second/": "blog/2024/second", "/blog/2025/03/third/": "blog/2025/third",
        "/blog/archive/2024/": "blog/2024", "/blog/archive/2025/": "blog/2025",
        "/blog/category/tips--tricks/": "blog/category/tips-tricks",
        "/blog/author/ann/": "authors/ann", "/blog/page/2/": "blog/index",
        "/old/": "guide/start", "/older/place/": "guide/start#second-step",
        "/away/": "https://elsewhere.example.org/",
    }  # fmt: skip
    assert expected.items() <= rows.items()
    line = line_of("lost.md")
    message = f"mkdocs.yml:{line}: lost.md is to lead to nowhere.md, which is no page of the site"
    assert findings(site, "redirect") == [message]
    assert "/lost/" in (site / "report.txt").read_text(encoding="utf-8").split("Unclaimed")[1]


def test_the_page_of_tags_lists_what_has_them(site):
    tags = text(site, "tags.md")
    assert (
        '<div id="tag:hot-water"></div>\n\n## Hot Water\n\n- [Start here](guide/start.md)' in tags
    )


def test_the_menu(site):
    lines = tree_of(site)
    assert {"Shop <https://shop.example.org>", "Start here </guide/start>", "/guide",
            "/guide/deep/reference", ":caption: Guide", ":caption: Deep"} <= set(lines)  # fmt: skip
    line = line_of("- Gone")
    message = f"mkdocs.yml:{line}: gone.md is no page or folder of the site"
    assert findings(site, "menu") == [message]


def test_objects_of_python_are_directives_by_their_kind(site):
    page = text(site, "guide/deep/reference.md")
    assert "```{eval-rst}\n.. autoclass:: kettle.Pot\n   :members: pour\n```" in page
    assert "```{eval-rst}\n.. autofunction:: kettle.boil\n```" in page
    assert "{py:obj}`the pot <kettle.Pot>` and [the-part](#the-part)." in page
    message = "other.Thing: its source is not in the tree; taken for a class"
    assert findings(site, "object") == [f"docs/guide/deep/reference.md:11: {message}"]
    assert '"sphinx.ext.napoleon"' in (site / "conf.py").read_text(encoding="utf-8")


def test_the_new_site_builds_without_a_warning(site):
    command = [sys.executable, "-m", "sphinx", "-c", ".", "-W", "--keep-going", "-q", "-b", "html",
               "docs", "_build/html"]  # fmt: skip
    paths = os.pathsep.join([str(ROOT / "exts"), *filter(None, [os.environ.get("PYTHONPATH")])])
    done = subprocess.run(
        command, cwd=site, env={"PYTHONPATH": paths, "PATH": ""}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.stderr == ""
    assert done.returncode == 0
    assert "Hyper Text" in (site / "_build/html/guide/start.html").read_text(encoding="utf-8")


def test_ids_of_words_drawings_and_other_tools(tmp_path):
    dest = imported(tmp_path, {
        "docs/index.md": "# H\n\n[there](other.md#here)\n",
        "docs/other.md": (
            "# O\n\n- **word**{ #here }: text\n\n::: mkdocs-click\n    :module: m\n\n"
            'An <svg width="9" onload="x()"><title>T</title><script>y()</script>\n<path d="M0 0"/></svg> o.\n'
        ),
    }, {"markdown_extensions": ["attr_list"], "plugins": ["mkdocstrings"]})  # fmt: skip
    other = text(dest, "other.md")
    assert "[there](#here)" in text(dest, "index.md")
    assert "(here)=" in other
    assert 'An <svg width="9"><title>T</title> <path d="M0 0"/></svg> o.' in other
    assert "::: mkdocs-click\n" in other
    assert findings(dest, "plugin") == ["docs/other.md:5: what ::: mkdocs-click makes is not here"]


def test_settings_are_joined_and_never_run(tmp_path):
    source = trees.plant(tmp_path, {
        "base.yml": "theme: {name: material, language: de}\nextra: {a: 1, b: {c: 2}}\n",
        "mkdocs.yml": (
            "INHERIT: base.yml\nsite_name: !ENV [NAME, Default]\nsite_url: !ENV ONLY_A_NAME\n"
            "extra: {b: {d: 3}}\nhooks: [hook.py]\nmarkdown_extensions:\n"
            "  - pymdownx.emoji: {emoji_index: !!python/name:os.system }\n"
            "  - toc: {slugify: !!python/object/apply:os.system {args: [touch ran]}}\n"
        ),
    })  # fmt: skip
    settings = Settings(Tree(source, Report()), Report())
    assert settings.text("site_name") == "Default"
    assert settings.text("site_url") == ""
    assert settings.values["extra"] == {"a": 1, "b": {"c": 2, "d": 3}}
    assert settings.language == "de"
    assert settings.extension("emoji") == {"emoji_index": "os.system"}
    assert settings.extension("toc")["slugify"]["python"] == "os.system"


@pytest.mark.parametrize(("written", "slug"), [
    ("", "uber-uns-mehr"),
    ("  - toc: {slugify: !!python/name:markdown.extensions.toc.slugify_unicode }", "über-uns-mehr"),
    ("  - toc: {slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}}",
     "über-uns--mehr"),
    ("  - toc: {slugify: !!python/name:pymdownx.slugs.uslugify_cased , separator: _}",
     "Über_uns__mehr"),
])  # fmt: skip
def test_ids_by_the_function_that_the_settings_name(tmp_path, written, slug):
    given = f"site_name: S\nmarkdown_extensions:\n  - admonition\n{written}\n"
    files = {"docs/index.md": f"# S\n\n## Über uns / mehr\n\n[x](#{slug})\n", "mkdocs.yml": given}
    trees.run(trees.plant(tmp_path / "old", files), "mkdocs", tmp_path / "new")
    assert findings(tmp_path / "new", "already broken") == []


@pytest.mark.parametrize(("written", "said"), [
    ("", "smartquotes = False\n"),
    ("  - smarty: {smart_dashes: false}", "smartquotes_action = 'qe'\n"),
])  # fmt: skip
def test_dashes_are_what_the_extensions_made_of_them(tmp_path, written, said):
    given = f"site_name: S\nmarkdown_extensions:\n  - admonition\n{written}\n"
    files = {"docs/index.md": "# S\n\nUse --help.\n", "mkdocs.yml": given}
    trees.run(trees.plant(tmp_path / "old", files), "mkdocs", tmp_path / "new")
    assert said in (tmp_path / "new/conf.py").read_text(encoding="utf-8")


def test_what_python_markdown_forgives(tmp_path):
    fence = '``` hl_lines="1 2""\na: b\n```\n'
    dest = imported(tmp_path, {
        "mkdocs.yml": "site_name: S\nmarkdown_extensions: [pymdownx.superfences]\n",
        "docs/index.md": f"# S\n\n[a] here.\n\n[a]: /one\n\n{fence}\n[a]: https://two.example.org\n",
    })  # fmt: skip
    text = (dest / "docs/index.md").read_text(encoding="utf-8")
    assert "https://two.example.org" in text
    assert "/one" not in text
    assert "\na: b\n```" in text
    assert "hl_lines" not in text


def test_flat_addresses_and_languages_by_suffix(tmp_path):
    dest = imported(tmp_path, {
        "docs/index.md": "# Home\n", "docs/index.fr.md": "# Accueil\n\n[suite](more.md) ![i](i.png)\n",
        "docs/i.en.png": "en", "docs/i.fr.png": "fr",
        "docs/more.md": "# More\n", "docs/more.fr.md": "# Suite\n", "docs/v1.2.md": "Version.\n",
    }, {"use_directory_urls": False, "plugins": [{"i18n": {"docs_structure": "suffix", "languages": [
        {"locale": "en", "default": True, "name": "English"}, {"locale": "fr", "name": "F"}]}}]})  # fmt: skip
    accueil = next(p for p in (dest / "docs").rglob("*.md") if "# Accueil" in p.read_text())
    suite = next(p for p in (dest / "docs").rglob("*.md") if "# Suite" in p.read_text())
    shown = os.path.relpath(suite, accueil.parent)
    assert f"[suite]({shown})" in accueil.read_text(encoding="utf-8")
    assert trees.redirects(dest)["/fr/v1.2.html"] == "v1.2"
    assert "# V1.2\n" in text(dest, "v1.2.md")
    assert [p.read_text() for p in (dest / "docs/images").iterdir()] == ["fr"]


def test_languages_by_folder_as_the_switcher_names_them(tmp_path):
    dest = imported(tmp_path, {
        "docs/index.md": "# Home\n", "docs/de/index.md": "# Start\n\n[mehr](mehr.md)\n",
        "docs/de/mehr.md": "# Mehr\n",
    }, {"extra": {"alternate": [{"name": "E", "link": "/", "lang": "en"},
                                {"name": "D", "link": "/de/", "lang": "de"}]}})  # fmt: skip
    assert findings(dest, "already broken") == []
    assert any("# Mehr" in p.read_text() for p in (dest / "docs").rglob("*.md"))


def test_menus_of_folders(tmp_path):
    dest = imported(tmp_path, {
        "docs/.pages": "nav:\n  - Last: z.md\n  - ...\n  - sub\n  - gone.md\n",
        "docs/sub/.pages": "title: Below\norder: desc\n", "docs/index.md": "# H\n",
        "docs/z.md": "# Z\n", "docs/a.md": "# A\n", "docs/sub/a.md": "# SA\n",
        "docs/sub/b.md": "# SB\n",
    }, {"plugins": ["awesome-pages"]})  # fmt: skip
    lines = tree_of(dest)
    assert lines.index("Last </z>") < lines.index("/a") < lines.index(":caption: Below")
    assert lines.index("/sub/b") < lines.index("/sub/a")
    assert findings(dest, "menu") == ["docs/.pages:5: gone.md is no page or folder of the site"]


def test_menus_in_lists(tmp_path):
    dest = imported(tmp_path, {
        "docs/SUMMARY.md": "# Menu\n\n* [Home](index.md)\n* Part\n    * [Zed](z.md)\n    * [Sub](sub/)\n"
        "* [Gone](gone.md)\n", "docs/sub/SUMMARY.md": "- [Bee](b.md)\n- *.md\n",
        "docs/index.md": "# H\n", "docs/z.md": "# Z\n", "docs/sub/a.md": "# SA\n",
        "docs/sub/b.md": "# SB\n",
    }, {"plugins": [{"literate-nav": {"nav_file": "SUMMARY.md"}}]})  # fmt: skip
    lines = tree_of(dest)
    assert lines.index(":caption: Part") < lines.index("Zed </z>")
    assert lines.index("Bee </sub/b>") < lines.index("/sub/a")
    assert findings(dest, "menu") == ["docs/SUMMARY.md:7: gone.md is no page or folder of the site"]


def test_notebooks(tmp_path):
    cells = [
        {"cell_type": "markdown", "source": ["# Book\n", "\n", "Words."]},
        {"cell_type": "code", "source": "1 + 1", "outputs": [
            {"data": {"text/plain": ["2"]}}, {"data": {"image/png": "aGk=\n"}}]},
    ]  # fmt: skip
    dest = imported(tmp_path, {
        "docs/index.md": "# H\n\n[b](book.ipynb)\n",
        "docs/book.ipynb": json.dumps({"cells": cells}), "docs/bad.ipynb": "{",
    }, {"plugins": ["mkdocs-jupyter"]})  # fmt: skip
    book = text(dest, "book.md")
    assert "# Book\n\nWords.\n\n```python\n1 + 1\n```\n\n```\n2\n```" in book
    assert "data:image/png;base64,aGk=" in book
    assert "[b](book.md)" in text(dest, "index.md")
    assert findings(dest, "template") == ["docs/bad.ipynb:1: is no notebook that can be read"]


def test_snippets_of_all_forms(tmp_path):
    dest = imported(tmp_path, {
        "docs/index.md": (
            '# H\n\n--8<-- "code.py:two"\n\n```python\n--8<-- "code.py:1:1"\n```\n\n--8<--\ncode.py:one\n'
            '; no.md\n--8<--\n\n;--8<-- "code.py"\n\n--8<-- "loop.md"\n\n--8<-- "../secret.md"\n\n'
            '--8<-- "https://x.example.org/a.md"\n'
        ),
        "code.py": "first\n# --8<-- [start:one]\n# --8<-- [start:two]\ntwo\n# --8<-- [end:two]\none\n"
        "# --8<-- [end:one]\n",
        "loop.md": 'Round\n--8<-- "loop.md"\n',
    }, {"markdown_extensions": ["pymdownx.snippets", "pymdownx.superfences"]})  # fmt: skip
    page = text(dest, "index.md")
    assert page.count("two") == 2
    assert "```python\nfirst\n```" in page
    assert '--8<-- "code.py"' in page.replace("\\", "")
    assert page.count("Round") == 1
    assert [message.split(": ", 1)[1] for message in findings(dest, "snippet")] == [
        "loop.md includes itself, or very much: left out here",
        "../secret.md is no file of the tree",
        "https://x.example.org/a.md is on another host; it is not fetched",
    ]


def test_what_is_not_there_is_said_and_the_rest_comes_over(tmp_path):
    dest = imported(tmp_path, {
        "docs/index.md": "---\ntemplate: own.html\n---\n# H\n\nWords.\n",
        "docs/blog/posts/a.md": "---\ndate: 2024-01-01\n---\n# Same\n\nOne.\n",
        "docs/blog/posts/b.md": "---\ndate: 2024-01-01\n---\n# Same\n\nTwo.\n",
        "docs/blog/posts/c.md": "---\ndate: never\n---\n# No date\n\nThree.\n",
    }, {"theme": {"name": "material", "custom_dir": "gone"}, "hooks": ["hook.py"],
        "plugins": ["blog", "strange", {"gen-files": {"scripts": ["make.py"]}}]})  # fmt: skip
    assert findings(dest, "plugin") == [
        "mkdocs.yml:6: the hook hook.py is not run",
        "mkdocs.yml:9: strange: what it adds to pages is not here",
        "mkdocs.yml:10: the pages that make.py, which is not in the tree, makes are not here",
    ]
    assert findings(dest, "template") == [
        "docs/index.md:2: the template own.html is not in the tree",
        "mkdocs.yml:4: the folder gone is not in the tree",
    ]
    assert len(findings(dest, "url")) == 2
    assert len(list((dest / "docs/blog/2024").glob("*.md"))) == 2
    assert "docs/blog/posts/c.md:2: 'never' is no date" in findings(dest, "date")
    assert any("Three." in p.read_text() for p in (dest / "docs").rglob("*.md"))


@pytest.mark.parametrize("given", ["[", "- a\n", "docs_dir: 3\nplugins: 7\nnav: x\n", "a: &a [*a]\n",
                                   "markdown_extensions: {toc: 1}\nextra: 1\ntheme: [1]\n"])  # fmt: skip
def test_settings_that_nobody_can_read(tmp_path, given):
    source = trees.plant(tmp_path / "old", {"mkdocs.yml": given, "docs/index.md": "# H\n"})
    assert trees.run(source, "mkdocs", tmp_path / "new") in (0, 1, 2)


def test_the_right_folder_is_named(tmp_path, capsys):
    source = trees.plant(tmp_path / "old", {"site/mkdocs.yml": "site_name: S\n", "docs/a.md": "x"})
    assert trees.run(source, "mkdocs", tmp_path / "new") == 2
    assert "one in site/" in capsys.readouterr().err
