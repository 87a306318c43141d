"""What a handbook costs: through Typst and, where it is installed, through xelatex.

Both start from the same sources, read once. Prints processor seconds of reading them, of making
the book from what was read, of a build without a change and of one after an edit of one chapter,
then pages and size.
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


def cpu_of(*command: str | Path, cwd: Path = ROOT) -> float:
    """Run *command*; the processor seconds it and its children took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1767225600"}
    subprocess.run(command, cwd=cwd, env=environment, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def sphinx(builder: str, folder: Path) -> float:
    """Run a builder on the copied sources; the processor seconds."""
    options = ["-q", "-c", ROOT, "-b", builder, "-d", folder / "doctrees"]
    only = f"handbook_build={BOOK}"
    out = folder / builder
    return cpu_of(sys.executable, "-m", "sphinx", *options, "-D", only, folder / "docs", out)


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
        read = sphinx("dummy", folder)
        print(f"reading the sources          {read:5.1f} s")
        cold = measure_typst(folder, read)
        if shutil.which("xelatex"):
            measure_xelatex(folder, cold, read)
        else:
            print("xelatex is not installed")


def measure_typst(folder: Path, read: float) -> float:
    """Print the figures of Typst; the processor seconds from the read sources to the book."""
    cold, same = sphinx("typst", folder), sphinx("typst", folder)
    edit(folder / "docs")
    edited = sphinx("typst", folder)
    pdf = folder / "typst" / f"{BOOK}.pdf"
    pages, size = pages_of(pdf), pdf.stat().st_size
    print(f"typst    book {cold:5.1f} s, all in {read + cold:5.1f} s")
    print(f"         no change {same:.1f} s, one chapter edited {edited:.1f} s")
    print(f"         {pages} pages, {size / 1000:.0f} kB, {100 * cold / pages:.1f} s per 100 pages")
    return cold


def measure_xelatex(folder: Path, typst: float, read: float) -> None:
    """Print the figures of xelatex beside those of Typst."""
    cold = sphinx("latex", folder) + xelatex(folder / "latex")
    pdf = folder / "latex" / f"{BOOK}.pdf"
    print(f"xelatex  book {cold:5.1f} s, all in {read + cold:5.1f} s")
    print(f"         {pages_of(pdf)} pages, {pdf.stat().st_size / 1000:.0f} kB")
    share, all_in = typst / cold, (read + typst) / (read + cold)
    print(f"typst takes {share:.0%} of xelatex's processor time, {all_in:.0%} with reading")


if __name__ == "__main__":
    main()
