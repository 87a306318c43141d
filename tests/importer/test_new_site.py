"""What comes out is a site of its own: it has a name, a menu and a start page, and it builds."""

# ruff: noqa: E501

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from . import trees

ROOT = Path(__file__).parents[2]
POST = "---\ntitle: One\nauthor: Ann Lee\ntags: [C, C++]\n---\nWords.\n\n## Part\n\n[home](/)\n"


def imported(tmp_path, files, engine="jekyll", *more):
    trees.run(trees.plant(tmp_path / "old", files), engine, tmp_path / "new", *more)
    return tmp_path / "new"


def built(dest):
    """Build as `make html` does; what was said."""
    command = [sys.executable, "-m", "sphinx", "-c", ".", "-W", "--keep-going", "-q", "-b", "html",
               "docs", "_build/html"]  # fmt: skip
    done = subprocess.run(
        command, cwd=dest, env={"PYTHONPATH": str(ROOT / "exts"), "PATH": ""},
        capture_output=True, text=True,
    )  # fmt: skip
    assert done.stderr == ""
    assert done.returncode == 0
    return dest / "_build/html"


def settings(dest):
    found = {}
    exec((dest / "conf.py").read_text(encoding="utf-8"), found)
    return found


def read(dest, name):
    return (dest / name).read_text(encoding="utf-8")


SITES = {
    "jekyll": trees.JEKYLL,
    "middleman": trees.MIDDLEMAN | {"source/page.html.md": "---\ntitle: „Spaß”\n---\nViel Spaß”!\n"},
    "pelican": trees.PELICAN
    | {"content/r.rst": "R\n=\n\n:date: 2012-01-01\n:tags: C, C++\n\nWords of `us <{filename}x.md>`_.\n"},
}  # fmt: skip


@pytest.mark.parametrize("engine", SITES)
def test_the_site_builds_without_a_warning(engine, tmp_path):
    pages = built(imported(tmp_path, SITES[engine], engine))
    assert (pages / "index.html").is_file()
    assert not (pages / "import-report.html").exists()
    assert (pages / "blog/index.html").is_file()


def test_the_settings_are_those_of_the_old_site(tmp_path):
    dest = imported(tmp_path, {
        "_config.yml": "title: 'Ann''s \"notes\"'\nurl: https://n.example.org\nbaseurl: /n\n"
        "lang: de-AT\ndescription: >\n  What *I*\n  note.\nlicense: CC BY 4.0\nauthor: ann\n",
        "_data/authors.yml": "ann: {name: Ann Lee}\n",
        "_posts/2020-01-01-one.md": POST,
    })  # fmt: skip
    found = settings(dest)
    assert (found["project"], found["author"]) == ('Ann\'s "notes"', "Ann Lee")
    assert found["html_baseurl"] == found["blog_baseurl"] == "https://n.example.org/n/"
    assert (found["language"], found["project_copyright"]) == ("de_AT", "Ann Lee, CC BY 4.0")
    assert found["site_description"] == "What *I* note."
    start = read(dest, "docs/index.md")
    assert start.startswith(
        '---\ntitle: Ann\'s "notes"\n---\n\n# Ann\'s "notes"\n\nWhat \\*I\\* note.\n'
    )
    assert "```{postlist} 5\n" in start
    assert "RDO" not in "".join(
        path.read_text(encoding="utf-8") for path in dest.rglob("*") if path.is_file()
    )


def test_pelican_and_middleman_say_what_they_are_called(tmp_path):
    pelican = imported(tmp_path / "p", {
        "pelicanconf.py": "SITENAME = 'P'\nSITEURL = 'https://p.example.org'\nDEFAULT_LANG = 'fr'\n"
        "MENUITEMS = (('Us', '/pages/b.html'), ('Code', 'https://code.example.org/'))\n",
        "content/pages/a.md": "Title: A\n\nWords.\n", "content/pages/b.md": "Title: B\n\nWords.\n",
    }, "pelican")  # fmt: skip
    found = settings(pelican)
    assert (found["project"], found["language"]) == ("P", "fr")
    assert "\nUs </pages/b>\nCode <https://code.example.org/>\n/pages/a\n" in read(
        pelican, "docs/index.md"
    )
    middleman = imported(tmp_path / "m", {
        "config.rb": "set :site_title, 'M'\n", "data/site.yml": "url: https://m.example.org\n",
        "source/layouts/layout.erb": "<html><nav><%= link_to 'About us', '/b.html' %>"
        "<%= link_to 'A', '/a.html' %></nav><%= yield %></html>",
        "source/a.html.md": "---\ntitle: A\n---\nWords.\n",
        "source/b.html.md": "---\ntitle: B\n---\nWords.\n",
    }, "middleman")  # fmt: skip
    found = settings(middleman)
    assert (found["project"], found["html_baseurl"]) == ("M", "https://m.example.org/")
    assert "\nAbout us </b>\n/a\n" in read(middleman, "docs/index.md")


