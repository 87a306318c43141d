"""The command: exit status, running again, edited files, odd trees."""

from __future__ import annotations

import json

import pytest
from commons_importer import old_front_matter, text_repair, written_dates
from commons_importer.author_registry import People
from commons_importer.report import Report

from . import trees


def snapshot(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def old(tmp_path):
    return trees.plant(tmp_path / "old", trees.MIDDLEMAN)


def test_same_input_same_bytes(old, tmp_path):
    trees.run(old, "middleman", tmp_path / "a")
    trees.run(old, "middleman", tmp_path / "b")
    assert snapshot(tmp_path / "a") == snapshot(tmp_path / "b")
    before = snapshot(tmp_path / "a")
    trees.run(old, "middleman", tmp_path / "a")
    assert snapshot(tmp_path / "a") == before


def test_edited_files_are_kept_unless_forced(old, tmp_path):
    dest = tmp_path / "new"
    trees.run(old, "middleman", dest)
    page = dest / "docs/faq.md"
    written = page.read_bytes()
    page.write_text("mine", encoding="utf-8")
    trees.run(old, "middleman", dest)
    assert page.read_text() == "mine"
    found = json.loads((dest / "report.json").read_text())["findings"]
    assert [f["file"] for f in found if f["kind"] == "edited"] == ["docs/faq.md"]
    trees.run(old, "middleman", dest, "--force")
    assert page.read_bytes() == written


def test_vanished_pages_go_unless_edited(old, tmp_path):
    dest = tmp_path / "new"
    trees.run(old, "middleman", dest)
    (old / "source/faq.html.md").unlink()
    trees.run(old, "middleman", dest)
    assert not (dest / "docs/faq.md").exists()


def test_dry_run_writes_nothing(old, tmp_path, capsys):
    report = tmp_path / "report.txt"
    assert trees.run(old, "middleman", tmp_path / "new", "--dry-run", "--report", str(report)) == 1
    assert not (tmp_path / "new").exists()
    assert "unclaimed old URLs" in capsys.readouterr().out
    assert "already broken: /gone/" in report.read_text(encoding="utf-8")


def test_exit_status(tmp_path):
    clean = trees.plant(tmp_path / "clean", {
        "config.rb": "", "data/authors.yml": "ada:\n  name: Ada\n",
        "source/index.html.md": "---\ntitle: Start\nauthor: ada\n---\nText.\n",
    })  # fmt: skip
    assert trees.run(clean, "middleman", tmp_path / "new") == 0
    assert trees.run(clean, "pelican", tmp_path / "other") == 2
    assert trees.run(tmp_path / "missing", "jekyll", tmp_path / "other") == 2
    assert trees.run(clean, "middleman", clean / "inside") == 2


def test_odd_trees(old, tmp_path):
    secret = tmp_path / "secret.md"
    secret.write_text("secret", encoding="utf-8")
    source = old / "source"
    (source / "leak.html.md").symlink_to(secret)
    (source / "broken.html.md").symlink_to(old / "nowhere")
    (source / "questions.html.md").symlink_to(source / "faq.html.md")
    (source / "loop").symlink_to(source)
    (source / "binary.html.md").write_bytes(b"\0\1\2" * 50)
    (source / "latin.html.md").write_bytes("---\ntitle: L\n---\r\ncaf\xe9\r\n".encode("latin-1"))
    (source / "UPPER.html.md").write_text("one", encoding="utf-8")
    (source / "upper.html.md").write_text("two", encoding="utf-8")
    (source / "up.html.md").write_text(
        "![x](../../secret.md) ![y](/../../secret.md)", encoding="utf-8"
    )
    dest = tmp_path / "new"
    assert trees.run(old, "middleman", dest) == 1
    everything = b"".join(snapshot(dest / "docs").values())
    assert b"secret\n" not in everything
    assert b"\nsecret" not in everything
    assert "café" in (dest / "docs/latin.md").read_text(encoding="utf-8")
    assert (dest / "docs/questions.md").exists()
    assert {p.name for p in (dest / "docs").glob("[uU][pP]*.md")} == {
        "UPPER.md",
        "upper-2.md",
        "up.md",
    }
    kinds = {f["kind"] for f in json.loads((dest / "report.json").read_text())["findings"]}
    assert {"symlink", "binary", "repaired", "missing image", "url"} <= kinds


def test_drafts_of_one_name(tmp_path):
    draft = "---\ntitle: D\npublished: false\n---\n{}\n"
    files = {f"source/{n}": draft.format(n) for n in ("d.html.md", "D.html.md", "d.html.markdown")}
    files["source/index.html.md"] = "---\ntitle: S\n---\nStart.\n"
    source = trees.plant(tmp_path / "old", files)
    trees.run(source, "middleman", tmp_path / "new")
    written = {path.name for path in (tmp_path / "new/drafts/source").iterdir()}
    assert written == {"D.md", "d-2.md", "d-3.md"}


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("2015-03-02", "2015-03-02"),
        ("2015-3-2 16:03:51 UTC", "2015-03-02 16:03:51 UTC"),
        ("'2015-03-02T16:03:51Z'", "2015-03-02 16:03:51 UTC"),
        ("2015-03-02 23:30 -0500", "2015-03-02 23:30:00 -0500"),
        ("2015-03-02 10:00:00 EST", "2015-03-02 10:00:00 -05:00"),
        ("March 2, 2015", "2015-03-02"),
        ("2 Mar 2015", "2015-03-02"),
        ("2018-04-31", "2018-04-30"),
        ("soon", "None"),
        ("2015-13-01", "None"),
    ],
)
def test_dates(written, shown):
    assert str(written_dates.parse(written)) == shown


