"""Pages of Haml keep their words."""

from __future__ import annotations

import json
import time

import pytest
from commons_importer.engines.middleman.haml import as_erb

from . import trees

PAGE = """---
title: Page
---
!!!
.wrap#top
  %h1 The page
  -# nobody sees this
  %p.lead{:class => "x", "data-n" => 3}
    Words with
    %strong strong ones
    and #{current_page.data.title}.
  / a comment
  - if signed_in?
    %p= user.name
  %ul
    %li One
    %li
      = link_to "two", "/other/"
  %a{:href => "/other.html", title: 'T'} three
  %img(src="/images/p.png" alt="Four")
  \\= five
  :javascript
    alert("no");
  :plain
    six < seven
"""
FILES = {
    "config.rb": "activate :directory_indexes\n",
    "source/page.html.haml": PAGE,
    "source/mixed.html.haml": ".box\n  .inner\n    :markdown\n      # Mixed\n\n"
    "      Some *words*.\n\n      * item\n  %p End\n",
    "source/other.html.md": "---\ntitle: Other\n---\nWords.\n",
    "source/images/p.png": "png",
    "source/list.html.haml": "%h1 News\n- blog.articles.each do |a|\n  %h2= a.title\n",
}  # fmt: skip


@pytest.fixture(scope="module")
def dest(tmp_path_factory):
    folder = tmp_path_factory.mktemp("haml")
    trees.run(trees.plant(folder / "old", FILES), "middleman", folder / "new")
    return folder / "new"


def body(dest, name):
    return (dest / f"docs/{name}.md").read_text(encoding="utf-8").split("---\n", 2)[2].strip()


def test_plain_parts_are_kept(dest):
    text = body(dest, "page")
    assert text.startswith("# The page\n\n(top)=\n\nWords with\n**strong ones**\nand Page.\n")
    assert "- One\n- [two](other.md)\n" in text
    assert '[three](other.md "T")' in text
    assert "![Four](images/p.png)" in text
    assert "= five" in text
    assert "six < seven" in text
    assert "alert" not in text
    assert "nobody" not in text
    found = json.loads((dest / "report.json").read_text(encoding="utf-8"))["findings"]
    kinds = [(f["kind"], f["message"]) for f in found if f["file"] == "source/page.html.haml"]
    assert ("erb", "<%= user.name %> is hidden") in kinds
    assert "script" in {kind for kind, _ in kinds}


def test_markdown_in_haml(dest):
    assert body(dest, "mixed") == "# Mixed\n\nSome *words*.\n\n* item\n\nEnd"


def test_a_list_of_posts_is_no_page(dest):
    assert not (dest / "docs/list.md").exists()
    assert json.loads((dest / "report.json").read_text(encoding="utf-8"))["unclaimed"] == ["/list/"]


@pytest.mark.parametrize(
    "source", ["%p{" * 20_000, "  " * 5_000 + "%p x\n", "%p{a: '" + "(" * 50_000, "=\n" * 30_000,
               "".join("  " * n + "%div\n" for n in range(1_000)), "#{" * 30_000]
)  # fmt: skip
def test_hostile_haml_takes_no_time(source):
    start = time.process_time()
    as_erb(source)
    assert time.process_time() - start < 2
