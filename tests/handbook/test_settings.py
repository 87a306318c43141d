"""Checking the ``handbooks`` setting."""

from __future__ import annotations

from typing import Any

import pytest
from sphinx_commons.handbook.settings import HandbookError, parse_handbooks


def test_entry_takes_the_common_options() -> None:
    entry = {"filename": "salt.pdf", "documents": "index", "paper": "a4"}
    (book,) = parse_handbooks([entry], {"paper": "us-letter", "print": "1"})
    assert (book.filename, book.documents) == ("salt", ("index",))
    assert (book.paper, book.print) == ("a4", True)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ({"filename": "../salt", "documents": ["index"]}, "filename must be"),
        ({"filename": "salt", "document": ["index"]}, "did you mean 'documents'?"),
        ({"filename": "salt"}, "either documents or select"),
        ({"filename": "salt", "documents": ["a"], "select": "faq"}, "either documents or select"),
        ({"filename": "salt", "documents": ["a"], "paper": "a5"}, "expected one of a4, us-letter"),
        ({"filename": "salt", "documents": ["a"], "accent": "blue"}, "such as #1f4e79"),
        ({"filename": "salt", "documents": ["a"], "print": "maybe"}, "print must be bool"),
        ({"filename": "salt", "documents": ["a"], "fonts": {"head": ["X"]}}, "expected text"),
        ({"filename": "salt", "documents": [1]}, "documents must be a list of names"),
        ({"filename": "salt", "documents": ["a"], 3: "x"}, "unknown key 3"),
        ({"filename": "salt", "documents": ["a"], "TITLE": "x"}, "did you mean 'title'?"),
        ({"filename": "s" * 101, "documents": ["a"]}, "up to 100"),
        ({"filename": "salt", "documents": ["a"], "contents_depth": True}, "0 or more"),
        ({"filename": "salt", "documents": ["a"], "contents_depth": -1}, "0 or more"),
        ("salt", "not a dictionary"),
    ],
)
def test_wrong_entries_name_handbook_and_key(entry: Any, message: str) -> None:
    with pytest.raises(HandbookError, match=message.replace("?", r"\?")):
        parse_handbooks([entry], {})


def test_file_names_are_unique_without_regard_to_case() -> None:
    entries = [{"filename": name, "documents": ["index"]} for name in ("salt", "Salt")]
    with pytest.raises(HandbookError, match="used twice"):
        parse_handbooks(entries, {})


@pytest.mark.parametrize(
    ("entries", "options"), [("salt", {}), ([], "x"), (None, {}), ([], {"documents": []})]
)
def test_wrong_shapes(entries: Any, options: Any) -> None:
    with pytest.raises(HandbookError):
        parse_handbooks(entries, options)
