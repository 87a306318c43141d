"""What it costs to publish the newest release beside older ones: CPU seconds by their number.

Usage: ``python -m benchmarks.kept_peers [--mike BIN] [--docusaurus FOLDER] [--pages 100] [0 5 20]``

BIN has the programs ``mike`` and ``mkdocs`` with Material's theme; in FOLDER npm has installed
``@docusaurus/core``, ``@docusaurus/preset-classic``, ``react`` and ``react-dom``. All publish the
same made-up pages. What it takes to keep a release is not counted.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.handbook import cpu_of
from benchmarks.peers.generators.base import BASE_URL
from benchmarks.peers.generators.mkdocs import Material
from benchmarks.peers.site import make_site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[1]
CONF = f"""\
project = "Bench"
extensions = ["myst_parser", "sphinx_commons"]
html_theme = "furo"
html_baseurl = "{BASE_URL}"
exclude_patterns = ["_build", "kept"]
"""
MKDOCS = """\
site_name: Bench
theme: {name: material}
plugins: [search]
"""
DOCUSAURUS = """\
module.exports = {
  title: "Bench", url: "https://example.org", baseUrl: "/",
  onBrokenLinks: "ignore", markdown: {format: "md", hooks: {onBrokenMarkdownLinks: "ignore"}},
  presets: [["classic", {docs: {routeBasePath: "/"}, blog: false}]],
};
"""


def write_pages(folder: Path, pages: int) -> None:
    """The pages of all tools, as plain Markdown with links and pictures between them."""
    writer = Material()
    site = make_site(0, pages)
    for document in site.documents:
        file = folder / f"{document.path}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{writer.body(document)}\n", encoding="utf-8")
    for name, data in site.pictures.items():
        file = folder / "images" / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(data)


def ours(home: Path, pages: int, counts: list[int]) -> Iterator[float]:
    """This project: the pages are built, and kept ones are joined to them."""
    write_pages(home, pages)
    (home / "index.md").write_text("# Home\n\n```{toctree}\n:glob:\n**\n```\n", encoding="utf-8")
    paths = {"PYTHONPATH": str(ROOT / "exts")}
    commons = (sys.executable, "-m", "sphinx_commons")

    def publish(release: str, *options: str) -> float:
        conf = f'{CONF}release = "{release}"\n'
        (home / "conf.py").write_text(conf, encoding="utf-8")
        shutil.rmtree(home / "_build", ignore_errors=True)
        return cpu_of(*commons, "site", *options, cwd=home, **paths)

    (home / "kept").mkdir()
    publish("0")
    cpu_of(*commons, "keep", "kept", cwd=home, **paths)
    for count in counts:
        for number in range(1, count):
            _keep_again(home / "kept", str(number))
        there = [p for p in (home / "kept").iterdir() if int(p.name) < count]
        yield publish("newest", *(("--kept", "kept") if there and count else ()))


def _keep_again(kept: Path, name: str) -> None:
    """The first kept release under another *name*, which it would have had."""
    target = kept / name
    if not target.exists():
        shutil.copytree(kept / "0", target)
        for file in target.glob("*.json"):
            record = json.loads(file.read_text(encoding="utf-8"))
            if "name" in record:
                file.write_text(json.dumps({**record, "name": name}), encoding="utf-8")


def mike(home: Path, pages: int, counts: list[int], programs: Path) -> Iterator[float]:
    """``mike``: the pages are built, and committed below their name; old ones stay as they are."""
    write_pages(home / "docs", pages)
    (home / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
    (home / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    (home / ".gitignore").write_text("site\n", encoding="utf-8")
    who = ("-c", "user.name=Bench", "-c", "user.email=bench@example.org")
    for command in (["init", "-q"], ["add", "."], [*who, "commit", "-q", "-m", "pages"]):
        cpu_of("git", *command, cwd=home)
    names = {f"GIT_{role}_{part}": "bench@example.org" for role in ("AUTHOR", "COMMITTER")
             for part in ("NAME", "EMAIL")}  # fmt: skip
    path = f"{programs}:{os.environ['PATH']}"

    def deploy(name: str) -> float:
        return cpu_of(programs / "mike", "deploy", name, cwd=home, PATH=path, **names)

    done = 0
    for count in counts:
        for number in range(done, count):
            deploy(f"{number}.0")
        done = max(done, count)
        yield deploy("newest")


def docusaurus(home: Path, pages: int, counts: list[int], modules: Path) -> Iterator[float]:
    """Docusaurus: older ones are copies of their sources, and all are built again."""
    write_pages(home / "docs", pages)
    (home / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
    (home / "docusaurus.config.js").write_text(DOCUSAURUS, encoding="utf-8")
    (home / "package.json").write_text('{"name": "bench", "private": true}', encoding="utf-8")
    (home / "node_modules").symlink_to((modules / "node_modules").resolve())
    program = modules / "node_modules" / ".bin" / "docusaurus"
    done = 0
    for count in counts:
        for number in range(done, count):
            cpu_of(program, "docs:version", f"{number}.0", cwd=home)
        done = max(done, count)
        for name in ("build", ".docusaurus"):
            shutil.rmtree(home / name, ignore_errors=True)
        yield cpu_of(program, "build", cwd=home, DOCUSAURUS_NO_PERSISTENT_CACHE="true")


def main() -> None:
    """Print a row for each tool: CPU seconds, and those beside none as a part of the first."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--mike", type=Path)
    parser.add_argument("--docusaurus", type=Path)
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("counts", type=int, nargs="*", default=[0, 5, 20])
    asked = parser.parse_args()
    tools: dict[str, Callable[[Path], Iterator[float]]] = {
        "this project": lambda home: ours(home, asked.pages, asked.counts)
    }
    if programs := asked.mike:
        tools["mike"] = lambda home: mike(home, asked.pages, asked.counts, programs.resolve())
    if modules := asked.docusaurus:
        tools["Docusaurus"] = lambda home: docusaurus(home, asked.pages, asked.counts, modules)
    print("| Beside older releases |", " | ".join(map(str, asked.counts)), "|")
    print("|---|", "---|" * len(asked.counts), sep="")
    for name, run in tools.items():
        with tempfile.TemporaryDirectory() as folder:
            row = [f"{seconds:.1f}" for seconds in run(Path(folder))]
        print("|", name, "|", " | ".join(row), "|", flush=True)


if __name__ == "__main__":
    main()
