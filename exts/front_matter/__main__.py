"""``python -m exts.front_matter [--check] FILE``: the JSON Schema of front matter.

Writes the schema to *FILE*, or with ``--check`` fails when the file is not the same.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from .fields import json_schema


def schema_text() -> str:
    """The schema as it stands in the file."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


def main(arguments: list[str]) -> int:
    """Write or check the file that the last of *arguments* names; the exit status."""
    path = Path(arguments[-1])
    if "--check" not in arguments:
        path.write_text(schema_text(), encoding="utf-8")
        return 0
    if path.read_text(encoding="utf-8") == schema_text():
        return 0
    print(f"{path} is old; write it anew: python -m exts.front_matter {path}")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
