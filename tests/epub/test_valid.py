"""Sphinx's own EPUB is valid with everything that pages of ours can hold."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from tests.epub.checker import faults
from tests.sites import build_site, plant

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.sites import Built, Files

CONF = """
project = "Tea"
author = "Ada"
html_theme = "furo"
html_baseurl = blog_baseurl = "https://www.example.org/"
epub_show_urls = "no"
suppress_warnings = ["myst.strikethrough", "myst.xref_missing", "epub.unknown_project_files"]
myst_enable_extensions = ["amsmath", "attrs_inline", "colon_fence", "deflist", "dollarmath",
    "fieldlist", "html_admonition", "strikethrough", "tasklist"]
"""
SITE: Files = {
    "conf.py": f'{CONF}\nextensions = ["notfound.extension", "sphinx_commons"]\n',
    "index.md": "# Tea <small>of</small> Ada\n\n"
    "```{toctree}\npage\nfaq\nblog/2015/post\nauthors/ada\n```\n",
    "404.md": "---\norphan: true\n---\n# Not here\n\n[Search](search.html), [page](page.md)\n",
    "alone.md": "---\norphan: true\n---\n# Alone\n\n[Not here](404.md)\n",
    "authors/ada.md": "---\nauthor:\n  name: Ada Lovelace\n  affiliation: Engines\n"
    "  links: {github: ada}\n---\n# Ada Lovelace\n\nLife.\n",
    "faq.md": "---\nfaq: true\nauthors: ada\n---\n# Questions\n\n## What is tea?\n\n"
    "A drink. See {faq:q}`what-is-milk`.\n\n## What is milk?\n\n:::{tip}\nWhite.\n:::\n\n"
    "## More\n\n```{faq:list}\n```\n",
    "blog/2015/post.md": "---\ndate: 2015-03-02\nauthors: ada\ntags: tea, milk\n---\n# A post\n\n"
    "First.<br>Second.\n\n<!--more-->\n\nMore.[^n]\n\n[^n]: A note.\n",
    "page.md": """---
authors: ada
---
# Q&A <tag> "q" <br>

::::{tab-set}
:::{tab-item} First
:name: first-tab
one $x^2$
:::
:::{tab-item} Second `code`
two
:::
::::

````{tab-set-code}
```python
a = 1
```
```sh
ls
```
````

:::{dropdown} Open *me*
:name: dropped
:icon: rocket
Hidden.
:::

:::{dropdown}
Nameless.
:::

:::{card} Title
:link: faq
:link-type: doc
Body
:::

::::{grid} 1 2 2 2
:::{grid-item-card} A
:img-top: dot.png
a
:::
::::

{octicon}`rocket` {bdg-primary}`new` ~~gone~~ {kbd}`Ctrl+C` {abbr}`LIFO (last in)`
{download}`dot.png`

```{button-ref} faq
:expand:
go
```

- [x] boiled
- [ ] poured

Some <br> break<BR>more <kbd>Ctrl</kbd> &nbsp; <b>bold</b> <font color=red>red</font>
<img src="dot.png" alt="x">
<input type=checkbox checked disabled> <span lang=fr {x}>fr</span> <custom-el a=b>c</custom-el>

<center>

middle *em*

</center>

<p>open<p>again
<ul><li>a<li>b</ul>

<hr>

<table border=1><tr><td>1<td>2<tr><th colspan=2>3</table>

<details><summary>More</summary>

Inside.

</details>

<video src="https://www.example.org/a.mp4" controls></video>
<script>alert("x < 1 && y")</script>
<style>p { color: red }</style>
<svg width="10"><circle r="5"/></svg>
<a href="http://[">odd</a> <a href="/blog/?x=1">site</a> <a href="gone.html">old</a>

$$
\\int_0^1 x < 2
$$ (eq)

