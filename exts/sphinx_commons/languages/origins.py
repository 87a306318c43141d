"""What a translated page was made from, and whether that has changed since."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_commons.core.vocabulary import did_you_mean
from sphinx_commons.front_matter import page_meta

from .domain import LanguageDomain
from .paragraphs import changes, read_paragraphs
from .question_ids import strangers
from .warn import warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from .paragraphs import Change


def remember(app: Sphinx, docname: str, source: str) -> None:
    """Note whether the page is older than the file *source*, and complain of a wrong origin."""
    meta = page_meta(app.env, docname)
    origin = meta.translated_from if meta else None
    if meta is None or origin is None:
        return
    place = f"{app.env.doc2path(docname)}:{meta.line('translated_from')}"
    if not source:
        message = "the page %r, which this translates, is gone%s"
        name = origin.page or docname
        warn(
            "gone",
            message,
            name,
            did_you_mean(name, app.env.found_docs - {docname}),
            location=place,
        )
    elif origin.page not in ("", docname):
        message = "'translated_from' names %r, this file translates %r"
        warn("origin", message, origin.page, docname, location=place)
    elif origin.paragraphs and _changes(app, source, origin.paragraphs.split()):
        LanguageDomain.of(app.env).stale[docname] = True


def _changes(app: Sphinx, source: str, digests: list[str]) -> list[Change]:
    return changes(digests, read_paragraphs(_text(app, source)))


def compare_questions(app: Sphinx, docname: str, source: str, content: str) -> None:
    """Warn of questions in the *content* of a page with ids that the file *source* has not."""
    for line, message in strangers(content, _text(app, source)) if source else ():
        warn("question", "%s", message, location=f"{app.env.doc2path(docname)}:{line}")


def _text(app: Sphinx, file: str) -> str:
    return Path(app.srcdir, file).read_text(encoding="utf-8-sig", errors="replace")
