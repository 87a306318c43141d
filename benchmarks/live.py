"""What a writer waits for: seconds from the edit of a post to its new text in the preview.

Beside it an incremental sphinx-build with the same settings, which previews that start one after
each edit wait for. `python -m benchmarks.live [POSTS…]`; wall clock, the middle of some edits.
"""

from __future__ import annotations

import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import urlopen

from benchmarks.blog import write_site

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
NUMBERS = (100, 1000)
EDITS = 5
AUTHOR = "---\nauthor: {name: Ada}\n---\n# Ada\n"
PATIENCE = 600


def prepare(site: Path, number: int) -> Path:
    """Write a site with the settings of this one; the post that will be edited."""
    write_site(site, number)
    shutil.copy(ROOT / "conf.py", site.parent)
    (site.parent / "exts").symlink_to(ROOT / "exts")
    (site / "authors").mkdir()
    (site / "authors/ada.md").write_text(AUTHOR)
    return sorted(site.glob("blog/2*/*.md"))[number // 2]


@contextmanager
def preview(site: Path) -> Iterator[tuple[str, Path]]:
    """The address of a preview, and the file with what it says."""
    log = site.with_name("log")
    command = [sys.executable, "-m", "sphinx_commons", "live", "--port", "0"]
    with log.open("w") as file:
        process = subprocess.Popen(command, cwd=site.parent, stdout=file, stderr=file)
    try:
        wait(lambda: "Built in" in log.read_text())
        found = re.search(r"http://\S+", log.read_text())
        assert found
        yield found[0], log
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()


def wait(is_there) -> None:
    end = time.monotonic() + PATIENCE
    while not is_there():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.005)


def edit(post: Path, number: int) -> str:
    """Add a word to the post that it does not have."""
    word = f"word-{number}-{time.monotonic_ns()}"
    post.write_text(f"{post.read_text()}\n{word}\n")
    return word


def measure_live(site: Path, post: Path) -> tuple[float, float]:
    """Seconds until the page shows an edit, and until everything is up to date."""
    page = post.relative_to(site).with_suffix(".html").as_posix()
    shown, settled = [], []
    with preview(site) as (address, log):
        for number in range(EDITS):
            builds = log.read_text().count("Built in")
            start = time.monotonic()
            word = edit(post, number)
            wait(lambda word=word: word.encode() in urlopen(address + page).read())
            shown.append(time.monotonic() - start)
            wait(lambda builds=builds: log.read_text().count("Built in") > builds)
            settled.append(time.monotonic() - start)
    return statistics.median(shown), statistics.median(settled)


def measure_builds(site: Path, out: Path, post: Path) -> float:
    """Seconds of a new process that builds after an edit; the output is there already."""
    seconds = []
    drafts = ["-D", "front_matter_show_drafts=1"]
    where = ["-c", site.parent, "-d", out.with_name(f"{out.name}-doctrees")]
    for number in range(EDITS):
        edit(post, number)
        start = time.monotonic()
        command = [sys.executable, "-m", "sphinx", "-Q", *where, *drafts, site, out]
        subprocess.run(command, check=True, cwd=ROOT)
        seconds.append(time.monotonic() - start)
    return statistics.median(seconds)


def main() -> None:
    print(f"{'posts':>6} {'shown':>8} {'settled':>8} {'sphinx-build':>13} {'ratio':>7}")
    for number in map(int, sys.argv[1:] or NUMBERS):
        with tempfile.TemporaryDirectory() as folder:
            site, out = Path(folder, "docs"), Path(folder, "_build/live")
            post = prepare(site, number)
            shown, settled = measure_live(site, post)
            build = measure_builds(site, out, post)
            print(
                f"{number:6} {shown:7.2f}s {settled:7.2f}s {build:12.2f}s {shown / build:7.3f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
