"""What people cost: a build by the number of posts, all by one author, beside stock Sphinx.

Prints CPU seconds of a cold build, of one without a change, and of one after the edit of a post,
with and without this extension.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.authors.big_site import write_post, write_site  # noqa: E402

NUMBERS = (500, 1000, 3000)


def build(site: Path, out: Path) -> float:
    """CPU seconds of one build."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "sphinx", "-q", site, out]
    subprocess.run(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure(site: Path) -> list[float]:
    """A cold build, one without a change, and one after an edit."""
    out = site.parent / "out"
    seconds = [build(site, out), build(site, out)]
    write_post(site, 7, "Another title")
    seconds.append(build(site, out))
    shutil.rmtree(out)
    return seconds


def without_authors(site: Path) -> None:
    """Make *site* one that knows nothing of people."""
    conf = site / "conf.py"
    text = conf.read_text(encoding="utf-8")
    conf.write_text(
        text.replace("sphinx_commons.authors", "sphinx_commons.front_matter"), encoding="utf-8"
    )
    index = site / "authors/index.md"
    text = index.read_text(encoding="utf-8")
    index.write_text(text.replace("```{author:list}\n```", ""), encoding="utf-8")


def main() -> None:
    print(f"{'posts':>6}  {'':9} {'cold':>7} {'no-op':>7} {'edit':>7}")
    for number in NUMBERS:
        with tempfile.TemporaryDirectory() as folder:
            site = write_site(Path(folder) / "site", number, theme="basic")
            for name in ("with", "without"):
                if name == "without":
                    without_authors(site)
                cold, same, edit = measure(site)
                print(f"{number:6}  {name:9} {cold:6.1f}s {same:6.1f}s {edit:6.1f}s", flush=True)


if __name__ == "__main__":
    main()
