"""A page that nobody can read or write is a warning and a page that says so; the others are built.

An extension that every room sets up. What is known to go wrong is mended where it goes wrong. This
is for what is not known: an error in an extension that only one page brings to light.
"""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.builders import Builder
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError, SphinxError
from sphinx.locale import admonitionlabels
from sphinx.util import logging

from .builders import writes_pages
from .builds import replace_during_builds

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

logger = logging.getLogger(__name__)

# The heading of such a page, in the language of the site.
ERROR = admonitionlabels["error"]


class LastResort:
    """What one application does about pages that end its builds."""

    def __init__(self, app: Sphinx) -> None:
        self.app = app
        self.unreadable = ""

    def read(self, usual: Callable[..., None]) -> Callable[..., None]:
        """``read_doc``, which tries again without the text of the page."""

        def read_doc(builder: Builder, docname: str, **options: Any) -> None:
            try:
                usual(builder, docname, **options)
            except Exception as err:
                if self._is_for_others(builder.env, err):
                    raise
                self.app.emit("env-purge-doc", builder.env, docname)
                builder.env.clear_doc(docname)
                self.unreadable = docname
                if not _works(usual, builder, docname, **options):
                    raise
                warn(docname, "read", err)
            finally:
                self.unreadable = ""

        return read_doc

    def leave_out(self, _app: Sphinx, docname: str, source: list[str]) -> None:
        """``source-read``, first: the text of a page that cannot be read."""
        if docname == self.unreadable:
            # A heading in Markdown and in reStructuredText.
            source[0] = f"{ERROR}\n{'=' * 4 * len(ERROR)}\n"

    def resolve(self, usual: Callable[..., nodes.document]) -> Callable[..., nodes.document]:
        """``get_and_resolve_doctree``, which gives an empty page where it cannot."""

        def get_and_resolve_doctree(
            env: BuildEnvironment, docname: str, *args: Any, **options: Any
        ) -> nodes.document:
            try:
                return usual(env, docname, *args, **options)
            except Exception as err:
                page = empty(env.get_doctree(docname))
                resolve = env.apply_post_transforms
                if self._is_for_others(env, err) or not _works(resolve, page.deepcopy(), docname):
                    raise
                warn(docname, "resolved", err)
                return page

        return get_and_resolve_doctree

    def guard_writing(self, app: Sphinx) -> None:
        """``builder-inited``: the builder writes an empty page where it cannot write."""
        if writes_pages(app.builder):
            usual = app.builder.write_doc
            # A method that each builder has its own of.
            setattr(app.builder, "write_doc", self._write(usual))  # noqa: B010

    def _write(self, usual: Callable[[str, nodes.document], None]) -> Callable[..., None]:
        def write_doc(docname: str, doctree: nodes.document) -> None:
            try:
                usual(docname, doctree)
            except Exception as err:
                if is_of_site(err) or not _works(usual, docname, empty(doctree)):
                    raise
                warn(docname, "written", err)

        return write_doc

    def _is_for_others(self, env: BuildEnvironment, err: Exception) -> bool:
        return env.config is not self.app.config or is_of_site(err)


def empty(doctree: nodes.document) -> nodes.document:
    """A page with a heading, and nothing else of *doctree*."""
    page = doctree.copy()
    page += nodes.section("", nodes.title("", str(ERROR)), ids=["error"])
    return page


def _works(function: Callable[..., object], *args: Any, **options: Any) -> bool:
    """Whether *function* does its work; of what goes wrong now, the first error told more."""
    try:
        function(*args, **options)
    except Exception:
        return False
    return True


def is_of_site(err: Exception) -> bool:
    """Whether *err* is about the settings or the machine, and no page is to blame."""
    return isinstance(err, SphinxError) and not isinstance(err, ExtensionError)


def warn(docname: str, what: str, err: Exception) -> None:
    """Say that the page *docname* could not be *what*, and where in the code."""
    first: BaseException = err
    while first.__cause__ is not None:
        first = first.__cause__
    frame = traceback.extract_tb(first.__traceback__)[-1]
    place = f"{'/'.join(Path(frame.filename).parts[-2:])}:{frame.lineno}"
    reason = f"{type(first).__name__}: {first} ({place})"
    message = "this page could not be %s, and only says so: %s"
    logger.warning(message, what, reason, type="commons", subtype="page", location=docname)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Stand around what reads and writes a page; Sphinx has neither a setting nor an event."""
    resort = LastResort(app)
    app.connect("source-read", resort.leave_out, priority=1)
    app.connect("builder-inited", resort.guard_writing)
    replace_during_builds(app, Builder, "read_doc", resort.read)
    replace_during_builds(app, BuildEnvironment, "get_and_resolve_doctree", resort.resolve)
    return {"version": "1.0", "parallel_read_safe": True, "parallel_write_safe": True}
