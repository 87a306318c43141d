"""Build a tiny site once with each extension; run by the environment that has the wheel.

``python alone.py FOLDER EXTENSION…`` prints a line of JSON: extension -> warnings. Each build is a
fork of this process, which has only packages of others loaded.
"""

from __future__ import annotations

import json
import os
import sys
from io import StringIO
from multiprocessing import get_context
from pathlib import Path

import lxml.html  # noqa: F401 - once for all builds
import myst_parser.parsers.sphinx_  # noqa: F401
import sphinx.builders.html  # noqa: F401
from sphinx.application import Sphinx


def build(extension: str) -> str:
    """The warnings of a build with *extension* alone."""
    out = Path(extension)
    warnings = StringIO()
    settings = {"extensions": extension, "project": "Kettle"}
    app = Sphinx("source", None, out, out / "d", "html", settings, StringIO(), warnings)
    app.build()
    assert (out / "tea.html").is_file()
    return warnings.getvalue()


if __name__ == "__main__":
    os.chdir(sys.argv[1])
    names = sys.argv[2:]
    with get_context("fork").Pool(1, maxtasksperchild=1) as pool:
        found = dict(zip(names, pool.map(build, names, chunksize=1), strict=True))
    print(json.dumps(found))
