"""Raw HTML of any shape in a post: its page, the listings and the feeds are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import etree, html
from sphinx_commons.commands.check.dead_links import Site
from sphinx_commons.commands.site.markdown import Writer
from sphinx_commons.commands.site.pages import read_article, read_pages

from tests.sites import build_site, plant

if TYPE_CHECKING:
    from tests.sites import Built

CONF = """
extensions = ["sphinx_commons.blog", "sphinx_commons.authors"]
blog_baseurl = html_baseurl = "https://example.org/"
blog_feed_fulltext = True
blog_feed_length = 999
"""
ATOM = "{http://www.w3.org/2005/Atom}"
POST = "---\ntitle: Post {}\ndate: 2015-01-02\nauthors: ada\n---\n\n{}\n\nLast words.\n"
SHAPES = [
    # Attributes that are no names, or begin as a namespace does.
    "<p {x}>a</p>",
    "<p {}>a</p>",
    "<p\n{role}`x`\n",
    '<p a:b="1" :c="2" @d="3" ="5" "="6">a</p>',
    "<p {a}b=1 c{d}=2>a</p>",
    '<p id="{x}" class="{y}">a</p>',
    "<a{b}>x</a{b}>",
    "<h1 {}></h1>",
    # Addresses that are none.
    '<a href="http://[">a</a>',
    "[a](http://[)",
    "![a](http://[)",
    "<http://[>",
    '<base href="http://[">',
    '<p style="background:url(http://[)">a</p>',
    '<meta http-equiv="refresh" content="0;url=http://[">',
    '<object data="http://[" codebase="http://[" archive="http://[ b">a</object>',
    '<svg><image xlink:href="http://["/></svg>',
    '<img srcset="http://[ 2x" src="//[">',
    # Characters that XML has not.
    '<a href="a&#1;b">a</a>',
    "<p>&#1;&#0;&#xD800;&#xFFFE;&bogus;</p>",
    "<p>\ufffe\uffff</p>",
    "<p>a<script>b</script>\ufffe<svg></svg>\uffff</p>",
    "<math>\ufffe<mi>a</mi></math>\ufffe",
    "<math><annotation>\ufffe</annotation></math>",
    "<div><form>a</form>\ufffe<!-- a -->\ufffe<h1>b</h1>\ufffe</div>",
    # What is closed wrongly, or never.
    "<p a",
    "<p " + "a" * 3000,
    "</div></section></article></main></body></html>",
    "<table><tr><td><p>a",
    "<div>" * 400 + "a" + "</div>" * 400,
    "<" * 300,
    "<plaintext>a",
    "<textarea>a",
    "<script>a",
    # What belongs to other languages.
    "<?php echo 1 ?>",
    '<?xml version="1.0"?><p>a</p>',
    "<![CDATA[ a ]]>",
    '<!DOCTYPE a [<!ENTITY b "c">]>',
    '<o:p xml:lang="de" xmlns:o="urn:x">a</o:p>',
    "<frameset><frame></frameset>",
    "<template><p>a</template>",
    "<!-- a -- b --> <!-- more -- -->",
    "<body><html><head><title>a</title>",
]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A blog with a post of each shape."""
    pages = {f"blog/2015/p{n}.md": POST.format(n, shape) for n, shape in enumerate(SHAPES)}
    pages["authors/ada.md"] = "---\nauthor:\n  name: Ada\n---\n# Ada\n"
    source = plant(
        tmp_path_factory.mktemp("posts"), {"conf.py": CONF, "index.md": "# H\n", **pages}
    )
    return build_site(source, source / "_build", "dirhtml", exclude_patterns=["_build"])


def test_each_post_has_its_page(built: Built):
    for number in range(len(SHAPES)):
        assert "Last words." in built.text(f"blog/2015/p{number}/index.html")


@pytest.mark.parametrize("feed", ["blog/atom.xml", "authors/ada/atom.xml"])
def test_feeds_are_xml_and_complete(built: Built, feed: str):
    root = etree.parse(built.out / feed).getroot()
    titles = {entry.findtext(f"{ATOM}title") for entry in root.iter(f"{ATOM}entry")}
    assert titles == {f"Post {number}" for number in range(len(SHAPES))}
    assert all(entry.find(f"{ATOM}content") is not None for entry in root.iter(f"{ATOM}entry"))


def test_hosted_sites_read_them(built: Built):
    for document in read_pages(built.out):
        assert read_article(built.out, document) is not None


def test_links_that_are_none_are_dead_links(built: Built):
    found = [problem for problem in Site(built.out).problems() if "http://[" in problem]
    assert found
    assert all(problem.endswith("no address") for problem in found)


def test_the_text_of_a_page_keeps_them():
    article = html.fromstring('<article><p><a href="http://[">a</a></p></article>')
    assert "[a](<http://[>)" in Writer("https://example.org/").document(article)
