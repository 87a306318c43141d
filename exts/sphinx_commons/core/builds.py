"""What holds while one app builds, and is undone when that build ends, however it ends.

A host that has neither a setting nor an event for something may be told otherwise here. Another
app of the same process, before or after, meets the host as it comes.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx.application import Sphinx

BEGINNING = "env-get-outdated"


class Span:
    """One thing that holds from the beginning of a build to its end."""

    def __init__(self, start: Callable[[], Callable[[], object]]) -> None:
        self.start = start
        self.undo: list[Callable[[], object]] = []

    def begin(self, *_event: Any) -> tuple[()]:
        """Start, if it does not hold already."""
        if not self.undo:
            self.undo.append(self.start())
        return ()

    def end(self, *_event: Any) -> None:
        """Undo what was started."""
        if self.undo:
            self.undo.pop()()


def during_builds(app: Sphinx, start: Callable[[], Callable[[], object]]) -> None:
    """Call *start* when a build of *app* begins, and what it gives back when that build ends.

    An app that never builds, because an extension or a setting of it is wrong, starts nothing.
    """
    span = Span(start)
    # The first event that Sphinx emits in each build of an app, also in a second one, and only
    # where "build-finished" is sure to come.
    app.connect(BEGINNING, span.begin, priority=0)
    # Before all others: where one of them raises, those after it are not called.
    app.connect("build-finished", span.end, priority=0)


@contextmanager
def as_in_a_build(app: Sphinx) -> Iterator[None]:
    """Have all of it hold for the block, in which pages are read or written out of turn."""
    begun = [span for span in spans_of(app) if not span.undo]
    try:
        for span in begun:
            span.begin()
        yield
    finally:
        for span in reversed(begun):
            span.end()


def spans_of(app: Sphinx) -> Iterator[Span]:
    """What holds while *app* builds."""
    for listener in app.events.listeners[BEGINNING]:
        span = getattr(listener.handler, "__self__", None)
        if isinstance(span, Span):
            yield span


def replace_during_builds(app: Sphinx, host: Any, name: str, make: Callable[[Any], Any]) -> None:
    """Have *name* of *host*, a module or a class, be what *make* gives for the usual one.

    A host that has no such name any more is left alone.
    """

    def start() -> Callable[[], object]:
        if name not in vars(host):
            return lambda: None
        usual = vars(host)[name]
        setattr(host, name, make(usual))
        return lambda: setattr(host, name, usual)

    during_builds(app, start)
