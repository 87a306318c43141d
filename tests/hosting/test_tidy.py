"""Pages are spelled as checkers want them, and stay the same."""

from __future__ import annotations

import pytest
from sphinx_commons.commands.site.tidy import tidy


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<!doctype html>", "<!DOCTYPE html>"),
        ('<meta charset="utf-8"/><br/><hr />', '<meta charset="utf-8"><br><hr>'),
        ('<img alt="a > b" src=x />', '<img alt="a > b" src=x>'),
        ("<img src=x/>", "<img src=x/>"),
        ('<input checked="checked" hidden="">', "<input checked hidden>"),
        ('<details open=""><p>x</p>', "<details open><p>x</p>"),
        ('<script defer="defer" src="a"></script>', '<script defer src="a"></script>'),
        ('<a title=\' hidden="" \'>x</a>', '<a title=\' hidden="" \'>x</a>'),
        ('<a hidden="until-found">', '<a hidden="until-found">'),
        ('<option value="selected" selected="selected">', '<option value="selected" selected>'),
        ("<p>a \n b</p>  \n\n  \n<p>", "<p>a\n b</p>\n<p>"),
        ("<pre>a  \n\n b</pre>", "<pre>a  \n\n b</pre>"),
        ("<svg><path d='x'/></svg>", "<svg><path d='x'/></svg>"),
        ("<!-- a \n\n b/> -->", "<!-- a \n\n b/> -->"),
        ('<script>"a" < b && "<br/> \n"</script>', '<script>"a" < b && "<br/> \n"</script>'),
        ('<pre title="a>b" hidden=""> \n</pre>', '<pre title="a>b" hidden> \n</pre>'),
        ("<textarea>a  \n</textarea>", "<textarea>a  \n</textarea>"),
        ("1 < 2 \n and 3 > 2", "1 < 2\n and 3 > 2"),
    ],
)  # fmt: skip
def test_spelling(source: str, expected: str):
    assert tidy(source) == expected
    assert tidy(expected) == expected
