"""What a handbook costs: through Typst and, where it is installed, through xelatex.

Prints processor seconds of each route from sources to book in one run, that is with start-up and
with reading all pages; of a build without a change and of one after an edit of one chapter; then
pages and size. The same without start-up and reading is what is left without a run that only
reads.
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

ROOT = Path(__file__).parents[1]
BOOK = "rdo-user-handbook"
CHAPTER = "operate/storage.md"


def cpu_of(*command: str | Path, cwd: Path, **environment: str) -> float:
    """Run *command*; the processor seconds it and its children took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    known = {**os.environ, "SOURCE_DATE_EPOCH": "1767225600", **environment}
    subprocess.run(command, cwd=cwd, env=known, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def sphinx(builder: str, folder: Path, *, fresh: bool = False) -> float:
    """Run a builder on the copied sources, *fresh* without what an earlier run read."""
    options = ["-q", "-c", ROOT, "-b", builder, "-d", folder / f"doctrees-{builder}"]
    if fresh:
        options += ["-E", "-a"]
    only = f"handbook_build={BOOK}"
    out = folder / builder
    # Python keeps the modules that it compiled, as on any machine that builds more than once.
    kept = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(folder / "modules")}
    command = [sys.executable, "-m", "sphinx", *options, "-D", only, folder / "docs", out]
    return cpu_of(*command, cwd=ROOT, **kept)


def xelatex(out: Path) -> float:
    """Compile as often as TeX asks for; the processor seconds."""
    total = 0.0
    for _run in range(5):
        total += cpu_of("xelatex", "-interaction=nonstopmode", f"{BOOK}.tex", cwd=out)
        log = (out / f"{BOOK}.log").read_text(encoding="utf-8", errors="replace")
        if not re.search("Rerun|No file", log):
            break
    if (out / f"{BOOK}.idx").stat().st_size:
        total += cpu_of("makeindex", "-s", "python.ist", f"{BOOK}.idx", cwd=out)
        total += cpu_of("xelatex", "-interaction=nonstopmode", f"{BOOK}.tex", cwd=out)
    return total


def pages_of(pdf: Path) -> int:
    """The number of pages."""
    from pypdf import PdfReader

    return len(PdfReader(pdf).pages)


def edit(docs: Path) -> None:
    """Add a sentence to one chapter."""
    with (docs / CHAPTER).open("a", encoding="utf-8") as file:
        file.write("\nOne more sentence.\n")


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "docs", folder / "docs")
        sphinx("typst", folder)
        read = sphinx("dummy", folder, fresh=True)
        print(f"start-up and reading {read:5.1f} s")
        cold = measure_typst(folder, read)
        if shutil.which("xelatex"):
            measure_xelatex(folder, cold, read)
        else:
            print("xelatex is not installed")


def measure_typst(folder: Path, read: float) -> float:
    """Print the figures of Typst; the processor seconds from sources to book."""
    cold, same = sphinx("typst", folder, fresh=True), sphinx("typst", folder)
    edit(folder / "docs")
    edited = sphinx("typst", folder)
    pdf = folder / "typst" / f"{BOOK}.pdf"
    pages, size = pages_of(pdf), pdf.stat().st_size
    per_hundred = [100 * seconds / pages for seconds in (cold, cold - read)]
    print(f"typst    all in {cold:5.1f} s, without reading {cold - read:.1f} s")
    print(f"         no change {same:.1f} s, one chapter edited {edited:.1f} s")
    print(f"         {pages} pages, {size / 1000:.0f} kB; for 100 pages", end="")
    print(f" {per_hundred[0]:.1f} s, without reading {per_hundred[1]:.1f} s")
    return cold


def measure_xelatex(folder: Path, typst: float, read: float) -> None:
    """Print the figures of xelatex beside those of Typst."""
    cold = sphinx("latex", folder, fresh=True) + xelatex(folder / "latex")
    pdf = folder / "latex" / f"{BOOK}.pdf"
    print(f"xelatex  all in {cold:5.1f} s, without reading {cold - read:.1f} s")
    print(f"         {pages_of(pdf)} pages, {pdf.stat().st_size / 1000:.0f} kB")
    print(f"typst takes {typst / cold:.0%} of xelatex's processor time", end="")
    print(f", {(typst - read) / (cold - read):.0%} without reading")


if __name__ == "__main__":
    main()
