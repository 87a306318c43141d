"""Pages of questions in each markup: the same questions, details and checks."""

from __future__ import annotations

import pytest
from sphinx_commons.faq import FaqDomain

from tests.markups import MARKUPS, page, section

CONF = "extensions = ['myst_parser', 'sphinx_commons.faq']\n"
HEADER = {"orphan": True, "faq": True, "tags": "tea", "reviewed": "2024-02-29", "owner": "docs"}


@pytest.mark.parametrize("markup", MARKUPS)
def test_headings_are_questions(make_site, markup):
    body = f"{section(markup, 'Why tea?')}\nSo.\n\n{section(markup, 'How hot?')}\nHot.\n"
    built = make_site({"conf.py": CONF, f"asked.{markup}": page(markup, HEADER, "Asked", body)})
    assert built.warnings == ""
    found = FaqDomain.of(built.env).questions.values()
    assert [(q.qid, q.title) for q in found] == [("why-tea", "Why tea?"), ("how-hot", "How hot?")]
    assert {(q.details.owner, q.details.tags) for q in found} == {("docs", ("tea",))}
    shown = built.soup("asked.html").select(".faq-question details, details.faq-question")
    assert len(shown) == 2 or len(built.soup("asked.html").select(".faq-question")) == 2
    (graph,) = [node for node in built.graphs("asked.html") if node["@type"] == "FAQPage"]
    assert len(graph["mainEntity"]) == 2


@pytest.mark.parametrize("markup", MARKUPS)
def test_a_page_without_questions_has_a_place(make_site, markup):
    header = {"orphan": True, "faq": True}
    built = make_site({"conf.py": CONF, f"asked.{markup}": page(markup, header, "Asked")})
    assert built.warnings.startswith(f"asked.{markup}:3: WARNING: the page says 'faq: true'")


@pytest.mark.parametrize("markup", MARKUPS)
def test_a_draft_of_questions_is_nowhere(make_site, markup):
    header = {**HEADER, "draft": True}
    body = f"{section(markup, 'Why tea?')}\nSo.\n"
    built = make_site({"conf.py": CONF, f"asked.{markup}": page(markup, header, "Asked", body)})
    assert built.warnings == ""
    assert not FaqDomain.of(built.env).questions
    assert not (built.out / "faq-questions.html").exists()
