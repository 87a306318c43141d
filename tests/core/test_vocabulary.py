"""When two names are one, what their slugs are, and which tag is meant."""

from __future__ import annotations

import re
from unicodedata import normalize

import pytest
from commons_importer import tag_spellings
from hypothesis import given
from hypothesis import strategies as st
from sphinx_commons.core.vocabulary import (
    Tag,
    Vocabulary,
    did_you_mean,
    key_of,
    slug_of,
    words_of,
)

NAMES = {
    "Red Hat": "red-hat", "red_hat": "red-hat", "C": "c", "C++": "c-plus-plus", "c#": "c-sharp",
    "F#": "f-sharp", "Disney+": "disney-plus", "a+b": "a-plus-b", "#tag": "tag",
    ".NET": "dot-net", "net": "net", "ASP.NET": "asp-net", "node.js": "node-js", "Q&A": "q-a",
    "日本語": "日本語", "café": "café", "cafe\u0301": "café", "हिन्दी": "हिन्दी",
    "Straße": "strasse", "x²": "x²", "../../etc": "etc", "a/b": "a-b", "!?":
    "exclamation-mark-question-mark", "..": "full-stop-full-stop", "🚀": "rocket",
    "❤\ufe0f": "heavy-black-heart", "\ufe0f": "variation-selector-16", "\x01": "u0001",
    "a-.net": "a-dot-net",
    "___": "low-line-low-line-low-line", "index": "index-1", "CON": "con-1", "com7": "com7-1",
    "null": "null", "  ": "", "": "",
}  # fmt: skip


@pytest.mark.parametrize(("name", "slug"), NAMES.items())
def test_slug(name, slug):
    assert slug_of(name) == slug


@pytest.mark.parametrize("name", ["x" * 500, "日本語" * 100, "𠀀" * 200, "a " * 90])
def test_a_long_slug_is_a_file_name_still(name):
    slug = slug_of(name)
    assert 60 < len(f"{slug}.html".encode()) < 250
    assert not slug.endswith("-")


@given(st.text())
def test_any_slug_is_a_part_of_a_url_and_a_file_name(name):
    slug = slug_of(name)
    assert bool(slug) == bool(name.strip())
    assert not re.search(r"[\s/\\?#%&:*\"<>|.]|^-|-$", slug)
    assert (
        slug == normalize("NFC", slug) == slug_of(normalize("NFD", name)) == slug_of(key_of(name))
    )
    assert len(slug.encode()) <= 240


@given(st.text())
def test_spellings_have_one_key(name):
    for other in (normalize("NFD", name), name.casefold(), f" {name}\n"):
        assert key_of(other) == key_of(name)
    assert bool(key_of(name)) == bool(name.strip())


@pytest.mark.parametrize("names", ["C|C++|C#|.net|net", "b c|b.c|b+c", "x²|x2", "a|ä|á"])
def test_other_names_have_other_keys(names):
    keys = [key_of(name) for name in names.split("|")]
    assert len({*keys}) == len(keys)


@given(st.text())
def test_the_importer_makes_the_same_slugs(name):
    """It imports nothing of this package, and its redirects lead to pages of tags."""
    assert tag_spellings.slug(name) == slug_of(name)


def test_words_have_their_marks_but_no_others():
    assert words_of("\u0301 a\u0301b, ❤\ufe0f 1²") == ["a\u0301b", "1²"]


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("rbown", "; did you mean 'rbowen'?"),
        ("RBOWN", "; did you mean 'rbowen'?"),
        ("cafe\u0301e", "; did you mean 'café'?"),
        ("x", ""),
        ("", ""),
        ("r" * 81, ""),
    ],
)
def test_did_you_mean(written, hint):
    assert did_you_mean(written, ["rbowen", "café", "Zoe"]) == hint


def test_free_tags_are_merged_and_never_share_a_slug():
    names = ["b c", "B_C", "b.c", "b c", "b+c", "", "b/c"]
    free = Vocabulary().including(names)
    assert {name: free.tag(name).slug for name in names if name} == {
        "b c": "b-c", "B_C": "b-c", "b.c": "b-c-2", "b/c": "b-c-3", "b+c": "b-plus-c",
    }  # fmt: skip
    assert free.label("B-C") == "b c"
    assert not free.is_unknown("whatever")
    assert free.tag("new one") == Tag("new-one", "new one")


def test_what_the_file_lacks_is_unknown_and_has_a_slug_of_its_own():
    listed = Vocabulary(by_key={"b c": Tag("b-c", "BC")}, listed=frozenset({"b c"}))
    tags = listed.including(["b.c", "B c"])
    assert (tags.slug("B-C"), tags.label("b_c"), tags.is_unknown("B C")) == ("b-c", "BC", False)
    assert (tags.slug("b.c"), tags.is_unknown("b.c")) == ("b-c-2", True)
    assert tags.hint("b-cc") == "; did you mean 'b-c'?"
