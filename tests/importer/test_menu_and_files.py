"""What is in the contents tree, where links to files and left-out pages lead."""

from __future__ import annotations

import json

from . import trees


def imported(tmp_path, files, engine="jekyll"):
    trees.run(trees.plant(tmp_path / "old", {"_config.yml": "title: T\n", **files}), engine,
              tmp_path / "new")  # fmt: skip
    return tmp_path / "new"


def body(dest, name):
    return (dest / f"docs/{name}.md").read_text(encoding="utf-8").split("---\n", 2)[2].strip()


def test_pages_below_the_blog_are_in_the_tree_and_404_is_not(tmp_path):
    dest = imported(tmp_path, {
        "_posts/2020-01-01-one.md": "---\ntitle: One\n---\nx\n",
        "blog/feeds/index.md": "---\ntitle: Feeds\n---\nTake [all](all.atom.xml).\n",
        "blog/feeds/all.atom.xml": "---\n---\n{% include feed.html %}\n",
        "404.md": "---\ntitle: Not found\npermalink: /404.html\n---\nNot here.\n",
        "search.md": "---\ntitle: Search\n---\nSearch.\n",
    })  # fmt: skip
    assert body(dest, "index").count("\n/") == 2
    assert "\n/blog/feeds/index\n/blog/index\n" in body(dest, "index")
    assert "orphan: true\n" in (dest / "docs/404.md").read_text()
    assert "orphan: true\n" in (dest / "docs/pages/search.md").read_text()
    assert not {"/search", "/search.html", "/404.html"} & set(trees.redirects(dest))
    assert "[all](/blog/atom.xml)" in body(dest, "blog/feeds/index")
    assert not (dest / "docs/files").exists()


def test_a_link_to_a_file_stands_below_its_heading(tmp_path):
    dest = imported(tmp_path, {
        "p.md": "---\ntitle: P\n---\n## Take [the *file*](/x.sh) now\n\nText.\n\n"
        "> ### [x](/x.sh)\n\n## [Other](https://example.org/)\n",
        "x.sh": "true\n",
    })  # fmt: skip
    text = body(dest, "p")
    assert "## Take the *file* now\n\n[the *file*](files/x.sh)\n\nText." in text
    assert "> ### x\n>\n> [x](files/x.sh)" in text
    assert "## [Other](https://example.org/)" in text


def test_the_start_page_is_there_whatever_the_old_one_was(tmp_path):
    dest = imported(tmp_path, {
        "_config.yml": "title: T\nurl: https://t.example.org\n",
        "index.html": "---\n---\n{% for p in site.posts %}{{ p.title }}{% endfor %}\n",
        "gone.md": "---\ntitle: G\n---\n{% for p in site.data.x %}{{ p }}{% endfor %}\n",
        "docs/a.md": "---\ntitle: A\n---\n[home](/), [again](https://t.example.org/), "
        "[gone](https://t.example.org/gone.html), [never](/never/)\n",
    })  # fmt: skip
    assert "[home](../index.md), [again](../index.md)," in body(dest, "docs/a")
    found = json.loads((dest / "report.json").read_text(encoding="utf-8"))["findings"]
    kinds = [(f["kind"], f["message"].split()[0]) for f in found if f["file"] == "docs/a.md"]
    assert kinds == [
        ("already broken", "/never/"), ("not converted", "https://t.example.org/gone.html"),
    ]  # fmt: skip


def test_links_around_marked_words_stay_links(tmp_path):
    dest = imported(tmp_path, {
        "a.html": "---\ntitle: A\n---\n<p>See <a href='https://example.org/'><span class='caps'>"
        "ABC</span></a> and <a href='b.html'>the <b><span class='x'>file</span></b></a>.</p>\n",
        "b.md": "---\ntitle: B\n---\nWords.\n",
    })  # fmt: skip
    assert body(dest, "a") == "# A\n\nSee [ABC](https://example.org/) and [the **file**](b.md)."


def test_pages_stand_in_the_order_of_the_old_menu(tmp_path):
    dest = imported(tmp_path, {
        "_config.yml": "title: Tool\n",
        "_data/navigation.yml": "main:\n- {title: Z, url: /z.html}\n- title: Sub\n  children:\n"
        "  - {title: B, url: /b.html}\n  - {title: Other, url: 'https://example.org/'}\n",
        "home/index.html": "---\npermalink: /\n---\n<p>Turn text into sites.</p>\n",
        **{f"{name}.md": f"---\ntitle: {name}\n---\nWords.\n" for name in "abz"},
    })  # fmt: skip
    text = body(dest, "index")
    assert text.startswith("# Tool\n\nTurn text into sites.")
    assert (
        "\n```{toctree}\n:hidden:\n\n/z\n/a\n```\n\n```{toctree}\n:hidden:\n:caption: Sub\n\n/b\n"
        "Other <https://example.org/>\n```"
    ) in text
