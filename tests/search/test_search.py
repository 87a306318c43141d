"""What the search is told of a site's words."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sphinx_commons.search import page
from sphinx_commons.search.acronyms import in_brackets
from sphinx_commons.search.bigrams import pairs, search_language
from sphinx_commons.search.page import synonyms
from sphinx_commons.search.spelling import packed, words_file

from tests.sites import build_site, plant

if TYPE_CHECKING:
    from pathlib import Path

CONF = 'extensions = ["sphinx_commons.search"]\nhtml_theme = "alabaster"\n'
FILES = {
    "conf.py": CONF,
    "index.rst": "Kitchen\n=======\n\n.. toctree::\n\n   salt\n   secret\n",
    "salt.rst": "Salt\n====\n\nA Potato Boiling Union (PBU) uses seawater.\n\n::\n\n   codeword\n",
    "secret.rst": ":nosearch:\n\nSecret\n======\n\nHidden Nowhere Club (HNC), unheardof.\n",
    "tags.yml": "spices:\n  label: Spices\n  aliases: [seasoning, herbs]\n",
}


def unpacked(text: str) -> list[str]:
    """The words of such a text, as the script reads them."""
    found, before = [], ""
    for shared, rest in re.findall(r"(\d)(\D*)", text):
        before = before[: int(shared)] + rest
        found.append(before)
    return found


def tables(text: str) -> list[list[str]]:
    """The words of titles and of texts in a file of words."""
    inner = text.removeprefix("commonsSearch.learn(").removesuffix(");\n")
    return [unpacked(table) for table in json.loads(inner)]


def words_of(folder: Path) -> list[list[str]]:
    return tables((folder / "searchwords.js").read_text("utf-8"))


def test_words_are_packed_and_read_again():
    words = sorted(["package", "packages", "packaged", "salt", "übung", "übungen", "a" * 24])
    assert unpacked(packed(words)) == words
    assert packed(["package", "packaged", "packages"]) == "0package7d7s"


def test_the_commonest_words_stay_where_there_are_many():
    chars = "abcdefghijklmnopqrst"
    words = {a + b + c + d: 1 for a in chars for b in chars for c in chars for d in "xyz"}
    file = words_file(words | {"salt": 9}, {"pepper"})
    assert 14_900 < len(file) <= 15_000
    titled, others = tables(file.decode())
    assert titled == ["pepper"]
    assert "salt" in others
    assert len(others) > 3_000


@settings(deadline=None, max_examples=60)
@given(st.dictionaries(st.text("abéж", min_size=1, max_size=13), st.integers(1, 5)), st.data())
def test_as_many_words_as_fit_are_told(counted, data):
    titled = data.draw(st.sets(st.sampled_from(sorted(counted) or ["a"])))
    most = data.draw(st.integers(31, 200))
    ranked = sorted(counted.keys() | titled, key=lambda w: (w not in titled, -counted.get(w, 0), w))
    told = [word for table in tables(words_file(counted, titled, most).decode()) for word in table]
    assert set(told) == set(ranked[: len(told)])

    def size(count: int) -> int:
        first = set(ranked[:count])
        texts = [packed(sorted(first & titled)), packed(sorted(first - titled))]
        return len(f"commonsSearch.learn({json.dumps(texts, ensure_ascii=False)});\n".encode())

    assert size(len(told)) <= most
    assert len(told) == len(ranked) or size(len(told) + 1) > most


def test_the_words_of_a_build(tmp_path):
    built = build_site(plant(tmp_path / "src", FILES), tmp_path / "out")
    assert built.warnings == ""
    assert words_of(built.out) == [
        ["kitchen", "salt"], ["boiling", "potato", "seawater", "union", "uses"]
    ]  # fmt: skip
    assert synonyms(built.app) == {
        "herbs": ["Spices"], "pbu": ["Potato Boiling Union"],
        "potato boiling union": ["PBU"], "seasoning": ["Spices"],
    }  # fmt: skip


@pytest.mark.parametrize("parallel", [0, 2])
def test_after_edits_it_is_as_from_nothing(tmp_path, parallel):
    source = plant(tmp_path / "src", FILES)
    build_site(source, tmp_path / "out", parallel=parallel)
    edit = {"salt.rst": "Pepper\n======\n\nGround Pepper Mill (GPM).\n", "tags.yml": ""}
    plant(source, edit)
    again = build_site(source, tmp_path / "out", parallel=parallel)
    clean = build_site(source, tmp_path / "clean")
    for name in ("searchwords.js", "search.html"):
        assert again.text(name) == clean.text(name)
    assert "seawater" not in again.text("searchwords.js")
    assert "gpm" in again.text("search.html")


def test_words_are_packed_again_where_the_file_is_another(tmp_path, monkeypatch):
    source = plant(tmp_path / "src", FILES)
    built = build_site(source, tmp_path / "out")
    file, text = built.out / "searchwords.js", built.text("searchwords.js")
    packings = []
    monkeypatch.setattr(page, "words_file", lambda *words: packings.append(1) or words_file(*words))
    build_site(source, tmp_path / "out")
    assert packings == []
    for damage in ("", text[:-5], text.replace("salt", "malt")):
        file.write_text(damage, "utf-8")
        build_site(source, tmp_path / "out")
        assert file.read_text("utf-8") == text
    assert len(packings) == 3


def test_other_formats_get_nothing(tmp_path):
    source = plant(tmp_path / "src", FILES)
    for builder in ("epub", "singlehtml", "text"):
        out = build_site(source, tmp_path / builder, builder).out
        assert not list(out.rglob("searchwords.js"))
        assert not list(out.rglob("matching.js"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Special Interest Group (SIG) meets.", [("SIG", "Special Interest Group")]),
        ("network functions virtualisation (NFV)", [("NFV", "network functions virtualisation")]),
        ("Special Interest Groups (SIGs)", [("SIGs", "Special Interest Groups")]),
        ("An open-source thing (OST)", [("OST", "open source thing")]),
        ("in Boston (USA), and so on (ETC)", []),
    ],
)
def test_acronyms_have_the_first_letters(text, found):
    assert list(in_brackets(text)) == found


def test_texts_without_spaces_are_read_in_pairs():
    assert pairs("東京都へRDO_1を") == ["東京", "京都", "都へ", "RDO_1", "を"]
    assert pairs("안녕하세요 日") == ["안녕", "녕하", "하세", "세요", "日"]
    assert search_language("zh_CN").split("中文字") == ["中文", "文字"]
    assert search_language("de").split("Ein Wort") == ["Ein", "Wort"]


@pytest.mark.parametrize(
    ("settings", "splits"),
    [
        ({"language": "ja"}, True),
        ({"language": "zh_CN"}, True),
        ({"language": "en"}, False),
        ({"language": "ja", "html_search_language": "ja"}, False),
    ],
)
def test_the_language_of_the_site_asks_for_pairs(tmp_path, settings, splits):
    built = build_site(plant(tmp_path / "src", FILES), tmp_path / "out", **settings)
    assert ("splitQuery" in built.text("_static/language_data.js")) == splits