See {eq}`eq`, [tab](#first-tab), [drop](#dropped), {ref}`genindex`, {ref}`search`,
[nowhere](#nowhere).

Footnote [^1] and [^b] and again [^1].

[^1]: One.
[^b]: Two
    with more.

Term
: Definition

:field: value

```{figure} dot.png
:alt: dot
:width: 50%

Caption
```

```{image} dot.png
:class: only-dark
```

```{code-block} python
:caption: Cap
:linenos:
:emphasize-lines: 1

a = 1
```

| a | b |
|---|:--:|
| 1<br>2 | 3 |

```{glossary}
brew
  A drink.
```

```{index} tea
```

:::{sidebar} Side
bar
:::

```{eval-rst}
.. py:function:: tea.pour(cup: int) -> str

   Pour.

.. [cite] A citation.

See [cite]_.

.. raw:: html

   <p>raw<br>html</p>

-a, --all  option
```
""",
}
# Markup of other extensions, as careless as HTML allows.
ODD = """
from docutils import nodes
from docutils.parsers.rst import Directive

class odd(nodes.General, nodes.Element): pass

class Odd(Directive):
    def run(self):
        return [odd()]

def visit(self, node):
    self.body.append('<div id=a><input id=b type=radio checked {x}>'
        '<label for=b>x&nbsp;y<br></label>'
        '<p>open<svg width="1"><path d="M0 0"/></svg><img src="gone.png" alt="Gone">'
        '<math><mi>x</mi></math></div>\\x0c<ul><li id="a">b</ul><pre>c<div>d</div></pre>')
    raise nodes.SkipNode

def setup(app):
    app.add_node(odd, html=(visit, None))
    app.add_directive("odd", Odd)
    return {"parallel_read_safe": True}
"""


@pytest.fixture(scope="module")
def dot(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    file: Path = tmp_path_factory.mktemp("dot") / "dot.png"
    Image.new("RGB", (9, 9), "red").save(file)
    return file.read_bytes()


def book_of(built: Built) -> Path:
    (found,) = built.out.glob("*.epub")
    return found


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory, dot: bytes) -> Built:
    """The book of all that pages can hold."""
    home = tmp_path_factory.mktemp("full")
    source = plant(home / "source", {**SITE, "dot.png": dot})
    return build_site(source, home / "out", "epub", version="1", copyright="Ada")


def test_all_that_a_page_can_hold(full: Built):
    assert [line for line in full.warnings.splitlines() if "old_markup" not in line] == []
    assert faults(book_of(full)) == []
    page = full.soup("page.xhtml").select_one(".body").get_text(" ", strip=True)
    for words in ("First one", "Second code two", "Open me Hidden.", "☑ boiled", "☐ poured"):
        assert words in re.sub(r"\s+", " ", page)
    assert [image["src"] for image in full.soup("page.xhtml").select("img")] == [
        "_images/dot.png",
        "_images/dot.png",
        "_images/dot.png",
    ]


def test_links_lead_into_the_book_or_to_the_website(full: Built):
    links = {a.get_text(): a.get("href") for a in full.soup("page.xhtml").select("a")}
    assert links["site"] == "https://www.example.org/blog/?x=1"
    assert links["Index"] == "genindex.xhtml"
    assert {links[name] for name in ("odd", "old", "nowhere", "Search Page")} == {None}
    assert "404.xhtml" not in zipfile.ZipFile(book_of(full)).namelist()


def test_tabs_and_a_page_for_missing_ones_without_the_other_rooms(make_site: Callable[..., Built]):
    rooms = ["myst_parser", "sphinx_design", "notfound.extension", "sphinx_commons.theme"]
    files = {
        "conf.py": f"{CONF}\nextensions = {[*rooms, 'sphinx_commons.authors']!r}\n",
        "index.md": "# T\n\n::::{tab-set}\n:::{tab-item} One\none\n:::\n"
        ":::{tab-item} Two\ntwo\n:::\n::::\n",
        "404.md": SITE["404.md"],
    }
    built = make_site(files, "epub")
    assert faults(book_of(built)) == []
    assert "One one Two two" in " ".join(built.soup("index.xhtml").get_text(" ").split())


def test_markup_of_other_extensions(make_site: Callable[..., Built]):
    files = {
        "conf.py": f"{CONF}\nimport sys\nfrom pathlib import Path\n"
        "sys.path.insert(0, str(Path(__file__).parent))\n"
        'extensions = ["myst_parser", "sphinx_commons.epub", "odd_markup"]\n'
        'html_css_files = ["https://www.example.org/x.css", "own.css"]\n'
        'html_static_path = ["own"]\n',
        "own/own.css": "p { direction: rtl; color: red; unicode-bidi: isolate } "
        "a { flex-direction: row }",
        "odd_markup.py": ODD,
        "index.md": "# T\n\n```{odd}\n```\n",
    }
    built = make_site(files, "epub")
    assert faults(book_of(built)) == []
    assert "Gone" in built.soup("index.xhtml").get_text()
    assert " ".join(built.text("_static/own.css").split()) == (
        "p { color: red; } a { flex-direction: row }"
    )


FAR = "https://www.example.org/a.png"
LINKS = {
    "http://[": None,
    "http://": None,
    "https://example.org:x/": None,
    "file:///etc/passwd": None,
    "data:text/plain,x": None,
    "javascript:alert(1)": None,
    "#nowhere": None,
    "404.xhtml": None,
    "../../up.xhtml": None,
    "?a=b": None,
    "//example.org/x": "https://example.org/x",
    "https://example.org/a b<c": "https://example.org/a%20b%3Cc",
    "mailto:ada@example.org": "mailto:ada%40example.org",
    "/elsewhere/": "https://www.example.org/elsewhere/",
    "other.xhtml?a=b#part": "other.xhtml#part",
    "other.xhtml#gone": "other.xhtml",
}


LINES = "\n".join(f'<a href="{link}">{at}</a>' for at, link in enumerate(LINKS))
BARE: Files = {
    "conf.py": f'{CONF}\nextensions = ["sphinx_commons.epub", "myst_parser"]\n',
    "index.md": "# T\n\n```{toctree}\nfar\nlinks\nplaces\n404\nother\n```\n",
    "far.md": f"# T\n\n![far]({FAR})\n\n<img src='{FAR}' alt='farther'>\n\n"
    "<img src='no.png' alt='none'>\n\n"
    f"```{{image}} gone.png\n:target: {FAR}\n```\n\n"
    f"```{{figure}} {FAR}\n:target: {FAR}\n:alt: farthest\nWords\n```\n",
    "links.md": f"# T\n\nA line of links: {LINES}\n",
    "404.md": "# Not here\n\n## Really\n",
    "other.md": "# Other\n\n## Part\n",
    "places.md": "# T\n\n<img src='../outside.png' alt='out'> <img src='/inside.png' alt='in'>\n"
    f"<img src='{'x' * 300}.png' alt='long'>\n",
}


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory, dot: bytes) -> Built:
    """A book that only `epub` makes, of what is not in books."""
    home = tmp_path_factory.mktemp("bare")
    source = plant(home / "source", {**BARE, "../outside.png": dot, "inside.png": dot})
    return build_site(source, home / "out", "epub", version="1", copyright="Ada")


def test_what_is_not_in_the_book_leaves_it_valid(bare: Built):
    assert faults(book_of(bare)) == []


def test_pictures_that_are_not_in_the_book(bare: Built):
    assert [line for line in bare.warnings.splitlines() if line.startswith("far.md")] == [
        "far.md:9: WARNING: image file not readable: gone.png [image.not_readable]",
        f"far.md:3: WARNING: remote image is not fetched: {FAR} [epub.image]",
        f"far.md:5: WARNING: remote image is not fetched: {FAR} [epub.image]",
        "far.md:7: WARNING: image is not in the book: no.png [epub.image]",
        "far.md:9: WARNING: image is not in the book: gone.png [epub.image]",
        f"far.md:13: WARNING: remote image is not fetched: {FAR} [epub.image]",
    ]
    links = {a.get_text(): a["href"] for a in bare.soup("far.xhtml").select("a[href]")}
    assert links["far"] == links["farther"] == links["farthest"] == links["gone.png"] == FAR


def test_links_written_by_hand(bare: Built):
    found = {a.get_text(): a.get("href") for a in bare.soup("links.xhtml").select("p a")}
    assert [found[str(at)] for at in range(len(LINKS))] == [*LINKS.values()]


def test_a_page_shows_no_picture_from_elsewhere(bare: Built):
    assert [image["alt"] for image in bare.soup("places.xhtml").select("img")] == ["in"]
    assert "outside.png" not in " ".join(zipfile.ZipFile(book_of(bare)).namelist())
    warnings = [line for line in bare.warnings.splitlines() if line.startswith("places.md")]
    assert ["image is not in the book" in line for line in warnings] == [True, True]
    assert len(bare.warnings.splitlines()) == 8


def test_a_link_comes_back_with_its_page(make_site: Callable[..., Built]):
    files = {
        "conf.py": f'{CONF}\nextensions = ["sphinx_commons.epub", "myst_parser"]\n',
        "index.md": "# T\n\n```{toctree}\n:glob:\n*\n```\n",
        "a.md": '# A\n\n<a href="b.xhtml#part">b</a>\n',
    }
    built = make_site(files, "epub")
    assert not built.soup("a.xhtml").select_one("a[data-href]").has_attr("href")
    built = make_site({"b.md": "# B\n\n## Part\n"}, "epub")
    assert '<a class="reference external" href="b.xhtml#part">b</a>' in built.text("a.xhtml")


@pytest.mark.parametrize("depth", [2, 3])
def test_a_heading_without_words_leaves_no_gap(make_site: Callable[..., Built], depth: int):
    files = {
        "conf.py": f'{CONF}\nextensions = ["sphinx_commons.epub", "myst_parser"]\n'
        f"epub_tocdepth = {depth}\n",
        "index.md": "# T\n\n```{toctree}\na\nb\n```\n",
        "a.md": "# A\n\n## \n\n### Deep\n\n### Deeper\n\n## Last\n",
        "b.md": "# \n\n## Lost\n",
    }
    built = make_site(files, "epub")
    shown = [a.text for a in built.soup("nav.xhtml").select("nav a")]
    assert shown == ["T", "A", *(["Deep", "Deeper"] if depth == 3 else []), "Last", "Lost"]
