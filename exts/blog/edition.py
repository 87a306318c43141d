"""``env-updated``: the edition of this build, its problems and the pages to write again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from exts.front_matter import FrontMatterDomain

from .dates import now
from .domain import BlogDomain
from .related import related_posts
from .terms import Use, resolve_terms
from .views import Edition, drafts_listing, make_listings, neighbours, newest_first
from .vocabulary import FILE, Vocabulary, load_vocabulary

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from .model import Problem


def make_edition(env: BuildEnvironment) -> tuple[Edition, list[Problem]]:
    """The edition that the records of *env* make, and what is wrong with tags and addresses."""
    config, path = env.config, env.config.blog_path
    vocabulary = load_vocabulary(Path(env.srcdir, FILE))
    tags, tag_problems = resolve_terms("tag", _tag_uses(env), vocabulary)
    categories, category_problems = resolve_terms("category", _category_uses(env), Vocabulary())
    everything = newest_first(BlogDomain.of(env).posts.values())
    posts = tuple(post for post in everything if not post.unlisted)
    moment = now()
    drafts = tuple(post for post in posts if post.draft or post.is_future(moment))
    listings = make_listings(path, posts, tags, categories) | drafts_listing(path, drafts)
    slugs = {post.docname: [term.slug for term in tags.of(post.tags)] for post in posts}
    edition = Edition(
        path=path,
        posts=posts,
        tags=tags,
        categories=categories,
        listings=listings,
        neighbours=neighbours(posts),
        related=related_posts(posts, slugs, config.blog_related_length),
    )
    return edition, [*vocabulary.problems, *tag_problems, *category_problems]


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
