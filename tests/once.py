"""What each of a thousand small builds in one process would work out again, worked out once."""

from __future__ import annotations

import functools
import logging
from importlib import metadata
from typing import TYPE_CHECKING, Any

import jinja2
from sphinx import registry, theming

if TYPE_CHECKING:
    from collections.abc import Callable


def work_out_once() -> None:
    """From now on templates are compiled and packages asked once; nobody logs for debugging.

    Half the time of a build of one page went there.
    """
    jinja2.Environment.compile = _compiled_once(jinja2.Environment.compile)  # type: ignore[method-assign]
    registry.entry_points = theming.entry_points = functools.cache(metadata.entry_points)
    logging.disable(logging.DEBUG)


def _compiled_once(compile_: Callable[..., Any]) -> Callable[..., Any]:
    """*compile_* of environments; two that read and call alike make the same of a template."""
    known: dict[object, Any] = {}

    @functools.wraps(compile_)
    def compiled(self: jinja2.Environment, source: object, *args: Any, **more: Any) -> Any:
        names = (frozenset(self.filters), frozenset(self.tests), frozenset(self.extensions))
        key = (source, args, *more.items(), type(self), self.lexer, self.autoescape, *names)
        if not isinstance(source, str):
            return compile_(self, source, *args, **more)
        if key not in known:
            known[key] = compile_(self, source, *args, **more)
        return known[key]

    return compiled
