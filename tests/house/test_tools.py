"""What the project installs is told by its digest, and each of its commands has one name."""

from __future__ import annotations

import configparser
import itertools
import json
import re

import pytest

from tests.builds import ROOT

LOCKS = [file for file in ROOT.rglob("requirements*.in") if "_build" not in file.parts]
SHA256 = re.compile(r"--hash=sha256:[0-9a-f]{64}( \\)?\n")


def expanded(section: str) -> list[str]:
    """The environments of a section of tox.ini, as `testenv:py3{11,12}` stands for two."""
    parts = re.split(r"\{([^}]*)\}", section.removeprefix("testenv:"))
    return ["".join(parts) for parts in itertools.product(*(part.split(",") for part in parts))]


@pytest.mark.parametrize("wanted", LOCKS, ids=lambda file: str(file.relative_to(ROOT)))
def test_each_package_of_a_lock_has_digests(wanted):
    entries = re.split(r"^(?=\w)", wanted.with_suffix(".txt").read_text("utf-8"), flags=re.M)[1:]
    assert entries
    assert [entry.splitlines()[0] for entry in entries if not SHA256.search(entry)] == []


def test_each_package_of_the_checkers_has_a_digest():
    folder = ROOT / "tests" / "npm"
    lock = json.loads((folder / "package-lock.json").read_text("utf-8"))["packages"]
    wanted = json.loads((folder / "package.json").read_text("utf-8"))
    assert lock.pop("")["dependencies"] == wanted["dependencies"]
    assert [name for name, entry in lock.items() if "integrity" not in entry] == []


def test_pip_installs_by_digest_everywhere():
    files = ("Makefile", ".readthedocs.yaml", "Containerfile")
    lines = [line for name in files for line in (ROOT / name).read_text("utf-8").splitlines()]
    installing = [line for line in lines if "pip install" in line]
    assert installing
    assert [line for line in installing if "--require-hashes" not in line] == []


def test_tox_has_the_targets_of_make():
    phony = re.search(r"^\.PHONY:((?:.*\\\n)*.*)", (ROOT / "Makefile").read_text("utf-8"), re.M)
    assert phony is not None
    tox = configparser.ConfigParser(interpolation=None)
    tox.read(ROOT / "tox.ini", encoding="utf-8")
    named = [name for section in tox.sections() if ":" in section for name in expanded(section)]
    assert len(named) == len(set(named))
    runs_tests = re.compile(r"py\d+(-sphinx\d+)?").fullmatch
    targets = set(phony[1].replace("\\", "").split())
    assert {name for name in named if not runs_tests(name)} == targets


def test_workflows_name_actions_by_digest():
    files = sorted(ROOT.glob(".*/workflows/*.yml"))
    uses = [
        line for file in files for line in file.read_text("utf-8").splitlines() if "uses:" in line
    ]
    assert uses
    named = re.compile(r"\s*(?:- )?uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+(\.\d+)*")
    assert [line for line in uses if not named.fullmatch(line)] == []
