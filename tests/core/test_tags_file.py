"""``tags.yml`` as people write it: each mistake is named once, with its line, and nothing ends."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sphinx_commons.core.tags_file import load_vocabulary


def load(tmp_path, text):
    path = tmp_path / "tags.yml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load_vocabulary(path)


def test_labels_descriptions_and_other_spellings(tmp_path):
    text = "big-tag:\n  label: Big  One\n  description: So\n    big.\n  aliases: [huge, 'X L']\n"
    tags = load(tmp_path, f"{text}c++:\n")
    assert tags.problems == ()
    for name in ("big-tag", "BIG_TAG", "big one", "Huge", "x-l"):
        assert (tags.slug(name), tags.is_unknown(name)) == ("big-tag", False)
    assert (tags.label("huge"), tags.tag("huge").description) == ("Big One", "So big.")
    assert tags.slug("C++") == tags.slug("c-plus-plus") == "c-plus-plus"
    assert tags.is_unknown("c")
    assert not load_vocabulary(tmp_path / "none.yml").is_unknown("c")


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("- a\n- b\n", 1, "'slug:' lines are wanted, so any tag goes"),
        ("# x\n\njust text\n", 3, "'slug:' lines are wanted, so any tag goes"),
        ("null\n", 1, "'slug:' lines are wanted, so any tag goes"),
        ("a: [\n", 2, "not readable, so any tag goes"),
        ("a:\n\n\x00", 3, "not readable, so any tag goes"),
        pytest.param("[" * 9999, 1, "not readable, so any tag goes: nested too", id="deep"),
        ("a: b\n", 1, "a: 'label:', 'description:' and 'aliases:' are wanted"),
        ("a:\n  1\n", 2, "a: 'label:', 'description:' and 'aliases:' are wanted"),
        ("a: [b]\n", 1, "a: 'label:', 'description:' and 'aliases:' are wanted"),
        ("tags: {a: b}\n", 1, "tags: unknown key 'a'"),
        ("a:\n  lable: A\n", 2, "a: unknown key 'lable'; did you mean 'label'?"),
        ("a:\n  label: A\n  label: B\n", 3, "a: a second 'label' is ignored"),
        ("a:\n  label: {b: c}\n", 2, "a: a text is wanted"),
        ("a:\n  aliases: 3\n", 2, "a: a list of aliases is wanted"),
        ("a:\n  aliases: {b: c}\n", 2, "a: a list of aliases is wanted"),
        ("a:\n  aliases:\n  - b\n  - [c]\n  - null\n", 4, "a: an alias is a text"),
        ("a: &a {aliases: [*a]}\n", 1, "a: an alias is a text"),
        ("a:\na: {label: B}\n", 2, "'a' is 'a' again; the first entry counts"),
        ("a:\nA:\n", 2, "'A' is 'a' again; the first entry counts"),
        ("café:\ncafe\u0301:\n", 2, "'cafe\u0301' is 'café' again; the first entry counts"),
        ("~: {label: A}\na:\n", 1, "a slug is wanted before the colon; the entry is ignored"),
        ("? [a, b]\n: {label: A}\na:\n", 1, "a slug is wanted before the colon; the entry is"),
        ("a:\nb:\n  aliases:\n  - x\n  - A\n", 5, "'A' already stands for 'a'"),
        ("a: {aliases: [b]}\nb:\n", 1, "'b' already stands for 'b'"),
        ("a: {aliases: [x]}\nb:\n  aliases: [x]\n", 3, "'x' already stands for 'a'"),
        ("a: {aliases: [Big]}\nb:\n  label: Big\n", 1, "'Big' already stands for 'b'"),
        ("a: {label: Big}\nb:\n  label: big\n", 3, "'big' already stands for 'a'"),
        ("A B:\n", 1, "'A B' is no slug; its address is 'a-b'"),
        ("a.b:\na/b:\n", 2, "'a/b' and another tag have the slug 'a-b'; it gets 'a-b-2'"),
        (b"a:\n  label: caf\xe9\n", 2, "byte 0xE9 is not UTF-8; shown as \ufffd"),
    ],
)
def test_a_mistake_is_named_once_with_its_line(tmp_path, text, line, message):
    tags = load(tmp_path, text)
    [(found, said)] = tags.problems
    assert (found, said[: len(message)]) == (line, message)
    assert tags.slug("a") == "a"


@given(st.binary() | st.text(alphabet="ab:-[]{}&*?!~'\"# \n\t,|>\x00é").map(str.encode))
def test_no_file_ends_a_build(data):
    with TemporaryDirectory() as folder:
        tags = load(Path(folder), data)
    assert tags.slug("a")
    assert all(line > 0 and message for line, message in tags.problems)


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "\ufeff"])
def test_an_empty_file_leaves_tags_free(tmp_path, text):
    tags = load(tmp_path, text)
    assert (tags.problems, tags.is_unknown("a")) == ((), False)


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("2015: {label: 2016}\n1.5:\nyes:\n2020-01-01:\n", "2015 1-5 yes 2020-01-01"),
        ("c++:\nc#:\nc:\n", "c-plus-plus c-sharp c"),
        (".net:\nnet:\n日本語:\ncafe\u0301:\n", "dot-net net 日本語 café"),
        ('"!!": {label: "!"}\n', "exclamation-mark-exclamation-mark"),
    ],
)
def test_any_text_is_a_tag(tmp_path, text, slugs):
    tags = load(tmp_path, text)
    assert tags.problems == ()
    assert " ".join(dict.fromkeys(tag.slug for tag in tags.by_key.values())) == slugs


def test_no_file_of_that_name_is_opened(tmp_path):
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    for name in ("folder", "pipe"):
        assert load_vocabulary(tmp_path / name).problems == ((1, "is no file, so any tag goes"),)
