"""The distribution, built once, in an environment that does not see this checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parents[2]
PYTHON_ONLY = shutil.ignore_patterns("__pycache__")


def rooms() -> list[str]:
    """The names of all extensions that are a folder of the package."""
    files = sorted(ROOT.glob("exts/sphinx_commons/*/__init__.py"))
    return [f"sphinx_commons.{p.parent.name}" for p in files if "\ndef setup(" in p.read_text()]


@dataclass(frozen=True)
class Distribution:
    """A wheel and the archive of its sources."""

    wheel: Path
    sdist: Path


@dataclass(frozen=True)
class Environment:
    """A virtual environment with the wheel, and with what the running one has."""

    folder: Path

    @property
    def bin(self) -> Path:
        return self.folder / "bin"

    def run(self, folder: Path, *command: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Run a command of the environment in *folder*; *more* is for its environment."""
        return subprocess.run(
            [self.bin / command[0], *command[1:]],
            cwd=folder,
            env={**environment(), **more},
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            check=False,
        )


def environment() -> Mapping[str, str]:
    """The variables of this process, less those of the checkout and of a make around it."""
    others = {"PYTHONPATH", "MAKEFLAGS", "MAKELEVEL", "MFLAGS"}
    kept = {name: value for name, value in os.environ.items() if name not in others}
    return {**kept, "NO_COLOR": "1"}  # Sphinx writes colours where CI is set.


@pytest.fixture(scope="session")
def distribution(tmp_path_factory: pytest.TempPathFactory) -> Distribution:
    """What ``make wheel`` makes, from a copy of the sources that has no history."""
    sources = tmp_path_factory.mktemp("sources")
    for name in ("pyproject.toml", "LICENSE", ".gitignore"):
        shutil.copy(ROOT / name, sources)
    shutil.copytree(ROOT / "exts", sources / "exts", ignore=PYTHON_ONLY)
    out = sources / "dist"
    build(sources, out)
    (wheel,), (sdist,) = out.glob("*.whl"), out.glob("*.tar.gz")
    return Distribution(wheel, sdist)


def build(sources: Path, out: Path, *options: str) -> None:
    """Build the distribution from *sources* without the network."""
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", out, *options, sources]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="session")
def installed(distribution: Distribution, tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """The wheel, installed."""
    folder = tmp_path_factory.mktemp("installed") / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    python = folder / "bin" / "python"
    command = [sys.executable, "-m", "pip", "--python", python, "install", "-q", "--no-deps"]
    subprocess.run([*command, "--no-index", distribution.wheel], check=True, env=environment())
    own = next(folder.glob("lib/python*/site-packages"))
    shared = sysconfig.get_path("purelib")
    # As a site folder, because the running environment may have files .pth, too.
    line = f"import site; site.addsitedir({shared!r})\n"
    (own / "shared.pth").write_text(line, encoding="utf-8")
    return Environment(folder)
