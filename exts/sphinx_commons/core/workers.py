"""A process of a parallel build that dies ends the build at once, with a sentence.

An extension that every room sets up. Sphinx waits for ever for what such a process can no longer
say, and when it ends itself, for those that still have something to say.
"""

from __future__ import annotations

import signal
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any, cast

from sphinx import builders
from sphinx.errors import SphinxParallelError
from sphinx.util import logging
from sphinx.util.parallel import ParallelTasks

from .builds import replace_during_builds

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.context import ForkProcess

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

logger = logging.getLogger(__name__)
SHOWN = 10


class Tasks(ParallelTasks):
    """Executes tasks in up to *nproc* processes; :meth:`add_task` waits for a free one."""

    def __init__(self, nproc: int) -> None:
        super().__init__(nproc)
        self.running: dict[Connection, tuple[ForkProcess, Any, Callable[..., Any] | None]] = {}

    def add_task(
        self,
        task_func: Callable[..., Any],
        arg: Any = None,
        result_func: Callable[..., Any] | None = None,
    ) -> None:
        """Begin *task_func*; *result_func* hears of its argument and its result.

        :raises SphinxParallelError: if a task before this one went wrong.
        """
        while len(self.running) >= self.nproc:
            self._hear()
        context = get_context("fork")
        ours, theirs = context.Pipe(duplex=False)
        # Ended with this process: nobody would hear it.
        process = context.Process(target=self._process, args=(theirs, task_func, arg), daemon=True)
        process.start()
        theirs.close()  # No process but the new one has it, so its end is noticed.
        self.running[ours] = (process, arg, result_func)

    def join(self) -> None:
        """Wait for all tasks.

        :raises SphinxParallelError: if one went wrong.
        """
        while self.running:
            self._hear()

    def terminate(self) -> None:
        """End all tasks that are not done."""
        for process, _arg, _result in self.running.values():
            process.terminate()
        self.running.clear()

    def _hear(self) -> None:
        """Wait until a process says something or ends."""
        for pipe in wait(list(self.running)):
            process, arg, result_func = self.running.pop(cast("Connection", pipe))
            try:
                failed, logs, result = cast("Connection", pipe).recv()
            except EOFError:
                process.join()
                failed, logs, result = True, [], (ending(process.exitcode, arg), "")
            if failed:
                self.terminate()
                raise SphinxParallelError(*result)
            for log in logs:
                logger.handle(log)
            if result_func is not None:
                result_func(arg, result)
            process.join()


def ending(exitcode: int | None, arg: Any) -> str:
    """What is said of a process that ended while it was at the pages of *arg*."""
    code = exitcode or 0
    how = f"by {signal.Signals(-code).name}" if code < 0 else f"with status {code}"
    hint = ", as it does where memory runs out" if code == -signal.SIGKILL else ""
    pages = [page if isinstance(page, str) else page[0] for page in arg or ()]
    shown = ", ".join(pages[:SHOWN]) + (", …" if len(pages) > SHOWN else "")
    advice = "sphinx-build -j 1 says more"
    return f"a process ended {how}{hint}, while it was at these pages: {shown}; {advice}"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Have builders use it; Sphinx has neither a setting nor an event for this."""
    replace_during_builds(app, builders, "ParallelTasks", lambda _usual: Tasks)
    return {"version": "1.0", "parallel_read_safe": True, "parallel_write_safe": True}
