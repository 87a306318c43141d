"""Sphinx's words for scripts run under a strict policy."""

from __future__ import annotations

from pathlib import Path

import pytest
import sphinx
from sphinx_commons.theme.script_words import CALL, plain

LOCALES = Path(sphinx.package_dir, "locale")


@pytest.mark.parametrize("language", ["ar", "de", "es", "fr", "ja", "pt_BR", "ru", "zh_CN"])
def test_words_of_sphinx_are_written_without_a_text_to_evaluate(language):
    file = LOCALES / language / "LC_MESSAGES" / "sphinx.js"
    match = CALL.fullmatch(file.read_text(encoding="utf-8"))
    text = plain(match[1])
    assert "PLURAL_EXPR = (n) => " in text
    assert "addTranslations" not in text


def test_what_has_another_form_is_let_alone():
    assert plain("{}") == ""
    assert plain('{"plural_expr": "alert(1)", "messages": {}, "locale": "fr"}') == ""
