"""What a handbook costs: through Typst, as EPUB and, where it is installed, through xelatex.

Prints processor seconds of each route: all in, that is from sources to book in one run, and where
an earlier run has read the sources already. For Typst also those of a build without a change and
of one after an edit of one chapter, and of all handbooks at once. Then pages and size. Each figure
is the least of several runs, as other work on the machine only adds to it.
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
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
BOOK = "rdo-user-handbook"
CHAPTER = "operate/storage.md"
RUNS = 3


def cpu_of(*command: str | Path, cwd: Path, **environment: str) -> float:
    """Run *command*; the processor seconds it and its children took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    known = {**os.environ, "SOURCE_DATE_EPOCH": "1767225600", **environment}
    subprocess.run(command, cwd=cwd, env=known, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def least(run: Callable[[], float]) -> float:
    """The least of several runs."""
    return min(run() for _run in range(RUNS))


def sphinx(builder: str, folder: Path, book: str = BOOK) -> float:
    """Run a builder on the copied sources; the processor seconds."""
    options: list[str | Path] = ["-q", "-c", ROOT, "-b", builder, "-d", read_by(builder, folder)]
    only = f"handbook_build={book}"
    # Python keeps the modules that it compiled, as on any machine that builds more than once.
    kept = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(folder / "modules")}
    options += ["-D", only, folder / "docs", folder / builder]
    return cpu_of(sys.executable, "-m", "sphinx", *options, cwd=ROOT, **kept)


def read_by(builder: str, folder: Path) -> Path:
    """The folder of what a builder has read."""
    return folder / f"{builder}-doctrees"


def xelatex(source: Path, out: Path) -> float:
    """Compile in a fresh copy, as often as TeX asks for; the processor seconds."""
    shutil.rmtree(out, ignore_errors=True)
    shutil.copytree(source, out)
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


def edit(folder: Path) -> float:
    """Add a sentence to one chapter; the processor seconds of the next run."""
    with (folder / "docs" / CHAPTER).open("a", encoding="utf-8") as file:
        file.write("\nOne more sentence.\n")
    return sphinx("typst", folder)


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "docs", folder / "docs")
        for builder in ("typst", "epub-books", "latex"):  # so that Python has compiled all modules
            sphinx(builder, folder)
        ours = measure_typst(folder)
        measure_epub(folder)
        if not shutil.which("xelatex"):
            print("xelatex is not installed")
            return
        others = measure_xelatex(folder)
        for what, mine, other in zip(("all in", "sources read"), ours, others, strict=True):
            print(f"typst takes {mine / other:.0%} of xelatex's processor time, {what}")


def cold(builder: str, folder: Path, book: str = BOOK) -> float:
    """The processor seconds of a run with nothing there but the sources."""
    shutil.rmtree(read_by(builder, folder), ignore_errors=True)
    return anew(builder, folder, book)


def anew(builder: str, folder: Path, book: str = BOOK) -> float:
    """The processor seconds of a run that finds the sources read."""
    shutil.rmtree(folder / builder, ignore_errors=True)
    return sphinx(builder, folder, book)


def measure_typst(folder: Path) -> tuple[float, float]:
    """Print the figures of Typst; the processor seconds all in and with the sources read."""
    every = least(lambda: cold("typst", folder, ""))
    pages_of_all = sum(pages_of(pdf) for pdf in (folder / "typst").glob("*.pdf"))
    whole = least(lambda: cold("typst", folder))
    read = least(lambda: anew("typst", folder))
    same = least(lambda: sphinx("typst", folder))
    edited = least(lambda: edit(folder))
    pdf = folder / "typst" / f"{BOOK}.pdf"
    pages, size = pages_of(pdf), pdf.stat().st_size
    hundred = 100 / pages
    print(f"typst    all in {whole:5.2f} s, sources read {read:.2f} s, no change {same:.2f} s")
    print(f"         one chapter edited {edited:.2f} s, {edited / whole:.0%} of all in")
    print(f"         {pages} pages, {size / 1000:.0f} kB; for 100 pages", end="")
    print(f" {whole * hundred:.1f} s, without start-up and reading {(read - same) * hundred:.1f} s")
    print(f"         all handbooks all in {every:.2f} s, {pages_of_all} pages", end="")
    print(f"; for 100 pages {every * 100 / pages_of_all:.1f} s")
    return whole, read


def measure_epub(folder: Path) -> None:
    """Print the figures of the book for e-readers."""
    whole = least(lambda: cold("epub-books", folder))
    read = least(lambda: anew("epub-books", folder))
    same = least(lambda: sphinx("epub-books", folder))
    size = (folder / "epub-books" / f"{BOOK}.epub").stat().st_size
    print(f"EPUB     all in {whole:5.2f} s, sources read {read:.2f} s, no change {same:.2f} s")
    print(f"         {size / 1000:.0f} kB")


def measure_xelatex(folder: Path) -> tuple[float, float]:
    """Print the figures of xelatex; the processor seconds all in and with the sources read."""
    whole = least(lambda: cold("latex", folder))
    read = least(lambda: anew("latex", folder))
    made = least(lambda: xelatex(folder / "latex", folder / "tex"))
    pdf = folder / "tex" / f"{BOOK}.pdf"
    print(f"xelatex  all in {whole + made:5.1f} s, sources read {read + made:.1f} s")
    print(f"         {pages_of(pdf)} pages, {pdf.stat().st_size / 1000:.0f} kB")
    return whole + made, read + made


if __name__ == "__main__":
    main()
