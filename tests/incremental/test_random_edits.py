"""After any edits, an incremental build gives byte for byte what a clean build gives.

``TRUTH_EXAMPLES`` and ``TRUTH_STEPS`` make the run longer; ``TRUTH_SEED`` gives other edits.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from .garden import Garden, differences

EXAMPLES = int(os.environ.get("TRUTH_EXAMPLES", "10"))
STEPS = int(os.environ.get("TRUTH_STEPS", "20"))

WORDS = st.sampled_from(["loam", "sand", "clay *fine*", "peat & moss", "sèvres"])
TAGS = st.sampled_from(["soil", "Worms", "[soil, pots]", "Ground", "new tag", "../x", "C++", None])
DATES = st.sampled_from(["2014-01-01", "2014-06-01 12:00 -0700", "2015-01-01", "2016-02-30", None])
OLD = st.booleans()
PAGES = st.sampled_from(
    ["guide/soil.md", "guide/water.md", "faq/index.md", "blog/index.md", "index.md"]
)
FLAGS = st.sampled_from(["draft", "unlisted", "pinned"])
FREE = [f"blog/{year}/n{number}.md" for year in (2014, 2015, 2017) for number in (1, 2)]
TARGETS = [*FREE, "guide/soil.md", "faq/index.md#why-water"]
SETTINGS = st.sampled_from(
    [
        ("html_title", "'Park'"),
        ("blog_page_lengths", "{'index': 3}"),
        ("blog_feed_length", "1"),
        ("html_copy_source", "False"),
        ("html_baseurl", "'https://example.net/'"),
        ("blog_related_length", "1"),
        ("blog_title", "'Diary'"),
        ("myst_heading_anchors", "2"),
    ]
)


@pytest.fixture(scope="module", autouse=True)
def _one_clock():
    """No build depends on the moment it runs at, not even by future posts."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1700000000")
        yield


