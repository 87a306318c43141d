"""``source-read`` and what comes before it: decode each header once, hide what is not public."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_commons.core.markdown import NOTEBOOK, is_markdown, kind_of
from sphinx_commons.core.utf8 import REPLACEMENT

from .ablog_dates import iso_date
from .decode import Decoded, decode
from .docinfo import find_fields, without_records
from .domain import FrontMatterDomain
from .encoding import CODEC, clean, wrong_bytes
from .header import NO_HEADER, Header, find_header
from .notebook import find_metadata
from .post_directive import find_posts
from .raw import Entry
from .rewrite import rewrite
from .warn import warn_problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from .model import Markup, PageMeta

HIDE_EVENT = "front-matter-hide"
AUTHORS = "authors"  # where people have their pages, on a site that does not say so
Found = tuple[Header, list[list[Entry]]]
FIND: dict[Markup, Callable[[str], Header]] = {
    "markdown": find_header,
    "rst": find_fields,
    "notebook": find_metadata,
}


class FrontMatterReader:
    """The event handlers of one application; keeps headers that were decoded ahead."""

    def __init__(self) -> None:
        self.ahead: dict[str, tuple[Found, Decoded]] = {}

    def hide(
        self,
        app: Sphinx,
        env: BuildEnvironment,
        added: set[str],
        changed: set[str],
        removed: set[str],
    ) -> list[str]:
        """``env-get-outdated``: take pages that are not public out of the project.

        A page is hidden if it is a draft or a handler of ``front-matter-hide`` says so. What was
        public before is removed, so that nothing of it stays.
        """
        env.settings["input_encoding"] = CODEC
        self.ahead.clear()
        outdated = added | changed
        hidden = {d for d in env.found_docs if self._is_hidden(app, env, d, d in outdated)}
        removed |= hidden & env.all_docs.keys()
        for docnames in (added, changed, env.found_docs):
            docnames -= hidden
        return []

    def _is_hidden(self, app: Sphinx, env: BuildEnvironment, docname: str, outdated: bool) -> bool:
        meta = self._look_ahead(app, env, docname) if outdated else None
        meta = meta or FrontMatterDomain.of(env).pages.get(docname)
        if meta is None or app.config.front_matter_show_drafts:
            return False
        return meta.draft or any(app.events.emit(HIDE_EVENT, meta))

    def _look_ahead(self, app: Sphinx, env: BuildEnvironment, docname: str) -> PageMeta | None:
        path = env.doc2path(docname)
        markup = markup_of(path, env)
        if markup is None:
            return None
        try:
            found = _find(app, path.read_text(encoding=CODEC), markup)
        except OSError:
            return None  # Sphinx itself reports what it cannot read.
        decoded = _decode(app, found, docname, markup)
        self.ahead[docname] = (found, decoded)
        return decoded.meta

    def read(self, app: Sphinx, docname: str, source: list[str]) -> None:
        """``source-read``: note the record of the page and rewrite its header for the parser."""
        path = app.env.doc2path(docname)
        markup = markup_of(path, app.env)
        if markup is None:
            return
        text, problems = clean(source[0]) if markup == "markdown" else (source[0], [])
        if REPLACEMENT in text and markup != "notebook":
            problems += wrong_bytes(path)
        found = _find(app, text, markup)
        header = found[0]
        ahead, decoded = self.ahead.pop(docname, (None, None))
        if decoded is None or ahead != found:
            decoded = _decode(app, found, docname, markup)
        for problem in (*problems, *decoded.problems):
            warn_problem(docname, problem)
        FrontMatterDomain.of(app.env).note_page(decoded.meta)
        if markup == "markdown":
            source[0] = rewrite(text, header, decoded, partial(_text_of, app.env, docname))
        elif header.kind == "fields":
            source[0] = without_records(text, header)


def markup_of(path: Path, env: BuildEnvironment) -> Markup | None:
    """How the file at *path* is written; None where its headers are not known."""
    if is_markdown(path, env):
        return "markdown"
    if path.suffix == NOTEBOOK:
        return "notebook"
    return "rst" if kind_of(path, env) == "restructuredtext" else None


def is_draft(app: Sphinx, env: BuildEnvironment, docname: str) -> bool:
    """Whether the header of a file says that it is a draft."""
    path = env.doc2path(docname)
    markup = markup_of(path, env)
    if markup is None:
        return False
    try:
        found = _find(app, path.read_text(encoding=CODEC), markup)
    except OSError:
        return False  # Sphinx itself reports what it cannot read.
    return _decode(app, found, docname, markup).meta.draft


def _find(app: Sphinx, source: str, markup: Markup) -> Found:
    """The header of a page, and what the directives of posts in its text say."""
    return FIND[markup](source), find_posts(source, markup) if _has_blog(app) else []


def _has_blog(app: Sphinx) -> bool:
    return "sphinx_commons.blog" in app.extensions


def _decode(app: Sphinx, found: Found, docname: str, markup: Markup) -> Decoded:
    has_blog = _has_blog(app)
    # Beside the blog of this distribution ABlog gets its posts from there.
    alone = "ablog" in app.extensions and not has_blog
    dates = partial(iso_date, day_format=app.config.post_date_format) if has_blog else None
    strict = app.config.front_matter_strict
    read = partial(decode, docname=docname, markup=markup, strict=strict, iso_of=dates)
    header, posts = found
    people = getattr(app.config, "authors_folder", AUTHORS)
    read = partial(read, registers=docname.rpartition("/")[0] == people)
    # The first post is the page, unless it turns out to be a section of it.
    page = read(header, whole=alone, more=posts[0] if posts else ())
    others = [read(NO_HEADER, more=entries) for entries in posts[1:]]
    if not others:
        return page
    meta = replace(page.meta, more_posts=tuple(other.meta for other in others))
    problems = (*page.problems, *(problem for other in others for problem in other.problems))
    return Decoded(meta, page.passed_on, problems)


def _text_of(env: BuildEnvironment, docname: str, name: str) -> str:
    """The text of the file *name* as a page names it; nothing if there is none."""
    try:
        path = Path(env.relfn2path(name, docname)[1])
        return path.read_text(encoding=CODEC) if path.is_file() else ""
    except (OSError, ValueError):
        return ""  # MyST itself reports what it cannot read.
