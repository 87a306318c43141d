"""What a site of ABlog costs with these extensions added: CPU seconds beside ABlog alone.

Prints seconds of a cold build and of one without a change, and their quotients.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks.blog import build
from tests.blog import ablog_site
from tests.sites import plant

NUMBER = 300
# What people have who use the feeds of ABlog in earnest.
FEEDS = "blog_feed_fulltext = True\nblog_feed_length = None\n"


def measure(folder: Path, number: int, extension: str) -> list[float]:
    """CPU seconds of a cold build, and of one without a change."""
    files = ablog_site.files(number)
    site = plant(folder / "site", {**files, "conf.py": files["conf.py"] + FEEDS + extension})
    return [build(site, folder / "out") for _ in range(2)]


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else NUMBER
    with tempfile.TemporaryDirectory() as folder:
        alone = measure(Path(folder, "alone"), number, "")
        added = measure(Path(folder, "added"), number, ablog_site.EXTENSION)
    print(f"{'posts':>6}  {'':9} {'cold':>7} {'no-op':>7}")
    for name, seconds in (("ABlog", alone), ("with ours", added)):
        print(f"{number:6}  {name:9} " + " ".join(f"{second:7.2f}" for second in seconds))
    shares = (with_ours / before for with_ours, before in zip(added, alone, strict=True))
    print(f"{'':6}  {'quotient':9} " + " ".join(f"{share:7.2f}" for share in shares))


if __name__ == "__main__":
    main()
