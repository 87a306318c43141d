"""``python -m sphinx_commons.faq SOURCES OUTPUT``: print the answers that are due for a review.

Further arguments are those of ``sphinx-build``; with ``-d`` the doctrees of an earlier build are
used, so only what changed since is read.
"""

from __future__ import annotations

import sys

from sphinx.cmd.build import build_main

from .review import ReviewBuilder


def main(arguments: list[str]) -> int:
    """The exit status of the builder; answers that are overdue do not change it."""
    return build_main(["-q", "-b", ReviewBuilder.name, *arguments])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
