"""Header -> record and problems, for everything that people write."""

from __future__ import annotations

import pytest
from sphinx_commons.front_matter import AdaptedFrom
from sphinx_commons.front_matter.dates import parse_moment
from sphinx_commons.front_matter.decode import decode
from sphinx_commons.front_matter.header import find_header


def read(text: str):
    """The record and the problems of a page whose YAML header is *text*."""
    decoded = decode(find_header(f"---\n{text}\n---\nText\n"), "page")
    return decoded.meta, [(p.subtype, p.line, p.message) for p in decoded.problems]


def good(text: str):
    meta, problems = read(text)
    assert problems == []
    return meta


def bad(text: str):
    """The record and the one problem of *text*."""
    meta, (problem,) = read(text)
    return meta, *problem


@pytest.mark.parametrize(
    "text",
    [
        "authors: [ada, Bob Stone]",
        "authors: ada, Bob Stone",
        "authors: 'ada,  Bob   Stone,'",
        "authors: [ada, Bob Stone, ada, '']",
        "authors:\n- ada\n- Bob Stone",
        "authors: ada,\n  Bob Stone",
        "author: ada, Bob Stone",
        "author: [ada, Bob Stone]",
        "author: Bob Stone\nauthors: ada",
        "authors: |\n  ada,\n  Bob Stone",
    ],
)
def test_shapes_of_names(text):
    assert good(text).authors == ("ada", "Bob Stone")


def test_a_name_with_a_space_is_one_name():
    assert good("author: Thierry Carrez").authors == ("Thierry Carrez",)


def test_names_that_yaml_types_are_texts():
    assert good("authors: [yes, 007, 2015-01-01, 1e3]").authors == (
        "yes",
        "007",
        "2015-01-01",
        "1e3",
    )


@pytest.mark.parametrize("text", ["tags:", "tags: ''", "tags: []", "tags: ~", "tags: ' , '"])
def test_nothing_is_no_tag(text):
    assert good(text).tags == ()


def test_tags_as_written():
    assert good("tags: Red Hat, NFV, open\n  source, c++").tags == (
        "Red Hat", "NFV", "open source", "c++",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("date: 2015-03-02", "2015-03-02"),
        ("date: '2015-03-02'", "2015-03-02"),
        ("date: 2015-03-02 16:03:51 UTC", "2015-03-02"),
        ("date: 2015-03-02T23:59:59-05:00", "2015-03-02"),
        ("date: !!str 2015-03-02", "2015-03-02"),
    ],
)
def test_dates_are_read_as_written(text, day):
    assert good(text).date.day.isoformat() == day


def test_modified_means_updated():
    meta = good("modified: 2016-01-01")
    assert meta.updated == parse_moment("2016-01-01")
    assert meta.line("updated") == 2


@pytest.mark.parametrize(
    "text",
    ["draft: true", "draft: yes", "draft: 'On'", "draft: 1", "published: false", "published: No",
     "published: 'FALSE'", "published: off", "status: draft", "status: Draft",
     "draft: true\npublished: true", "published: false\ndraft: false"],
)  # fmt: skip
def test_drafts_in_every_spelling(text):
    assert good(text).draft


@pytest.mark.parametrize(
    "text", ["draft: false", "published: true", "published: yes", "draft:", "status: published"]
)
def test_public_pages(text):
    assert not good(text).draft


def test_hidden_means_unlisted():
    assert good("status: hidden").unlisted
    assert good("unlisted: yes").unlisted


