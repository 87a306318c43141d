"""Building the real documentation, as the Makefile does."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
SEEDS = ROOT.parent / "shared" / "seeds"


def sphinx_build(
    out: Path, builder: str = "html", *options: str, docs: Path = DOCS
) -> subprocess.CompletedProcess[str]:
    """Run sphinx-build on *docs* with the project's conf.py; the doctrees go beside *out*.

    Handbooks that were made before in ``_build`` are not looked at.
    """
    doctrees = out.parent / f"{out.name}-doctrees"
    where: list[str | Path] = ["-c", ROOT, "-d", doctrees, "-D", "handbook_downloads="]
    return subprocess.run(
        [sys.executable, "-m", "sphinx", "-b", builder, *where, *options, docs, out],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )


def strict_build(out: Path, builder: str = "html", *options: str) -> Path:
    """Build the real documentation with warnings as errors; the output folder.

    :raises AssertionError: with the warnings, if there is any.
    """
    result = sphinx_build(out, builder, "-W", "--keep-going", "-n", *options)
    assert result.returncode == 0, result.stderr
    assert result.stderr == ""
    return out
