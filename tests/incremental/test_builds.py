"""What incremental builds give after edits that are hard to see."""

from __future__ import annotations

import os
import shutil

import pytest

from .garden import Garden, differences


def test_serial_parallel_and_repeated_clean_builds_are_the_same(tmp_path):
    garden = Garden(tmp_path)
    first = garden.build("first")
    assert differences(first, garden.build("second")) == []
    assert differences(first, garden.build("third", parallel=2)) == []


def test_a_difference_is_seen(tmp_path):
    garden = Garden(tmp_path)
    first, second = garden.build("first"), garden.build("second")
    (second / "genindex.html").write_text("other")
    (second / "left-over.html").write_text("")
    assert differences(first, second) == ["genindex.html", "left-over.html"]


@pytest.mark.parametrize("seconds", [1.0, 2.0, 3.0])
def test_a_killed_build_is_repaired_by_the_next_one(tmp_path, seconds):
    garden = Garden(tmp_path)
    garden.incremental()
    garden.set_key("blog/2014/p1.md", "title", "Other")
    garden.move("blog/2014/p2.md", "blog/2017/moved.md")
    garden.write("blog/2017/short-lived.md", "---\ntitle: Gone\ndate: 2017-01-01\n---\nText.\n")
    garden.run_and_kill("incremental", seconds)
    (garden.source / "blog/2017/short-lived.md").unlink()
    assert differences(garden.incremental(), garden.clean()) == []


def test_a_file_in_the_place_of_another_counts_even_if_it_is_older(tmp_path):
    garden = Garden(tmp_path)
    garden.write("blog/2014/p1.md", garden.read("blog/2014/p1.md"), old=True)
    garden.incremental()
    garden.write("blog/2014/p1.md", garden.read("blog/2014/p3.md"), old=False)
    os.utime(garden.source / "blog/2014/p1.md", (1, 1))
    page = garden.incremental() / "blog/2014/p1.html"
    assert "Post 3" in page.read_text(encoding="utf-8")


def test_two_files_of_one_time_and_size_that_change_places_are_read_again(tmp_path):
    garden = Garden(tmp_path)
    names = ["blog/2014/p1.md", "blog/2014/p2.md"]
    for name in names:
        garden.change(name, r"^title: .*$", f"title: Named {name[-4]}")
        garden.change(name, r"^date: .*$", "date: 2014-01-01")
        garden.change(name, r"number \d", f"number {name[-4]}")
        os.utime(garden.source / name, (1, 1))
    assert len({(garden.source / name).stat().st_size for name in names}) == 1
    garden.incremental()
    # Pages that are written again are compared with their copies, and that is remembered.
    garden.write("conf.py", garden.read("conf.py") + 'html_title = "Another"\n')
    garden.incremental()
    garden.move(names[0], "blog/swap.md")
    garden.move(names[1], names[0])
    garden.move("blog/swap.md", names[1])
    assert differences(garden.incremental(), garden.clean()) == []


def test_files_that_no_build_wrote_are_left_alone(tmp_path):
    garden = Garden(tmp_path)
    out = garden.incremental()
    for name in ("CNAME", "blog/note.html", "_static/mine.css", "_images/mine.png"):
        (out / name).write_text("mine")
    garden.move("blog/2014/p2.md", "blog/2017/moved.md")
    garden.incremental()
    assert (out / "blog/2017/moved.html").exists()
    assert not (out / "blog/2014/p2.html").exists()
    for name in ("CNAME", "blog/note.html", "_static/mine.css", "_images/mine.png"):
        assert (out / name).read_text() == "mine"


def test_a_build_without_edits_writes_no_page_of_a_post_or_tag(tmp_path):
    garden = Garden(tmp_path)
    out = garden.incremental()
    pages = [p for p in out.rglob("*.html") if {"tag", "2014", "2015"} & set(p.parts)]
    times = {page: page.stat().st_mtime_ns for page in pages}
    assert len(times) > 6
    garden.incremental()
    assert {page: page.stat().st_mtime_ns for page in pages} == times


def test_a_page_that_was_deleted_by_hand_comes_back(tmp_path):
    garden = Garden(tmp_path)
    out = garden.incremental()
    for name in ("blog/tag/soil.html", "blog/2014/p1.html", "searchindex.js", "blog/atom.xml"):
        (out / name).unlink()
    assert differences(garden.incremental(), garden.clean()) == []