def test_every_other_key():
    meta = good(
        "title: A   title\neditors: a\ntranslators: b\nreviewers: c\ncategory: News\nsummary: >\n"
        "  one\n  two\nimage: x.png\nimage_alt: An x\npinned: true\ncomments: true\n"
        "aliases: [/old, /older]\nfaq: true\nreviewed: 2026-01-01\nowner: team\n"
        "applies_to: Zed\nhandbook: false\nextra: {wordpress_id: 12}"
    )
    assert (meta.title, meta.summary, meta.category) == ("A title", "one two", ("News",))
    assert (meta.editors, meta.translators, meta.reviewers) == (("a",), ("b",), ("c",))
    assert (meta.image, meta.image_alt, meta.pinned, meta.comments) == ("x.png", "An x", True, True)
    assert (meta.aliases, meta.faq, meta.owner) == (("/old", "/older"), True, "team")
    assert (meta.applies_to, meta.handbook) == ("Zed", False)
    assert meta.extra == {"wordpress_id": "12"}


def test_a_path_with_a_line_break_is_no_other_path():
    assert bad('aliases: ["/a\\nb", /c]')[0].aliases == ("/c",)
    assert good("aliases: |\n  /a,\n  /b\n").aliases == ("/a", "/b")


def test_adapted_from():
    meta = good(
        "adapted_from:\n  title: Old\n  authors: a, b\n  date: 2015-03-02\n  url: https://x.org/"
    )
    assert meta.adapted_from == AdaptedFrom(
        title="Old", authors=("a", "b"), date=parse_moment("2015-03-02"), url="https://x.org/"
    )
    assert good("adapted_from: Just a title").adapted_from.title == "Just a title"


def test_an_entry_of_the_registry():
    entry = good(
        "author:\n  id: ada\n  name: Ada L\n  aliases: countess, 2\n  affiliation: X\n"
        "  avatar: a.png\n  retired: yes\n  group: no\n  links:\n    github: ada\n    website: https://x.org"
    ).author_entry
    assert (entry.id, entry.name, entry.aliases) == ("ada", "Ada L", ("countess", "2"))
    assert (entry.retired, entry.group) == (True, False)
    assert good("author: {id: team, group: true}").author_entry.group
    assert entry.links == (("github", "ada"), ("website", "https://x.org"))


def test_keys_of_a_mapping_have_their_lines():
    meta = good("title: A\nauthor:\n  name: Ada\n  avatar: a.png\nadapted_from: {title: B}")
    assert (meta.line("author"), meta.line("author.avatar"), meta.line("adapted_from.title")) == (
        3,
        5,
        6,
    )


# -- Mistakes ----------------------------------------------------------------------------


def test_an_unknown_key_gets_a_hint():
    _, subtype, line, message = bad("title: A\nautors: ada")
    assert (subtype, line) == ("unknown_key", 3)
    assert message == "unknown key 'autors'; did you mean 'authors'?"


@pytest.mark.parametrize(
    ("text", "line", "part"),
    [
        ("date: 2018-04-31", 2, "not a possible date"),
        ("title: A\ndate: someday", 3, "is not a date such as 2015-03-02"),
        ("date: [2015-01-01]", 2, "a date such as 2015-03-02 is wanted"),
        ("draft: maybe", 2, "found 'maybe', true or false is wanted"),
        ("status: drafty", 2, "did you mean 'draft'?"),
        ("tags: {a: b}", 2, "a list or texts separated by commas are wanted"),
        ("tags: [[a]]", 2, "found ['a'], a text is wanted"),
        ('aliases: ["/a\\nb", /c]', 2, "found '/a\\nb', a path without a line break is wanted"),
        ("title: [A]", 2, "found ['A'], a text is wanted"),
        ("author: {naem: Ada}", 2, "unknown key 'naem'; did you mean 'name'?"),
        ("author: {links: x}", 2, "'kind: address' lines are wanted"),
        ("adapted_from: {url: 'javascript:alert(1)'}", 2, "an address that starts with https://"),
        ("adapted_from: [a]", 2, "lines of 'key: value' are wanted"),
    ],
)
def test_an_unusable_value_is_named_with_key_and_line(text, line, part):
    _, subtype, found, message = bad(text)
    assert (subtype, found) == ("value", line)
    assert part in message
    assert message.startswith(text.splitlines()[line - 2].partition(":")[0])