def test_a_site_without_an_address_builds_without_feeds(tmp_path):
    files = {"_config.yml": "plugins: [jekyll-feed]\n", "_posts/2020-01-01-one.md": POST}
    dest = imported(tmp_path, files)
    assert "/feed.xml" not in trees.redirects(dest)
    assert " old addresses of feeds lead on then" in read(dest, "README.md")
    built(dest)
    dest = imported(tmp_path, files, "jekyll", "--site-host", "x.example.org")
    assert trees.redirects(dest)["/feed.xml"] == "blog/atom.xml"
    assert settings(dest)["html_baseurl"] == "https://x.example.org/"


@pytest.mark.parametrize(
    ("zone", "written"),
    [
        ("CET", " +01:00"),
        ("IST", ""),
        ("+9900", ""),
        ("+0530", " +0530"),
        ("UTC", " UTC"),
        ("Z", " UTC"),
    ],
)
def test_zones_are_those_that_the_site_reads(tmp_path, zone, written):
    post = f"---\ntitle: One\ndate: 2020-01-01 10:00:00 {zone}\n---\nWords.\n"
    dest = imported(tmp_path, {"_config.yml": "title: T\n", "_posts/2020-01-01-one.md": post})
    assert f"date: 2020-01-01 10:00:00{written}\n" in read(dest, "docs/blog/2020/one.md")
    assert ("is no zone that is known" in read(dest, "report.txt")) == (not written)
    built(dest)


def test_settings_that_are_there_are_left_alone(tmp_path):
    trees.plant(tmp_path / "new", {"conf.py": "project = 'Mine'\n"})
    dest = imported(tmp_path, trees.JEKYLL)
    assert read(dest, "conf.py") == "project = 'Mine'\n"
    assert not {"Makefile", "README.md", "requirements.txt"} & {
        path.name for path in dest.iterdir()
    }


def test_files_of_the_site_are_written_again_until_they_are_edited(tmp_path):
    dest = imported(tmp_path, trees.JEKYLL)
    before = read(dest, "conf.py")
    trees.plant(
        tmp_path / "old",
        {"_config.yml": trees.JEKYLL["_config.yml"].replace("title: J", "title: K")},
    )
    trees.run(tmp_path / "old", "jekyll", dest)
    assert settings(dest)["project"] == "K"
    assert read(dest, "conf.py") != before
    trees.plant(dest, {"conf.py": "project = 'Mine'\n"})
    trees.run(tmp_path / "old", "jekyll", dest)
    assert read(dest, "conf.py") == "project = 'Mine'\n"
    assert "conf.py:1: edited" in read(dest, "report.txt")


# -- menu --------------------------------------------------------------------------------------------


def plain(*names, **heads):
    found = {
        f"{name}.md": f"---\ntitle: {name.split('/')[-1].upper()}\n---\nWords.\n" for name in names
    }
    return found | {
        f"{name}.md": f"---\ntitle: {name.upper()}\n{head}---\nWords.\n"
        for name, head in heads.items()
    }


def tree(dest, name="index"):
    """The lines of all contents trees of a page, with their captions."""
    lines, inside = [], False
    for line in read(dest, f"docs/{name}.md").split("\n"):
        inside = line == "```{toctree}" or (inside and line != "```")
        if (inside and line.startswith((":caption:", "/", "http"))) or (inside and " <" in line):
            lines.append(line)
    return lines


def test_pages_outside_of_the_menu_stand_in_folders(tmp_path):
    dest = imported(tmp_path, {
        "_config.yml": "title: T\n",
        **plain("a", "guide/one", "guide/two", "guide/deep/x", "guide/deep/y", "lone/page", "ref/index",
                "ref/z"),
    })  # fmt: skip
    assert tree(dest) == ["/a", "/lone/page", "/ref/index", "/guide/index"]
    assert tree(dest, "ref/index") == ["/ref/z"]
    assert tree(dest, "guide/index") == ["/guide/one", "/guide/two", "/guide/deep/index"]
    assert read(dest, "docs/guide/index.md").startswith("---\ntitle: Guide\n---\n\n# Guide\n")
    built(dest)


def test_very_many_pages_are_put_into_parts(tmp_path):
    names = [f"{a}{b}" for a in "abcdefghijkm" for b in "nopqrstuvwxyz"]
    dest = imported(tmp_path, {"_config.yml": "title: T\n", **plain(*names)})
    assert len(names) == 156
    assert len(tree(dest)) == 12
    shown = [line for part in tree(dest) for line in tree(dest, part.removeprefix("/"))]
    assert shown == [f"/{name}" for name in names]
    assert read(dest, "docs/pages/part-1/index.md").startswith("---\ntitle: AN – AZ\n")
    built(dest)


