"""``python -m sphinx_commons``: the command ``sphinx-commons`` without an installation."""

from __future__ import annotations

import sys

from .commands.command_line import main

if __name__ == "__main__":
    sys.exit(main())
