"""``python -m sphinx_commons.front_matter [--check] FILE``: the JSON Schema of front matter.

Writes the schema to *FILE*, or with ``--check`` fails when the file is not the same.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from .fields import json_schema


def schema_text() -> str:
    """The schema as it stands in the file."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


def main(arguments: list[str]) -> int:
    """Write or check the file that *arguments* name; the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m sphinx_commons.front_matter", description=__doc__
    )
    parser.add_argument("--check", action="store_true", help="compare instead of writing")
    parser.add_argument("file", type=Path)
    asked = parser.parse_args(arguments)
    if not asked.check:
        asked.file.write_text(schema_text(), encoding="utf-8")
        return 0
    if asked.file.is_file() and asked.file.read_text(encoding="utf-8") == schema_text():
        return 0
    print(f"{asked.file} is old; write it anew: python -m sphinx_commons.front_matter {asked.file}")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
