"""Where the records of all posts live."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any, ClassVar, cast

from docutils import nodes
from sphinx.domains import Domain
from sphinx.util import docname_join

from .places import is_post
from .related import Relations

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Set

    from docutils.nodes import Element, Node
    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_commons.front_matter import PageMeta

    from .model import Post


# The type of references of MyST, which asks domains for them, and no event.
MARKDOWN = "myst"
TABLES = ("posts", "excerpts", "lists")


class BlogDomain(Domain):
    """Tables by docname.

    ``posts`` are the posts of each page, ``excerpts`` their first nodes by name, pickled, so that a
    build that shows none of them need not read them; ``lists`` are the pages that list posts.
    Beside them ``related`` is what the posts were found to be related to, and from what.
    """

    name = "blog"
    label = "Blog"
    data_version = 8
    initial_data: ClassVar[dict[str, Any]] = {
        **{name: {} for name in TABLES},
        "related": Relations(),
    }

    # The pages that ``blog_post_pattern`` names; of the build that is running, not stored.
    matched: frozenset[str] = frozenset()
    # Finds the names of posts, tags and so on; of the build that is running, too.
    resolve: Callable[..., Node | None] | None = None

    def is_post(self, meta: PageMeta | None) -> bool:
        """Whether the page of *meta* is a post."""
        return is_post(meta, self.env.config.blog_path, self.matched)

    @classmethod
    def of(cls, env: BuildEnvironment) -> BlogDomain:
        return cast("BlogDomain", env.domains[cls.name])

    @property
    def posts(self) -> list[Post]:
        """All posts, in no order that means anything."""
        return [post for posts in self.data["posts"].values() for post in posts]

    def post_of(self, docname: str) -> Post | None:
        """The post that the page *docname* is as a whole."""
        return next((post for post in self.on_page(docname) if not post.section), None)

    def on_page(self, docname: str) -> tuple[Post, ...]:
        """The posts that stand on the page *docname*."""
        posts: tuple[Post, ...] = self.data["posts"].get(docname, ())
        return posts

    def excerpt_of(self, post: Post) -> list[Node]:
        """The nodes that lists show of *post*."""
        # No less to be trusted than the environment that they are a part of.
        found: list[Node] = pickle.loads(self.data["excerpts"][post.docname][post.name])  # noqa: S301
        return found

    def note(self, posts: tuple[Post, ...], excerpts: Mapping[str, list[Node]]) -> None:
        """Note the posts of one page, each with its excerpt by its name."""
        docname = posts[0].docname
        self.data["posts"][docname] = posts
        kept = {name: pickle.dumps(nodes) for name, nodes in excerpts.items()}
        self.data["excerpts"][docname] = kept

    @property
    def lists(self) -> dict[str, bool]:
        lists: dict[str, bool] = self.data["lists"]
        return lists

    @property
    def related(self) -> Relations:
        related: Relations = self.data["related"]
        return related

    def clear_doc(self, docname: str) -> None:
        for name in TABLES:
            self.data[name].pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        for name in TABLES:
            theirs = otherdata[name]
            self.data[name].update({d: theirs[d] for d in docnames if d in theirs})

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> list[tuple[str, nodes.reference]]:
        """What a link of Markdown leads to; for others it is found as a missing reference."""
        is_other = node["reftype"] != MARKDOWN or target in env.domains.standard_domain.labels
        if is_other or self.resolve is None or docname_join(fromdocname, target) in env.all_docs:
            return []
        found = self.resolve(env, node, contnode)
        return [("std:ref", found)] if isinstance(found, nodes.reference) else []
