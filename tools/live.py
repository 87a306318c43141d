"""``python -m tools.live SOURCE OUT [OPTION…]``: a preview that shows drafts and reloads.

Options reach sphinx-autobuild, such as ``--port 8001`` or ``--open-browser``.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).parent.parent
# What editors write beside the files they edit.
IGNORED = ("*~", "*.swp", "*.swx", "*/4913", "*/.#*", "*/#*#", "*.tmp")


def command(source: str, out: str, options: list[str]) -> list[str]:
    """The arguments of sphinx-autobuild; the settings and extensions are watched, too."""
    watched = [option for name in ("conf.py", "exts") for option in ("--watch", str(ROOT / name))]
    ignored = [option for pattern in IGNORED for option in ("--ignore", pattern)]
    where = ["-c", str(ROOT), "-d", f"{out}-doctrees"]
    drafts = ["-D", "front_matter_show_drafts=1"]
    address = ["--host", "127.0.0.1", "--port", "8000"]
    return [source, out, "-q", *where, *drafts, *watched, *ignored, *address, *options]


def main(arguments: list[str]) -> int:
    """Show the preview until somebody stops it."""
    if len(arguments) < 2:
        print("usage: python -m tools.live SOURCE OUT [OPTION…]", file=sys.stderr)
        return 2
    source, out, *options = arguments
    print("Drafts and future posts are shown, and marked. Ctrl+C ends the preview.", flush=True)
    import_module("sphinx_autobuild.__main__").main(command(source, out, options))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
