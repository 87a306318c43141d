"""Names of places in a handbook: which are defined, and which name stands for another."""

from __future__ import annotations


class Labels:
    """The labels written so far; every label once, as Typst wants it."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def define(self, name: str, canonical: str = "") -> bool:
        """Note *name*, as another name of *canonical* if given; ``False`` if it was known."""
        if name in self._names:
            return False
        self._names[name] = canonical or name
        return True

    def find(self, name: str) -> str | None:
        """The label to write in a link to *name*."""
        return self._names.get(name)

    def count(self) -> int:
        """How many names are known."""
        return len(self._names)

    def forget_after(self, count: int) -> None:
        """Forget all but the first *count* names."""
        for name in list(self._names)[count:]:
            del self._names[name]
