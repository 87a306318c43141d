"""The JSON Schema says what the decoder does."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from sphinx_commons.front_matter.fields import EXTRA, FIELDS, PASSED_ON, json_schema

ROOT = Path(__file__).parents[2]
FILE = ROOT / "docs/front-matter.schema.json"


def test_the_file_is_the_schema():
    assert json.loads(FILE.read_text(encoding="utf-8")) == json_schema()


def run(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "sphinx_commons.front_matter", *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_the_command_writes_and_checks(tmp_path):
    path = tmp_path / "schema.json"
    assert run(str(path)).returncode == 0
    assert path.read_bytes() == FILE.read_bytes()
    assert run("--check", str(path)).returncode == 0
    path.write_text("{}", encoding="utf-8")
    checked = run("--check", str(path))
    assert checked.returncode == 1
    assert "write it anew" in checked.stdout


def test_every_key_has_a_description():
    properties = json_schema()["properties"]
    assert set(properties) == {*FIELDS, *PASSED_ON, EXTRA}
    assert all(entry["description"].endswith(".") for entry in properties.values())


@pytest.mark.parametrize("key", ["date", "updated", "modified", "reviewed"])
def test_dates_of_the_schema_are_dates_of_the_decoder(key):
    import re

    pattern = json_schema()["properties"][key]["pattern"]
    assert re.search(pattern, "2015-03-02 16:03:51 UTC")
    assert re.search(pattern, "2015-3-2")
    assert not re.search(pattern, "someday")
