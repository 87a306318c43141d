"""A list of those of today who gave something last."""

from __future__ import annotations

CONF = 'extensions = ["myst_parser", "sphinx_commons.authors"]\nproject = "P"\n'
PERSON = "---\nauthor:\n  retired: {}\n---\n# {}\n"
FILES = {
    "conf.py": CONF,
    "index.md": "# P\n\n```{author:list}\n:limit: 2\n```\n",
    "authors/ada.md": PERSON.format("false", "Ada"),
    "authors/bob.md": PERSON.format("false", "Bob"),
    "authors/cleo.md": PERSON.format("false", "Cleo"),
    "authors/dan.md": PERSON.format("true", "Dan"),
    "authors/eve.md": PERSON.format("false", "Eve"),
}


def page(author: str, date: str) -> str:
    return f"---\nauthors: {author}\ndate: {date}\norphan: true\n---\n# Page of {author}\n"


def names(site):
    return [name.get_text() for name in site.soup("index.html").select(".author-card-name")]


def test_who_gave_something_last_comes_first(make_site):
    pages = {
        "a.md": page("ada", "2020-01-01"), "b.md": page("bob", "2021-01-01"),
        "c.md": page("cleo", "2019-01-01"), "d.md": page("dan", "2022-01-01"),
    }  # fmt: skip
    assert names(make_site(FILES | pages)) == ["Bob", "Ada"]
    # The list follows what others give, though its page is as it was.
    assert names(make_site({"c.md": page("cleo", "2023-01-01")})) == ["Cleo", "Bob"]


def test_a_limit_is_a_number(make_site):
    site = make_site(FILES | {"index.md": "# P\n\n```{author:list}\n:limit: few\n```\n"})
    message = "author:list: limit: found 'few', a number above 0 is wanted [authors.option]"
    assert f"index.md:3: WARNING: {message}" in site.warnings
    assert len(names(site)) == 5
