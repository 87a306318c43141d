"""One post as a record: what its header or directive says, and what the settings of ABlog add."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_commons.core.plain_text import plain_text
from sphinx_commons.front_matter import Moment

from .model import Post
from .phrases import common_words
from .places import post_year, was_ablogs
from .warn import warn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils.nodes import Element
    from sphinx.environment import BuildEnvironment

    from sphinx_commons.front_matter import PageMeta

    from .sections import Place

NO_DATE = Moment(datetime(1970, 1, 1, tzinfo=UTC))


def make_post(
    env: BuildEnvironment, scope: Element, place: Place, updates: Iterable[datetime]
) -> Post:
    """The post at *place*, whose text is *scope* and was changed at *updates*."""
    meta, section, config = place.meta, place.section, env.config
    undated = is_undated(meta, config.blog_path)
    in_section = section is not None
    return Post(
        docname=meta.docname,
        section=section["ids"][0] if section is not None else "",
        title=(meta.title if meta.blogpost or was_ablogs(config) else "") or _heading(scope),
        moment=meta.date or _first_of(post_year(meta.docname, config.blog_path), meta),
        undated=undated,
        updated=_latest(meta, updates),
        tags=meta.tags,
        categories=meta.category,
        authors=meta.authors or _usual(config.blog_default_author, undated),
        locations=meta.location or _usual(config.blog_default_location, undated),
        languages=meta.language or _usual(config.blog_default_language, undated),
        summary=meta.summary,
        image="" if in_section else meta.image,
        image_alt=meta.image_alt,
        pinned=meta.pinned,
        unlisted=meta.unlisted or (undated and in_section),
        draft=meta.draft,
        comments=meta.comments,
        quiet=bool(_said(env, place, "nocomments")),
        canonical_link=str(_said(env, place, "canonical_link") or ""),
        external_link=str(_said(env, place, "external_link") or ""),
        words=common_words(scope.astext()),
        lines=dict(meta.lines),
    )


def wanted(env: BuildEnvironment, place: Place) -> tuple[int, int]:
    """How many paragraphs the excerpt of a post has, and which image follows."""
    settings = (("excerpt", "post_auto_excerpt"), ("image", "post_auto_image"))
    count, image = (_number(_said(env, place, key), env.config[name]) for key, name in settings)
    return count, image


def is_undated(meta: PageMeta, blog_path: str) -> bool:
    """Whether the post has no date, and no folder that stands for one: ABlog's kind of draft."""
    return meta.date is None and post_year(meta.docname, blog_path) is None


def _usual(setting: Any, undated: bool) -> tuple[str, ...]:
    """The names that a setting of ABlog has for posts that have none; its drafts get none."""
    if undated:
        return ()
    return (setting,) if isinstance(setting, str) else tuple(setting or ())


def _said(env: BuildEnvironment, place: Place, key: str) -> Any:
    """What a directive says in an option that only ABlog has, or the header in a key."""
    if place.node is not None:
        return place.node[key]
    given = env.metadata[place.meta.docname]
    return given.get(key) or key in given


def _number(said: Any, setting: int) -> int:
    return int(said) if str(said).isdecimal() else int(setting)


def _heading(scope: Element) -> str:
    title = next(iter(scope.findall(nodes.title)), nodes.title())
    return plain_text(title, pictures=True)


def _latest(meta: PageMeta, days: Iterable[datetime]) -> Moment | None:
    """When the post was last changed, as its header and the updates in its text say."""
    found = [Moment(day if day.tzinfo else day.replace(tzinfo=UTC)) for day in days]
    said = [*found, meta.updated] if meta.updated else found
    return max(said, key=lambda moment: moment.instant, default=None)


def _first_of(year: int | None, meta: PageMeta) -> Moment:
    if year is None:
        return NO_DATE
    message = "post without a usable date; from its folder it is of 1 January %d"
    warn("date", message, year, location=(meta.docname, meta.line("date")))
    return Moment(datetime(year, 1, 1, tzinfo=UTC))
