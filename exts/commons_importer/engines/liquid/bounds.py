"""Filters that give no more than a page can hold."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from liquid.exceptions import ResourceLimitError

if TYPE_CHECKING:
    from collections.abc import Callable

MOST = 2_000_000  # letters


def bounded(name: str, made: Callable[..., Any]) -> Callable[..., Any]:
    """The filter *made*, refused where its text would be too long.

    :raises ResourceLimitError: from the filter that is given back.
    """

    @functools.wraps(made)
    def within(value: Any, *given: Any, **named: Any) -> Any:
        if _size(name, value, given) > MOST:
            raise ResourceLimitError("too long a text", token=None)
        result = made(value, *given, **named)
        if isinstance(result, str) and len(result) > MOST:
            raise ResourceLimitError("too long a text", token=None)
        return result

    return within


def _size(name: str, value: Any, given: tuple[Any, ...]) -> int:
    """How long a text grows by the filters that put one in again and again."""
    if name == "replace" and len(given) > 1 and isinstance(value, str):
        return len(value) + value.count(str(given[0])) * len(str(given[1]))
    if name == "join" and isinstance(value, list):
        return len(value) * len(str(given[0]) if given else " ")
    return 0
