"""Works and bylines: resolved, merged, sorted and folded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_commons.authors import views
from sphinx_commons.authors.model import Author, Person, Work
from sphinx_commons.authors.registry import Registry
from sphinx_commons.front_matter import AdaptedFrom, Credit, PageMeta
from sphinx_commons.front_matter.dates import parse_moment

if TYPE_CHECKING:
    from sphinx_commons.front_matter import CreditRole

ADA = Author(id="ada", name="Ada", docname="authors/ada")
BOB = Author(id="bob", name="Bob", docname="authors/bob", aliases=("Robert",))
REGISTRY = Registry([ADA, BOB])


def credit(docname: str, person: str = "ada", role: CreditRole = "author", date: str = "", **more):
    moment = parse_moment(date) if date else None
    return Credit(
        person=person,
        role=role,
        kind=more.pop("kind", "page"),
        docname=docname,
        title=docname.title(),
        date=moment,
        **more,
    )


def docnames(works) -> list[str]:
    return [work.docname for work in works]


def test_newest_first_by_instant_and_undated_last():
    credits_ = [
        credit("b"),
        credit("late", date="2020-01-01 01:00 +0200"),
        credit("early", date="2019-12-31 22:30 UTC"),
        credit("a"),
        credit("new", date="2021-01-01"),
    ]
    works = views.works_by_author(REGISTRY, credits_)
    assert docnames(works["ada"]) == ["new", "late", "early", "a", "b"]


def test_roles_of_one_page_are_joined_in_a_fixed_order():
    credits_ = [credit("x", "Robert", "reviewer"), credit("x", "bob", "author"), credit("x", "Bob")]
    (work,) = views.works_by_author(REGISTRY, credits_)["bob"]
    assert work.roles == ("author", "reviewer")


def test_questions_of_one_page_are_works_of_their_own():
    credits_ = [
        credit("faq", kind="question", anchor="one"),
        credit("faq", kind="question", anchor="two"),
    ]
    works = views.works_by_author(REGISTRY, credits_)["ada"]
    assert [work.anchor for work in works] == ["one", "two"]


def test_own_page_and_unknown_people_give_no_work():
    credits_ = [credit("authors/ada"), credit("x", "nobody")]
    assert views.works_by_author(REGISTRY, credits_) == {}


def test_folds_keep_every_work_once():
    works = [
        Work(
            kind="post", title=str(n), docname=str(n), date=parse_moment(f"{2020 - n // 10}-01-01")
        )
        for n in range(40)
    ]
    first, folds = views.folds(works, 15)
    assert first == works[:15]
    assert [(fold.year, len(fold.works)) for fold in folds] == [(2019, 5), (2018, 10), (2017, 10)]
    assert [work for fold in folds for work in fold.works] == works[15:]
    assert views.folds(works[:15], 15) == (works[:15], [])


def moments(first: str, last: str):
    return parse_moment(first), parse_moment(last)


def test_dates_of_front_matter_beat_those_of_git():
    meta = PageMeta(date=parse_moment("2015-03-02"), updated=parse_moment("2016-01-01"))
    byline = views.byline(REGISTRY, meta, dates=moments("2020-01-01", "2021-01-01"))
    assert (byline.published, byline.updated) == (meta.date, meta.updated)


def test_git_gives_the_dates_that_are_missing():
    byline = views.byline(REGISTRY, PageMeta(), dates=moments("2020-01-01", "2021-01-01"))
    assert byline.published.isoformat() == "2020-01-01"
    assert byline.updated.isoformat() == "2021-01-01"


def test_the_commit_that_brought_a_post_is_no_update():
    meta = PageMeta(date=parse_moment("2015-03-02"))
    byline = views.byline(REGISTRY, meta, dates=moments("2020-01-01", "2020-01-01"))
    assert byline.updated is None


def test_an_update_on_the_day_of_publication_is_not_shown():
    meta = PageMeta(date=parse_moment("2015-03-02 10:00"), updated=parse_moment("2015-03-02 12:00"))
    assert views.byline(REGISTRY, meta, dates=None).updated is None


def test_the_original_names_known_and_unknown_people():
    meta = PageMeta(adapted_from=AdaptedFrom(title="Old", authors=("robert", "Zoe")))
    adapted = views.byline(REGISTRY, meta, dates=None).adapted
    assert adapted.people == (Person("Bob", BOB), Person("Zoe"))


def test_names_are_sorted_without_accents():
    names = ["Zoe", "Émile", "adam", "Eva"]
    authors = [Author(id=name, name=name, docname=name) for name in names]
    assert [a.name for a in views.by_name(authors)] == ["adam", "Émile", "Eva", "Zoe"]
