"""``doctree-read``: each page of the blog becomes a record; what it lacks is made up and named."""

from __future__ import annotations

import pickle
import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_commons.core.plain_text import plain_text
from sphinx_commons.core.reach import names_outside
from sphinx_commons.front_matter import FrontMatterDomain, Moment, page_meta

from . import adapter
from .domain import BlogDomain
from .model import Post
from .phrases import common_words
from .places import post_year, title_from_name
from .warn import warn

if TYPE_CHECKING:
    from docutils.nodes import document
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_commons.front_matter import PageMeta

MARK = re.compile(r"<!--\s*more\s*-->", re.IGNORECASE)
INVISIBLE = (nodes.docinfo, nodes.field_list, nodes.comment, nodes.target, nodes.system_message)
COVER = "blog-cover"
NO_DATE = Moment(datetime(1970, 1, 1, tzinfo=UTC))


class PostReader:
    """The handlers before and after ABlog's own; between them stands one post."""

    def __init__(self) -> None:
        self.guard = adapter.LabelGuard()
        self.post: Post | None = None

    def credit(self, app: Sphinx, docname: str, _source: list[str]) -> None:
        """``source-read``, after front matter: the credits of a post are for a post."""
        meta = page_meta(app.env, docname)
        if meta is not None and BlogDomain.of(app.env).is_post(meta):
            undated = _is_undated(meta, app.config.blog_path)
            meta = replace(meta, unlisted=True) if undated else meta
            FrontMatterDomain.of(app.env).note_page(meta, kind="post")

    def before(self, app: Sphinx, doctree: document) -> None:
        """``doctree-read`` before ABlog: hand it a clean post."""
        env, docname = app.env, app.env.current_document.docname
        self.post = None
        adapter.drop_strangers(doctree)
        if adapter.post_lists(doctree):
            BlogDomain.of(env).lists[docname] = True
        meta = page_meta(env, docname)
        if meta is None or not BlogDomain.of(env).is_post(meta):
            return
        heading = _title(doctree, docname, meta)
        title = meta.title if meta.blogpost and meta.title else heading
        _insert_cover(env, doctree, meta)
        _check_marks(doctree, docname)
        self.post = _post(doctree, meta, title, app.config.blog_path)
        self.guard.save(env, docname)
        adapter.insert_post(doctree, self.post)

    def after(self, app: Sphinx, _doctree: document) -> None:
        """``doctree-read`` after ABlog: note the post."""
        if self.post is None:
            return
        env, docname = app.env, self.post.docname
        domain = BlogDomain.of(env)
        domain.excerpts[docname] = pickle.dumps(adapter.take_excerpt(env, docname))
        self.guard.restore(env)
        domain.posts[docname] = self.post
        if self.post.unlisted:
            env.metadata[docname]["nosearch"] = True


def _is_undated(meta: PageMeta, blog_path: str) -> bool:
    """Whether the post has no date, and no folder that stands for one: ABlog's kind of draft."""
    return meta.date is None and post_year(meta.docname, blog_path) is None


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


def _post(doctree: document, meta: PageMeta, title: str, blog_path: str) -> Post:
    return Post(
        docname=meta.docname,
        title=title,
        moment=meta.date or _first_of(post_year(meta.docname, blog_path), meta),
        undated=_is_undated(meta, blog_path),
        updated=meta.updated,
        tags=meta.tags,
        categories=meta.category,
        authors=meta.authors,
        locations=meta.location,
        languages=meta.language,
        summary=meta.summary,
        image=meta.image,
        image_alt=meta.image_alt,
        pinned=meta.pinned,
        unlisted=meta.unlisted,
        draft=meta.draft,
        comments=meta.comments,
        words=common_words(doctree.astext()),
        lines=dict(meta.lines),
    )


def _first_of(year: int | None, meta: PageMeta) -> Moment:
    if year is None:
        return NO_DATE
    message = "post without a usable date; from its folder it is of 1 January %d"
    warn("date", message, year, location=(meta.docname, meta.line("date")))
    return Moment(datetime(year, 1, 1, tzinfo=UTC))
