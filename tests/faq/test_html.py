from __future__ import annotations

import json

import pytest
from bs4 import BeautifulSoup


@pytest.fixture(scope="module")
def site(build):
    return build("faq")


def test_no_warning(site):
    assert site.warnings == ""


def test_a_question_is_a_heading_and_a_closed_answer(site):
    first = site.soup("headings.html").select_one(".faq-question")
    heading, details = first.find_all(recursive=False)
    assert (heading.name, details.name) == ("h2", "details")
    assert heading.get_text().startswith("Why salt & NaCl?")
    assert heading.select_one("em").text == "salt"
    assert heading.select_one("a.headerlink")["href"] == "#why-salt-nacl"
    assert not details.has_attr("open")
    assert details.summary["aria-label"] == "Why salt & NaCl?"
    assert details.summary.text == ""
    assert details.select_one("div#why-salt-nacl h3").text.startswith("How much")


def test_answers_can_be_open_at_first(build):
    pages = build("faq", faq_open=True)
    assert all(d.has_attr("open") for d in pages.soup("headings.html").select("details"))


def test_every_id_is_there_once_and_inside_the_answer(site):
    for page in ("headings.html", "directives.html", "sub/shown.html"):
        ids = [tag["id"] for tag in site.soup(page).select("[id]")]
        assert len(ids) == len(set(ids)), page
    text = site.soup("headings.html").select(".faq-text")
    kept = {"what-about-cook-s-pan", "what-about-cooks-pan-", "the-knife", "ما-هو-rdo", "rdo"}
    inside = {tag["id"] for box in text for tag in (box, *box.select("[id]"))}
    assert kept <= inside


def test_anchors_that_the_page_has_anyway_stay(site, build, rootdir, tmp_path):
    from shutil import copytree

    from .conftest import run_build

    copytree(rootdir / "test-faq", tmp_path / "src")
    page = tmp_path / "src" / "headings.md"
    page.write_text(page.read_text(encoding="utf-8").replace("faq: true\n", ""), encoding="utf-8")
    (tmp_path / "src" / "index.md").write_text("# I\n\n```{toctree}\nheadings\nplain\n```\n")
    for name in ("directives.md", "sub/shown.md"):
        (tmp_path / "src" / name).unlink()
    without = run_build(tmp_path / "src", tmp_path / "out")
    before = {tag["id"] for tag in without.soup("headings.html").select("article [id]")}
    after = {tag["id"] for tag in site.soup("headings.html").select("article [id]")}
    assert "why-salt-nacl" in before
    assert before <= after


def test_groups_stay_sections(site):
    group = site.soup("headings.html").select_one("section#cook-s-tools")
    assert group.h2.get_text().startswith("Cook’s tools")
    assert len(group.select(":scope > .faq-question > h3")) == 2


def test_the_tools_stand_before_the_questions(site):
    for page in ("headings.html", "directives.html"):
        tools = site.soup(page).select_one(".faq-tools")
        assert tools.has_attr("hidden")
        assert not tools.get_text()
        following = tools.find_next_sibling()
        assert "faq-question" in following["class"]
        assert tools.find_previous_sibling().name in ("h1", "p")


def test_no_inline_script_style_or_handler(site):
    article = site.soup("directives.html").select_one("article")
    attributes = {name for tag in article.select("*") for name in tag.attrs}
    assert not {name for name in attributes if name == "style" or name.startswith("on")}
    assert not article.select("script, style")


def test_style_and_script_only_where_needed(site):
    assert "faq.js" in site.text("headings.html")
    assert "faq.css" in site.text("sub/shown.html")
    assert "faq.js" not in site.text("sub/shown.html")
    assert "faq.css" not in site.text("plain.html")


def test_references_show_the_title_or_their_own_text(site):
    links = {a.get_text(): a["href"] for a in site.soup("index.html").select("article p a")}
    assert links["the sugar question"] == "directives.html#why-sugar"
    assert links["all questions"] == "faq-questions.html"
    assert links["Why salt & NaCl?"] == "headings.html#why-salt-nacl"


