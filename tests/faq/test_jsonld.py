from __future__ import annotations

import pytest
from sphinx_commons.faq.jsonld import answer_html, faq_page

PAGE = "https://example.org/faq/basics.html"


@pytest.mark.parametrize(
    ("rendered", "plain"),
    [
        ('<p class="x">a <span>b</span></p>', "<p>a b</p>"),
        ("<p>1 &lt; 2 &amp; <em>3</em></p>", "<p>1 &lt; 2 &amp; <em>3</em></p>"),
        ('<a href="../x.html#y">z</a>', '<a href="https://example.org/x.html#y">z</a>'),
        ('<a href="javascript:alert(1)">z</a>', "<a>z</a>"),
        ('<h3>Sub<a class="headerlink" href="#s">¶</a></h3>', "<h3>Sub</h3>"),
        ('<div class="faq-notes"><p>by <br> me</p><img src="x"></div>after', "after"),
        ("a<script>alert(1)</script>b<style>c</style>", "ab"),
        ('<img src="a.png" alt="A cat">', '<img src="https://example.org/faq/a.png" alt="A cat">'),
        ('<p>&lt;/script&gt;&quot;</p>', '<p>&lt;/script&gt;"</p>'),
        ("", ""),
    ],
)  # fmt: skip
def test_answer_html(rendered, plain):
    assert answer_html(rendered, PAGE) == plain


def test_graph():
    graph = faq_page([("why", "Why?", "<p>So.</p>", ())], PAGE, "pt_BR")
    assert graph == {
        "@context": "https://schema.org",
        "@type": "FAQPage",
        "@id": f"{PAGE}#faq",
        "url": PAGE,
        "inLanguage": "pt-BR",
        "mainEntity": [
            {
                "@type": "Question",
                "name": "Why?",
                "url": f"{PAGE}#why",
                "acceptedAnswer": {"@type": "Answer", "text": "<p>So.</p>"},
            }
        ],
    }


def test_graph_without_an_address():
    graph = faq_page([("why", "Why?", '<a href="x">y</a>', ())], "", "en")
    assert "url" not in graph
    assert graph["mainEntity"][0]["acceptedAnswer"]["text"] == '<a href="x">y</a>'
