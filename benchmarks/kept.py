"""What it costs to join releases that were kept: seconds by their number.

Each release has 2,000 pages of about 30 kB. Prints the seconds to keep one,
and to join 5, 10 and 20 with the newest, the processor's and the clock's; the former must grow as
the number does.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
import zlib
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "exts"))

from sphinx_commons.releases.calendar import Calendar  # noqa: E402
from sphinx_commons.releases.kept.joining import Joined  # noqa: E402
from sphinx_commons.releases.kept.keeping import keep  # noqa: E402
from sphinx_commons.releases.kept.model import Kept  # noqa: E402

PAGES = 2_000
COUNTS = (5, 10, 20)
PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>{name}</title>
<link rel="canonical" href="https://example.org/{name}/">
</head><body><main><h1>{name}</h1>
{words}
</main></body></html>
"""
INVENTORY = b"# Sphinx inventory version 2\n# Project: x\n# Version: 1\n# zlib\n"


def make(site: Path, release: int) -> Path:
    """A site of its own pages and of such as every release has."""
    words = f"<p>Words of release {release}, as many as a page has.</p>\n" * 600
    names = [f"part{n % 40}/page{n}" for n in range(PAGES - 20)]
    names += [f"part{n}/only{release}" for n in range(19)]
    for name in ("", *names):
        folder = site / name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "index.html").write_text(PAGE.format(name=name, words=words), encoding="utf-8")
    (site / "objects.inv").write_bytes(INVENTORY + zlib.compress(b""))
    return site


def main() -> None:
    """Print a line for each number of releases."""
    base = "https://example.org/"
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        for number in range(max(COUNTS)):
            site = make(home / f"site{number}", number)
            start = time.process_time()
            keep(site, home / "kept", Kept(name=str(number), project="x", base=base))
            if number == 0:
                print(f"keep {PAGES} pages: {time.process_time() - start:.1f} s")
            if number + 1 in COUNTS:
                _join(make(home / "newest", 99), home, number + 1)


def _join(site: Path, home: Path, number: int) -> None:
    newest = Kept(name="newest", project="x", base="https://example.org/")
    joined = Joined(site=site, kept=home / "kept", newest=newest, calendar=Calendar())
    wall, start = time.monotonic(), time.process_time()
    pages = joined.join(home / "joined")
    spent = {"processor": time.process_time() - start, "clock": time.monotonic() - wall}
    print(f"join {number}: {pages} pages", json.dumps({k: round(v, 1) for k, v in spent.items()}))


if __name__ == "__main__":
    main()
