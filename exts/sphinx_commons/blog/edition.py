"""``env-updated``: the edition of this build, its problems and the pages to write again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_commons.core.clock import now
from sphinx_commons.core.vocabulary import Vocabulary, key_of
from sphinx_commons.front_matter import FrontMatterDomain

from .adapter import slug_of
from .domain import BlogDomain
from .places import full_names, index_page, was_ablogs
from .related import relate
from .terms import Terms, Use, resolve_terms, with_slugs
from .views import Edition, drafts_listing, make_listings, neighbours, newest_first

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.environment import BuildEnvironment

    from .model import Post, Problem, TermKind


def make_edition(env: BuildEnvironment) -> tuple[Edition, list[Problem]]:
    """The edition that the records of *env* make, and what is wrong with tags and URLs."""
    path = env.config.blog_path
    tags, tag_problems = resolve_terms("tag", _tag_uses(env), FrontMatterDomain.of(env).tags)
    named = _category_uses(env)
    words = FrontMatterDomain.of(env).tag_words
    free = Vocabulary().including(use.name for use in named).said_in(words.get)
    categories, category_problems = resolve_terms("category", named, free)
    if was_ablogs(env.config):
        categories = with_slugs(categories, slug_of)
        tags = tags if FrontMatterDomain.of(env).tags.listed else with_slugs(tags, slug_of)
    everything = newest_first(BlogDomain.of(env).posts)
    posts = tuple(post for post in everything if not post.unlisted)
    moment = now()
    drafts = tuple(post for post in posts if post.draft or post.is_future(moment))
    drafts += tuple(post for post in everything if post.undated)
    index, more = index_page(env.config), ablog_terms(env, posts)
    listings = make_listings(path, index, posts, (tags, categories, *more))
    if was_ablogs(env.config):
        listings = {page: found for page, found in listings.items() if found.kind != "month"}
    if drafts or was_ablogs(env.config):
        listings |= drafts_listing(path, drafts)
    slugs = {post.name: [term.slug for term in tags.of(post.tags)] for post in posts}
    edition = Edition(
        path=path,
        index=index,
        posts=posts,
        drafts=drafts,
        tags=tags,
        categories=categories,
        more=more,
        listings=listings,
        neighbours=neighbours(posts),
        related=_related(env, posts, slugs),
    )
    return edition, [*tag_problems, *category_problems]


def ablog_terms(env: BuildEnvironment, posts: Iterable[Post]) -> tuple[Terms, ...]:
    """Where posts were written, in which language, and, where nobody has a page, by whom.

    Only sites that had these pages from ABlog get those of authors.
    """
    pages = FrontMatterDomain.of(env).pages.values()
    with_authors = was_ablogs(env.config) and not any(meta.author_entry for meta in pages)
    kinds: list[TermKind] = ["author", "location", "language"]
    found = []
    for kind in kinds if with_authors else kinds[1:]:
        full = full_names(env.config, kind)
        names = list(dict.fromkeys(name for post in posts for name in post.names(kind)))
        free = Vocabulary().including(full.get(name, name) for name in names)
        terms = with_slugs(resolve_terms(kind, (), free)[0], slug_of)
        by_short = {key_of(short): terms.find(name) for short, name in full.items()}
        known = {key: term for key, term in by_short.items() if term is not None}
        found.append(Terms(kind, {**known, **terms.by_key}))
    return tuple(found)


def _related(
    env: BuildEnvironment, posts: tuple[Post, ...], slugs: dict[str, list[str]]
) -> dict[str, tuple[Post, ...]]:
    """The related posts; those of the last build, as far as they follow from the same."""
    domain = BlogDomain.of(env)
    relations = relate(posts, slugs, env.config.blog_related_length, domain.related)
    domain.data["related"] = relations
    by_name = {post.name: post for post in posts}
    return {d: tuple(by_name[name] for name in few) for d, few in relations.found.items()}


def _tag_uses(env: BuildEnvironment) -> list[Use]:
    pages = FrontMatterDomain.of(env).pages
    metas = [meta for _, page in sorted(pages.items()) for meta in (page, *page.more_posts)]
    return [Use(name, meta.docname, meta.line("tags")) for meta in metas for name in meta.tags]


def _category_uses(env: BuildEnvironment) -> list[Use]:
    posts = sorted(BlogDomain.of(env).posts, key=lambda post: post.name)
    return [Use(n, post.docname, post.line("category")) for post in posts for n in post.categories]
