"""``faq:list``: from options to filters to links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util import docname_join

from sphinx_commons.core.editions import is_translation
from sphinx_commons.core.vocabulary import did_you_mean
from sphinx_commons.front_matter import values

from .one_person import people_of
from .views import SORTS, Filters, choose

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx.environment import BuildEnvironment

    from .domain import FaqDomain
    from .model import Question

    Report = Callable[[str], None]


def list_questions(
    domain: FaqDomain, written: Mapping[str, str], docname: str, report: Report
) -> list[Question]:
    """The questions that a list in the page *docname* shows; *report* gets what is wrong."""
    filters = read_filters(domain, written, docname, report)
    found = choose(
        domain.questions.values(),
        filters,
        domain.tags.tag,
        people_of(domain.env).id_of,
        domain.order,
    )
    # In a translation, those that fit may be untranslated.
    if not found and not is_translation(domain.env.config):
        report("no question fits this list")
    return found


def read_filters(
    domain: FaqDomain, written: Mapping[str, str], docname: str, report: Report
) -> Filters:
    """The decoded options of a list."""
    tags = values.text_list(written.get("tags"), report)
    for tag in tags:
        if domain.tags.is_unknown(tag):
            report(f"unknown tag {tag!r}{domain.tags.hint(tag)}")
    return Filters(
        tags=tags,
        pages=_pages(domain.env, written.get("page", ""), docname, report),
        author=_author(domain, written.get("author", ""), report),
        limit=values.limit(written.get("limit", ""), report),
        sort=values.one_of(SORTS)(written.get("sort") or "page", report) or "page",
    )


def _pages(
    env: BuildEnvironment, written: str, docname: str, report: Report
) -> frozenset[str] | None:
    if not written:
        return None
    found = set()
    for name in values.text_list(written, report):
        bare = name.removesuffix(".md").removesuffix(".rst")
        joined = docname_join(docname, bare)
        if joined in env.all_docs or bare in env.all_docs:
            found.add(joined if joined in env.all_docs else bare)
        else:
            report(f"unknown page {name!r}{did_you_mean(bare, env.all_docs)}")
    return frozenset(found)


def _author(domain: FaqDomain, written: str, report: Report) -> str:
    if not written:
        return ""
    people = people_of(domain.env)
    credited = {name for q in domain.questions.values() for name in q.details.authors}
    known = credited | people.names
    if people.id_of(written) not in map(people.id_of, known):
        report(f"unknown author {written!r}{did_you_mean(written, known)}")
    return written
