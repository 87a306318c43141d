"""A site with this room is, byte for byte, the site without it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from docutils import nodes
from docutils.utils import smartquotes
from hypothesis import given, settings
from hypothesis import strategies as st
from sphinx.domains import std
from sphinx.testing.util import SphinxTestApp
from sphinx.transforms import SphinxSmartQuotes
from sphinx.util.nodes import clean_astext
from sphinx_commons.speed.asset_tags import Tags
from sphinx_commons.speed.quotes import ACTIVE, QuickSmartQuotes
from sphinx_commons.speed.titles import Titles, quick_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CONF = """
extensions = ["myst_parser", "notfound.extension"{more}]
html_static_path = ["static"]
html_css_files = ["a.css", ("b.css", {{"media": "print"}}), "https://example.org/c.css"]
html_js_files = ["a.js", (None, {{"body": "let x = 1;"}}), ("b.js", {{"defer": "defer"}})]
html_copy_source = False
numfig = True
"""
HOME = """# "Home" -- sweet

```{toctree}
guide/first
guide/deep/second
_static/own
```
"""
FIRST = """# It's `code` & more

He said 'so' ... "no" -- <b>.

[next](deep/second.md)

```{code-block} python
:linenos:
:emphasize-lines: 2

a = 1
b = 2
```
"""
SECOND = """# A ![dot](../../dot.png) title

Plain words, words.

## Part

```python
c = 3
```

```bash
echo "hi" -- ...
```
"""
PAGES = {
    "index": HOME,
    "guide/first": FIRST,
    "guide/deep/second": SECOND,
    "_static/own": "# Own\n\nIn a folder with the name of that of the style sheets.\n",
}
DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010100000000376ef9240000000a49444154"
    "789c636000000002000148afa4710000000049454e44ae426082"
)


def built(folder: Path, builder: str, more: str) -> dict[str, bytes]:
    """What a build writes: name -> bytes."""
    for name, text in PAGES.items():
        file = folder / f"{name}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (folder / "static").mkdir()
    (folder / "dot.png").write_bytes(DOT)
    for name in ("a.css", "b.css", "a.js", "b.js"):
        (folder / "static" / name).write_text(f"/* {name} */", encoding="utf-8")
    (folder / "conf.py").write_text(CONF.format(more=more), encoding="utf-8")
    app = SphinxTestApp(builder, srcdir=folder)
    try:
        app.build()
        assert app.warning.getvalue() == ""
        check_active(app, bool(more))
        files = (path for path in app.outdir.rglob("*") if path.is_file())
        return {path.relative_to(app.outdir).as_posix(): path.read_bytes() for path in files}
    finally:
        app.cleanup()


def check_active(app: SphinxTestApp, is_wanted: bool) -> None:
    """Whether what stands in the place of Sphinx's own was asked; if not, Sphinx has changed."""
    builder: Any = app.builder
    assert isinstance(builder.render_partial, Titles) is is_wanted
    assert (QuickSmartQuotes in app.registry.get_transforms()) is is_wanted
    if is_wanted:
        assert builder.render_partial.known


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_pages_are_the_same(tmp_path: Path, builder: str):
    usual = built(tmp_path / "a" / "site", builder, "")
    quick = built(tmp_path / "b" / "site", builder, ', "sphinx_commons.speed"')
    # Two files name the extensions of the site.
    del usual[".buildinfo"], quick[".buildinfo"]
    quick["searchindex.js"] = quick["searchindex.js"].replace(b',"sphinx_commons.speed":1', b"")
    assert usual.keys() == quick.keys()
    assert [name for name in usual if usual[name] != quick[name]] == []


@pytest.fixture
def calls() -> list[Any]:
    return []


def remembered(tags: Tags, make: Any, root: str, page: str) -> Any:
    context = {"content_root": root, "css_tag": make}
    tags.remember(None, page, "page.html", context, None)  # type: ignore[arg-type]
    return context["css_tag"]


class Asset:
    filename = "_static/a.css"


def test_an_element_is_made_once_a_depth(calls: list[Any]):
    tags, asset = Tags(), Asset()

    def make(what: Any) -> str:
        calls.append(what)
        return str(len(calls))

    assert [remembered(tags, make, root, "x/y")(asset) for root in ("./", "../", "./")] == [
        "1",
        "2",
        "1",
    ]
    assert remembered(tags, make, "./", "_static/page")(asset) == "3"
    tags.start()
    assert remembered(tags, make, "./", "x")(asset) == "4"


class Quotes(SphinxSmartQuotes):
    """Sphinx's transform without a document."""

    def __init__(self) -> None:
        self.smartquotes_action = "qDe"


class QuickQuotes(QuickSmartQuotes):
    def __init__(self, action: str = "qDe") -> None:
        self.smartquotes_action = action


TEXTS = st.lists(st.text(st.sampled_from("ab .-'\"`\\&\x00é"), max_size=8), min_size=1, max_size=3)


def educated(transform: SphinxSmartQuotes, texts: list[str]) -> Iterator[str]:
    paragraph = nodes.paragraph("", "", *map(nodes.Text, texts))
    tokens = transform.get_tokens(list(paragraph.findall(nodes.Text)))
    action = transform.smartquotes_action
    return smartquotes.educate_tokens(tokens, attr=action, language="en")


@settings(deadline=None)
@given(TEXTS)
def test_texts_are_educated_as_before(texts: list[str]):
    assert list(educated(QuickQuotes(), texts)) == list(educated(Quotes(), texts))


@pytest.mark.parametrize("text", ["a -- b", "a---b", "a...", "a . . . b", "it's", '"a"'])
def test_each_active_sign_is_seen(text: str):
    assert list(educated(QuickQuotes(), [text])) == list(educated(Quotes(), [text])) != [text]


def test_only_titles_of_plain_text_are_kept(calls: list[Any]):
    def render(node: nodes.Node | None) -> dict[str, str]:
        calls.append(node)
        return {"title": str(len(calls))}

    titles = Titles(render)
    plain, formula = nodes.title("", "Tea"), nodes.title("", "", nodes.math("", "x"))
    assert [titles(plain)["title"] for _ in range(2)] == ["1", "1"]
    # A formula may be a picture, and its address another one on another page.
    assert [titles(formula)["title"] for _ in range(2)] == ["2", "3"]


@pytest.mark.parametrize(
    "children",
    [
        [nodes.Text("Tea\x00s")],
        [nodes.Text("Tea "), nodes.image(alt="a pot")],
        [nodes.Text("Tea "), nodes.raw("", "<b>", format="html"), nodes.emphasis("", "now")],
        [],
    ],
)
def test_the_text_of_a_title_is_what_sphinx_makes_of_it(children: list[nodes.Node]):
    title = nodes.title("", "", *children)
    assert quick_text(title) == clean_astext(title)
    assert std.clean_astext is clean_astext
    assert "clean_astext" in std.StandardDomain.get_objects.__code__.co_names, "see titles.py"


def test_texts_without_active_signs_are_not_looked_at(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(SphinxSmartQuotes, "get_tokens", lambda *_args: 1 / 0)
    assert not ACTIVE.search("Plain words. And more, (really)!")
    assert list(educated(QuickQuotes(), ["Plain words."])) == ["Plain words."]
    with pytest.raises(ZeroDivisionError):
        list(educated(QuickQuotes("s"), ["Plain words."]))
