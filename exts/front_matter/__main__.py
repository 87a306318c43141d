"""``python -m exts.front_matter FILE``: write the JSON Schema of front matter to *FILE*."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from .fields import json_schema


def schema_text() -> str:
    """The schema as it stands in the file."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(schema_text(), encoding="utf-8")
