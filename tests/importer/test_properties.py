"""Generated Markdown: nothing crashes, and words, links, images and code are kept."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from commons_importer.myst.read_back import myst, of_tokens
from hypothesis import given, settings
from hypothesis import strategies as st

from . import pairs

if TYPE_CHECKING:
    from commons_importer.markdown.page_nodes import Node

WORD = st.text("abcdefghijklmnopqrstuvwxyzéß", min_size=1, max_size=8)
PIECES = st.sampled_from(
    ["*", "**", "_", "`", "[", "]", "(", ")", "<", ">", "!", "#", "- ", "1. ", "> ", "\n", "\n\n",
     "    ", "  \n", "|", "---", "===", "```\n", "~~~\n", "{: .x}", "{", "}", "$", ":::", "% ",
     "(x)=", "<div>", "</div>", "<b>", "</b>", "<br>", "&amp;", "\\", "READMORE", "[^1]",
     "[a]: b\n", "<!-- c -->", "{% raw %}", "{{ x }}", "\u00a0", "\t", "^\n", ": d\n"]
)  # fmt: skip
SOUP = st.lists(st.one_of(WORD, PIECES, st.just(" ")), max_size=40).map("".join)


def inline(draw_word: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    plain = st.lists(draw_word, min_size=1, max_size=4).map(" ".join)
    return st.one_of(
        plain,
        plain.map(lambda t: f"**{t}**"),
        plain.map(lambda t: f"*{t}*"),
        draw_word.map(lambda t: f"`{t}`"),
        st.tuples(plain, draw_word).map(lambda p: f"[{p[0]}](http://example.org/{p[1]})"),
        st.tuples(plain, draw_word).map(lambda p: f"![{p[0]}](http://example.org/{p[1]}.png)"),
    )


PARAGRAPH = st.lists(inline(WORD), min_size=1, max_size=5).map(" ".join)
LIST = st.lists(PARAGRAPH, min_size=1, max_size=4).map(
    lambda items: "\n".join(f"* {i}" for i in items)
)
CODE = st.lists(WORD, min_size=1, max_size=4).map(lambda words: "    " + "\n    ".join(words))
QUOTE = PARAGRAPH.map(lambda text: f"> {text}")
HEADING = st.tuples(st.integers(1, 4), PARAGRAPH).map(lambda p: f"{'#' * p[0]} {p[1]}")
# A list or paragraph between two code blocks, or code would go on as a part of an item.
PAGE = st.lists(st.one_of(PARAGRAPH, QUOTE, HEADING), min_size=1, max_size=6).flatmap(
    lambda blocks: st.tuples(LIST, CODE).map(lambda more: "\n\n".join([more[1], *blocks, more[0]]))
)


def content(nodes: list[Node]) -> Counter[str]:
    found: Counter[str] = Counter()
    for block in nodes:
        for node in block.walk():
            if node.kind == "text":
                found.update(node.text.split())
            if node.kind == "image":
                found[f"alt {node.attrs['alt']}"] += 1
            if node.kind in ("link", "image"):
                found[node.attrs.get("href") or node.attrs["src"]] += 1
            elif node.kind in ("code", "tt"):
                found[f"code {node.text.strip()}"] += 1
    return found


def content_of_myst(text: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for item in of_tokens(myst().parse(text, {})):
        if item[0] == "text":
            found.update(item[1].split())
        elif item[0] in ("a", "img"):
            found[item[1]] += 1
            if item[0] == "img":
                found[f"alt {item[2]}"] += 1
        elif item[0] in ("code", "tt"):
            found[f"code {item[-1].strip()}"] += 1
    return found


@pytest.mark.parametrize("dialect", pairs.DIALECTS)
@settings(max_examples=60, deadline=None)
@given(PAGE)
def test_content_is_kept(dialect, text):
    work = pairs.read(dialect, text)
    wanted = content(work.document.blocks)
    assert content_of_myst(pairs.convert(work.document).text) == wanted
    for word in text.replace("*", " ").replace("`", " ").split():
        if word.isalpha():
            assert any(word in found for found in wanted)


@pytest.mark.parametrize("dialect", pairs.DIALECTS)
@settings(max_examples=120, deadline=None)
@given(SOUP)
def test_nothing_crashes(dialect, text):
    assert pairs.written(dialect, text).text.startswith("# T\n")


@pytest.mark.parametrize("dialect", pairs.DIALECTS)
@pytest.mark.parametrize(
    "piece", ["![", "[", "*a ", "**", "<b>", "> ", "- ", "`", "_", "<div>\n\n"]
)
def test_deep_nesting_is_read_in_time(dialect, piece):
    assert pairs.written(dialect, piece * 400).text
