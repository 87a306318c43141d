"""The module that knows ABlog: its directives are used, its records, pages and feeds are not."""

from __future__ import annotations

from datetime import datetime
from itertools import islice
from string import Formatter
from typing import TYPE_CHECKING

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
    process_posts,
    purge_posts,
)
from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from .ablog_words import of_ablog
from .warn import warn

if TYPE_CHECKING:
    from docutils.nodes import Element, Node, document
    from sphinx.application import Sphinx

REPLACED = frozenset(
    {
        ablog.builder_inited,
        ablog.config_inited,
        ablog.html_page_context,
        generate_archive_pages,
        generate_atom_feeds,
        missing_reference,
        process_postlist,
        process_posts,
        purge_posts,
    }
)
LIST_KEYS = frozenset({"date", "title", "author", "category", "tags", "location", "language"})
# What has no effect where ABlog itself is not listed: setting -> what stands for it.
REPLACED_SETTINGS = {
    "blog_archive_titles": "listings show excerpts",
    "blog_feed_templates": "feeds have the whole text",
    "blog_feed_titles": "feeds have the whole text",
    "disqus_drafts": "sphinx_commons.comments keeps comments on a server of your own",
    "disqus_pages": "sphinx_commons.comments keeps comments on a server of your own",
    "disqus_shortname": "sphinx_commons.comments keeps comments on a server of your own",
    "fontawesome_css_file": "pages of the blog have no signs",
    "fontawesome_included": "pages of the blog have no signs",
    "fontawesome_link_cdn": "pages of the blog have no signs",
    "post_redirect_refresh": "old places of posts lead on at once",
    "post_show_prev_next": "the theme leads to the neighbours of a post",
}


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


def post_nodes(doctree: document) -> list[Element]:
    """The posts that a page has by directives; each stands where its text is, if it has any."""
    return list(doctree.findall(PostNode))


def check_updates(doctree: document) -> None:
    """Leave no date that would end the build."""
    for node in list(doctree.findall(UpdateNode)):
        try:
            date_parser(node["date"])
        except (ValueError, OverflowError):
            warn("date", "update: %r is no date", node["date"], location=node)
            title = nodes.title("", f"Update {node['date']}".strip())
            node.replace_self(nodes.admonition("", title, *node.children, classes=["note"]))


def title_updates(scope: Element, day_format: str) -> list[datetime]:
    """Give the updates in *scope* their titles; when they were made."""
    found = []
    for node in scope.findall(UpdateNode):
        day = _date(node["date"], day_format)
        if not node["classes"]:
            node.insert(0, nodes.title("", of_ablog("Updated on ") + day.strftime(day_format)))
            node["classes"] = ["note", "update"]
        found.append(day)
    return found


def _date(text: str, day_format: str) -> datetime:
    try:
        return datetime.strptime(text, day_format)
    except ValueError:
        found: datetime = date_parser(text)
        return found


def post_lists(doctree: document) -> list[Element]:
    """The lists of posts in a page."""
    return list(doctree.findall(PostList))


def excerpt_nodes(scope: Element, node: Element | None, count: int, image: int) -> list[Node]:
    """Where what lists show of a post stands: in its directive, or else in its first paragraphs.

    :param scope: all of the post.
    :param image: which image of the post follows, counted from 1; 0 for none.
    """
    said = (p for p in scope.findall(nodes.paragraph) if not _is_message(p.parent))
    first = islice(said, count)
    found: list[Node] = [*(node.children if node is not None and node.children else first)]
    if image:
        found += islice(scope.findall(nodes.image), image - 1, image)
    return found


def _is_message(node: Node | None) -> bool:
    return isinstance(node, nodes.system_message)


def alone(node: Node) -> Node:
    """A copy of *node* that does not hold on to its page, which would be pickled with it."""
    copy = node.deepcopy()
    copy.parent = None
    for part in copy.findall():
        part.document = None  # type: ignore[assignment]
    return copy


def slug_of(label: str) -> str:
    """The part of a URL that ABlog makes of *label*."""
    slug: str = slugify(label)
    return slug


def label_of(docname: str) -> str:
    """The label that ABlog gives to a post."""
    parts = docname.split("/")
    return parts[-2] if parts[-1] == "index" and len(parts) > 1 else parts[-1]
