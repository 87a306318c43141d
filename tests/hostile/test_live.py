"""A preview that many ask at once, and that is told of much at once."""

from __future__ import annotations

import socket
import threading
from multiprocessing import Pipe
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sphinx_commons.commands.live.messages import Changed, Layout
from sphinx_commons.commands.live.options import parse
from sphinx_commons.commands.live.preview import Preview
from sphinx_commons.commands.live.server import open_server
from sphinx_commons.commands.live.supervisor import Supervisor
from sphinx_commons.commands.live.worker import Worker
from sphinx_commons.commands.project import Project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_commons.commands.live.options import Options
    from sphinx_commons.commands.live.server import LiveServer

READERS = 60
PATIENCE = 10


@pytest.fixture
def options(tmp_path: Path) -> Options:
    (tmp_path / "conf.py").touch()
    return parse([], Project(tmp_path, tmp_path))


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LiveServer]:
    """A server that answers from the first request of a test on."""
    (tmp_path / "index.html").write_text("<html><body>Home</body></html>")
    preview = Preview()
    preview.built(())
    with open_server(preview, tmp_path, 0) as server:
        yield server
        server.shutdown()


def serve(server: LiveServer) -> None:
    threading.Thread(target=server.serve_forever, daemon=True).start()


def connect(server: LiveServer) -> socket.socket:
    return socket.create_connection(("127.0.0.1", server.server_port), PATIENCE)


def ask(connection: socket.socket, address: str) -> str:
    """The first line of the answer."""
    head = f"GET {address} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    connection.sendall(head.encode())
    with connection, connection.makefile("rb") as answer:
        return answer.readline().decode().strip()


def test_many_readers_at_once(server: LiveServer):
    readers = [connect(server) for _reader in range(READERS)]
    serve(server)
    assert {ask(reader, "/index.html") for reader in readers} == {"HTTP/1.1 200 OK"}


@pytest.mark.parametrize(
    "address", ["/" + "a" * 300, "/" + "a/" * 3000, "/%E6%97%A5" * 100, "/" + "%E6%97%A5" * 100,
                "//[", "/%00", "/" + "a" * 300 + ".css", "/_live/" + "a" * 300],
)  # fmt: skip
def test_addresses_that_no_file_has(
    server: LiveServer, address: str, capfd: pytest.CaptureFixture[str]
):
    serve(server)
    assert ask(connect(server), address).startswith("HTTP/1.1 404")
    assert "Traceback" not in capfd.readouterr().err


class Shop:
    """What is shown, in the place of the application."""

    def __init__(self) -> None:
        self.shown: list[set[Path]] = []
        self.statics = 0

    def show(self, paths: set[Path]) -> None:
        self.shown.append(paths)

    def show_static(self) -> None:
        self.statics += 1


@pytest.mark.parametrize(("pages", "shown"), [(1, 1), (5, 1), (200, 0)])
def test_saves_in_a_row_are_gathered(options: Options, pages: int, shown: int):
    ours, theirs = Pipe()
    worker: Any = Worker(theirs, options)
    worker.shop = Shop()
    for number in range(200):
        ours.send(Changed(frozenset({Path(f"{number % pages}.md")}), frozenset({"/"}), static=True))
    worker.look()
    assert len(worker.shop.shown) == shown
    assert len(worker.pending) == pages
    assert (worker.shop.statics, worker.is_outdated) == (1, True)


class Pipeline(list[Changed]):
    """The pipe to a worker: a list of what it is told."""

    send = list.append


def test_what_a_build_writes_again_is_no_change(options: Options, tmp_path: Path):
    supervisor = Supervisor(options, Preview(), "")
    supervisor.layout = Layout()
    told = Pipeline()
    supervisor.pipe = told  # type: ignore[assignment]
    page = tmp_path / "made.md"
    for text, count in (("one", 1), ("one", 1), ("two", 2), ("two", 2), ("one", 3)):
        page.write_text(text)
        supervisor.note({page})
        assert len(told) == count
    page.unlink()
    supervisor.note({page})
    supervisor.note({page})
    assert len(told) == 4
    assert told[-1].paths == {page}
