"""The warm Sphinx application: one page at once, or everything that is out of date."""

from __future__ import annotations

import re
import sys
import time
import traceback
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, cast

from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util.build_phase import BuildPhase

from sphinx_commons.core.builders import output_path, write_again
from sphinx_commons.core.builds import as_in_a_build

from .layout import is_in
from .messages import Built, Failed, Layout, Report, Shown
from .modules import code_of_traceback, local_code
from .options import DRAFTS
from .served_paths import page_key
from .standing_warnings import WarningLog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Set
    from pathlib import Path

    from .options import Options

# Pages that are written between two looks for news.
BATCH = 10
# Lines of a traceback that are shown.
TAIL = 25
COLOUR = re.compile(r"\x1b\[[\d;]*m")


class Terminal:
    """Hands the warnings of Sphinx on to the terminal, and keeps those of the start."""

    def __init__(self) -> None:
        self.is_muted = False
        self.is_starting = True
        self.kept: list[str] = []

    def write(self, text: str) -> int:
        """Show *text*, unless it will come again."""
        # A site without drafts has no such setting.
        if not self.is_muted and DRAFTS not in text:
            plain = COLOUR.sub("", text)
            if self.is_starting:
                self.kept.append(plain)
            sys.stderr.write(text if sys.stderr.isatty() else plain)
        return len(text)

    def isatty(self) -> bool:
        """Whether somebody reads it as it comes."""
        return sys.stderr.isatty()

    def flush(self) -> None:
        """Let the terminal show everything."""
        sys.stderr.flush()