class Editing(RuleBasedStateMachine):
    """Random edits; after each the site is built and compared with a clean build."""

    builder = "html"

    def __init__(self) -> None:
        super().__init__()
        self.home = Path(tempfile.mkdtemp(prefix="truth-"))
        self.garden = Garden(self.home, self.builder)
        self.parallel = 0
        self.garden.incremental()

    def teardown(self) -> None:
        shutil.rmtree(self.home)

    def post(self, number: int) -> str | None:
        posts = self.garden.posts()
        return posts[number % len(posts)] if posts else None

    @rule(number=st.integers(0, 9), word=WORDS, old=OLD)
    def edit_body(self, number, word, old):
        if name := self.post(number):
            self.garden.write(name, self.garden.read(name) + f"\nMore about {word}.\n", old=old)

    @rule(number=st.integers(0, 9), word=WORDS, old=OLD)
    def retitle_post(self, number, word, old):
        if name := self.post(number):
            self.garden.set_key(name, "title", f'"On {word}"', old=old)

    @rule(number=st.integers(0, 9), date=DATES)
    def redate_post(self, number, date):
        if name := self.post(number):
            self.garden.set_key(name, "date", date)

    @rule(number=st.integers(0, 9), tags=TAGS, key=st.sampled_from(["tags", "category"]))
    def retag_post(self, number, tags, key):
        if name := self.post(number):
            self.garden.set_key(name, key, tags)

    @rule(number=st.integers(0, 9), authors=st.sampled_from(["ada", "[bob, ada]", "Eve", None]))
    def credit_post(self, number, authors):
        if name := self.post(number):
            self.garden.set_key(name, "authors", authors)

    @rule(number=st.integers(0, 9), flag=FLAGS, value=st.sampled_from(["true", None]))
    def flag_post(self, number, flag, value):
        if name := self.post(number):
            self.garden.set_key(name, flag, value)

    @rule(name=st.sampled_from(FREE), word=WORDS, old=OLD)
    def add_post(self, name, word, old):
        text = f"---\ntitle: {word}\ndate: 2014-05-05\nauthors: ada\ntags: worms\n---\n"
        body = f"{word}[^1] and [soil](../../guide/soil.md).\n\n<!--more-->\n\n[^1]: Note.\n"
        self.garden.write(name, text + body, old=old)

    @rule(number=st.integers(0, 9))
    def delete_post(self, number):
        if name := self.post(number):
            (self.garden.source / name).unlink()

    @rule(number=st.integers(0, 9), new=st.sampled_from(FREE))
    def move_post(self, number, new):
        if name := self.post(number):
            self.garden.move(name, new)

    @rule(one=st.integers(0, 9), other=st.integers(0, 9))
    def swap_posts(self, one, other):
        names = [self.post(one), self.post(other)]
        if names[0] and names[0] != names[1]:
            self.garden.move(names[0], "blog/swap.md")
            self.garden.move(names[1], names[0])
            self.garden.move("blog/swap.md", names[1])

    @rule(name=PAGES, word=WORDS, old=OLD)
    def retitle_page(self, name, word, old):
        self.garden.change(name, r"^# .*$", f"# On {word}", old=old)

    @rule(name=PAGES, word=WORDS)
    def edit_page(self, name, word):
        self.garden.write(name, self.garden.read(name) + f"\n## Part {word}\n\nText.\n")

    @rule(word=WORDS)
    def retitle_question(self, word):
        self.garden.change("faq/index.md", r"^## .*\?$", f"## Why {word}?")

    @rule(who=st.sampled_from(["ada", "bob"]), word=WORDS)
    def rename_author(self, who, word):
        name = f"authors/{who}.md"
        if (self.garden.source / name).exists():
            self.garden.change(name, r"^author:.*$", f"author: {{name: {who} {word}}}")

    @rule()
    def toggle_author(self):
        path = self.garden.source / "authors/bob.md"
        if path.exists():
            path.unlink()
            self.garden.change("authors/index.md", r"^bob\n", "")
        else:
            self.garden.write("authors/bob.md", "---\nauthor: {name: Bob}\n---\n# Bob\n\nNew.\n")
            self.garden.change("authors/index.md", r"^ada\n", "ada\nbob\n")

    @rule(word=WORDS, alias=st.sampled_from(["Ground", "C++", "none"]))
    def edit_tags(self, word, alias):
        text = f"soil: {{label: '{word}', description: Earth., aliases: [{alias}]}}\npots:\n"
        self.garden.write("tags.yml", text)

    @rule()
    def drop_tags(self):
        (self.garden.source / "tags.yml").unlink(missing_ok=True)

    @rule(name=st.sampled_from(["look.css", "more.css", "deep/more.css"]), word=WORDS)
    def edit_static(self, name, word):
        self.garden.write(f"_static/{name}", f"/* {word} */\n")

    @rule(name=st.sampled_from(["more.css", "deep/more.css"]))
    def drop_static(self, name):
        (self.garden.source / "_static" / name).unlink(missing_ok=True)

    @rule(word=WORDS, old=OLD)
    def edit_template(self, word, old):
        text = '{% extends "furo/page.html" %}{% block footer %}<p>' + word + "</p>{% endblock %}\n"
        self.garden.write("_templates/page.html", text, old=old)

    @rule(setting=SETTINGS)
    def configure(self, setting):
        text = self.garden.read("conf.py")
        line = f"{setting[0]} = {setting[1]}\n"
        self.garden.write("conf.py", text.replace(line, "") if line in text else text + line)

    @rule()
    def swap_pictures(self):
        names = [self.garden.source / n for n in ("guide/leaf.png", "blog/2015/leaf.png")]
        texts = [path.read_bytes() for path in names]
        for path, text in zip(names, reversed(texts), strict=True):
            path.write_bytes(text)

    @rule()
    def move_page_in_tree(self):
        text = self.garden.read("guide/index.md")
        new = text.replace("soil\nwater", "water\nsoil")
        self.garden.write(
            "guide/index.md", new if new != text else text.replace("water\nsoil", "soil\nwater")
        )

    @rule(name=PAGES, to=st.sampled_from(TARGETS))
    def link_page(self, name, to):
        text = f"\n[Link](/{to}) and {{doc}}`/{to.partition('.')[0]}`.\n"
        self.garden.write(name, self.garden.read(name) + text)

    @rule(count=st.integers(1, 40))
    def kill(self, count):
        self.garden.killed(count)

    @rule()
    def build_in_parallel(self):
        self.parallel = 2

    @invariant()
    def same_as_clean(self):
        incremental = self.garden.incremental(parallel=self.parallel)
        self.parallel = 0
        assert differences(incremental, self.garden.clean()) == []


class PrettyEditing(Editing):
    """The same with pretty addresses."""

    builder = "dirhtml"


@pytest.mark.parametrize("machine", [Editing, PrettyEditing])
def test_random_edits_build_what_a_clean_build_gives(machine):
    options = settings(
        max_examples=EXAMPLES // 2,
        stateful_step_count=STEPS,
        deadline=None,
        derandomize="TRUTH_SEED" not in os.environ,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    case = machine.TestCase
    case.settings = options
    if number := os.environ.get("TRUTH_SEED"):
        seed(int(number))(case)
    case().runTest()


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
