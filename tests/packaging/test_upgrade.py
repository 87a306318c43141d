"""Other code makes everything anew, the same code nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.packaging.conftest import PYTHON_ONLY, ROOT

if TYPE_CHECKING:
    from pathlib import Path

GARDEN = ROOT / "tests/roots/test-truth"
# A change of code, and what shows it: (file of the package, old, new).
CHANGES = [
    ("core/atom.py", '_text(root, "title", feed.title)', '_text(root, "title", feed.title + "!")'),
    ("blog/fragments.py", "    return text\n", '    return text.replace("<p>", "<p>!", 1)\n'),
    ("blog/templates/blog/listing.html", "{{ blog_heading|e }}", "{{ blog_heading|e }}!"),
    ("authors/initials.py", 'font-size="40"', 'font-size="41"'),
    (
        "structured_data/drawing.py",
        "{**DEFAULTS, **style}",
        '{**DEFAULTS, **style, "background": "#010203"}',
    ),
    ("faq/static/faq.css", "", "/* new */\n"),
]


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A copy of the package, to be changed."""
    target = tmp_path / "lib/sphinx_commons"
    shutil.copytree(ROOT / "exts/sphinx_commons", target, ignore=PYTHON_ONLY)
    return target


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A small site with cards for its pages."""
    target = tmp_path / "source"
    shutil.copytree(GARDEN, target)
    conf = target / "conf.py"
    conf.write_text(conf.read_text() + 'site_cards = {"accent": "#ff0000"}\n')
    return target


def build(package: Path, source: Path, builder: str, out: str, doctrees: str) -> str:
    """Build with the copy; what Sphinx says."""
    home = source.parent
    command = [sys.executable, "-m", "sphinx", "-b", builder, "-d", home / doctrees]
    done = subprocess.run(
        [*command, source, home / out],
        env={**os.environ, "PYTHONPATH": str(package.parent), "SOURCE_DATE_EPOCH": "1700000000"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def differences(one: Path, other: Path) -> list[str]:
    """The paths of files that are not the same in both folders."""
    files = {p.relative_to(root) for root in (one, other) for p in root.rglob("*") if p.is_file()}
    return [str(name) for name in sorted(files) if content(one / name) != content(other / name)]


def content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def test_other_code_makes_everything_anew(package, source):
    home = source.parent
    for builder in ("html", "dirhtml"):
        build(package, source, builder, builder, "doctrees")
    before = home / "before"
    shutil.copytree(home / "html", before)
    for name, old, new in CHANGES:
        text = (package / name).read_text(encoding="utf-8")
        assert old in text, name
        (package / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    # Both use the doctrees that the first of them has made.
    for builder in ("html", "dirhtml"):
        build(package, source, builder, builder, "doctrees")
        build(package, source, builder, f"clean-{builder}", f"clean-doctrees-{builder}")
        assert differences(home / builder, home / f"clean-{builder}") == []
    changed = "\n".join(differences(home / "html", before))
    for name in ("blog/atom.xml", "blog/tag/worms.html", "_static/faq.css", "cards/", ".svg"):
        assert name in changed, name


def test_the_same_code_makes_nothing_anew(package, source):
    build(package, source, "html", "html", "doctrees")
    times = {path: path.stat().st_mtime_ns for path in (source.parent / "html/guide").iterdir()}
    assert times
    compiled = package / "faq/__pycache__"
    compiled.mkdir(exist_ok=True)
    (compiled / "new.pyc").write_bytes(b"x")
    (package / "commands/command_line.py").write_text("")
    for path in package.rglob("*.py"):
        os.utime(path, (1, 1))
    said = build(package, source, "html", "html", "doctrees")
    assert "0 added, 0 changed, 0 removed" in said
    assert {path: path.stat().st_mtime_ns for path in times} == times
