"""``doctree-read``: each page of the blog becomes a record; what it lacks is made up and named."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_commons.core.plain_text import plain_text
from sphinx_commons.core.reach import names_outside
from sphinx_commons.core.standins import put
from sphinx_commons.front_matter import (
    Credit,
    FrontMatterDomain,
    note_credit,
    note_tags,
    page_meta,
)

from . import adapter, excerpts_of_pages
from .domain import BlogDomain
from .places import title_from_name, was_ablogs
from .recording import is_undated, make_post, wanted
from .sections import Place, places
from .warn import warn

if TYPE_CHECKING:
    from docutils.nodes import document
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_commons.front_matter import PageMeta

    from .model import Post

MARK = re.compile(r"<!--\s*more\s*-->", re.IGNORECASE)
INVISIBLE = (nodes.docinfo, nodes.field_list, nodes.Invisible, nodes.system_message)
COVER = "blog-cover"


class PostReader:
    """The handlers that read pages of the blog."""

    def credit(self, app: Sphinx, docname: str, _source: list[str]) -> None:
        """``source-read``, after front matter: the credits of a post are for a post."""
        meta = page_meta(app.env, docname)
        if meta is not None and BlogDomain.of(app.env).is_post(meta):
            is_hidden = is_undated(meta, app.config.blog_path) and not meta.more_posts
            meta = replace(meta, unlisted=True) if is_hidden else meta
            FrontMatterDomain.of(app.env).note_page(meta, kind="post")

    def before(self, app: Sphinx, doctree: document) -> None:
        """``doctree-read``, before others look: a post has a title and may have a cover."""
        env, docname = app.env, app.env.docname
        adapter.check_updates(doctree)
        if adapter.post_lists(doctree):
            BlogDomain.of(env).lists[docname] = True
        if any(place.section is None for place in _places(env, doctree)):
            meta = FrontMatterDomain.of(env).pages[docname]
            _title(doctree, docname, meta)
            _insert_cover(env, doctree, meta)
            _check_marks(doctree, docname)

    def after(self, app: Sphinx, doctree: document) -> None:
        """``doctree-read``, when pictures are known: note the posts."""
        env, docname = app.env, app.env.docname
        found: dict[str, Post] = {}
        excerpts: dict[str, list[nodes.Node]] = {}
        for place in _places(env, doctree):
            scope = doctree if place.section is None else place.section
            days = adapter.title_updates(scope, app.config.post_date_format)
            post = make_post(env, scope, place, days)
            if post.name in found:
                message = "a second post on one page is in no list; give it a page of its own"
                warn("ablog", message, location=place.node or (docname, 1))
                continue
            found[post.name] = post
            parts = adapter.excerpt_nodes(scope, place.node, *wanted(env, place))
            excerpts[post.name] = [adapter.alone(part) for part in parts]
            if was_ablogs(env.config):
                is_shown = place.node is None or not place.node["exclude"]
                excerpts_of_pages.mark(doctree, post, parts, is_shown=is_shown)
            _credit_section(env, post)
        for node in adapter.post_nodes(doctree):
            put(node, [] if node["exclude"] else node.children)
        if found:
            BlogDomain.of(env).note(tuple(found.values()), excerpts)
        if docname in found and found[docname].unlisted:
            env.metadata[docname]["nosearch"] = True
        if found and app.config.post_auto_orphan:
            env.metadata[docname]["orphan"] = True


def _places(env: BuildEnvironment, doctree: document) -> list[Place]:
    """The posts of the page that is being read."""
    meta = page_meta(env, env.docname)
    if meta is None or not BlogDomain.of(env).is_post(meta):
        return []
    return places(doctree, meta, always=env.config.post_always_section)


def _credit_section(env: BuildEnvironment, post: Post) -> None:
    """Note who wrote a post that is no page, and its tags."""
    if post.section:
        note_tags(env, post.docname, post.tags)
        for person in post.authors:
            note_credit(
                env,
                Credit(
                    person=person,
                    role="author",
                    kind="post",
                    docname=post.docname,
                    anchor=post.section,
                    title=post.title,
                    date=post.moment,
                    line=post.line("author"),
                ),
            )


def _title(doctree: document, docname: str, meta: PageMeta) -> str:
    """The title of the page; one that has none gets it from its header, or from its name."""
    shown = [node for node in doctree.children if not isinstance(node, INVISIBLE)]
    heading = shown[0][0] if shown and isinstance(shown[0], nodes.section) else nodes.title()
    if text := plain_text(heading, pictures=True):
        return text
    title = meta.title or title_from_name(docname)
    if not meta.title:
        warn("title", "post without a title; from its name it is %r", title, location=(docname, 1))
    section = nodes.section(
        "", nodes.title(title, title), names=[nodes.fully_normalize_name(title)]
    )
    section.document = doctree
    doctree.set_id(section)
    for node in shown:
        doctree.remove(node)
    section.extend(shown)
    doctree.append(section)
    return title


def _insert_cover(env: BuildEnvironment, doctree: document, meta: PageMeta) -> None:
    if not meta.image or meta.image.isdecimal():
        return  # ABlog counts images of the text, for lists.
    place = (meta.docname, meta.line("image"))
    if "://" in meta.image or meta.image.startswith("//"):
        message = "image: %r is on another host; put the file beside the post"
        warn("image", message, meta.image, location=place)
        return
    name, path = env.relfn2path(meta.image, meta.docname)
    is_inside = env.srcdir.resolve() in env.srcdir.joinpath(path).resolve().parents
    if names_outside(name) or not is_inside:
        warn("image", "image: %r is outside of the site", meta.image, location=place)
        return
    if not meta.image_alt:
        message = "image_alt is missing: say what the cover image %r shows"
        warn("image", message, meta.image, location=place)
    image = nodes.image(uri=meta.image, alt=meta.image_alt, classes=[COVER])
    image.source, image.line = str(env.doc2path(meta.docname)), meta.line("image")
    section = next(iter(doctree.findall(nodes.section)))
    section.insert(1, image)


def _check_marks(doctree: document, docname: str) -> None:
    """Warn of excerpt marks that cannot end an excerpt, and of a second one."""
    good: list[nodes.raw] = []
    bad: list[nodes.raw] = []
    for node in doctree.findall(nodes.raw):
        if MARK.search(node.astext()):
            (good if _is_usable(node) else bad).append(node)
    for node in bad:
        warn("excerpt", "the mark stands inside of something and is ignored", location=node)
    for node in good[1:]:
        warn("excerpt", "a second mark is ignored", location=node)
    if not good and not bad:
        for block in doctree.findall(nodes.literal_block):
            # Among other lines it is shown on purpose.
            if MARK.fullmatch(block.astext().strip()):
                message = "the mark stands in code, where it is only text"
                warn("excerpt", message, location=block)


def _is_usable(node: nodes.Node) -> bool:
    parent = node.parent
    while isinstance(parent, (nodes.paragraph, nodes.section)):
        parent = parent.parent
    return isinstance(parent, nodes.document)
