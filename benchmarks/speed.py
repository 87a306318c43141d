"""What each part of the room `speed` saves: a build with it, as a part of one without it.

Counts instructions with valgrind, because a processor that others use too tells the time badly; CPU
seconds where there is no valgrind. `python -m benchmarks.speed [SITE… [PART…]]`, where a site is
`docs` or a number of posts, with 190 pages beside them. Below 1 a part saves; a part that is above
0.99 in all columns is not worth its lines.
"""

from __future__ import annotations

import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from sphinx_commons import speed

from benchmarks.peers.generators.sphinx import Ours
from benchmarks.peers.site import make_site

ROOT = Path(__file__).parents[1]
SITES = ("docs",)
PAGES = 190
PARTS = [part.__name__.rpartition(".")[2] for part in speed.PARTS]
# The build in a process of its own, without the part that is named first.
BUILD = """
import sys
from sphinx.cmd.build import main
from sphinx_commons import speed
without, *options = sys.argv[1:]
speed.PARTS = [part for part in speed.PARTS if not part.__name__.endswith("." + without)]
sys.exit(main(options))
"""
COUNT = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]
COUNTED = re.compile(r"I +refs: +([\d,]+)")
# Nothing but the code may differ from one build to the next.
SAME = {
    "PYTHONHASHSEED": "0",
    "SOURCE_DATE_EPOCH": "1796000000",
    "PYTHONPATH": str(ROOT / "exts"),
}


def prepare(name: str, folder: Path) -> list[str]:
    """Where the sources and settings of a site are, as options of sphinx-build end."""
    if name == "docs":
        return ["-c", str(ROOT), str(ROOT / "docs")]
    Ours().write(make_site(int(name), PAGES), folder)
    return [str(folder / "docs")]


def cost(sources: list[str], out: Path, without: str, *, counts: bool = True) -> float:
    """Instructions, or CPU seconds, of one build."""
    build = [sys.executable, "-c", BUILD, without, "-q", "-b", "html", "-d", str(out / "doctrees")]
    with_valgrind = counts and shutil.which("valgrind") is not None
    command = [*(COUNT if with_valgrind else ()), *build, *sources, str(out / "html")]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    result = subprocess.run(
        command, env=os.environ | SAME, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if with_valgrind:
        found = COUNTED.search(result.stderr)
        assert found, result.stderr
        return float(found[1].replace(",", ""))
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure(sources: list[str], without: str) -> tuple[float, float]:
    """The cost of a cold build and of one without a change."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        cold = cost(sources, out, without)
        # What the first build leaves to the second is there then.
        cost(sources, out, without, counts=False)
        return cold, cost(sources, out, without)


def main() -> None:
    sites = [name for name in sys.argv[1:] if name not in PARTS] or SITES
    parts = [name for name in sys.argv[1:] if name in PARTS] or PARTS
    unit = "instructions" if shutil.which("valgrind") else "CPU seconds"
    print(f"{unit}, with a part / without it")
    for site in sites:
        with tempfile.TemporaryDirectory() as folder:
            sources = prepare(site, Path(folder))
            cold, unchanged = measure(sources, "none")
            print(f"\n{site:14} {'cold':>10} {'unchanged':>10}", flush=True)
            for part in parts:
                without = measure(sources, part)
                ratios = cold / without[0], unchanged / without[1]
                print(f"{part:14} {ratios[0]:10.4f} {ratios[1]:10.4f}", flush=True)


if __name__ == "__main__":
    main()
