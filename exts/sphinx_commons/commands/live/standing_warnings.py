"""The warnings that hold now, from builds of which each looks at a few pages only."""

from __future__ import annotations

import copy
import logging
import os
import re
from typing import TYPE_CHECKING

from sphinx.util.build_phase import BuildPhase
from sphinx.util.logging import WarningLogRecordTranslator, is_suppressed_warning

from .messages import Problem
from .served_paths import page_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    Step = tuple[str, str]

SEEN = "seen_by_preview"
CHECK = ("check", "")
BUILD = ("build", "")
LINE = re.compile(r":\d*$")


class WarningLog(logging.Handler):
    """Keeps each warning until the step that gave it is done again.

    Steps are the reading and the writing of a page, the check of the whole, and everything else.
    """

    def __init__(self, app: Sphinx, earlier: Iterable[str]) -> None:
        super().__init__(logging.WARNING)
        self.app = app
        self.muted = False
        self.is_reading = self.is_writing = self.is_checked = False
        self.found: dict[Step, dict[str, Problem]] = {}
        for text in earlier:
            self._note(("settings", ""), Problem(text))
        self._translator = WarningLogRecordTranslator(app)
        app.connect("env-before-read-docs", self._begin_reading, priority=0)
        app.connect("env-updated", self._end_reading, priority=0)
        app.connect("write-started", self._begin_writing, priority=0)
        app.connect("env-purge-doc", self._forget_page, priority=0)
        app.connect("env-check-consistency", self._forget_check)
        logging.getLogger("sphinx").addHandler(self)

    def begin(self) -> None:
        """A build begins."""
        self.is_reading = self.is_writing = self.is_checked = False
        self.found.pop(BUILD, None)

    def forget_written(self, docnames: Iterable[str]) -> None:
        """Pages are written again."""
        for docname in docnames:
            self.found.pop(("write", docname), None)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong now, each once, ordered by place."""
        texts = {text: p for step in self.found.values() for text, p in step.items()}
        return tuple(texts[text] for text in sorted(texts))

    def emit(self, record: logging.LogRecord) -> None:
        # What a read gives comes a second time when the read is over.
        if self.muted or vars(record).get(SEEN) or self._is_suppressed(record):
            return
        vars(record)[SEEN] = True
        location = self._location(record)
        docname = self._docname(location)
        page = page_key(self.app.builder.get_target_uri(docname)) if docname else ""
        self._note(self._step(docname), Problem(text_of(record, location), page))

    def _note(self, step: Step, problem: Problem) -> None:
        self.found.setdefault(step, {})[problem.text] = problem

    def _is_suppressed(self, record: logging.LogRecord) -> bool:
        kind, subtype = (str(getattr(record, name, "")) for name in ("type", "subtype"))
        return is_suppressed_warning(kind, subtype, self.app.config.suppress_warnings)

    def _location(self, record: logging.LogRecord) -> str:
        """``path:line``, as far as it is known; the record itself stays as it is."""
        twin = copy.copy(record)
        self._translator.filter(twin)  # type: ignore[arg-type]
        return str(getattr(twin, "location", None) or "")

    def _docname(self, location: str) -> str:
        env = self.app.env
        path = LINE.sub("", location)
        docname = env.path2doc(path) if path else None
        if docname in env.found_docs:
            return str(docname)
        return env.docname if self.is_reading else ""

    def _step(self, docname: str) -> Step:
        if docname and (self.is_reading or self.is_writing):
            return ("read" if self.is_reading else "write", docname)
        if self.app.phase == BuildPhase.CONSISTENCY_CHECK and not self.is_writing:
            self._forget_check()
            return CHECK
        return BUILD

    def _begin_reading(self, _app: Sphinx, _env: BuildEnvironment, _docnames: list[str]) -> None:
        self.is_reading = True

    def _end_reading(self, _app: Sphinx, _env: BuildEnvironment) -> None:
        self.is_reading = False

    def _begin_writing(self, _app: Sphinx, _builder: Builder) -> None:
        self.is_writing = True

    def _forget_page(self, _app: Sphinx, _env: BuildEnvironment, docname: str) -> None:
        if not self.muted:
            self.found.pop(("read", docname), None)
            self.found.pop(("write", docname), None)

    def _forget_check(self, *_args: object) -> None:
        """What the last check found, once a new one gives its first warning or ends without."""
        if not self.is_checked:
            self.is_checked = True
            self.found.pop(CHECK, None)


def text_of(record: logging.LogRecord, location: str) -> str:
    """The warning as one line: place, message and type."""
    kind, subtype = (getattr(record, name, "") for name in ("type", "subtype"))
    label = f" [{kind}.{subtype}]" if kind and subtype else f" [{kind}]" if kind else ""
    place = f"{_short(location)}: " if location else ""
    return f"{place}{record.getMessage()}{label}"


def _short(location: str) -> str:
    """*location* from the working folder, where it is below that."""
    return location.removeprefix(f"{os.getcwd()}{os.sep}")  # noqa: PTH109 - a text is wanted
