"""``env-updated``: the edition of this build, its problems and the pages to write again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_commons.core.clock import now
from sphinx_commons.core.vocabulary import Vocabulary
from sphinx_commons.front_matter import FrontMatterDomain

from .domain import BlogDomain
from .related import relate
from .terms import Use, resolve_terms
from .views import Edition, drafts_listing, make_listings, neighbours, newest_first

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from .model import Post, Problem


def make_edition(env: BuildEnvironment) -> tuple[Edition, list[Problem]]:
    """The edition that the records of *env* make, and what is wrong with tags and addresses."""
    path = env.config.blog_path
    tags, tag_problems = resolve_terms("tag", _tag_uses(env), FrontMatterDomain.of(env).tags)
    named = _category_uses(env)
    free = Vocabulary().including(use.name for use in named)
    categories, category_problems = resolve_terms("category", named, free)
    everything = newest_first(BlogDomain.of(env).posts.values())
    posts = tuple(post for post in everything if not post.unlisted)
    moment = now()
    drafts = tuple(post for post in posts if post.draft or post.is_future(moment))
    drafts += tuple(post for post in everything if post.undated)
    listings = make_listings(path, posts, tags, categories) | drafts_listing(path, drafts)
    slugs = {post.docname: [term.slug for term in tags.of(post.tags)] for post in posts}
    edition = Edition(
        path=path,
        posts=posts,
        tags=tags,
        categories=categories,
        listings=listings,
        neighbours=neighbours(posts),
        related=_related(env, posts, slugs),
    )
    return edition, [*tag_problems, *category_problems]


def _related(
    env: BuildEnvironment, posts: tuple[Post, ...], slugs: dict[str, list[str]]
) -> dict[str, tuple[Post, ...]]:
    """The related posts; those of the last build, as far as they follow from the same."""
    domain = BlogDomain.of(env)
    relations = relate(posts, slugs, env.config.blog_related_length, domain.related)
    domain.data["related"] = relations
    by_name = {post.docname: post for post in posts}
    return {d: tuple(by_name[name] for name in few) for d, few in relations.found.items()}


def _tag_uses(env: BuildEnvironment) -> list[Use]:
    pages = FrontMatterDomain.of(env).pages
    return [
        Use(name, docname, pages[docname].line("tags"))
        for docname in sorted(pages)
        for name in pages[docname].tags
    ]


def _category_uses(env: BuildEnvironment) -> list[Use]:
    posts = BlogDomain.of(env).posts
    return [
        Use(name, docname, posts[docname].line("category"))
        for docname in sorted(posts)
        for name in posts[docname].categories
    ]
