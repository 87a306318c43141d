"""A second build gives, byte for byte, what a clean build gives, with 1 and 2 processes."""

from __future__ import annotations

import functools

import pytest

from .conftest import run_build, write_project

QUESTION = (
    ":::{{faq:question}} {title}\n:id: {qid}\n:tags: {tags}\n:reviewed: {day}\n\n{text}\n:::\n"
)


def ask(title, qid, tags="basics", text="Answer.", day="2026-01-01"):
    return QUESTION.format(title=title, qid=qid, tags=tags, text=text, day=day)


TOCTREE = "one\ntwo\nlist\ninclude\nnested\nany\nfar\n"
PAGES = {
    "tags.yml": "basics: {label: Basics}\nother: {label: Other}\n",
    "index.md": f"# I\n\n```{{toctree}}\n{TOCTREE}```\n\n{{faq:q}}`salt`\n",
    "one.md": "# One\n\n" + ask("Why salt?", "salt") + "\n" + ask("What of pepper?", "pepper"),
    "two.md": "# Two\n\n" + ask("Where is pepper stored?", "stored", "other", "In {faq:q}`salt`."),
    "three.md": "---\norphan: 1\nfaq: 1\ntags: basics\n---\n# Three\n\n## How much salt?\n\nOne.\n",
    "list.md": "# List\n\n```{faq:list}\n:tags: basics\n```\n",
    "include.md": "# Include\n\n```{faq:include} salt\n```\n\n```{faq:include} nested\n```\n",
    "nested.md": "# Nested\n\n" + ask("Is it nested?", "nested", text="```{faq:include} salt\n```"),
    "any.md": "# Any\n\n[](#salt) and {any}`pepper`\n",
    "far.md": "# Far\n\nNothing.\n",
}
ORPHAN = "---\norphan: true\n---\n# Page\n\n"
EDITS = {
    "retitle": {"one.md": ("Why salt?", "Why sea salt?")},
    "answer": {"one.md": ("Answer.", "Another answer.")},
    "rename": {"one.md": (":id: pepper", ":id: black-pepper")},
    "tag": {"one.md": (":tags: basics", ":tags: other")},
    "label": {"tags.yml": ("Basics", "First steps")},
    "date": {"one.md": ("2026-01-01", "2026-02-02")},
    "heading": {"three.md": ("How much salt?", "How much black pepper?")},
    "page": {"far.md": ("Nothing.", ask("What else is far?", "far"))},
    "move": {
        "one.md": (PAGES["one.md"], "# One\n"),
        "far.md": ("Nothing.", PAGES["one.md"].partition("\n\n")[2]),
    },
    "duplicate": {"far.md": ("Nothing.", "## x\n" + ask("How much salt?", "how-much-salt"))},
    "gone": {"three.md": None},
}


def change(source, edits):
    for name, edit in edits.items():
        path = source / name
        if edit is None:
            path.unlink()
            continue
        before = path.read_text(encoding="utf-8")
        assert edit[0] in before
        path.write_text(before.replace(*edit), encoding="utf-8")


def pages(out):
    wanted = (path for path in out.rglob("*") if path.suffix in (".html", ".inv"))
    return {str(path.relative_to(out)): path.read_bytes() for path in wanted}


@pytest.fixture(scope="module")
def clean(tmp_path_factory):
    """``clean(name)``: the pages of a clean build after an edit."""

    @functools.cache
    def build(name):
        home = tmp_path_factory.mktemp("clean")
        source = write_project(home / "src", PAGES)
        change(source, EDITS[name])
        return pages(run_build(source, home / "out").out)

    return build


@pytest.mark.parametrize("name", EDITS)
@pytest.mark.parametrize("parallel", [1, 2])
def test_incremental_equals_clean(project, tmp_path, clean, name, parallel):
    source = project(PAGES)
    run_build(source, tmp_path / "out", parallel=parallel)
    change(source, EDITS[name])
    again = run_build(source, tmp_path / "out", parallel=parallel)
    expected = clean(name)
    found = {page: data for page, data in pages(again.out).items() if page in expected}
    assert found.keys() == expected.keys()
    assert [page for page in expected if found[page] != expected[page]] == []


def test_a_second_build_writes_nothing(project, tmp_path):
    source = project(PAGES)
    first = run_build(source, tmp_path / "out")
    times = {path: path.stat().st_mtime_ns for path in first.out.glob("[a-z]*.html")}
    run_build(source, tmp_path / "out")
    documents = [path for path in times if (source / f"{path.stem}.md").exists()]
    assert len(documents) == 9
    assert [path.name for path in documents if path.stat().st_mtime_ns != times[path]] == []


@pytest.mark.parametrize("parallel", [1, 2])
def test_a_duplicate_is_reported_whoever_reads_it(project, tmp_path, parallel):
    extra = {f"page{n}.md": ORPHAN + ask(f"Number {n}?", f"n{n}") for n in range(8)}
    extra["page7.md"] = ORPHAN + ask("Again?", "n0")
    source = project(PAGES | extra)
    built = run_build(source, tmp_path / "out", "dummy", parallel=parallel)
    [line] = built.warnings.splitlines()
    assert "page7.md:6: WARNING: question id 'n0' is already used at page0.md:6" in line


def test_overdue_notes_follow_the_day(project, tmp_path, monkeypatch):
    source = project(PAGES)
    settings = {"faq_review_after": 30, "faq_overdue_note": True}
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1768000000")  # 2026-01-09
    first = run_build(source, tmp_path / "out", **settings)
    assert not first.soup("one.html").select(".faq-overdue")
    assert first.soup("three.html").select_one(".faq-overdue")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772000000")  # 2026-02-25
    second = run_build(source, tmp_path / "out", **settings)
    assert len(second.soup("one.html").select(".faq-overdue")) == 2
