"""What writers do to posts and pages of the garden."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import rule

from .machines import Builds

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


class PostEdits(Builds):
    """Edits of texts and headers."""

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

    @rule(name=PAGES, to=st.sampled_from(TARGETS))
    def link_page(self, name, to):
        text = f"\n[Link](/{to}) and {{doc}}`/{to.partition('.')[0]}`.\n"
        self.garden.write(name, self.garden.read(name) + text)

    @rule(
        name=PAGES, kind=st.sampled_from(["faq", "blogpost"]), value=st.sampled_from(["true", None])
    )
    def turn_page_into_another_kind(self, name, kind, value):
        self.garden.set_key(name, kind, value)
        if kind == "blogpost" and value:
            self.garden.set_key(name, "date", "2014-03-03")

    @rule(name=PAGES, word=WORDS)
    def ask_on_page(self, name, word):
        text = self.garden.read(name)
        self.garden.write(name, f"{text}\n## What is {word}?\n\nThis: {word}.\n")
