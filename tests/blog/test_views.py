"""Pure views: order, pages, neighbours, related posts, merged spellings."""

from __future__ import annotations

import random
import time
from datetime import UTC, datetime, timedelta

import pytest
from sphinx_commons.blog.model import Post
from sphinx_commons.blog.phrases import common_words
from sphinx_commons.blog.related import WIDEST, relate
from sphinx_commons.blog.terms import Use, resolve_terms
from sphinx_commons.blog.views import Listing, neighbours, newest_first, sheets
from sphinx_commons.core.vocabulary import Vocabulary
from sphinx_commons.front_matter import Moment

START = datetime(2015, 1, 1, tzinfo=UTC)


def make(number: int, **more) -> Post:
    moment = Moment(START + timedelta(days=number))
    return Post(docname=f"blog/2015/p{number}", title=f"P{number}", moment=moment, **more)


@pytest.mark.parametrize(
    ("count", "sizes"), [(0, [0]), (1, [1]), (10, [10]), (11, [10, 1]), (300, [10] * 30)]
)
def test_sheets(count, sizes):
    posts = newest_first(map(make, range(count)))
    found = sheets(Listing(kind="index", page="blog/index", posts=posts), 10, "blog")
    assert [len(sheet.posts) for sheet in found] == sizes
    assert [sheet.page for sheet in found][:2] == ["blog/index", "blog/page/2"][: len(sizes)]
    shown = [post for sheet in found for post in sheet.posts]
    assert shown == sorted(shown, key=lambda post: post.moment.instant, reverse=True)


def test_pinned_posts_lead_and_stand_in_order_too():
    posts = newest_first([make(n, pinned=n in (0, 2)) for n in range(4)])
    found = sheets(Listing(kind="index", page="blog/index", posts=posts), 2, "blog")
    titles = [[post.title for post in sheet.posts] for sheet in found]
    assert titles == [["P2", "P0", "P3"], ["P1", "P0"]]


def test_posts_of_one_moment_have_an_order():
    posts = [Post(docname=name, title="T", moment=Moment(START)) for name in "bca"]
    assert [p.docname for p in newest_first(posts)] == [
        p.docname for p in newest_first(reversed(posts))
    ]


def test_neighbours():
    a, b, c = newest_first([make(0), make(1), make(2)])
    found = neighbours([a, b, c])
    assert found == {a.docname: (b, None), b.docname: (c, a), c.docname: (None, b)}


def test_rare_words_and_tags_relate_posts():
    texts = ["zebra stripes stable " * 3, "zebra stripes savanna " * 3, "kernel module " * 3]
    posts = [make(n, words=common_words(text)) for n, text in enumerate(texts)]
    tags = {posts[0].docname: [], posts[1].docname: ["x"], posts[2].docname: ["x"]}
    found = relate(posts, tags, 3).found
    assert found[posts[0].docname] == (posts[1].docname,)
    assert found[posts[1].docname] == (posts[0].docname, posts[2].docname)
    assert found[posts[2].docname] == (posts[1].docname,)


def test_related_posts_after_edits_are_those_of_a_clean_build():
    chance = random.Random(7)

    def post(number: int) -> Post:
        count = chance.choice((0, 8, 8))
        given = chance.sample(range(300), count)
        words = " ".join(f"word{n} {chance.randint(1, 3)}" for n in given)
        # About as many have the tag as make a tag say nothing.
        tags = ("wide",) if chance.randrange(90) < WIDEST else ()
        moment = Moment(START + timedelta(days=chance.randrange(400)))
        name = f"p{number}"
        return Post(docname=name, title="T", moment=moment, tags=tags, words=words)

    posts = {number: post(number) for number in range(90)}
    known = None
    for _edit in range(200):
        for number in chance.sample(range(95), chance.randint(0, 2)):
            posts[number] = post(number)
        if len(posts) > 85 and chance.random() < 0.3:
            del posts[chance.choice(list(posts))]
        listed = newest_first(posts.values())
        tags = {p.docname: list(p.tags) for p in listed}
        known = relate(listed, tags, 3, known)
        assert known == relate(listed, tags, 3)
    assert any(known.found.values())
    assert relate(listed, tags, 3, known) is known
    assert relate(listed, tags, 2, known) == relate(listed, tags, 2)


def test_related_posts_take_time_in_proportion():
    def seconds(count: int) -> float:
        words = [[f"word{(n * 7 + k) % 400} 2" for k in range(40)] for n in range(count)]
        posts = [make(n, words=" ".join(words[n])) for n in range(count)]
        start = time.process_time()
        relate(posts, {post.docname: ["all"] for post in posts}, 3)
        return time.process_time() - start

    assert seconds(4000) < 20 * max(seconds(400), 0.05)


def test_names_are_merged_by_the_commonest_spelling_and_never_by_address():
    uses = [Use(name, f"p{n}", n) for n, name in enumerate(["b c", "B_C", "b c", "b.c"])]
    free = Vocabulary().including(use.name for use in uses)
    terms, problems = resolve_terms("tag", uses, free)
    assert [(term.label, term.slug) for term in terms.of(["B-C", "b.c"])] == [
        ("b c", "b-c"),
        ("b.c", "b-c-2"),
    ]
    assert [problem.line for problem in problems] == [3]
