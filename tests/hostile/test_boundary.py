"""No page reads a file outside of its project, asks the network, or loads code."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sphinx.util.docutils import patch_docutils
from sphinx_commons.core.reach import NO_FILE, OUTSIDE, objection, project_folders

from tests.sites import build_site, plant

if TYPE_CHECKING:
    from tests.sites import Built

SECRET = "word-of-mouth"
CONF = "extensions = ['myst_parser', '{}']\n"
UP = "../secret"

# What a page says, and a part of the warning that it gets; {tmp} holds the file "secret.txt".
MARKDOWN = {
    "include": (f"```{{include}} {UP}.txt\n```", "(outside of the project)/secret.txt"),
    "include-standard": ("```{include} <{tmp}/secret.txt>\n```", "is no standard file"),
    "literalinclude": (f"```{{literalinclude}} {UP}.txt\n```", "(outside of the project)"),
    "link-in": ("```{literalinclude} link.txt\n```", "(outside of the project)/link.txt"),
    "folder-in": ("```{literalinclude} away/secret.txt\n```", "(outside of the project)"),
    "diff": (f"```{{literalinclude}} a.md\n:diff: {UP}.txt\n```", "(outside of the project)"),
    "history": ("```{literalinclude} .git/config\n```", "(outside of the project)/config"),
    "csv": (f"```{{csv-table}} T\n:file: {UP}.txt\n```", "(outside of the project)"),
    "csv-url": ("```{csv-table} T\n:url: {url}\n```", "a page asks no network"),
    "csv-file-url": ("```{csv-table} T\n:url: file://{tmp}/secret.txt\n```", "asks no network"),
    "raw": (f"```{{raw}} html\n:file: {UP}.txt\n```", "(outside of the project)"),
    "raw-url": ("```{raw} html\n:url: {url}\n```", "a page asks no network"),
    "download": (f"{{download}}`{UP}.txt`", "(outside of the project)/secret.txt"),
    "link": (f"[text]({UP}.txt)", "secret.txt"),
    "image": (f"![alt]({UP}.png)", "(outside of the project)/secret.png"),
    "any-image": (f"![alt]({UP}.*)", "(outside of the project)/secret.*"),
    "any-link": ("![alt](picture.*)", "(outside of the project)/picture.*"),
    "figure": (f"```{{figure}} {UP}.png\nText\n```", "(outside of the project)/secret.png"),
    "folder": ("![alt](../docs)", "(a folder)/docs"),
    "way-up": ("![alt](away/..)", "(outside of the project)"),
    "nothing": ("![alt]()", "(a folder)"),
    "pipe": ("```{literalinclude} pipe\n```", "(neither a file nor a folder)/pipe"),
    "pipe-image": ("![alt](pipe)", "(neither a file nor a folder)/pipe"),
    "long": (f"![alt]({'a' * 300})", "(no name that a file can have)/aaa"),
    "long-link": (f"[text]({'a' * 300}.md)", "aaa"),
    "loop": ("{download}`loop`", "(no name that a file can have)/loop"),
    "nul": ("```{image} a%00b\n```", "image file not readable"),
}
REST = {
    "include": (f".. include:: {UP}.txt", "(outside of the project)"),
    "absolute": (".. include:: {tmp}/secret.txt", "No such file"),
    "standard": (".. include:: <../../../../../../../../../../..{tmp}/secret.txt>", "outside"),
    "literal": (f".. include:: {UP}.txt\n   :literal:", "(outside of the project)"),
    "parser": (f".. include:: {UP}.txt\n   :parser: myst_parser.sphinx_", "outside"),
    "foreign-parser": (".. include:: b.rst\n   :parser: evil", "of no extension"),
    "other-parser": (".. include:: b.rst\n   :parser: myst_parser", "of no extension"),
    "no-parser": (".. include:: b.rst\n   :parser: email.parser", "of no extension"),
    "csv": (".. csv-table::\n   :file: {tmp}/secret.txt", "(outside of the project)"),
    "raw": (".. raw:: html\n   :file: {tmp}/secret.txt", "(outside of the project)"),
    "raw-url": (".. raw:: html\n   :url: file://{tmp}/secret.txt", "asks no network"),
    "image": (f".. image:: {UP}.png", "(outside of the project)"),
}  # fmt: skip


def lay_out(tmp: Path, extension: str, pages: dict[str, tuple[str, str]], suffix: str) -> Path:
    """A site with one of *pages* in each file, beside things that are none of its business."""
    plant(tmp, {"secret.txt": SECRET, "secret.png": SECRET, "away/secret.txt": SECRET})
    source = plant(tmp / "docs", {"conf.py": CONF.format(extension), ".git/config": SECRET})
    heads = {"md": "# Home\n\n", "rst": "Home\n====\n\n"}
    plant(source, {f"index.{suffix}": heads[suffix], f"b.{suffix}": ":orphan:\n"})
    for name, (text, _) in pages.items():
        filled = text.replace("{tmp}", str(tmp)).replace("{url}", "http://127.0.0.1:9/x")
        head = "---\norphan: true\n---\n\n" if suffix == "md" else ":orphan:\n\n"
        plant(source, {f"{name}.{suffix}": f"{head}{heads[suffix]}{filled}\n\nLast words.\n"})
    source.joinpath("link.txt").symlink_to(tmp / "secret.txt")
    source.joinpath("picture.png").symlink_to(tmp / "secret.png")
    source.joinpath("away").symlink_to(tmp / "away")
    source.joinpath("loop").symlink_to("loop")
    os.mkfifo(source / "pipe")
    return source


def no_connection(*_args: object) -> None:
    raise AssertionError("the network was asked")


def check(built: Built, pages: dict[str, tuple[str, str]], suffix: str, lines: int) -> None:
    lacking = {
        name: [line for line in built.warnings.splitlines() if line.startswith(name)]
        for name, (_, part) in pages.items()
        if not any(
            line.startswith(f"{name}.{suffix}:{lines}") and part in " ".join(rest)
            for line, *rest in _with_next(built.warnings)
        )
    }
    assert lacking == {}
    assert all("Last words." in built.text(f"{name}.html") for name in pages)
    files = [path for path in built.out.rglob("*") if path.is_file()]
    assert [path for path in files if SECRET.encode() in path.read_bytes()] == []


def _with_next(warnings: str) -> list[list[str]]:
    """Each line of *warnings* with itself and the one after it, where hosts give their reasons."""
    lines = warnings.splitlines()
    return [[line, *lines[i : i + 3]] for i, line in enumerate(lines)]


@pytest.mark.parametrize("extension", ["sphinx_commons.faq", "sphinx_commons.speed"])
def test_markdown(tmp_path: Path, extension: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(socket.socket, "connect", no_connection)
    source = lay_out(tmp_path, extension, MARKDOWN, "md")
    # Where the header is rewritten to fewer lines, the lines of the page stay.
    check(build_site(source, tmp_path / "out"), MARKDOWN, "md", 7)


def test_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(socket.socket, "connect", no_connection)
    monkeypatch.syspath_prepend(str(plant(tmp_path / "code", {"evil.py": "raise SystemExit"})))
    source = lay_out(tmp_path, "sphinx_commons.speed", REST, "rst")
    check(build_site(source, tmp_path / "out"), REST, "rst", 6)


def test_pages_are_files_of_the_project(tmp_path: Path):
    """A page that is a link out, is in a folder that is one, or is a pipe."""
    plant(tmp_path, {"secret.md": f"# {SECRET}", "away/other.md": f"# {SECRET}"})
    source = plant(tmp_path / "docs", {"conf.py": CONF.format("sphinx_commons.speed")})
    plant(source, {"index.md": "# Home\n", "real.md": "---\norphan: true\n---\n# Real\n"})
    (source / "link.md").symlink_to(tmp_path / "secret.md")
    (source / "same.md").symlink_to("real.md")
    (source / "away").symlink_to(tmp_path / "away")
    os.mkfifo(source / "pipe.md")
    Path(os.fsdecode(os.fsencode(source) + b"/caf\xe9.md")).write_text("# Not UTF-8")
    built = build_site(source, tmp_path / "out")
    assert sorted(built.env.found_docs) == ["index", "real", "same"]
    assert built.warnings.count(".md:1: WARNING: this page is left out") == 4
    left_out = [line.partition(":")[0] for line in built.warnings.splitlines()]
    assert left_out == ["away/other.md", "caf\\udce9.md", "link.md", "pipe.md"]
    assert not any(SECRET in p.read_text("utf-8", "replace") for p in built.out.rglob("*.*"))


def test_what_the_project_has_may_be_named(tmp_path: Path):
    """Its top is above the folder of the sources; some of its files are links."""
    plant(tmp_path / "project", {"README.md": "Of the project.\n", "src/a.py": "# Code\n"})
    plant(tmp_path / "texts", {"note.txt": "Of the owner.\n"})
    source = plant(tmp_path / "project" / "docs", {
        "conf.py": CONF.format("sphinx_commons.faq") + "commons_readable = ['../../texts']\n",
        "index.md": "# Home\n\n```{include} ../README.md\n```\n\n"
        "```{literalinclude} ../src/a.py\n```\n\n```{literalinclude} code.py\n```\n\n"
        "```{include} ../../texts/note.txt\n```\n\n"
        "{download}`../src/a.py`\n",
        "b.rst": ":orphan:\n\nB\n=\n\n.. include:: <isonum.txt>\n\n|copy|\n",
    })  # fmt: skip
    (source / "code.py").symlink_to("../src/a.py")
    built = build_site(source, tmp_path / "out")
    assert built.warnings == ""
    text = built.text("index.html")
    assert all(part in text for part in ("Of the project.", "Of the owner."))
    assert "©" in built.soup("b.html").section.text
    assert text.count("# Code") == 2
    assert list(built.out.glob("_downloads/*/a.py"))


def test_what_docutils_conf_allows_stays_allowed(tmp_path: Path):
    plant(tmp_path, {"texts/note.html": "<b>Of the owner.</b>\n"})
    source = plant(tmp_path / "docs", {
        "conf.py": CONF.format("sphinx_commons.speed"),
        "docutils.conf": f"[general]\nroot_prefix: {tmp_path}/texts\n",
        "index.rst": "Home\n====\n\n.. raw:: html\n   :file: /note.html\n",
    })  # fmt: skip
    with patch_docutils(source):  # as sphinx-build does
        built = build_site(source, tmp_path / "out")
    assert "Of the owner." in built.text("index.html")


def test_books_fetch_no_pictures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(socket.socket, "connect", no_connection)
    text = "# Home\n\n![A cat](https://example.org/cat.png)\n"
    source = plant(tmp_path, {"conf.py": CONF.format("sphinx_commons.faq"), "index.md": text})
    built = build_site(source, tmp_path / "out", "epub")
    assert "index.md:3: WARNING: remote image is not fetched" in built.warnings
    assert built.soup("index.xhtml").find(href="https://example.org/cat.png").text == "A cat"


def test_a_home_folder_is_no_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Its owner may keep a history of all of it."""
    source = plant(tmp_path / "site", {"conf.py": ""})
    plant(tmp_path, {".git/config": "", "key": SECRET, "README.md": ""})
    assert str(tmp_path) in project_folders(source, source)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert project_folders(source, source) == (str(source),)
    assert objection(f"{tmp_path}/key", project_folders(source, source)) == OUTSIDE
    assert objection("/dev/zero", ("/dev",)) == NO_FILE


DRAWING = """
import os

from docutils import nodes


def draw(app, doctree):
    file = app.outdir.parent / "{folder}" / "a.png"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"")
    doctree += nodes.image(uri="/" + os.path.relpath(file, app.srcdir))


def setup(app):
    app.connect("doctree-read", draw, priority=50)
"""


@pytest.mark.parametrize(
    ("folder", "may"),
    [("jupyter_execute", 1), ("doctrees/nbsphinx", 1), ("plot_directive", 1), ("x", 0)],
)
def test_what_other_extensions_draw_in_a_build(tmp_path: Path, folder: str, may: int):
    source = plant(tmp_path / "site", {
        "conf.py": CONF.format("sphinx_commons.faq") + DRAWING.format(folder=folder),
        "index.md": "# Home\n",
    })  # fmt: skip
    built = build_site(source, tmp_path / "out")
    assert (built.warnings == "") == may
    assert (built.out / "_images/a.png").is_file() == may
