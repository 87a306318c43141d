"""The words that ABlog has on its pages, and the templates of these."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.locale import get_translation

if TYPE_CHECKING:
    from .views import Listing

COLLECTION, CATALOG = "ablog/collection.html", "ablog/catalog.html"
of_ablog = get_translation("sphinx")  # the catalogue that ABlog adds to
# In the words of ABlog, for its catalogue of translations.
OF_POSTS = {
    "author": "Posts by",
    "location": "Posts from",
    "language": "Posts in",
    "category": "Posts in",
    "year": "Posted in",
    "tag": "Posts tagged",
}
ALL = {
    "author": "Authors",
    "location": "Locations",
    "language": "Languages",
    "category": "Categories",
    "year": "All posts",
    "tag": "Tags",
}


def heading(listing: Listing, name: str) -> str:
    """The title of a listing whose posts are called *name*."""
    if listing.kind == "index":
        return of_ablog("All Posts")
    if listing.kind == "drafts":
        return of_ablog("Drafts")
    return f"{of_ablog(OF_POSTS[listing.kind])} {name}"
