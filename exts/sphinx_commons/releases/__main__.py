"""``python -m sphinx_commons.releases [--check] FILE``: the JSON Schema of ``releases.yml``.

Writes the schema to *FILE*, or with ``--check`` fails when the file is not the same.
"""

from __future__ import annotations

import sys

from sphinx_commons.core import schema_file

from .model import json_schema


def main(arguments: list[str]) -> int:
    """Write or check the file that *arguments* name; the exit status."""
    return schema_file.run("releases", __doc__, json_schema(), arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
