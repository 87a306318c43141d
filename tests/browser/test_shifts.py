"""Nothing on a page moves while it arrives, a piece at a time and on a slow machine."""

from __future__ import annotations

import functools
import threading
import time
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import Quiet, Server
from tests.browser.test_gates import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.site, pytest.mark.xdist_group("hosted_site")]

PIECES = 12
PAUSE = 0.05
SLOWER = 4
MOST = 0.02
OBSERVE = """
window.shifts = [];
new PerformanceObserver(list => window.shifts.push(...list.getEntries().map(entry => [
  entry.value, ...entry.sources.map(s => s.node && (s.node.outerHTML || s.node.data).slice(0, 90)),
]))).observe({type: "layout-shift", buffered: true});
"""


class InPieces(Quiet):
    """Sends each page in pieces, as a network does."""

    def copyfile(self, source, outputfile) -> None:
        text = source.read()
        size = len(text) // PIECES + 1 if b"<html" in text[:500] else len(text)
        for start in range(0, len(text), size or 1):
            outputfile.write(text[start : start + size])
            outputfile.flush()
            time.sleep(PAUSE if size < len(text) else 0)


@pytest.fixture(scope="module")
def slow_site(hosted_folder: Path) -> Iterator[str]:
    handler = functools.partial(InPieces, directory=str(hosted_folder))
    with Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize("width", [1350, 375])
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "404"])
def test_nothing_moves(page: Page, slow_site: str, kind: str, width: int):
    page.set_viewport_size({"width": width, "height": 900})
    page.add_init_script(OBSERVE)
    slow = page.context.new_cdp_session(page)
    slow.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(slow_site + KINDS[kind], wait_until="networkidle")
    shifts = page.evaluate("window.shifts")
    assert sum(value for value, *_ in shifts) <= MOST, shifts