class Workshop:
    """One application. *report* is told of what is done, *look* is called between pages.

    :raises Exception: whatever ``conf.py`` and the extensions raise.
    """

    def __init__(
        self, options: Options, report: Callable[[Report], None], look: Callable[[], None]
    ) -> None:
        self.options, self.report, self.look = options, report, look
        self.terminal = Terminal()
        self.app = Sphinx(
            options.source,
            options.confdir,
            options.out,
            options.doctrees,
            options.builder,
            dict(options.settings),
            status=None,
            warning=self.terminal,  # type: ignore[arg-type]
            parallel=options.jobs,
        )
        self.builder = cast("Any", self.app.builder)
        self.log = WarningLog(self.app, "".join(self.terminal.kept).splitlines())
        self.terminal.is_starting = False
        self.viewed: Set[str] = frozenset()
        self.changed: set[Path] = set()
        self.has_old_static_files = False
        # There while a build runs, and after one that did not end.
        self.unfinished = options.doctrees / ".live-unfinished"
        self.is_whole = self.unfinished.exists()
        self.templates = self.layout().templates
        # What pages add to these lists would stay on them in the next build.
        builder, registry = self.builder, self.app.registry
        lists = (builder._css_files, builder._js_files, registry.css_files, registry.js_files)
        self.files: list[tuple[list[Any], list[Any]]] = [(kept, [*kept]) for kept in lists]
        # A method of the builder that may be overridden, whichever builder it is.
        self._write_documents: Callable[[Set[str]], None] = self.builder.write_documents
        setattr(self.builder, "write_documents", self._write)  # noqa: B010 - not of one class

    def layout(self) -> Layout:
        """What to watch besides the sources."""
        config, confdir = self.app.config, self.options.confdir
        singles = [name for name in (config.html_logo, config.html_favicon) if name]
        static = [*config.html_static_path, *config.html_extra_path, *singles]
        return Layout(
            code=local_code(confdir),
            templates=tuple((confdir / name).resolve() for name in config.templates_path),
            static=tuple((confdir / name).resolve() for name in static),
        )

    # Everything that is out of date.

    def settle(self, changed: Iterable[Path], viewed: Set[str]) -> None:
        """Bring the output folder up to date; pages that changed or are *viewed* come first."""
        self.changed, self.viewed = set(changed), viewed
        start = time.monotonic()
        self.unfinished.touch()
        self.log.begin()
        if any(is_in(path, self.templates) for path in self.changed):
            # One that is new may stand in for one that is known.
            self.builder.templates.environment.cache.clear()
        try:
            self._build()
        except Exception as err:
            self.is_whole = True
            with suppress(Exception):
                self.app.events.emit("build-finished", err)
            self.report(failure(err, self.options.confdir, self.log))
            return
        self.is_whole = False
        self.unfinished.unlink(missing_ok=True)
        # Starting processes costs more than the few pages of an edit.
        self.app.parallel = 1
        self.report(self._outcome(time.monotonic() - start))

    def _build(self) -> None:
        """What ``Sphinx.build`` does, but the environment outlives an exception."""
        self.builder.images.clear()  # Those of pages that the last build wrote.
        for files, first in self.files:
            files[:] = first
        self._forget_doctrees()
        self.builder.phase = BuildPhase.READING
        if self.is_whole:
            self.builder.build_all()
        else:
            self.builder.build_update()
        self.app.events.emit("build-finished", None)
        self.builder.cleanup()

    def _forget_doctrees(self) -> None:
        """Sphinx keeps what it has loaded once, as no page is read again after that."""
        self.app.env._pickled_doctree_cache.clear()

    def _outcome(self, seconds: float) -> Built | Failed:
        problems = self.log.problems
        if problems and self.options.strict:
            reason = "Warnings count as errors (-W)."
            return Failed(reason, "", problems, Layout(), over=False)
        return Built(seconds, problems)

    def _write(self, docnames: Set[str]) -> None:
        """``write_documents``: what somebody waits for first, then the others bit by bit."""
        self.log.forget_written(docnames)
        first = {docname for docname in docnames if self._is_awaited(docname)}
        if first:
            self._write_documents(first)
            self.report(Shown())
        rest = sorted(docnames - first)
        size = len(rest) if self.builder.parallel_ok else BATCH
        for start in range(0, len(rest), size or 1):
            self._write_documents(set(rest[start : start + size]))
            self.look()

    def _is_awaited(self, docname: str) -> bool:
        source = self.app.env.doc2path(docname)
        return source in self.changed or self._page(docname) in self.viewed

    def _page(self, docname: str) -> str:
        return page_key(self.builder.get_target_uri(docname))

    # One page at once.

    def show(self, changed: Iterable[Path]) -> None:
        """Write the pages of *changed* sources as well as can be told without a whole build.

        What goes wrong is left to the build that follows: it reports it.
        """
        shown = False
        with self._quietly(), as_in_a_build(self.app):
            for docname in filter(None, map(self.app.env.path2doc, changed)):
                with suppress(Exception):
                    shown = self._show_page(docname) or shown
        if shown:
            self.report(Shown())

    def _show_page(self, docname: str) -> bool:
        env, builder = self.app.env, self.builder
        if docname not in env.all_docs or not hasattr(builder, "globalcontext"):
            return False  # A new page, or nothing is built yet.
        if not env.doc2path(docname).is_file():
            output_path(builder, docname).unlink(missing_ok=True)
            return True
        try:
            self._read(docname)
            self._write_page(docname)
        finally:
            # To be read again by the next build, which tells all others of the page.
            env.all_docs[docname] = 0
        return True

    def _read(self, docname: str) -> None:
        env = self.app.env
        tables: tuple[dict[str, Any], ...] = (env.toc_secnumbers, env.toc_fignumbers)
        numbers = [(table, table.get(docname)) for table in tables]
        self.builder.phase = BuildPhase.READING
        self.app.events.emit("env-purge-doc", env, docname)
        env.clear_doc(docname)
        self.builder.read_doc(docname)
        self._forget_doctrees()
        for table, known in numbers:  # only a whole build counts sections and figures
            if known is not None:
                table[docname] = known

    def _write_page(self, docname: str) -> None:
        builder, images = self.builder, self.builder.images
        builder.images = {}
        try:
            write_again(self.app, docname)
            builder.copy_image_files()
        finally:
            builder.images = images

    def show_static(self) -> None:
        """Copy static files; what pages say of them is for the next application to write."""
        self.has_old_static_files = True
        with self._quietly(), suppress(Exception):
            self.builder.copy_static_files()
            self.builder.copy_extra_files()
            self.report(Shown(static=True))

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        phase = self.builder.phase
        self.log.muted = self.terminal.is_muted = True
        try:
            yield
        finally:
            self.log.muted = self.terminal.is_muted = False
            self.builder.phase = phase


def failure(err: BaseException, confdir: Path, log: WarningLog | None = None) -> Failed:
    """What is told of a build that ended with *err*; without a *log* it could not begin."""
    # The file to mend stands where it began, not where Sphinx put it in its own words.
    lines = "".join(traceback.format_exception(beginning(err), chain=False)).splitlines()
    kind = err.category if isinstance(err, SphinxError) else type(err).__name__
    text = str(err).strip().partition("\n")[0].rstrip(":")
    return Failed(
        reason=f"{kind}: {text}" if text else kind,
        details="\n".join(lines[-TAIL:]),
        problems=log.problems if log is not None else (),
        layout=Layout(code=(*local_code(confdir), *code_of_traceback(err, confdir))),
        over=log is None,
    )


def beginning(err: BaseException) -> BaseException:
    """What led to *err* in the end."""
    while err.__cause__ is not None:
        err = err.__cause__
    return err
