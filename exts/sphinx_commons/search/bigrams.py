"""Texts without spaces between words: searched by pairs of characters, which need no dictionary."""

from __future__ import annotations

import re
from importlib import import_module
from itertools import pairwise
from typing import TYPE_CHECKING

from sphinx.search import SearchLanguage, languages
from sphinx.search.en import SearchEnglish

if TYPE_CHECKING:
    from sphinx.application import Sphinx

NAME = "bigrams"
WRITTEN_SO = {"ja", "ko", "zh"}
# Han with its extensions, kana, bopomofo and Hangul: the same ranges in Python and in JavaScript.
RANGES = (
    r"\u3005-\u3007\u3040-\u30ff\u3100-\u312f\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
)
PIECES = re.compile(rf"[{RANGES}]+|[^\W{RANGES}]+")
IS_PAIRED = re.compile(rf"[{RANGES}]")


def pairs(text: str) -> list[str]:
    """The words of *text*: each two neighbours of a run of such characters, all else whole."""
    found: list[str] = []
    for piece in PIECES.findall(text):
        if len(piece) > 1 and IS_PAIRED.match(piece):
            found += ("".join(pair) for pair in pairwise(piece))
        else:
            found.append(piece)
    return found


class Bigrams(SearchLanguage):
    """The language of Sphinx's search for texts in Chinese, Japanese and Korean."""

    lang = NAME
    language_name = "Pairs of characters"
    js_splitter_code = rf"""
var splitQuery = (query) => {{
  const pieces = query.match(/[{RANGES}]+|(?:(?![{RANGES}])[\p{{L}}\p{{M}}\p{{N}}_])+/gu) || [];
  return pieces.flatMap((piece) =>
    piece.length > 1 && /^[{RANGES}]/.test(piece)
      ? [...piece].slice(1).map((sign, at) => [...piece][at] + sign)
      : [piece],
  );
}};
"""

    def split(self, input: str) -> list[str]:  # noqa: A002  (the name that Sphinx has)
        return pairs(input)

    def stem(self, word: str) -> str:
        return word.lower()


def is_written_so(code: str) -> bool:
    """Whether texts in the language *code* have no spaces between words, or too few."""
    return re.split("[-_]", code)[0].lower() in WRITTEN_SO


def choose_bigrams(app: Sphinx) -> None:
    """``builder-inited``: have such pages searched by pairs, unless the site says how itself."""
    config = app.config
    chosen = config.html_search_language or config.html_search_options
    if not chosen and is_written_so(config.language or ""):
        config.html_search_language = NAME


def search_language(code: str) -> SearchLanguage:
    """How words of the language *code* are told apart, and which of them are one."""
    if is_written_so(code):
        return Bigrams({})
    found = languages.get(re.split("[-_]", code)[0], SearchEnglish)
    if isinstance(found, str):
        module, _, name = found.rpartition(".")
        found = getattr(import_module(module), name)
    assert isinstance(found, type)
    return found({})
