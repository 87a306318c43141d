"""What ``{ref}`` finds in the blog: the names that ABlog gives to its pages, on our pages."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sphinx_commons.core.dates import year_text
from sphinx_commons.core.vocabulary import slug_of
from sphinx_commons.core.words import _

from .adapter import label_of
from .places import was_ablogs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.config import Config

    from .bylines import People
    from .views import Edition

Target = tuple[str, str]
OVERVIEWS_OF_ABLOG = {
    "blog-posts": "Posts",
    "blog-archives": "Archives",
    "blog-locations": "Locations",
}
OVERVIEWS = {
    "tag": "blog-tags",
    "category": "blog-categories",
    "author": "blog-authors",
    "location": "blog-locations",
    "language": "blog-languages",
    "drafts": "blog-drafts",
}


def reference_targets(
    edition: Edition,
    people: People,
    config: Config,
    *,
    has_feeds: bool,
) -> dict[str, Target]:
    """name -> page (or file) and text of everything that can be referred to."""
    language = config.language
    targets = _overviews(edition, config)
    for listing in edition.listings.values():
        if listing.term is not None:
            targets[f"{listing.kind}-{listing.term.slug}"] = (listing.page, listing.term.label)
        elif listing.kind == "year":
            targets[f"archive-{listing.year}"] = (listing.page, year_text(listing.year, language))
    if not has_feeds:
        del targets["blog-feed"]
    kinds = {listing.kind for listing in edition.listings.values()}
    for kind, name in OVERVIEWS.items():
        if kind not in kinds:
            del targets[name]
    for terms in edition.more:
        pages = {listing.term: listing.page for listing in edition.of_kind(terms.kind)}
        short = {f"{terms.kind}-{slug_of(key)}": term for key, term in terms.by_key.items()}
        targets |= {
            name: (pages[term], term.label) for name, term in short.items() if term in pages
        }
    return {**_posts(edition), **_people(people), **targets}


def _overviews(edition: Edition, config: Config) -> dict[str, Target]:
    path, title = edition.path, str(config.blog_title)
    texts = {
        "blog-posts": title,
        "blog-archives": _("Archive"),
        "blog-feed": _("%(title)s feed", title=title),
        "blog-locations": _("Places"),
    }
    if was_ablogs(config):
        texts = dict(OVERVIEWS_OF_ABLOG) | {"blog-feed": f"{title} Feed"}
    return {
        "blog-posts": (edition.index, texts["blog-posts"]),
        "blog-archives": (f"{path}/archive", texts["blog-archives"]),
        "blog-feed": (f"{path}/atom.xml", texts["blog-feed"]),
        "blog-tags": (f"{path}/tag", _("Tags")),
        "blog-categories": (f"{path}/category", _("Categories")),
        "blog-authors": (f"{path}/author", _("Authors")),
        "blog-locations": (f"{path}/location", texts["blog-locations"]),
        "blog-languages": (f"{path}/language", _("Languages")),
        "blog-drafts": (f"{path}/drafts", _("Drafts")),
    }


def _posts(edition: Edition) -> dict[str, Target]:
    """A post by its file's name, where no other post has the same."""
    pages = [post for post in (*edition.posts, *edition.drafts) if not post.section]
    counts = Counter(label_of(post.docname) for post in pages)
    return {
        label_of(post.docname): (post.docname, post.title)
        for post in pages
        if counts[label_of(post.docname)] == 1
    }


def _people(people: People) -> Mapping[str, Target]:
    return {
        f"author-{slug_of(name)}": (person.page, person.name)
        for name, person in people.known.items()
        if person.page
    }
