"""Files of data that templates ask: a table a folder, a value a file."""

from __future__ import annotations

import csv
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

import yaml

from commons_importer import scalars

if TYPE_CHECKING:
    from commons_importer.report import Report
    from commons_importer.source_tree import Tree

DELIMITERS = {".csv": ",", ".tsv": "\t"}


def read(tree: Tree, folder: str, report: Report) -> dict[str, Any]:
    """The data below *folder* by the names of folders and files; what cannot be read is said."""
    out: dict[str, Any] = {}
    for name in tree.below(folder):
        path = PurePosixPath(name.removeprefix(f"{folder}/"))
        if path.suffix not in (".yml", ".yaml", ".json", *DELIMITERS):
            continue
        here = out
        for part in path.parent.parts:
            deeper = here.setdefault(part, {})
            here = deeper if isinstance(deeper, dict) else {}
        try:
            here[path.stem] = _value(tree.data(name), path.suffix)
        except (yaml.YAMLError, csv.Error) as err:
            report.note(name, 1, "data", f"cannot be read: {err}")
    return out


def _value(text: str, suffix: str) -> Any:
    if suffix in DELIMITERS:
        return list(csv.DictReader(text.splitlines(), delimiter=DELIMITERS[suffix]))
    return scalars.load_yaml(text)
