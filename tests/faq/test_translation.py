"""The page in another language: texts are translated, ids are those of the source."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="module")
def site(build):
    return build("faq-de")


def test_no_warning(site):
    assert site.warnings == ""


def test_titles_and_answers(site):
    soup = site.soup("index.html")
    titles = [h.get_text().rstrip("¶") for h in soup.select(".faq-question > h2")]
    assert titles == ["Weshalb Salz", "Is this translated?", "Weshalb Zucker?"]
    assert soup.select_one("#why-salt > p").text == "Wegen des Geschmacks."
    assert soup.select_one("#sugar > p").text == "Weil er schmeckt, siehe Weshalb Salz."
    assert soup.select_one("#sugar h3").get_text().startswith("Wie süß")


def test_ids_are_those_of_the_source(site):
    assert list(site.domain.questions) == ["why-salt", "is-this-translated", "sugar"]


def test_structured_data(site):
    graph = site.graph("index.html")
    assert graph["inLanguage"] == "de"
    assert [entry["name"] for entry in graph["mainEntity"]] == [
        "Weshalb Salz",
        "Is this translated?",
        "Weshalb Zucker?",
    ]
    assert graph["mainEntity"][0]["acceptedAnswer"]["text"] == "<p>Wegen des Geschmacks.</p>"


def test_indices_and_lists(site):
    names = [a.text for a in site.soup("faq-questions.html").select(".faq-list a")]
    assert names == ["Is this translated?", "Weshalb Salz", "Weshalb Zucker?"]
    general = [a.text for a in site.soup("genindex.html").select("table a")]
    assert general == names
    listed = [a.text for a in site.soup("index.html").select(".faq-list a")]
    assert listed == ["Weshalb Salz", "Is this translated?", "Weshalb Zucker?"]


def test_the_words_around(site):
    box = site.soup("index.html").select_one("#sugar")
    assert box.select_one(".faq-related-title").text == "Verwandte Fragen"
    assert box.select_one(".faq-facts").text == "Geprüft am 1. Mai 2026"
    assert site.soup("index.html").select_one(".faq-tools")["data-open-all"] == "Alles öffnen"
