"""Starting checkers that are written in Java."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# They end before code that is compiled well, or memory that is tidied beside them, pays.
# What is compiled quickly needs a deeper stack.
JAVA = ("java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m")


def run_jar(jar: str | Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """What the program *jar* says."""
    command = [*JAVA, "-jar", jar, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)
