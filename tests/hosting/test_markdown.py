"""Articles as Markdown: read again, they say the same."""

from __future__ import annotations

import pytest
from lxml import html
from markdown_it import MarkdownIt
from sphinx_commons.commands.site.markdown import Writer

URL = "https://example.org/guide/"


def written(source: str) -> str:
    return Writer(URL).document(html.fromstring(f"<article>{source}</article>")).rstrip("\n")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<h1>T <code>x</code></h1><p>a\n b</p>", "# T `x`\n\na b"),
        ("<p><b>a</b> <em>b</em> <s>c</s></p>", "**a** *b* ~~c~~"),
        ("<p><a href='../x/#y'>z</a></p>", "[z](<https://example.org/x/#y>)"),
        ("<p><img src='/a b.png' alt='*x*'></p>", r"![\*x\*](<https://example.org/a b.png>)"),
        ("<ul><li><p>a</p><ul><li>b</li></ul></li><li>c</li></ul>", "- a\n\n  - b\n- c"),
        ("<input><label>Tab</label><div><p>a</p></div>", "**Tab**\n\na"),
        ("<ol><li>a</li><li>b</li></ol>", "1. a\n2. b"),
        ("<div><p class='admonition-title'>Note</p><p>a</p></div>", "**Note**\n\na"),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"),
        ("<dl><dt>a</dt><dd><p>b</p></dd></dl>", "**a**\n\nb"),
        ("<table><tr><th>a|b</th></tr><tr><td>c</td></tr></table>", "| a\\|b |\n| --- |\n| c |"),
        ("<div class='highlight-c x'><pre>x  = `1`\n</pre></div>", "```c\nx  = `1`\n```"),
        ("<pre>```</pre>", "````\n```\n````"),
        ("<p><code>a`b</code></p>", "``a`b``"),
        ("<p>1. no</p><p># no</p><p>- no</p>", "1\\. no\n\n\\# no\n\n\\- no"),
        ("text<p>a</p>tail", "text\n\na\n\ntail"),
        ("<p><math><mi>x</mi><annotation>x</annotation></math></p>", "$x$"),
        ("<p><math><mi>x</mi></math></p>", "x"),
        ("<p>a<script>alert()</script></p><svg><path/></svg>", "a"),
    ],
)  # fmt: skip
def test_elements(source: str, expected: str):
    assert written(source).strip() == expected


def test_text_that_looks_like_markup_stays_text():
    text = "a <b> *c* _d_ [e](f) `g` \\h"
    rendered = MarkdownIt().render(
        written(f"<p>{html.tostring(_with(text), encoding='unicode')}</p>")
    )
    assert html.fromstring(rendered).text_content().strip() == text


def _with(text: str) -> html.HtmlElement:
    span = html.Element("span")
    span.text = text
    return span
