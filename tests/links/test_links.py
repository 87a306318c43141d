"""Links are tried by and by, remembered, and called broken after three failing days."""

from __future__ import annotations

import json
import socket
import struct
import subprocess
import threading
import time
from collections import Counter
from datetime import UTC, date, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from sphinx_commons.links.archive import nearest_copy, patch
from sphinx_commons.links.memory import A_HOST, Known, due, load, save

from tests.sites import build_site, plant

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.sites import Built

CONF = """
extensions = ["myst_parser", "sphinx_commons.links"]
linkcheck_timeout = 1
linkcheck_rate_limit_timeout = 3
links_archive = "{base}/archive"
"""
DAY = 1796000000  # 2026-11-30
SECONDS = 86_400


class Faulty(BaseHTTPRequestHandler):
    """A server that does all that servers do."""

    asked: Counter[str]

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        self.server.asked[path] += 1
        getattr(self, path.strip("/").partition("/")[0], self.gone)()

    do_HEAD = do_GET

    def log_message(self, *args: object) -> None:
        """Say nothing."""

    def answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def ok(self) -> None:
        self.answer(200, b"<p>fine")

    def gone(self) -> None:
        self.answer(404)

    def moved(self) -> None:
        self.answer(301, Location="/ok")

    def loop(self) -> None:
        self.answer(302, Location="/loop")

    def down(self) -> None:
        self.answer(503)

    def slow(self) -> None:
        time.sleep(3)
        self.answer(200)

    def reset(self) -> None:
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()

    def busy(self) -> None:
        """Too many questions, the first time."""
        again = self.server.asked["/busy"] > 1
        self.answer(200) if again else self.answer(429, Retry_After="1")

    def tired(self) -> None:
        self.answer(429)

    def archive(self) -> None:
        asked = parse_qs(urlsplit(self.path).query)
        stamp = asked.get("timestamp", ["20200101"])[0]
        url = f"http://web.archive.org/web/{stamp}000000/{asked['url'][0]}"
        found = {"closest": {"available": True, "url": url}} if "rare" not in url else {}
        self.answer(200, json.dumps({"archived_snapshots": found}).encode())


