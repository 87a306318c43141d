"""The module that knows how ABlog reads: gives it clean posts, and reads its records back.

ABlog sees one ``PostNode`` a post, made from the decoded front matter, and never the front matter
itself. What it notes of the page is read back at once; its pages, feeds and links are not used.
"""

from __future__ import annotations

from string import Formatter
from typing import TYPE_CHECKING, Any

import ablog
from ablog.blog import Blog, slugify
from ablog.post import (
    CheckFrontMatter,
    PostList,
    PostListDirective,
    PostNode,
    UpdateNode,
    date_parser,
    generate_archive_pages,
    generate_atom_feeds,
    missing_reference,
    process_postlist,
    purge_posts,
)
from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from .warn import warn

if TYPE_CHECKING:
    from docutils.nodes import Element, Node, document
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from .model import Post

REPLACED = frozenset(
    {
        ablog.builder_inited,
        ablog.config_inited,
        ablog.html_page_context,
        generate_archive_pages,
        generate_atom_feeds,
        missing_reference,
        process_postlist,
        purge_posts,
    }
)
LIST_KEYS = frozenset({"date", "title", "author", "category", "tags", "location", "language"})
EMPTY_NODE: dict[str, Any] = {
    "location": [], "language": [], "redirect": [], "title": None, "image": None, "excerpt": None,
    "exclude": False, "nocomments": False, "canonical_link": [], "external_link": [],
}  # fmt: skip


class CheckedPostList(SphinxDirective):
    """ABlog's ``postlist``, with a warning where it would end the build."""

    optional_arguments = 1
    option_spec = PostListDirective.option_spec

    def run(self) -> list[Node]:
        if self.arguments and not self.arguments[0].isdecimal():
            message = "postlist: %r is no number of posts; all are listed"
            warn("list", message, self.arguments[0], location=self.get_location())
            self.arguments = []
        fields = {key for _, key, _, _ in _format_fields(self.options.get("format", ""))}
        if wrong := sorted(fields - LIST_KEYS - {None}, key=str):
            message = "postlist: unknown field %r in the format, which is ignored; known: %s"
            location = self.get_location()
            warn("list", message, wrong[0], ", ".join(sorted(LIST_KEYS)), location=location)
            del self.options["format"]
        found: list[Node] = PostListDirective(
            self.name, self.arguments, self.options, self.content, self.lineno,
            self.content_offset, self.block_text, self.state, self.state_machine,
        ).run()  # fmt: skip
        return found


def _format_fields(text: str) -> list[tuple[str, str | None, str | None, str | None]]:
    try:
        return list(Formatter().parse(text))
    except ValueError:
        return [("", text, None, None)]


def setup_ablog(app: Sphinx) -> None:
    """Load ABlog without its pages, feeds and templates, and let it read in parallel."""
    app.setup_extension("ablog")
    for listeners in list(app.events.listeners.values()):
        for listener in list(listeners):
            if listener.handler in REPLACED:
                app.disconnect(listener.id)
    app.registry.transforms.remove(CheckFrontMatter)
    app.add_directive("postlist", CheckedPostList, override=True)
    app.extensions["ablog"].parallel_read_safe = True
    app.connect("builder-inited", reset)
    app.connect("build-finished", reset)


def reset(_app: Sphinx, _exception: Exception | None = None) -> None:
    """``builder-inited``, ``build-finished``: forget what ABlog keeps of builds of the process."""
    Blog._dict.clear()


def drop_strangers(doctree: document) -> None:
    """Take out what would end the build: posts and updates that somebody wrote for ABlog."""
    for place, node in enumerate(list(doctree.findall(PostNode))):
        if place:
            message = "a second post on one page is in no list; give it a page of its own"
            warn("ablog", message, location=node)
        node.replace_self([] if node["exclude"] else node.children)
    for node in list(doctree.findall(UpdateNode)):
        _check_update(node)


def _check_update(node: Element) -> None:
    try:
        date_parser(node["date"])
    except (ValueError, OverflowError):
        warn("date", "update: %r is no date", node["date"], location=node)
        title = nodes.title("", f"Update {node['date']}".strip())
        node.replace_self(nodes.admonition("", title, *node.children, classes=["note"]))


def post_lists(doctree: document) -> list[Element]:
    """The lists of posts in a page."""
    return list(doctree.findall(PostList))


def insert_post(doctree: document, post: Post) -> None:
    """Put the node of *post* where ABlog looks for it."""
    node = PostNode(
        date=post.moment.written.replace(tzinfo=None).isoformat(),
        tags=list(post.tags),
        category=list(post.categories),
        author=list(post.authors),
        **{**EMPTY_NODE, "title": post.title},
    )
    section = next(iter(doctree.findall(nodes.section)), doctree)
    section.append(node)


def take_excerpt(env: BuildEnvironment, docname: str) -> list[Node]:
    """The nodes that ABlog noted as the excerpt of a post; all else of its record is dropped."""
    records: dict[str, list[dict[str, Any]]] = vars(env)["ablog_posts"]
    return [_alone(node) for node in records.pop(docname)[0]["excerpt"]]


def _alone(node: Node) -> Node:
    """A copy of *node* that does not hold on to its page, which would be pickled with it."""
    copy = node.deepcopy()
    copy.parent = None
    for part in copy.findall():
        part.document = None  # type: ignore[assignment]
    return copy


class LabelGuard:
    """ABlog labels a post with its file's name, over labels of others: this puts them back."""

    def __init__(self) -> None:
        self.name = ""
        self.saved: tuple[Any, Any] = (None, None)

    def save(self, env: BuildEnvironment, docname: str) -> None:
        std = env.domains.standard_domain
        self.name = label_of(docname)
        self.saved = (std.labels.get(self.name), std.anonlabels.get(self.name))

    def restore(self, env: BuildEnvironment) -> None:
        std = env.domains.standard_domain
        tables: tuple[dict[str, Any], ...] = (std.labels, std.anonlabels)
        for labels, value in zip(tables, self.saved, strict=True):
            labels.pop(self.name, None)
            if value is not None:
                labels[self.name] = value


def slug_of(label: str) -> str:
    """The part of a URL that ABlog makes of *label*."""
    slug: str = slugify(label)
    return slug


def label_of(docname: str) -> str:
    """The label that ABlog gives to a post."""
    parts = docname.split("/")
    return parts[-2] if parts[-1] == "index" and len(parts) > 1 else parts[-1]
