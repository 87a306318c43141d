from __future__ import annotations

import pytest

from tests.sites import build_site, plant

from .conftest import run_build


@pytest.fixture(scope="module")
def site(build):
    return build("faq-bad")


@pytest.mark.parametrize(
    ("place", "message", "kind"),
    [
        ("first.md:10", "a question needs a title", "title"),
        ("first.md:14", "question 'why-nothing' has no answer", "empty"),
        ("first.md:17", "id 'no good id' may have letters", "id"),
        ("first.md:17", "unknown tag 'basic'; did you mean 'basics'?", "unknown_tag"),
        ("first.md:17", "unknown question 'why-slat'; did you mean 'why-salt'?", "unknown"),
        ("first.md:17", "'2026-02-30' is not a possible date", "date"),
        ("first.md:23", "question 'no-good-id' includes itself", "include"),
        ("second.md:6", "question id 'why-salt' is already used at first.md:3", "duplicate"),
        ("second.md:12", "question 'empty' has no answer", "empty"),
        ("none.md:3", "the page says 'faq: true' but no heading ends with '?'", "no_questions"),
        ("index.md:9", "unknown question 'why-slat'; did you mean 'why-salt'?", "unknown"),
        ("index.md:11", "include: unknown question 'why-slat'; did you mean", "unknown"),
        ("index.md:14", "unknown tag 'basic'; did you mean 'basics'?", "list"),
        ("index.md:14", "unknown page 'first1'; did you mean 'first'?", "list"),
        ("index.md:14", "unknown author 'adda'; did you mean 'ada'?", "list"),
        ("index.md:14", "limit: found 'many', a number above 0 is wanted", "list"),
        ("index.md:14", "found 'date', one of page, title, reviewed is wanted", "list"),
    ],
)
def test_warning_with_place_and_type(site, place, message, kind):
    lines = [line for line in site.warnings.splitlines() if f"{place}: WARNING: " in line]
    [line] = [line for line in lines if message in line]
    assert line.endswith(f"[faq.{kind}]")


def test_nothing_else_is_warned_of(site):
    others = [line for line in site.warnings.splitlines() if "[faq." not in line]
    assert [line for line in others if "myst.xref_missing" not in line] == []


def test_the_text_stays(site):
    assert "Text without a title." in site.soup("first.html").text
    assert "Text that stays." in site.soup("first.html").select_one("#why-salt").text
    assert "Text of the second." in site.soup("second.html").select_one("#why-salt").text
    assert list(site.domain.questions) == [
        "why-salt", "why-nothing", "no-good-id", "second-why-salt", "empty",
    ]  # fmt: skip


def test_a_heading_that_is_only_a_mark(project, tmp_path):
    source = project({"index.md": "---\nfaq: true\n---\n# P\n\n## ?\n\nText.\n"})
    built = run_build(source, tmp_path / "out")
    assert "index.md:6: WARNING: a question needs a title [faq.title]" in built.warnings
    assert "Text." in built.soup("index.html").select_one("#question").text


HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>"


def test_hostile_text_stays_text(project):
    text = f"""\
# P

:::{{faq:question}} Why {HOSTILE}?
:tags: "><script>alert(3)</script>
:authors: "><script>alert(4)</script>
:applies-to: "><script>alert(5)</script>

`{HOSTILE}` \\<script>alert(6)\\</script>
:::
"""
    source = project({"index.md": text})
    built = run_build(source, source.parent / "out")
    soup = built.soup("index.html")
    # MyST hands raw HTML of an author through; only what this room writes is of interest.
    assert not soup.select("details script, .faq-notes script, h2 ~ script")
    graph = built.graph("index.html")
    assert graph["mainEntity"][0]["acceptedAnswer"]["text"].count("&lt;script&gt;") == 2


def test_wrong_labels_are_refused(project):
    from sphinx.errors import ConfigError

    source = project({"index.md": "# P\n"})
    with pytest.raises(ConfigError, match="unknown key 'topicz'; did you mean 'topics'"):
        run_build(source, source.parent / "out", faq_labels={"topicz": "x"})


def test_a_page_with_the_name_of_the_index(tmp_path):
    files = {
        "conf.py": 'extensions = ["myst_parser", "sphinx_commons.faq"]\n',
        "index.md": "# Home\n",
        "faq-questions.md": "---\norphan: true\n---\n# Mine\n\nWords.\n",
    }
    built = build_site(plant(tmp_path / "source", files), tmp_path / "out", "html")
    assert "commons.page" not in built.warnings
