"""A real browser on pages served from this machine."""

from __future__ import annotations

import functools
import os
import shutil
import sys
import threading
from contextlib import ExitStack, contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, NoReturn

import pytest
from sphinx_commons.commands.site.finish import finish

from tests.builds import ROOT
from tests.hosting.nginx import find_nginx, running

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

    from tests.builds import RealDocs

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NAMES = ("chromium", "chromium-browser", "google-chrome")


def absent(what: str) -> NoReturn:
    """Skip a test for want of *what*; where everything must be tested, fail."""
    if os.environ.get("CI"):
        pytest.fail(what)
    pytest.skip(what)


def checker(path: str, program: str) -> Path:
    """A file of the npm packages that .ci/run installs, to run with *program*."""
    found = ROOT / "_build" / "npm" / "node_modules" / path
    if not found.exists() or not shutil.which(program):
        absent(f"no {found.name}; .ci/run installs it")
    return found


def browser_file() -> str:
    """The Chromium of this machine, empty where there is none."""
    return next(filter(None, map(shutil.which, NAMES)), "")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium of this machine; tests that need it are skipped where there is none."""
    from playwright.sync_api import sync_playwright

    path = browser_file()
    if not path:
        absent(f"no browser found; install one of {', '.join(NAMES)}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder without a word."""

    def log_message(self, *args: object) -> None:
        """Say nothing."""

    def end_headers(self) -> None:
        """Serve every page under the strictest policy that pages promise to work with."""
        self.send_header("Content-Security-Policy", "default-src 'self'")
        super().end_headers()


class Server(ThreadingHTTPServer):
    """Serves many at once."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of connections that the browser gives up when a page is closed."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    handler = functools.partial(Quiet, directory=str(folder))
    with Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """``serve(folder)``: its address on this machine, ``http://127.0.0.1:PORT``."""
    with ExitStack() as stack:
        yield functools.cache(lambda folder: stack.enter_context(_served(folder)))


@pytest.fixture(scope="session")
def axe() -> Callable[..., list[str]]:
    """``axe(page, "article")``: what axe-core finds, a line each.

    Its rules are those of WCAG 2.2 AA, best practice, and that buttons are named as they are read.
    """
    from axe_playwright_python.base import AXE_SCRIPT

    # Only the violations leave the browser: all that is right is megabytes.
    run = """c => axe.run(c, {
      resultTypes: ["violations"], rules: {"label-content-name-mismatch": {enabled: true}},
    }).then(found => found.violations)"""

    def violations(page: Page, part: str = "html") -> list[str]:
        page.evaluate(AXE_SCRIPT)
        found: list[dict[str, Any]] = page.evaluate(run, part)
        return [
            f"{v['id']} ({v['impact']}): {v['help']}: {node['html'][:200]}"
            for v in found
            for node in v["nodes"]
        ]

    return violations


LOOKS = [("light", 1440), ("dark", 1440), ("light", 320), ("dark", 320)]
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def look(page: Page, scheme: str, width: int) -> None:
    """Show *page*, which is open, as a reader of these colours and this width sees it.

    Another width loads it anew, as scripts may ask for it once; colours change under their eyes.
    """
    page.emulate_media(color_scheme=scheme)
    if page.viewport_size != {"width": width, "height": 900}:
        page.set_viewport_size({"width": width, "height": 900})
        page.reload()
        page.wait_for_load_state("networkidle")
    # Colours that change by and by are not those that readers see in the end.
    page.evaluate("Promise.all(document.getAnimations().map(change => change.finished))")


def complaints(page: Page) -> list[str]:
    """What goes wrong on *page* from now on: complaints, errors, requests to other hosts."""
    found: list[str] = []
    page.on("console", lambda m: found.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("request", lambda r: found.append(r.url) if "//127.0.0.1" not in r.url else None)
    return found


@pytest.fixture(scope="session")
def window(
    browser: Browser, serve: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[BrowserContext]:
    """Where pages open; one stays open, as most of the work is the process of the first."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme="light")
    context.new_page().goto(serve(tmp_path_factory.mktemp("open")))
    yield context
    context.close()


@contextmanager
def visitor(window: BrowserContext) -> Iterator[Page]:
    """A page of a reader who has not been here before, of whom nothing is left."""
    page = window.new_page()
    yield page
    session = window.new_cdp_session(page)
    session.send("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": "all"})
    session.send("Network.clearBrowserCache")
    window.clear_cookies()
    window.clear_permissions()
    page.close()


@pytest.fixture
def page(window: BrowserContext) -> Iterator[Page]:
    """A page of a reader who has not been here before."""
    with visitor(window) as page:
        yield page


@pytest.fixture(scope="session")
def hosted_folder(real_docs: RealDocs) -> Path:
    """The site as ``make site`` leaves it, handbooks aside."""
    site = real_docs.built("dirhtml")
    with real_docs.alone("hosted") as is_done:
        if not is_done:
            finish(site, site.parent / "deploy")
    return site


@pytest.fixture(scope="session")
def hosted_site(hosted_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Its address, served by nginx with the headers that the project ships."""
    if not find_nginx():
        absent("no nginx found")
    run = tmp_path_factory.mktemp("nginx")
    with running(hosted_folder, hosted_folder.parent / "deploy" / "redirects.map", run) as base:
        yield base
