"""Cards, texts and heads without a build."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from sphinx_commons.core.descriptions import cut, without_tags
from sphinx_commons.core.graphs import add_graph, page_nodes
from sphinx_commons.structured_data import cards, drawing
from sphinx_commons.structured_data.graphs import add_page_graphs
from sphinx_commons.structured_data.model import Page
from sphinx_commons.structured_data.outcome import Head, read_head
from sphinx_commons.structured_data.sitemap import sitemap
from sphinx_commons.structured_data.surroundings import trail

if TYPE_CHECKING:
    from pathlib import Path


def test_cut_ends_at_a_word():
    assert cut("one two three", 9) == "one two…"
    assert cut("  one\n two ", 9) == "one two"
    assert cut("x" * 20, 9) == "x" * 8 + "…"


def test_titles_lose_their_markup():
    assert without_tags("A <code>b</code> &amp; c") == "A b & c"


def pixels(**texts: str) -> Image.Image:
    data = drawing.draw_card(texts.get("site", "S"), texts["title"], texts.get("text", ""), {})
    with Image.open(BytesIO(data)) as image:
        return image.convert("L")


def test_a_card_shows_its_title_in_the_margins():
    empty, card = pixels(title=""), pixels(title="Salt and pepper " * 12, text="word " * 90)
    assert empty.size == card.size == (1200, 630)
    box = Image.eval(card, lambda p: 255 if p > 80 else 0).getbbox()
    assert box[0] >= drawing.MARGIN - 4
    assert box[2] <= drawing.WIDTH - drawing.MARGIN + 4
    assert empty.tobytes() != card.tobytes()


def test_a_long_word_is_broken():
    box = Image.eval(pixels(title="x" * 300), lambda p: 255 if p > 80 else 0).getbbox()
    assert box[2] <= drawing.WIDTH - drawing.MARGIN + 4


def test_a_title_that_the_font_cannot_show_is_left_out():
    assert pixels(title="你好", site="S").tobytes() == pixels(title="", site="S").tobytes()


def test_the_same_card_has_the_same_bytes_and_another_one_another_name():
    assert drawing.draw_card("S", "a", "b", {}) == drawing.draw_card("S", "a", "b", {})
    names = {
        cards.card_name(*texts, style)
        for texts in (("S", "a", "b"), ("S", "ab", ""), ("T", "a", "b"))
        for style in ({}, {"accent": "#fff"})
    }
    assert len(names) == 6


PAGE = Page(
    site="Kitchen", url="https://e.org/a/", title="A", description="Of A.", type="article",
    language="en", image="https://e.org/a.png",
    trail=(("Kitchen", "https://e.org/"), ("A", "https://e.org/a/")),
)  # fmt: skip


def test_what_other_rooms_say_is_completed():
    post = {"@type": "BlogPosting", "@id": PAGE.url, "headline": "First"}
    context: dict = {}
    for graph in ({"@graph": [post]}, {"@type": "BreadcrumbList"}, {"@type": "FAQPage"}):
        add_graph(context, graph)
    add_page_graphs(context, PAGE, "https://e.org/")
    told, way, questions = page_nodes(context)
    assert told["@type"] == "BlogPosting"
    assert (told["headline"], told["description"], told["image"]) == ("First", "Of A.", PAGE.image)
    assert told["isPartOf"] == questions["isPartOf"] == {"@id": "https://e.org/#website"}
    assert way == {"@type": "BreadcrumbList"}


def test_a_page_that_says_what_it_is_gets_no_article():
    context: dict = {}
    add_graph(context, {"@type": "ProfilePage", "@id": PAGE.url})
    add_page_graphs(context, PAGE, "https://e.org/")
    assert [node["@type"] for node in page_nodes(context)] == ["ProfilePage", "BreadcrumbList"]


def test_trail_ends_where_toctrees_go_in_circles():
    assert trail("a", {"a": "b", "b": "a"}) == ("b", "a")
    assert trail("x", {}) == ("x",)


def test_sitemap_escapes_addresses():
    assert "<loc>https://e.org/?a&amp;b</loc>" in sitemap([("https://e.org/?a&b", "")])


@pytest.mark.parametrize("size", [0, 20_000])
def test_heads_of_any_length_are_read(tmp_path: Path, size: int):
    file = tmp_path / "page.html"
    file.write_text(
        f"<head><!--{'x' * size}--><meta name=robots content=noindex>"
        "<link rel=canonical href=https://e.org/></head><body><meta name=late content=1>",
        "utf-8",
    )
    head = read_head(file, "page.html")
    assert (head.canonical, head.said.get("robots")) == ("https://e.org/", "noindex")
    assert not head.is_listed
    assert Head("x").is_listed is False