def test_the_last_of_equal_keys_counts():
    meta, subtype, line, message = bad("title: A\ntags: x\ntitle: B")
    assert (meta.title, subtype, line) == ("B", "duplicate_key", 4)
    assert "stands in line 2 already" in message


@pytest.mark.parametrize(
    ("text", "line", "hint"),
    [
        ("title: A\nsummary: one: two: three", 3, "put the value in quotes, it has a colon in it"),
        ("title: A\n\ttags: x", 3, "YAML does not take tabs here, use spaces"),
        ("title: 'A\ntags: x", 2, ""),
        ("title: [A\nauthors: ada", 2, ""),
        ("title: A\n- list", 3, ""),
        ("title: *nothing", 2, ""),
        ("title: @ada", 2, ""),
        ("title: %x", 2, ""),
        ("just text", 2, "front matter must be 'key: value' lines"),
        ("- a\n- b", 2, "front matter must be 'key: value' lines"),
        ("? [a]\n: b", 2, "a key must be a word"),
        ("a: &x [*x]", 2, "refers to itself"),
    ],
)  # fmt: skip
def test_a_header_that_is_no_yaml_is_reported_at_its_line(text, line, hint):
    _, problems = read(text)
    subtype, found, message = problems[0]
    assert subtype == "yaml"
    assert line <= found <= line + 2
    assert hint in message


def test_what_is_readable_of_a_broken_header_counts():
    meta, problems = read("title: 'A'\nauthors: ada\nsummary: a: b: c\ntags: x, y\ndraft: true")
    assert (meta.title, meta.authors, meta.tags, meta.draft) == ("A", ("ada",), ("x", "y"), True)
    assert [problem[0] for problem in problems] == ["yaml"]


def test_python_objects_are_not_made(tmp_path):
    mark = tmp_path / "mark"
    _, subtype, _, message = bad(f"title: !!python/object/apply:os.mkdir ['{mark}']")
    assert (subtype, mark.exists()) == ("value", False)
    assert "a text is wanted" in message


def test_an_unclosed_header_is_reported():
    decoded = decode(find_header("---\ntitle: A\n\nText\n"))
    assert [(p.subtype, p.line) for p in decoded.problems] == [("yaml", 1)]


def test_pelican_headers_mean_the_same():
    source = (
        "Title: Four areas\nDate: 2011-10-06 18:46\nModified: 2012-01-01\nAuthor: Thierry Carrez\n"
        "Tags: OpenStack, a\n  b\nSlug: four\nStatus: hidden\n\nText\n"
    )
    decoded = decode(find_header(source))
    meta = decoded.meta
    assert meta.title == "Four areas"
    assert meta.date == parse_moment("2011-10-06 18:46")
    assert meta.updated == parse_moment("2012-01-01")
    assert (meta.authors, meta.tags, meta.unlisted) == (
        ("Thierry Carrez",),
        ("OpenStack", "a b"),
        True,
    )
    assert meta.extra == {"slug": "four"}
    assert [(p.subtype, p.line) for p in decoded.problems] == [("pelican_header", 1)]
    assert meta.line("date") == 2


def test_keys_of_sphinx_are_handed_on_as_yaml_types_them():
    decoded = decode(
        find_header("---\norphan: true\ntocdepth: 2\nmyst: {footnote_sort: no}\n---\n")
    )
    assert decoded.passed_on == {
        "orphan": True, "tocdepth": 2, "myst": {"footnote_sort": False}
    }  # fmt: skip
    assert decoded.problems == ()


@pytest.mark.parametrize("value", ["a" * 1_000_000, "[" * 100_000, "{a: " * 50_000, "- " * 100_000,
                                   "&a " * 1000, "'" + "''" * 500_000])  # fmt: skip
def test_nothing_crashes_on_size(value):
    read(f"title: {value}")


def test_aliases_that_multiply_are_stopped():
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    _, problems = read("\n".join(lines))
    assert any("too large" in message for _, _, message in problems)
