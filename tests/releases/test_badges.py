"""Badges: on pages, sections, tabs and questions, in each markup, as words and links."""

from __future__ import annotations

import re

import pytest

from tests.markups import MARKUPS, page, section

DIRECTIVES = {
    "md": {
        "section": "```{applies-to} -zed\n```\n",
        "tabs": "::::{tab-set}\n:::{tab-item} Old\n:applies-to: yoga\n\nWords.\n:::\n"
        ":::{tab-item} New\n\nMore.\n:::\n::::\n",
        "question": ":::{faq:question} Is it so?\n:applies-to: zed-\n\nYes.\n:::\n"
        ":::{faq:question} Is it ever so?\n\nYes.\n:::\n",
        "list": "```{release:list}\n```\n",
    },
    "rst": {
        "section": ".. applies-to:: -zed\n",
        "tabs": ".. tab-set::\n\n   .. tab-item:: Old\n      :applies-to: yoga\n\n      Words.\n\n"
        "   .. tab-item:: New\n\n      More.\n",
        "question": ".. faq:question:: Is it so?\n   :applies-to: zed-\n\n   Yes.\n\n"
        ".. faq:question:: Is it ever so?\n\n   Yes.\n",
        "list": ".. release:list::\n",
    },
}


def said(built, name="tea.html"):
    return [badge.get_text() for badge in built.soup(name).select(".applies-to")]


@pytest.fixture(params=MARKUPS)
def tea(request, make_site):
    """A page with this header and the directives of these names."""

    def make(header=None, *names, builder="html", settings=None):
        markup = request.param
        body = "Words.\n\n" + "\n".join(
            f"{section(markup, n)}\n{DIRECTIVES[markup][n]}" for n in names
        )
        text = page(markup, {"orphan": True, **(header or {})}, "Tea", body)
        return make_site({f"tea.{markup}": text}, builder, **(settings or {}))

    return make


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("zed", "Applies to Zed"),
        ("zed-", "Applies to Zed and later"),
        ("-zed", "Applies to Zed and earlier"),
        ("zed-caracal", "Applies to Zed to Caracal (2024.1)"),
        ("yoga, zed, caracal", "Applies to Yoga, Zed and Caracal (2024.1)"),
        ("Zed and later", "Applies to Zed and later"),
        ("Packstack", "Applies to Packstack"),
        ("yoga", "Applies to Yoga · This release has ended."),
    ],
)
def test_the_header_of_a_page(tea, written, words):
    built = tea({"applies_to": written})
    assert built.warnings == ""
    assert said(built) == [words]
    heading = built.soup("tea.html").select_one("h1")
    assert heading.find_next_sibling()["class"][0] == "applies-to"


def test_a_list_in_a_header(tea):
    built = tea({"applies_to": ["yoga", "zed-"]})
    assert built.warnings == ""
    assert said(built) == ["Applies to Yoga and Zed and later"]


def test_a_section(tea):
    built = tea({}, "section")
    assert built.warnings == ""
    (badge,) = built.soup("tea.html").select("#section .applies-to")
    assert badge.get_text() == "Applies to Zed and earlier"
    assert badge["data-releases"] == "Yoga|Zed"


def test_a_tab(tea):
    built = tea({}, "tabs")
    assert built.warnings == ""
    old, new = built.soup("tea.html").select(".sd-tab-content")
    assert old.get_text(" ", strip=True).startswith("Applies to Yoga ·")
    assert new.select(".applies-to") == []


def test_a_question(tea):
    built = tea({}, "question")
    assert built.warnings == ""
    first, second = built.soup("tea.html").select(".faq-question")
    assert [child.name for child in first.find_all(recursive=False)] == ["h3", "p", "details"]
    assert first.p.get_text() == "Applies to Zed and later"
    assert first["data-releases"] == "Zed|Antelope (2023.1)|Caracal (2024.1)"
    assert second.get("data-releases") is None
    assert first.select(".faq-facts") == []
    rooms = built.soup("tea.html").select(".faq-tools .faq-releases span")
    names = ["Caracal (2024.1)", "Antelope (2023.1)", "Zed", "Yoga"]
    assert [room["data-text"] for room in rooms] == names


def test_badges_lead_to_what_the_site_says_of_a_release(tea):
    built = tea({"applies_to": "Zed, or Yoga"}, "list")
    assert built.warnings == ""
    links = built.soup("tea.html").select(".applies-to a")
    assert [(a.get_text(), a["href"]) for a in links] == [
        ("Zed", "#release-zed"),
        ("Yoga", "#release-yoga"),
    ]
    rows = [row.get_text(" ", strip=True) for row in built.soup("tea.html").select("tbody tr")]
    assert rows[0] == "Caracal (2024.1) 3 April 2024 supported"
    assert rows[-1] == "Yoga 30 March 2022 ended"
    assert len(built.soup("tea.html").select("tr #release-zed")) == 1


