"""The programs of each generator: a virtual environment each, made when it is first wanted."""

from __future__ import annotations

import json
import platform
import subprocess
import sys
import venv
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.peers.generators.base import Generator

REQUIREMENTS = Path(__file__).with_name("requirements")
VERSIONS = """
import importlib.metadata, json, sys
print(json.dumps({name: importlib.metadata.version(name) for name in sys.argv[1:]}))
"""


def programs_of(generator: Generator, cache: Path) -> Path:
    """The folder of the programs of *generator*, installed below *cache* if they are not yet.

    This project has its programs in the environment that runs this.
    """
    if not generator.own_packages:
        return Path(sys.executable).parent
    requirements = REQUIREMENTS / f"{generator.name}.txt"
    folder = cache / "venvs" / f"{generator.name}-{platform.python_version()}"
    done = folder / "requirements.txt"
    text = requirements.read_text(encoding="utf-8")
    if not done.exists() or done.read_text(encoding="utf-8") != text:
        print(f"installing {generator.label} …", file=sys.stderr, flush=True)
        venv.create(folder, with_pip=True, clear=True)
        pip = [
            str(folder / "bin/python"),
            "-m",
            "pip",
            "install",
            "-q",
            "--disable-pip-version-check",
            "--require-hashes",
        ]
        subprocess.run([*pip, "-r", str(requirements)], check=True, stdout=sys.stderr)
        done.write_text(text, encoding="utf-8")
    return folder / "bin"


def versions_of(generator: Generator, programs: Path) -> dict[str, str]:
    """The versions of the packages that the generator names, by package."""
    command = [str(programs / "python"), "-c", VERSIONS, *generator.packages]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found: dict[str, str] = json.loads(text)
    return found