def test_broken_yaml_is_salvaged():
    report = Report()
    lines = ["---", "title: One: two", "tags:", "- a", "- b", "date: 2015-01-02", "---", "Body"]
    found = old_front_matter.read(lines, "x.md", report)
    assert found.values["title"] == "One: two"
    assert found.values["tags"] == ["a", "b"]
    assert found.body == [("Body", 8)]
    assert [f.kind for f in report.findings] == ["front-matter"]


@pytest.mark.parametrize(
    ("garbled", "meant"),
    [("SÃ¨vres", "Sèvres"), ("â€œupâ€\x9d", "“up”"), ("itâ€™s", "it’s"), ("Ã alone", "Ã alone"),
     ("naïve Älter", "naïve Älter"), ("SÃƒÂ¨vres", "Sèvres")],
)  # fmt: skip
def test_mojibake(garbled, meant):
    assert text_repair.mojibake(garbled)[0] == meant


def test_people_are_found_in_order():
    report = Report()
    people = People(
        {"rich": {"name": "Rich B"}, "RICH": {}, "x": {"name": "Y"}, "z": {"name": "Y"}}, report
    )
    assert people.resolve("rich", "f", 1) == "rich"
    assert people.resolve("Rich", "f", 1) == "rich"
    assert people.resolve("rich b", "f", 1) == "rich"
    assert people.resolve("Y", "f", 1) == "Y"  # two have that name, so it is a third person
    assert people.resolve("Ann Other", "f", 1) == "ann-other"
    assert report.findings


def test_a_wrong_root_is_said_with_the_right_one(tmp_path, capsys):
    old = trees.plant(tmp_path / "old", {
        "docs/_config.yml": "title: T\n", "docs/a.md": "---\ntitle: A\n---\nx\n",
        "theme/demo/_config.yml": "title: D\n",
    })  # fmt: skip
    assert trees.run(old, "jekyll", tmp_path / "new") == 1
    report = (tmp_path / "new/report.txt").read_text(encoding="utf-8")
    assert "settings: there is no _config.yml here, but one in docs/" in report
    assert "settings: there is no _config.yml here" in capsys.readouterr().err
    (old / "docs/a.md").unlink()
    assert trees.run(old, "jekyll", tmp_path / "other") == 2
    assert "no _config.yml here, but one in docs/" in capsys.readouterr().err
    assert trees.run(old / "docs", "jekyll", tmp_path / "other") == 2
    assert "here" not in capsys.readouterr().err
