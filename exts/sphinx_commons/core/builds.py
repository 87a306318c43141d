"""What holds while one app builds, and is undone when that build ends, however it ends.

A host that has neither a setting nor an event for something may be told otherwise here. Another
app of the same process, before or after, meets the host as it comes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx


def during_builds(app: Sphinx, start: Callable[[], Callable[[], object]]) -> None:
    """Call *start* when a build of *app* begins, and what it gives back when that build ends.

    An app that never builds, because an extension or a setting of it is wrong, starts nothing.
    """
    undo: list[Callable[[], object]] = []

    def begin(*_event: Any) -> tuple[()]:
        if not undo:
            undo.append(start())
        return ()

    def end(*_event: Any) -> None:
        if undo:
            undo.pop()()

    # The first event that Sphinx emits in each build of an app, also in a second one, and only
    # where "build-finished" is sure to come.
    app.connect("env-get-outdated", begin, priority=0)
    # Before all others: where one of them raises, those after it are not called.
    app.connect("build-finished", end, priority=0)


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
