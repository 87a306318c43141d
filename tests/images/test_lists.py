"""Covers of posts in lists and feeds."""

from __future__ import annotations

from tests.images.photographs import drawn, saved
from tests.incremental.garden import differences
from tests.sites import build_site

CONF = """
extensions = ["sphinx_commons.blog", "sphinx_commons.images"]
html_theme = "furo"
html_baseurl = "https://example.org/"
blog_feed_fulltext = True
project = "Kitchen"
"""
POST = """---
title: Salt
date: 2015-01-01
image: salt.jpg
image_alt: A heap of salt
---
Some text.

![A grain](grain.jpg)

<!--more-->

The rest.
"""
FILES = {
    "conf.py": CONF, "index.md": "# Home\n", "blog/2015/salt.md": POST,
    "blog/2015/salt.jpg": saved(drawn(), "JPEG", quality=95),
    "blog/2015/grain.jpg": saved(drawn(shift=1), "JPEG", quality=95),
}  # fmt: skip


def test_lists_have_copies_and_feeds_the_pictures_themselves(make_site, tmp_path):
    site = make_site(FILES)
    listing = site.soup("blog/index.html")
    cover = listing.select_one("picture > .blog-thumbnail")
    assert cover["src"] == "../_images/salt.jpg"
    assert (cover["width"], cover["height"]) == ("700", "400")
    lists = (site.soup(f"blog/{page}.html") for page in ("index", "2015"))
    sources = [source for page in lists for source in page.select("source")]
    assert len(sources) >= 4
    for source in sources:
        for entry in source["srcset"].split(", "):
            assert (site.out / "blog" / entry.split(" ")[0]).is_file()
    assert len(listing.select(".blog-excerpt picture")) == 1
    feed = site.text("blog/atom.xml")
    assert "https://example.org/_images/grain.jpg" in feed
    assert "_images/pictures" not in feed
    # Lists go with the pictures of posts, whose names are as before.
    site = make_site({"blog/2015/salt.jpg": saved(drawn(shift=2), "JPEG", quality=95)})
    clean = build_site(tmp_path / "source", tmp_path / "clean")
    assert differences(site.out, clean.out) == []
