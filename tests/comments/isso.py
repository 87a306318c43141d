"""A real Isso server on this machine, with the settings that the project ships."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.builds import ROOT
from tests.hosting.nginx import PATIENCE, wait

if TYPE_CHECKING:
    from collections.abc import Iterator

# Where `make test` puts Isso and what it needs.
PACKAGES = Path(sys.prefix) / "isso"
SETTINGS = ROOT / "deploy" / "isso" / "isso.cfg"
START = "import sys, isso; sys.argv = ['isso', '-c', sys.argv[1], 'run']; isso.main()"


def is_installed() -> bool:
    """Whether there is an Isso to start."""
    return (PACKAGES / "isso").is_dir()


@contextmanager
def running(site: str, port: int, folder: Path) -> Iterator[Path]:
    """Keep the comments of *site*, an address; gives the file with what Isso tells."""
    text = SETTINGS.read_text("utf-8").replace("https://www.rdoproject.org", site)
    text = text.replace("127.0.0.1:8081", f"127.0.0.1:{port}")
    text = text.replace("/var/lib/isso", str(folder))
    # All readers of the tests have one address.
    text = text.replace("ratelimit = 2", "ratelimit = 99").replace("reply = 3", "reply = 99")
    (folder / "isso.cfg").write_text(text, "utf-8")
    output = folder / "isso.log"
    command = [sys.executable, "-c", START, str(folder / "isso.cfg")]
    environment = {**os.environ, "PYTHONPATH": str(PACKAGES), "PYTHONUNBUFFERED": "1"}
    with output.open("w") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log, env=environment)
        try:
            wait(port, server, output)
            yield output
        finally:
            server.terminate()
            server.wait(timeout=PATIENCE)


def activation_links(output: Path) -> list[str]:
    """What a moderator follows to publish comments, from the log of the server."""
    return re.findall(r"Activate comment: (\S+)", output.read_text("utf-8"))
