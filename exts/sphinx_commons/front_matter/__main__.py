"""``python -m sphinx_commons.front_matter [--check] FILE``: the JSON Schema of front matter.

Writes the schema to *FILE*, or with ``--check`` fails when the file is not the same.
"""

from __future__ import annotations

import sys

from sphinx_commons.core import schema_file

from .fields import json_schema


def main(arguments: list[str]) -> int:
    """Write or check the file that *arguments* name; the exit status."""
    return schema_file.run("front_matter", __doc__, json_schema(), arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
