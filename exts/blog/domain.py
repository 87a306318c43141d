"""Where the records of all posts live."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from sphinx.domains import Domain

if TYPE_CHECKING:
    from collections.abc import Set

    from docutils import nodes
    from docutils.nodes import Element
    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from .model import Post


class BlogDomain(Domain):
    """``posts``: docname -> :class:`Post`; ``lists``: the pages that list posts."""

    name = "blog"
    label = "Blog"
    data_version = 1
    initial_data: ClassVar[dict[str, Any]] = {"posts": {}, "lists": {}}

    @classmethod
    def of(cls, env: BuildEnvironment) -> BlogDomain:
        return cast("BlogDomain", env.domains[cls.name])

    @property
    def posts(self) -> dict[str, Post]:
        posts: dict[str, Post] = self.data["posts"]
        return posts

    @property
    def lists(self) -> dict[str, bool]:
        lists: dict[str, bool] = self.data["lists"]
        return lists

    def clear_doc(self, docname: str) -> None:
        self.posts.pop(docname, None)
        self.lists.pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        for name in ("posts", "lists"):
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
        """Nothing: what the blog adds is found as a missing reference."""
        return []
