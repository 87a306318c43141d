"""Files that hold a JSON Schema for editors, written from code and compared with it."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence


def run(room: str, doc: str | None, schema: dict[str, Any], arguments: Sequence[str]) -> int:
    """Write *schema* to the file that *arguments* name, or compare the two; the exit status.

    :param room: the package that is run as a program, and *doc* what it says of itself.
    """
    program = f"python -m sphinx_commons.{room}"
    parser = argparse.ArgumentParser(prog=program, description=doc)
    parser.add_argument("--check", action="store_true", help="compare instead of writing")
    parser.add_argument("file", type=Path)
    asked = parser.parse_args(arguments)
    text = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
    if not asked.check:
        asked.file.write_text(text, encoding="utf-8")
        return 0
    if asked.file.is_file() and asked.file.read_text(encoding="utf-8") == text:
        return 0
    print(f"{asked.file} is old; write it anew: {program} {asked.file}")
    return 1
