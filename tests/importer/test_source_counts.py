"""What readers see in a text, counted alike in old and new markup."""

from __future__ import annotations

import time

import pytest
from commons_importer.source_counts import all_of, words


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("One *two* [three](/x.html \"T\") ![four](/y.png)\n", 4),
        ("{% if x %}One{% endif %} {{ site.url }} <%= foo %> two\n", 2),
        ("<p class='x y'>One<br>two</p><!-- no\nno --><script>no()</script>", 2),
        ("```{code-block} python\n:linenos: true\n\nx = 1\n```\nThree\n", 3),
        ("[a]: http://example.org/no\n\nOne [two][a] {: .no #no}\n", 2 + 1),
        ("One :doc:`two </no>` and `four <no_>`_\n\n.. image:: no.png\n", 4),
        ("(no)=\n\n## It's one-word\n\n% no no\n", 2),
        ("日本語 é café", 3),
    ],
)  # fmt: skip
def test_words(text, number):
    assert words(text) == number


def test_all_of_a_text():
    text = "![a](b) [c](d) [e][f] <a href='x'>g</a>\n\n```\nx\n```\n\n<pre>y</pre>\n<img src='z'>\n"
    assert all_of(text) == {"words": 7, "code blocks": 2, "images": 2, "links": 3}


@pytest.mark.parametrize("piece", ["{%", "{{", "<!--", "<script>", "](", "a.", "<a ", "{:", "```"])
def test_what_nothing_closes_takes_no_longer(piece):
    start = time.process_time()
    all_of(piece * 100_000)
    assert time.process_time() - start < 2
