"""Words of the project in the place of ours."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from sphinx_commons.core import words
from sphinx_commons.core.sentences import placed
from sphinx_commons.faq.phrases import LABELS, label, script_labels


def config(**labels):
    return SimpleNamespace(faq_labels=labels)


def test_words_follow_the_language():
    assert label(config(), "related") == "Related questions"
    words.speak(words.Speaker("de"))
    assert label(config(), "related") == "Verwandte Fragen"
    assert label(config(related="Auch gut"), "related") == "Auch gut"


def test_placeholders_are_in_braces():
    text = label(config(by="Thanks to {names}, {all}!"), "by")
    shown = placed(text, {"names": ["Ada"]})
    assert "".join(map(str, shown)) == "Thanks to Ada, {all}!"


def test_a_placeholder_that_nobody_knows_is_text():
    shown = placed(label(config(by="By %(who)s"), "by"), {"names": ["Ada"]})
    assert "".join(map(str, shown)) == "By %(who)s"


@pytest.mark.parametrize(
    ("language", "number", "count"),
    [
        ("en", 1, "{shown} of {all} question"), ("en", 2, "{shown} of {all} questions"),
        ("de", 2, "{shown} von {all} Fragen"), ("fr", 1, "{shown} question sur {all}"),
    ],
)  # fmt: skip
def test_what_the_script_counts(language, number, count):
    words.speak(words.Speaker(language))
    assert script_labels(config(), number)["count"] == count
    assert script_labels(config(count="{shown}/{all}"), number)["count"] == "{shown}/{all}"


def test_every_label_can_be_replaced():
    for key in LABELS:
        assert label(config(**{key: "x"}), key) == "x"
