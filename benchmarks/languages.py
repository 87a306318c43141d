"""What a second language costs: CPU seconds of a site in one language and in two.

Usage: ``python -m benchmarks.languages [--mkdocs BIN] [--docusaurus FOLDER] [--pages 100]``

BIN has ``mkdocs`` with Material's theme and ``mkdocs-static-i18n``; in FOLDER npm has installed
``@docusaurus/core``, ``@docusaurus/preset-classic``, ``react`` and ``react-dom``. All publish the
same made-up pages, each second one in both languages. The ratio is what the second language takes,
as a part of what the first does. Of this project there is a line for builds after an edit, too.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.handbook import cpu_of
from benchmarks.kept_peers import ROOT, write_pages
from benchmarks.peers.generators.base import BASE_URL

if TYPE_CHECKING:
    from collections.abc import Callable

CONF = f"""\
project = "Bench"
extensions = ["myst_parser", "sphinx_commons"]
languages = {{"en": "English", "fr": "Français"}}
language = "en"
html_theme = "furo"
html_baseurl = "{BASE_URL}"
exclude_patterns = ["_build"]
"""
HOME = "# Home\n\n```{toctree}\n:glob:\n**\n```\n"
MKDOCS = """\
site_name: Bench
theme: {{name: material}}
plugins:
  - search
  - i18n:
      docs_structure: suffix
      languages: [{{locale: en, name: English, default: true}}{more}]
"""
FRENCH = ", {locale: fr, name: Français, build: true}"
DOCUSAURUS = """\
module.exports = {{
  title: "Bench", url: "https://example.org", baseUrl: "/",
  i18n: {{defaultLocale: "en", locales: [{locales}]}},
  onBrokenLinks: "ignore", markdown: {{format: "md", hooks: {{onBrokenMarkdownLinks: "ignore"}}}},
  presets: [["classic", {{docs: {{routeBasePath: "/"}}, blog: false}}]],
}};
"""
TRANSLATED = "i18n/fr/docusaurus-plugin-content-docs/current"
Pair = tuple[float, float]


def translate(folder: Path, target: Callable[[Path], Path]) -> list[Path]:
    """Translate each second page below *folder* into the file that *target* names."""
    made = []
    for file in sorted(folder.rglob("*.md"))[::2]:
        path = target(file)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{file.read_text(encoding='utf-8')}\nEn français.\n", encoding="utf-8")
        made.append(path)
    return made


def beside(file: Path) -> Path:
    """``page.fr.md`` beside ``page.md``."""
    return file.with_name(f"{file.stem}.fr.md")


def ours(home: Path, pages: int) -> Pair:
    """This project; prints what builds after an edit of a translation take, too."""
    write_pages(home, pages)
    (home / "index.md").write_text(HOME, encoding="utf-8")
    (home / "conf.py").write_text(CONF, encoding="utf-8")
    made = translate(home, beside)

    def site(codes: str) -> float:
        commons = (sys.executable, "-m", "sphinx_commons", "site", "--languages", codes)
        return cpu_of(*commons, cwd=home, PYTHONPATH=str(ROOT / "exts"))

    site("en")  # The modules are compiled.
    shutil.rmtree(home / "_build")
    one = site("en")
    shutil.rmtree(home / "_build")
    both = site("en,fr")
    english = home / "_build/languages/en"
    before = {file: file.stat().st_mtime_ns for file in english.rglob("*.html")}
    made[-1].write_text(f"{made[-1].read_text(encoding='utf-8')}\nEncore.\n", encoding="utf-8")
    seconds = site("en,fr")
    changed = sum(file.stat().st_mtime_ns != time for file, time in before.items())
    print(f"An edit of a translation: {seconds:.1f} s, {changed} pages of the source language.")
    return one, both


def mkdocs(home: Path, pages: int, programs: Path) -> Pair:
    """MkDocs with Material's theme and mkdocs-static-i18n."""
    write_pages(home / "docs", pages)
    (home / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
    translate(home / "docs", beside)

    def build(more: str) -> float:
        (home / "mkdocs.yml").write_text(MKDOCS.format(more=more), encoding="utf-8")
        return cpu_of(programs / "mkdocs", "build", "-q", cwd=home)

    build("")
    return build(""), build(FRENCH)


def docusaurus(home: Path, pages: int, modules: Path) -> Pair:
    """Docusaurus with its own languages."""
    docs = home / "docs"
    write_pages(docs, pages)
    (docs / "index.md").write_text("# Home\n", encoding="utf-8")
    translate(docs, lambda file: home / TRANSLATED / file.relative_to(docs))
    (home / "package.json").write_text('{"name": "bench", "private": true}', encoding="utf-8")
    (home / "node_modules").symlink_to((modules / "node_modules").resolve())
    program = modules / "node_modules" / ".bin" / "docusaurus"

    def build(locales: str) -> float:
        text = DOCUSAURUS.format(locales=locales)
        (home / "docusaurus.config.js").write_text(text, encoding="utf-8")
        for name in ("build", ".docusaurus"):
            shutil.rmtree(home / name, ignore_errors=True)
        return cpu_of(program, "build", cwd=home, DOCUSAURUS_NO_PERSISTENT_CACHE="true")

    return build('"en"'), build('"en", "fr"')


def main() -> None:
    """Print a row for each tool: seconds of one language and of two, and the ratio."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--mkdocs", type=Path)
    parser.add_argument("--docusaurus", type=Path)
    parser.add_argument("--pages", type=int, default=100)
    asked = parser.parse_args()
    tools: dict[str, Callable[[Path], Pair]] = {
        "this project": lambda home: ours(home, asked.pages)
    }
    if programs := asked.mkdocs:
        tools["MkDocs"] = lambda home: mkdocs(home, asked.pages, programs.resolve())
    if modules := asked.docusaurus:
        tools["Docusaurus"] = lambda home: docusaurus(home, asked.pages, modules.resolve())
    print("| CPU seconds | one language | two | ratio |\n|---|---|---|---|", flush=True)
    for name, run in tools.items():
        with tempfile.TemporaryDirectory() as folder:
            one, both = run(Path(folder))
        print(f"| {name} | {one:.1f} | {both:.1f} | {(both - one) / one:.2f} |", flush=True)


if __name__ == "__main__":
    main()
