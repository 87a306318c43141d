"""``sphinx-commons import``: hands over to the importer of old sites."""

from __future__ import annotations

from .project import needing


def main(arguments: list[str]) -> int:
    """Run the importer; its exit status.

    :raises CommandError: if what it needs is not installed.
    """
    with needing("import"):
        from commons_importer.command import main as run
    return run(arguments)
