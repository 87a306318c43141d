"""The JSON Schema says what the decoder does."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from sphinx_commons.front_matter.fields import EXTRA, FIELDS, PASSED_ON, json_schema
from sphinx_commons.front_matter.keys import key, mapping
from sphinx_commons.front_matter.kinds import TEXT

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


def test_the_guide_names_every_key_and_no_other():
    guide = (ROOT / "docs/contribute/writing.md").read_text(encoding="utf-8")
    (table,) = re.findall(r"^\| Key \| Meaning \| Example \|\n(.*?)\n\n", guide, re.M | re.S)
    named = re.findall(r"`(\w+)[^`]*`", " ".join(row.split(" | ")[0] for row in table.split("\n")))
    assert set(named) == set(FIELDS)


def test_what_a_record_declares_is_all_there_is_to_a_key():
    @dataclass(frozen=True, kw_only=True)
    class Recipe:
        salt: str = key(TEXT, "How much salt.")

    found: list[str] = []
    kind = mapping(Recipe)
    assert kind.decode({"salt": "a  pinch", "sallt": 1}, found.append) == Recipe(salt="a pinch")
    assert found == ["unknown key 'sallt'; did you mean 'salt'?"]
    assert kind.schema["properties"] == {
        "salt": {"type": ["string", "number"], "description": "How much salt."}
    }


@pytest.mark.parametrize("name", ["date", "updated", "modified", "reviewed"])
def test_dates_of_the_schema_are_dates_of_the_decoder(name):
    pattern = json_schema()["properties"][name]["pattern"]
    assert re.search(pattern, "2015-03-02 16:03:51 UTC")
    assert re.search(pattern, "2015-3-2")
    assert not re.search(pattern, "someday")
