"""An engine is one class behind one interface; the rest of the importer knows no engine."""

from __future__ import annotations

import re
from pathlib import Path

import commons_importer
from commons_importer.engines.engine import Body, Engine, Reference
from commons_importer.engines.registry import ENGINES
from commons_importer.markdown import rules
from commons_importer.markdown.source import number
from commons_importer.model import Generated, Page, Site

from . import trees


class Notes(Engine):
    """Text files whose first line is the title; ``[[x]]`` is the author, ``note:x`` a link."""

    def __init__(self, tree, report):
        self.tree = tree

    def load(self):
        generated = Generated(author=("/by/{slug}",))
        self.site = Site(generated=generated)
        for name in self.tree.below("notes"):
            title, _, text = self.tree.data(name).partition("\n")
            url = "/" + name.removeprefix("notes/").removesuffix(".txt")
            page = Page(name, url, {}, number(text, 2), rules.kramdown(gfm=True), title=title)
            page.authors = re.findall(r"\[\[(.*?)\]\]", text)
            self.site.pages.append(page)
        return self.site

    def slug(self, kind, name):
        return name.upper()

    def body(self, page):
        lines = [(re.sub(r"\[\[.*?\]\]", "", text), line) for text, line in page.body]
        if any("{loop}" in text for text, _ in lines):
            return Body(page.body, lost="a loop")
        return Body(lines, [(2, "note", "an author was named")] if page.authors else [])

    def reference(self, href):
        return Reference("file", href[5:]) if href.startswith("note:") else None


def test_a_new_engine_needs_one_class_and_one_name(tmp_path, monkeypatch):
    monkeypatch.setitem(ENGINES, "notes", Notes)
    old = trees.plant(tmp_path / "old", {
        "notes/first.txt": "First\nSee [the other](note:second.txt). [[ann]]\n",
        "notes/second.txt": "Second\nWords.\n",
        "notes/third.txt": "Third\n{loop}\n",
    })  # fmt: skip
    assert trees.run(old, "notes", tmp_path / "new") == 1
    docs = tmp_path / "new/docs"
    first = (docs / "first.md").read_text(encoding="utf-8")
    assert "See [the other](second.md)." in first
    assert "authors: ann" in first
    assert (docs / "authors/ann.md").is_file()
    assert not (docs / "third.md").exists()
    report = (tmp_path / "new/report.txt").read_text(encoding="utf-8")
    assert "notes/first.txt:2: note: an author was named" in report
    assert "notes/third.txt:1: template: a loop" in report


def test_engines_are_named_in_their_folders_only():
    package = Path(commons_importer.__file__).parent
    code = [p for p in package.rglob("*.py") if "engines" not in p.relative_to(package).parts]
    assert len(code) > 40
    compared = re.compile(r"[\"'](?:" + "|".join(ENGINES) + r")[\"']")
    assert [p.name for p in code if compared.search(p.read_text(encoding="utf-8"))] == []
