"""The state that browsers are told of."""

from __future__ import annotations

import threading
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .messages import Failed, Problem


class Preview:
    """Whether the site is well; all methods may be called from any thread.

    ``version`` grows with each change, ``assets`` with each change of static files.
    """

    def __init__(self) -> None:
        self.news = threading.Condition()
        self.version = 0
        self.assets = 0
        self.failure: Failed | None = None
        self.problems: tuple[Problem, ...] = ()
        self.is_built = False
        self.closed = False
        self._viewed: Counter[str] = Counter()

    def show(self, *, assets: bool = False) -> None:
        """Some pages are new, or static files are."""
        with self.news:
            self.assets += assets
            self._tell()

    def built(self, problems: tuple[Problem, ...]) -> None:
        """Everything is up to date."""
        with self.news:
            self.failure, self.problems, self.is_built = None, problems, True
            self._tell()

    def failed(self, failure: Failed) -> None:
        """Nothing can be built until something is mended."""
        with self.news:
            self.failure, self.problems = failure, failure.problems
            self._tell()

    def close(self) -> None:
        """Let everybody go who waits."""
        with self.news:
            self.closed = True
            self._tell()

    def _tell(self) -> None:
        self.version += 1
        self.news.notify_all()

    def wait(self, version: int, seconds: float) -> int:
        """The version, once it is another one than *version*, or after *seconds*."""
        with self.news:
            self.news.wait_for(lambda: self.version != version or self.closed, seconds)
            return self.version

    @contextmanager
    def viewing(self, page: str) -> Iterator[None]:
        """While somebody looks at *page*."""
        with self.news:
            self._viewed[page] += 1
        try:
            yield
        finally:
            with self.news:
                self._viewed[page] -= 1

    @property
    def viewed(self) -> frozenset[str]:
        """The URLs of the pages that somebody looks at."""
        with self.news:
            return frozenset(+self._viewed)