def test_a_label_of_any_page_is_what_badges_lead_to(make_site):
    built = make_site(
        {
            "a.md": "---\napplies_to: zed\norphan: true\n---\n# A\n",
            "b.md": "---\norphan: true\n---\n# B\n\n(release-zed)=\n## About Zed\n",
        }
    )
    assert built.warnings == ""
    assert built.soup("a.html").select_one(".applies-to a")["href"] == "b.html#release-zed"


FORMATS = {
    "text": ("tea.txt", {}),
    "man": ("tea.1", {"man_pages": [("tea", "tea", "Tea", ["Ann"], 1)]}),
    "latex": ("tea.tex", {"latex_documents": [("tea", "tea.tex", "Tea", "Ann", "manual")]}),
    "epub": ("tea.xhtml", {"epub_copyright": "Ann", "version": "1", "epub_show_urls": "no"}),
}
MARKS = re.compile(r"\*\*|\\sphinxstylestrong|\\sphinxAtStartPar|\\f[BP]|[{}\n]|<[^>]*>")


@pytest.mark.parametrize("builder", FORMATS)
def test_other_formats_say_it_too(tea, builder):
    name, settings = FORMATS[builder]
    built = tea({"applies_to": "yoga"}, "question", "tabs", builder=builder, settings=settings)
    assert built.warnings == ""
    text = MARKS.sub("", built.text(name))
    assert re.search("Applies to Yoga (·|\\\\\\(.*\\)) This release has ended.", text), text
    assert "Applies to Zed and later" in text


def test_headings_that_are_questions(make_site):
    text = "# Tea\n\n## Is it so?\n\n```{applies-to} zed\n```\n\nYes.\n\n## And so?\n\nNo.\n"
    built = make_site({"tea.md": f"---\nfaq: true\norphan: true\n---\n{text}"})
    assert built.warnings == ""
    first, second = built.soup("tea.html").select(".faq-question")
    assert first["data-releases"] == "Zed"
    assert first.p.get_text() == "Applies to Zed"
    assert second.select(".applies-to") == []


def test_an_included_answer_brings_its_badge(make_site):
    question = ":::{faq:question} Is it so?\n:id: so\n:applies-to: zed\n\nYes.\n:::\n"
    built = make_site(
        {
            "tea.md": f"---\norphan: true\n---\n# Tea\n\n{question}",
            "cup.md": "---\norphan: true\n---\n# Cup\n\n```{faq:include} so\n```\n",
        }
    )
    assert built.warnings == ""
    assert said(built, "cup.html") == ["Applies to Zed"]


def test_a_mistake_has_a_place_and_the_page_still_renders(tea):
    built = tea({"applies_to": "zedd-"})
    assert built.warnings.startswith("tea.")
    assert ":3: WARNING: applies to: unknown release 'zedd'; did you mean 'zed'?" in built.warnings
    assert "[releases.unknown]" in built.warnings
    assert said(built) == ["Applies to zedd-"]


def test_a_badge_in_the_middle_is_a_mistake(make_site):
    built = make_site({"index.md": "# Home\n\nWords.\n\n```{applies-to} zed\n```\n"})
    assert built.warnings == (
        "index.md:5: WARNING: 'applies-to' is wanted right below a heading, or first in a block "
        "[releases.place]\n"
    )
    assert said(built, "index.html") == ["Applies to Zed"]


def test_mistakes_in_the_file_are_told_in_every_build(make_site):
    for _build in range(2):
        built = make_site({"releases.yml": "zed:\n  dat: 2022-10-05\n"})
        lines = built.warnings.splitlines()
        assert [line.rpartition(" [")[2] for line in lines] == ["releases.file]"] * 2
        assert "releases.yml:1: WARNING: zed: 'date:' is wanted" in lines[0]
        assert "releases.yml:2: WARNING: zed: unknown key 'dat'; did you mean 'date'?" in lines[1]


def test_machines_are_told(make_site):
    question = ":::{faq:question} Is it so?\n:applies-to: zed\n\nYes.\n:::\n"
    text = f"---\napplies_to: antelope-\norphan: true\n---\n# Tea\n\n{question}"
    built = make_site({"tea.md": text}, html_baseurl="https://example.org/")
    graphs = built.graphs("tea.html")
    (page_graph,) = [node for node in graphs if node.get("@id") == "https://example.org/tea.html"]
    assert [thing["name"] for thing in page_graph["about"]] == [
        "Antelope (2023.1)",
        "Caracal (2024.1)",
    ]
    (faq,) = [node for node in graphs if node["@type"] == "FAQPage"]
    assert faq["mainEntity"][0]["about"] == [{"@type": "Thing", "name": "Zed"}]
    assert "Applies" not in faq["mainEntity"][0]["acceptedAnswer"]["text"]