def test_parts_are_told_apart(tmp_path):
    files = {f"p{n:02d}.md": f"---\ntitle: Page {n}\n---\nx\n" for n in range(10, 46)}
    dest = imported(tmp_path, {"_config.yml": "title: T\n", **files})
    assert read(dest, "docs/pages/part-2/index.md").startswith("---\ntitle: Page 16 – Page 21\n")


def test_headers_say_the_order_and_the_page_above(tmp_path):
    dest = imported(tmp_path, {
        "_config.yml": "title: T\n",
        **plain("z", a="nav_order: 3\n", b="nav_order: 1\n", c="parent: B\nnav_order: 2\n",
                d="parent: b\nnav_order: 1\n", e="nav_exclude: true\n", loop="parent: LOOP\n"),
    })  # fmt: skip
    assert tree(dest) == ["/b", "/a", "/loop", "/z"]
    assert tree(dest, "b") == ["/d", "/c"]
    assert "orphan: true\n" in read(dest, "docs/e.md")
    built(dest)


def test_links_to_the_page_before_and_the_next_one_say_the_order(tmp_path):
    dest = imported(tmp_path, {
        "_config.yml": "title: T\n",
        **plain(b="next: /d.html\n", a="previous: /d.html\nnext: /c.html\n", c="prev: {url: /a.html}\n",
                d="next: /a.html\n", e=""),
    })  # fmt: skip
    assert tree(dest) == ["/b", "/d", "/a", "/c", "/e"]


def test_a_sidebar_in_a_folder_of_data(tmp_path):
    dest = imported(tmp_path, {
        "_config.yml": "title: T\n",
        "_data/sidebars/main.yml": "entries:\n- title: side\n  folders:\n  - title: Start\n"
        "    folderitems:\n    - {title: Set up, url: /b.html}\n    - {title: Gone, url: /no.html}\n",
        **plain("a", "b"),
    })  # fmt: skip
    assert tree(dest) == ["/a", ":caption: Start", "Set up </b>"]


def test_a_menu_of_names_and_addresses(tmp_path):
    dest = imported(tmp_path, {
        "_config.yml": "title: T\nnavigation:\n  First: /b\n  More:\n  - Again: /b.html\n  - Other: /c/\n"
        "  - [x, 5, null]\n",
        **plain("a", "b", "c"),
        "search.md": "---\ntitle: S\n---\nWords.\n", "tags.md": "---\ntitle: Tags\n---\nWords.\n",
    })  # fmt: skip
    assert tree(dest) == ["First </b>", "/a", ":caption: More", "Other </c>"]
    built(dest)


# -- report ------------------------------------------------------------------------------------------


def test_the_report_is_for_people_first(tmp_path):
    dest = imported(tmp_path, {
        "_config.yml": "title: T\n",
        "a.md": "---\ntitle: A\n---\nWords. {% foo %} <script>x()</script>\n"
        + "".join(f"\n[l{n}](/no-{n}.html) *x*\n" for n in range(5)),
        "b.adoc": "---\ntitle: B\n---\nThree words here.\n",
    })  # fmt: skip
    page = read(dest, "report.md")
    assert [line for line in page.split("\n") if line.startswith("#")] == [
        "# Report of the import", "## What was lost",
        "### Template code that is hidden: 1 (`liquid`)", "### Scripts: 1 (`script`)",
        "### Pages that were not converted: 1 (`template`)", "## What was changed",
        "## What to decide", "### Links that led nowhere before: 5 (`already broken`)",
        "## Old addresses without a page: 1", "## Left to do by hand",
    ]  # fmt: skip
    assert "- `a.md:6`: /no-0.html leads to no page or file\n" in page
    assert page.count("leads to no page or file") == 3
    assert "- and 2 more in `report.txt`" in page
    assert "\n| pages | 2 | 1 |\n| posts | 0 | 0 |\n| words | 15 | 12 |\n" in page
    assert read(dest, "report.txt").count("leads to no page or file") == 5
    assert "draft: true\n" in read(dest, "docs/import-report.md")
    built(dest)


def test_a_dry_run_reports_the_same(tmp_path, capsys):
    old = trees.plant(tmp_path / "old", trees.JEKYLL)
    trees.run(old, "jekyll", tmp_path / "new")
    trees.plant(tmp_path / "new", {"docs/about.md": "Mine.\n"})
    for name in ("r.txt", "r.md", "r.json"):
        trees.run(old, "jekyll", tmp_path / "new", "--dry-run", "--report", str(tmp_path / name))
    trees.run(old, "jekyll", tmp_path / "new")
    for name in ("txt", "md", "json"):
        assert (tmp_path / f"r.{name}").read_text() == read(tmp_path / "new", f"report.{name}")
    assert "docs/about.md" in {
        f["file"] for f in json.loads((tmp_path / "r.json").read_text())["findings"]
    }