class Server(ThreadingHTTPServer):
    asked: Counter[str]

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of connections that are gone."""


@pytest.fixture
def server() -> Iterator[Server]:
    with Server(("127.0.0.1", 0), Faulty) as server:
        server.asked = Counter()
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def site(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """``site(day, index)``: the links of a page, tried on that day."""
    base = f"http://127.0.0.1:{server.server_port}"

    def check(day: int, *paths: str, header: str = "owner: docs-team") -> Built:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(DAY + day * SECONDS))
        links = "\n".join(f"- [x]({base}/{path})" for path in paths)
        files = {
            "conf.py": CONF.format(base=base),
            "index.md": f"---\n{header}\n---\n# Home\n\n{links}\n",
        }
        return build_site(plant(tmp_path / "src", files), tmp_path / "out", "linkcheck")

    check.base = base  # type: ignore[attr-defined]
    return check


def remembered(built: Built) -> dict[str, dict]:
    found = json.loads((built.source / "links.json").read_text("utf-8"))
    return {urlsplit(url).path.strip("/"): entry for url, entry in found.items()}


def test_what_works_is_remembered_for_a_month(site, server):
    built = site(0, "ok", "moved")
    assert remembered(built) == {"ok": {"worked": "2026-11-30"}, "moved": {"worked": "2026-11-30"}}
    first = dict(server.asked)
    assert site(20, "ok", "moved").warnings == ""
    assert dict(server.asked) == first
    assert remembered(site(36, "ok"))["ok"] == {"worked": "2027-01-05"}
    assert server.asked["/ok"] > first["/ok"]
    assert "moved" not in remembered(built)  # no page has it any more


def test_three_bad_days_make_a_broken_link(site, server):
    header = "date: 2015-03-02\nowner: docs-team"
    for day in (0, 0, 1):
        built = site(day, "ok", "gone", header=header)
        assert (built.app.statuscode, built.warnings) == (0, "")
    built = site(2, "ok", "gone", header=header)
    url = f"{site.base}/gone"
    assert built.app.statuscode == 1
    assert f"index.md:8: WARNING: broken link: {url} (404" in built.warnings
    assert "failing on 2026-11-30, 2026-12-01, 2026-12-02; owner: docs-team" in built.warnings
    subprocess.run(
        ["patch", "-p1", "-i", built.out / "archived.patch"],
        cwd=built.source, check=True, capture_output=True,
    )  # fmt: skip
    text = (built.source / "index.md").read_text("utf-8")
    assert f"[x](https://web.archive.org/web/20150302000000/{url})" in text
    assert f"[x]({site.base}/ok)" in text


def test_one_good_day_forgives(site, server):
    site(0, "ok", "busy")
    known = {f"{site.base}/ok": {"failed": ["2026-11-28", "2026-11-29"], "why": "404"}}
    built = site(0, "ok")
    (built.source / "links.json").write_text(json.dumps(known), "utf-8")
    assert remembered(site(0, "ok")) == {"ok": {"worked": "2026-11-30"}}


def test_a_server_with_faults(site, server):
    built = site(0, "ok", "slow", "reset", "loop", "down", "busy")
    found = remembered(built)
    assert built.app.statuscode == 0
    assert {name for name, entry in found.items() if "failed" in entry} == {"slow", "reset", "loop"}
    # A server that was asked too much is asked again; one that is down says nothing of its pages.
    assert found["busy"] == {"worked": "2026-11-30"}
    assert "down" not in found


def test_a_server_that_has_enough_says_nothing_of_its_pages(site, server):
    built = site(0, "ok", "tired")
    assert set(remembered(built)) == {"ok"}
    assert (built.app.statuscode, built.warnings) == (0, "")


def test_a_memory_that_cannot_be_read_is_left(site, server):
    built = site(0, "ok")
    (built.source / "links.json").write_text('{"<<<<<<<', "utf-8")
    built = site(0, "ok")
    assert "links.json:1: WARNING: what was known of links cannot be read" in built.warnings
    assert (built.source / "links.json").read_text("utf-8") == '{"<<<<<<<'


def test_without_a_network_nothing_is_learned(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(DAY))
    with socket.socket() as one, socket.socket() as other:
        ports = []
        for found in (one, other):
            found.bind(("127.0.0.1", 0))
            ports.append(found.getsockname()[1])
        links = "".join(f"- [x](http://127.0.0.1:{port}/a)\n" for port in ports)
        files = {"conf.py": CONF.format(base=""), "index.md": f"# Home\n\n{links}"}
        built = build_site(plant(tmp_path / "src", files), tmp_path / "out", "linkcheck")
    assert (built.source / "links.json").read_text("utf-8") == "{}\n"
    assert "nothing is remembered" in built.app.status.getvalue()


def test_ten_of_a_host_at_a_time_those_that_failed_first():
    day = date(2026, 11, 30)
    urls = [f"https://a.example/{n:02}" for n in range(25)]
    known = {urls[20]: Known(failed=("2026-11-29",)), urls[3]: Known(worked="2026-11-29")}
    first = due([*urls, "https://b.example/"], known, day)
    assert len(first) == A_HOST + 1
    assert first[0] == urls[20]
    assert urls[3] not in first
    tried = known | {url: Known().at(day, "") for url in first}
    assert set(due(urls, tried, day)).isdisjoint(first)


def test_links_of_one_day_are_spread():
    urls = [f"https://h{n}.example/" for n in range(300)]
    known = {url: Known(worked="2026-11-01") for url in urls}
    days = [len(due(urls, known, date(2026, 11, n))) for n in range(25, 31)]
    days += [len(due(urls, known, date(2026, 12, n))) for n in range(1, 8)]
    assert days[0] == 0
    assert days[-1] == 300
    steps = [after - before for before, after in pairwise(days)]
    assert max(steps) < 60


def test_a_file_is_read_as_it_was_written(tmp_path):
    known = {
        "https://b.example/ü": Known("", ("2026-11-30",), "404 ü"),
        "https://a.example/": Known("2026-11-30"),
    }
    save(tmp_path / "links.json", known)
    assert load(tmp_path / "links.json") == known
    assert len((tmp_path / "links.json").read_text("utf-8").splitlines()) == 4
    for text in ("[]", '{"a": 1}', '{"a": {"x": 1}}', '{"a": {"worked": "yesterday"}}', "{"):
        (tmp_path / "links.json").write_text(text, "utf-8")
        with pytest.raises(ValueError):
            load(tmp_path / "links.json")


def test_an_archive_without_a_copy(server):
    base = f"http://127.0.0.1:{server.server_port}"
    day = datetime(2015, 3, 2, tzinfo=UTC).date()
    assert nearest_copy(f"{base}/archive", "https://a.example/x?y=1&z", day).endswith(
        "/https://a.example/x?y=1&z"
    )
    for archive in (f"{base}/gone", f"{base}/ok", f"{base}/reset", "nowhere"):
        assert nearest_copy(archive, "https://a.example/", day) == ""
    assert nearest_copy(f"{base}/archive", "https://rare.example/", None) == ""


def test_only_the_link_itself_is_replaced(tmp_path):
    file = tmp_path / "page.md"
    file.write_text("<https://a.example/x>, https://a.example/x.\nhttps://a.example/xy https://a.example/x/y\n"
                    "https://web.archive.org/web/2/https://a.example/x", "utf-8")  # fmt: skip
    lines = list(patch(file, "page.md", {"https://a.example/x": "https://c.example/1"}))
    assert [line for line in lines if line.startswith("+")][1:] == [
        "+<https://c.example/1>, https://c.example/1.\n"
    ]
    assert "".join(lines).count("\\ No newline") <= 1
