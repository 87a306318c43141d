"""Which redirects can be given."""

from __future__ import annotations

import pytest
from sphinx_commons.urls.model import (
    Redirect,
    Site,
    accept,
    normal_path,
    other_spelling,
    output_file,
    page_name,
)


def wishes(*pairs: tuple[str, str]) -> list[Redirect]:
    return [Redirect(old, new, "redirects.csv", n) for n, (old, new) in enumerate(pairs, 1)]


@pytest.mark.parametrize(
    ("path", "normal"),
    [
        ("/a/b/", "/a/b/"),
        ("a/b", "/a/b"),
        ("/a.html", "/a.html"),
        ("/S%C3%A8vres/", "/Sèvres/"),
        ("/red%20hat.xml", "/red hat.xml"),
        ("/red hat/", "/red hat/"),
    ],
)
def test_paths_on_this_site(path, normal):
    assert normal_path(path) == normal


@pytest.mark.parametrize(
    "path",
    [
        "https://example.org/a", "//example.org/a", "javascript:alert(1)", "/a/../b", "/a/%2e%2e/b",
        "/a?b=c", "/a?", "/", "", "/a%00", "/a\\b", "/a//b", "/./a", "/a\nb", "/a%0a", "/a\tb", "http://[::1/",
        "/faq/#what", "/a%ff", "/" + "a" * 300, "/aä" * 500,
    ],
)  # fmt: skip
def test_paths_that_are_refused(path):
    accepted, refused = accept(wishes((path, "page")))
    assert accepted == []
    assert [r.subtype for r in refused] == ["path"]


@pytest.mark.parametrize(
    ("old", "file"),
    [
        ("/v1.2/", "v1.2/index.html"),
        ("/a", "a/index.html"),
        ("/a/", "a/index.html"),
        ("/a/index.html", "a/index.html"),
        ("/a.html", "a.html"),
        ("/feed.xml", None),
        ("/v1.2", None),
    ],
)
def test_files_that_answer_a_path(old, file):
    assert output_file(old) == file


@pytest.mark.parametrize(
    ("old", "other"),
    [
        ("/a", "/a.html"),
        ("/b/a/", "/b/a.html"),
        ("/b/a/index.html", "/b/a.html"),
        ("/b/a.html", "/b/a/"),
        ("/index.html", None),
        ("/a.php", None),
        ("/feed.xml", None),
        ("/v1.2/", None),
    ],
)
def test_other_spellings(old, other):
    assert other_spelling(old) == other


@pytest.mark.parametrize(
    "target", ["/blog/x/", "blog/x", "/blog/x.html", "blog/x/index", "blog/x.md"]
)
def test_names_of_one_page(target):
    assert page_name(target) == "blog/x"


def test_the_first_of_two_targets_counts():
    accepted, refused = accept(wishes(("/a", "one"), ("/a/", "two"), ("/a/index.html", "one")))
    assert [(r.old, r.new) for r in accepted] == [("/a", "one")]
    assert [(r.redirect.line, r.subtype) for r in refused] == [(2, "duplicate")]


def test_chains_and_loops_are_refused():
    accepted, refused = accept(
        wishes(("/a", "b"), ("/b", "/c/"), ("/c", "page"), ("/x", "y"), ("/y", "x"), ("/z", "/z/"))
    )
    assert [r.old for r in accepted] == ["/c"]
    assert {r.redirect.old: r.subtype for r in refused} == {
        "/a": "chain", "/b": "chain", "/x": "loop", "/y": "loop", "/z": "loop",
    }  # fmt: skip


def test_an_outside_target_is_no_chain():
    accepted, refused = accept(wishes(("/a", "https://example.org/b"), ("/b", "page")))
    assert len(accepted) == 2
    assert refused == []


def test_a_page_keeps_the_name_that_another_builder_gives_it():
    accepted, refused = accept(wishes(("/a/b.html", "a/b"), ("/old/", "a/b")))
    assert [redirect.old for redirect in accepted] == ["/a/b.html", "/old/"]
    assert refused == []


def test_a_loop_is_no_other_name():
    accepted, refused = accept(wishes(("/a/b/", "a/b")))
    assert accepted == []
    assert [refusal.subtype for refusal in refused] == ["loop"]


def test_who_leads_to_itself_hinders_nobody():
    accepted, refused = accept(wishes(("/page", "page"), ("/old", "page")))
    assert [redirect.old for redirect in accepted] == ["/old"]
    assert [refusal.subtype for refusal in refused] == ["loop"]


class TwoPages(Site):
    def is_page(self, name: str) -> bool:
        return name in ("one", "two")

    def is_taken(self, old: str) -> bool:
        return self.is_page(page_name(old)) and not old.endswith(".html")


def test_redirects_from_pages_are_in_no_chain():
    accepted, refused = accept(
        wishes(("/two/", "one"), ("/two.html", "one"), ("/old", "two")), TwoPages()
    )
    assert [redirect.old for redirect in accepted] == ["/two.html", "/old"]
    assert [refusal.subtype for refusal in refused] == ["collision"]
