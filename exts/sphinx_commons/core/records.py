"""Frozen records that are quick to write and to read again. No Sphinx in here."""

from __future__ import annotations

from dataclasses import fields
from operator import attrgetter
from typing import Any, TypeVar

T = TypeVar("T")


def kept(cls: type[T]) -> type[T]:
    """Have records of *cls*, a frozen dataclass with slots, pickled without asking for its fields.

    The state is the one that ``dataclasses`` gives them, the values in order; but it looks the
    fields up for each record, and an environment has many thousands.
    """
    names = [field.name for field in fields(cls)]  # type: ignore[arg-type]
    values = attrgetter(*names)
    set_value = object.__setattr__

    def state(self: T) -> tuple[Any, ...]:
        found: tuple[Any, ...] = values(self) if len(names) > 1 else (values(self),)
        return found

    def set_state(self: T, state: tuple[Any, ...]) -> None:
        for name, value in zip(names, state, strict=True):
            set_value(self, name, value)

    cls.__getstate__ = state  # type: ignore[method-assign, assignment]
    cls.__setstate__ = set_state  # type: ignore[attr-defined]
    return cls