def test_a_page_that_links_to_what_came_or_went_is_read_again(tmp_path):
    garden = Garden(tmp_path)
    garden.write(
        "guide/water.md", garden.read("guide/water.md") + "\n[A post](../blog/2014/p1.md)\n"
    )
    garden.incremental()
    garden.move("blog/2014/p1.md", "blog/2014/away.md")
    assert differences(garden.incremental(), garden.clean()) == []
    garden.move("blog/2014/away.md", "blog/2014/p1.md")
    assert differences(garden.incremental(), garden.clean()) == []


def test_feeds_go_with_the_address_of_the_site(tmp_path):
    garden = Garden(tmp_path)
    garden.change("conf.py", r'^ +"sphinx_commons.structured_data",\n', "")
    assert list(garden.incremental().rglob("atom.xml"))
    garden.write("conf.py", garden.read("conf.py") + 'html_baseurl = ""\n')
    assert differences(garden.incremental(), garden.clean()) == []


def test_a_build_of_one_file_does_not_vouch_for_the_others(tmp_path):
    garden = Garden(tmp_path)
    garden.build("incremental", only="blog/2014/p1.md")
    garden.set_key("blog/2014/p1.md", "title", "Other")
    garden.build("incremental", only="blog/2014/p1.md")
    assert differences(garden.incremental(), garden.clean()) == []


@pytest.mark.parametrize("left", [None, "", "[1, 2"])
def test_bodies_of_posts_that_were_lost_are_made_again(tmp_path, left):
    garden = Garden(tmp_path)
    garden.incremental()
    [folder] = (tmp_path / "incremental/doctrees/.blog").glob("*/bodies")
    for number, path in enumerate(sorted(folder.rglob("*.html"))):
        if left is None:
            path.unlink()
        else:
            path.write_text(left if number % 2 else path.read_text()[:-9])
    garden.set_key("blog/2014/p1.md", "title", "Other")
    assert differences(garden.incremental(), garden.clean()) == []


@pytest.mark.parametrize("left", [None, "", "{"])
def test_any_notes_may_be_lost_or_cut_short(tmp_path, left):
    garden = Garden(tmp_path)
    garden.incremental()
    for path in (tmp_path / "incremental/doctrees").glob(".*/**/*.json"):
        if left is None:
            path.unlink()
        else:
            path.write_text(left)
    garden.set_key("blog/2014/p1.md", "title", "Other")
    garden.change("guide/soil.md", "# Soil", "# Ground")
    assert differences(garden.incremental(), garden.clean()) == []


def test_a_lost_folder_of_doctrees_or_pages_is_made_again(tmp_path):
    garden = Garden(tmp_path)
    garden.incremental()
    shutil.rmtree(tmp_path / "incremental/doctrees")
    garden.change("guide/soil.md", "# Soil", "# Ground")
    assert differences(garden.incremental(), garden.clean()) == []
    shutil.rmtree(tmp_path / "incremental/html")
    assert differences(garden.incremental(), garden.clean()) == []


def test_toctrees_of_the_root_page_are_followed(tmp_path):
    garden = Garden(tmp_path)
    garden.incremental()
    garden.write("new.md", "# New\n")
    garden.change("index.md", r"guide/index\nfaq/index", "faq/index\nnew\nguide/index")
    garden.change("index.md", r"^:maxdepth: 2", ":caption: All")
    assert differences(garden.incremental(), garden.clean()) == []


def test_numbers_of_sections_go_with_their_toctree(tmp_path):
    garden = Garden(tmp_path)
    garden.incremental()
    garden.change("guide/index.md", r"^:numbered:\n", "")
    assert differences(garden.incremental(), garden.clean()) == []


EXTENSIONS = ["authors", "blog", "structured_data", "urls", "navigation", "graphviz"]


@pytest.mark.parametrize("gone", EXTENSIONS)
def test_what_an_extension_wrote_goes_with_it(tmp_path, gone):
    garden = Garden(tmp_path)
    garden.set_key("guide/soil.md", "aliases", "[/old/soil, /earth.html]")
    garden.toggle("conf.py", "extensions.append('sphinx.ext.graphviz')\n")
    garden.toggle("guide/soil.md", "\n```{graphviz}\ndigraph { a -> b }\n```\n")
    out = garden.incremental()
    (out / "by-hand.txt").write_text("Not of a build.")
    left = f"extensions = [name for name in extensions if {gone!r} not in name]\n"
    garden.toggle("conf.py", left)
    assert differences(garden.incremental(), garden.clean()) == ["by-hand.txt"]
    garden.toggle("conf.py", left)
    assert differences(garden.incremental(), garden.clean()) == ["by-hand.txt"]
