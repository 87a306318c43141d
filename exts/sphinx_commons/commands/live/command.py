"""``sphinx-commons live``: the preview."""

from __future__ import annotations

import signal
import sys
import threading
from typing import TYPE_CHECKING

from sphinx_commons.commands.project import find_project, needing

from .options import parse
from .preview import Preview
from .server import LiveServer, PortTakenError, open_server

if TYPE_CHECKING:
    from types import FrameType


def main(arguments: list[str]) -> int:
    """Show the preview until somebody stops it; the exit status.

    :raises CommandError: where there is nothing to preview, or what it needs is not installed.
    """
    options = parse(arguments, find_project())
    with needing("live"):
        from .supervisor import Supervisor
    preview = Preview()
    try:
        server = open_server(preview, options.out, options.port)
    except PortTakenError as err:
        print(err, file=sys.stderr)
        return 1
    signal.signal(signal.SIGTERM, _stop)
    supervisor = Supervisor(options, preview, server.url)
    with server:
        try:
            supervisor.run(started=lambda: _serve(server))
        except KeyboardInterrupt:
            print("\nThe preview has ended.", flush=True)
        finally:
            for number in (signal.SIGINT, signal.SIGTERM):  # asked for a second time
                signal.signal(number, signal.SIG_IGN)
            preview.close()
            supervisor.close()
            server.shutdown()
    return 0


def _serve(server: LiveServer) -> None:
    """Answer from now on; before, files were not watched yet."""
    threading.Thread(target=server.serve_forever, daemon=True).start()


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
