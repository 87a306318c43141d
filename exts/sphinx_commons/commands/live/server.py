"""The web server of a preview; it answers this machine only."""

from __future__ import annotations

import json
import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from .pages import PREFIX
from .responses import answer, problems_for
from .served_paths import is_local, page_key

if TYPE_CHECKING:
    from pathlib import Path

    from .preview import Preview

HOST = "127.0.0.1"
# A browser that went away is noticed when something is sent to it.
HEARTBEAT = 5.0


class PortTakenError(Exception):
    """Somebody else listens there."""


class LiveServer(ThreadingHTTPServer):
    """Serves the folder *root* as the state *preview* has it."""

    daemon_threads = True
    # Readers that ask at once wait here, and would be turned away where there is no room.
    request_queue_size = 128

    def __init__(self, preview: Preview, root: Path, port: int) -> None:
        self.preview = preview
        self.root = root
        # Two servers on one port would answer in turns where the system allows it.
        self.allow_reuse_address = sys.platform != "win32"
        super().__init__((HOST, port), LiveHandler)

    @property
    def url(self) -> str:
        """Where the start page is."""
        return f"http://{HOST}:{self.server_port}/"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of connections that the browser gives up."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def open_server(preview: Preview, root: Path, port: int) -> LiveServer:
    """A server that is not running yet.

    :raises PortTakenError: with a sentence that says what to do.
    """
    try:
        return LiveServer(preview, root, port)
    except OSError as err:
        raise PortTakenError(
            f"The port {port} cannot be used ({err.strerror}). Is another preview running?"
            f" Otherwise try --port {port + 1}, or make live PORT={port + 1}."
        ) from err


class LiveHandler(BaseHTTPRequestHandler):
    """Answers one connection."""

    server: LiveServer
    protocol_version = "HTTP/1.1"
    server_version = "live"
    sys_version = ""

    def do_GET(self) -> None:
        """Give out a file, or keep telling of news."""
        if not is_local(self.headers.get("Host")):
            self._refuse()
            return
        try:
            url = urlsplit(self.path)
        except ValueError:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        if url.path == f"{PREFIX}events":
            self._tell(parse_qs(url.query))
            return
        found = answer(self.server.preview, self.server.root, url.path)
        self._head(found.status, found.kind, len(found.body), found.location)
        if self.command != "HEAD":
            self.wfile.write(found.body)

    def do_HEAD(self) -> None:
        """The same without the content."""
        self.do_GET()

    def _refuse(self) -> None:
        text = b"The preview answers to 127.0.0.1 and localhost only."
        self._head(HTTPStatus.FORBIDDEN, "text/plain; charset=utf-8", len(text))
        self.wfile.write(text)

    def _head(self, status: HTTPStatus, kind: str, length: int, location: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(length))
        if location:
            self.send_header("Location", location)
        self._keep_private()
        self.end_headers()

    def _keep_private(self) -> None:
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")

    def _tell(self, query: dict[str, list[str]]) -> None:
        """Tell of warnings, and of the moment when the page is no longer as the browser has it."""
        url, mark = query.get("page", ["/"])[0], query.get("mark", [""])[0]
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Connection", "close")
        self._keep_private()
        self.end_headers()
        with self.server.preview.viewing(page_key(url)):
            self._follow(url, mark)

    def _follow(self, url: str, mark: str) -> None:
        preview, told = self.server.preview, None
        while not preview.closed:
            version = preview.version
            if answer(preview, self.server.root, url).mark != mark:
                self._send("reload", None)
                return
            problems = problems_for(preview.problems, page_key(url))
            if problems != told:
                self._send("problems", problems)
                told = problems
            while preview.wait(version, HEARTBEAT) == version and not preview.closed:
                self.wfile.write(b":\n\n")

    def _send(self, event: str, data: object) -> None:
        self.wfile.write(f"event: {event}\ndata: {json.dumps(data)}\n\n".encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Leave the terminal to the warnings."""