def test_lists(site):
    lists = site.soup("sub/shown.html").select("ul.faq-list")
    assert [[a.text for a in found.select("a")] for found in lists] == [
        ["Where is sugar stored?", "Why sugar?"],
        ["Why salt & NaCl?", "What about Cook’s pan? 🍳"],
        ["Why salt & NaCl?", "What about Cook’s pan? 🍳", "ما هو RDO؟"],
    ]
    assert lists[0].a["href"] == "../directives.html#where-is-sugar-stored"


def test_notes_of_an_answer(site):
    notes = site.soup("directives.html").select_one("#why-sugar .faq-notes")
    assert [a.text for a in notes.select("li a")] == ["Why salt & NaCl?"]
    facts = notes.select_one(".faq-facts")
    assert facts.text == "By bob and eve · Reviewed 29 February 2024 · Applies to cakes"
    assert facts.time["datetime"] == "2024-02-29"


def test_a_page_speaks_for_its_questions(site):
    [salt, *_] = site.domain.questions.values()
    salt = site.domain.questions["why-salt-nacl"]
    assert (salt.details.owner, salt.details.applies_to) == ("cooks", "soups")
    assert site.soup("headings.html").select_one(".faq-facts").text == (
        "Reviewed 1 May 2026 · Applies to soups"
    )


def test_structured_data_is_the_visible_answer(site):
    soup = site.soup("directives.html")
    entries = site.graph("directives.html")["mainEntity"]
    assert [entry["name"] for entry in entries] == ["Why sugar?", "Where is sugar stored?"]
    for entry, box in zip(entries, soup.select(".faq-text"), strict=True):
        for hidden in box.select(".faq-notes, .headerlink"):
            hidden.decompose()
        told = BeautifulSoup(entry["acceptedAnswer"]["text"], "html.parser")
        assert told.get_text().split() == box.get_text().split()


def test_an_included_answer_is_no_second_question(site):
    soup = site.soup("sub/shown.html")
    box = soup.select_one(".faq-included")
    assert "application/ld+json" not in site.text("sub/shown.html")
    assert box.select_one("p").text == "Because it is sweet.[1] See below."
    assert box.select_one(".faq-facts a")["href"] == "../directives.html#why-sugar"
    assert box.select_one(".faq-facts").text.startswith("By bob and eve · Reviewed")
    ids = {tag["id"] for tag in soup.select("[id]")}
    inner = [a["href"] for a in box.select("a") if a["href"].startswith("#")]
    assert len(inner) == 3
    assert {href[1:] for href in inner} <= ids
    assert "So is honey." in box.text


def test_the_index_of_questions(site):
    index = site.soup("faq-questions.html").select_one("article")
    assert [h.text for h in index.select("h1, h2")] == ["Index of questions", "W", "م"]
    found = {a.text: a["href"] for a in index.select(".faq-list a")}
    assert found["Why sugar?"] == "directives.html#why-sugar"
    assert len(found) == 5
    assert {a["href"][1:] for a in index.select("nav a")} <= {h["id"] for h in index.select("h2")}


def test_the_general_index(site):
    links = {a.text: a["href"] for a in site.soup("genindex.html").select("table.indextable a")}
    assert links["Why sugar?"] == "directives.html#why-sugar"


def test_search_knows_questions(site):
    start = "Search.setIndex("
    index = json.loads(site.text("searchindex.js")[len(start) : -1])
    assert index["objnames"]["0"] == ["faq", "question", "FAQ question"]
    # Without an anchor of its own, the search page would link to the title.
    entries = {title: anchor for _doc, _type, _prio, anchor, title in index["objects"][""]}
    assert entries["Where is sugar stored?"] == "where-is-sugar-stored"


def test_page_without_faq_is_left_alone(site):
    assert not site.soup("plain.html").select(".faq-question")
