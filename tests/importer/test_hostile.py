"""Old sites that would crash, hang or harm: refused with a place, nothing lost by it."""

from __future__ import annotations

import dataclasses
import json
import os
import time
from pathlib import Path

import pytest
from commons_importer import reading, scalars
from commons_importer.markdown.rules import python_markdown
from commons_importer.markdown.source import number
from commons_importer.model import Page
from commons_importer.output_folder import Output
from commons_importer.report import Report

from . import pairs, trees

MARKS = ["*a **b ", "_a __b ", "[*a", "![", "[a](", "~", "{", "{: ", "{::a ", "``` ", "==a "]
POST = "_posts/2015-01-02-d.md"


def findings(dest):
    return json.loads((dest / "report.json").read_text(encoding="utf-8"))["findings"]


@pytest.mark.parametrize("dialect", pairs.DIALECTS)
@pytest.mark.parametrize("mark", MARKS)
def test_marks_by_the_thousand_are_read_in_linear_time(dialect, mark):
    start = time.process_time()
    page = pairs.read(dialect, mark * (6000 // len(mark)))
    assert time.process_time() - start < 8
    assert mark.strip().split()[-1].strip("`") in "".join(b.plain() for b in page.document.blocks)


@pytest.mark.parametrize("text", [
    "\n".join(" " * (n % 40) + "`" * (3 + n % 50) + " a" for n in range(3000)),
    "$$ a " * 3000, "++a+" * 3000, "{++ " * 3000, "^a" * 3000, "a/b-" * 3000 + "#1",
    '=== "a"\n\n    ' * 1000, "\n".join(" " * 4 * n + "!!! note" for n in range(150)),
], ids=lambda text: text.strip()[:8])  # fmt: skip
def test_marks_of_pymdown_are_read_in_linear_time(text):
    start = time.process_time()
    pairs.read("pymdown", text)
    assert time.process_time() - start < 4


def test_what_cannot_be_told_apart_is_reported_once():
    text = "*a **b " * 900
    report = Report()
    pairs.read("kramdown", text, report)
    assert [f.kind for f in report.findings] == ["markup"]


def test_a_number_of_many_digits_is_text(tmp_path):
    digits = "1" * 100_000
    old = trees.plant(tmp_path / "old", {
        "_config.yml": f"title: x\npaginate: {digits}\n",
        POST: f"---\ntitle: x\n---\n{digits}. a\n",
    })  # fmt: skip
    assert trees.run(old, "jekyll", tmp_path / "new") == 1  # the settings are no YAML then
    assert digits in (tmp_path / "new/docs/blog/2015/d.md").read_text(encoding="utf-8")


def bomb(levels):
    rest = [f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]" for n in range(1, levels)]
    return "\n".join(['a0: &a0 ["x","x","x","x","x","x","x","x","x"]', *rest])


def test_yaml_that_unfolds_to_gigabytes_is_refused_with_a_place(tmp_path):
    old = trees.plant(tmp_path / "old", {
        "_config.yml": "title: x\n", "_data/x.yml": bomb(9),
        POST: f"---\ntitle: Kept\n{bomb(9)}\n---\nWords.\n",
    })  # fmt: skip
    assert trees.run(old, "jekyll", tmp_path / "new") == 1
    assert "title: Kept" in (tmp_path / "new/docs/blog/2015/d.md").read_text(encoding="utf-8")
    refused = [f["file"] for f in findings(tmp_path / "new") if "aliases" in f["message"]]
    assert refused == ["_data/x.yml", POST]


def test_yaml_with_plain_aliases_is_read():
    assert scalars.load_yaml(bomb(3))["a2"][8][8][8] == "x"


def test_an_exception_has_an_exit_status_of_its_own(tmp_path, monkeypatch, capsys):
    old = trees.plant(
        tmp_path / "old", {"_config.yml": "title: x\n", POST: "---\ntitle: x\n---\nx\n"}
    )
    monkeypatch.setattr(Output, "write", lambda self: 1 / 0)
    assert trees.run(old, "jekyll", tmp_path / "new") == 3
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_a_destination_that_cannot_be_written_is_no_success(tmp_path, monkeypatch, capsys):
    old = trees.plant(
        tmp_path / "old", {"_config.yml": "title: x\n", POST: "---\ntitle: x\n---\nx\n"}
    )

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert trees.run(old, "jekyll", tmp_path / "new") == 3
    assert "No space left on device" in capsys.readouterr().err


def test_names_that_are_not_utf_8(tmp_path):
    old = trees.plant(
        tmp_path / "old", {"_config.yml": "title: x\n", POST: "---\ntitle: x\n---\nx\n"}
    )
    try:
        (old / os.fsdecode(b"caf\xe9.md")).write_text("---\ntitle: Cafe\n---\n![p](/l\xe9.png)\n")
        (old / os.fsdecode(b"l\xe9.png")).write_bytes(b"png")
    except OSError:
        pytest.skip("this file system has UTF-8 names only")
    assert trees.run(old, "jekyll", tmp_path / "new") == 0
    assert (tmp_path / "new/docs/café.md").is_file()
    assert (tmp_path / "new/docs/images/lé.png").read_bytes() == b"png"


class KilledError(Exception):
    pass


def test_a_killed_run_leaves_no_half_page(tmp_path, monkeypatch):
    """The next run, also one of a newer source, takes no page of it for an edited one."""
    old = trees.plant(tmp_path / "old", trees.JEKYLL)
    dest = tmp_path / "new"
    trees.run(old, "jekyll", dest)
    about = old / "about.md"
    about.write_text(about.read_text() + "\nSecond state.\n")
    done = []
    replace = Path.replace

    def killing(source, target):
        if len(done) == 3:
            raise KilledError
        done.append(str(target))
        replace(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", killing)
        trees.run(old, "jekyll", dest)
    about.write_text(about.read_text() + "\nThird state.\n")
    trees.run(old, "jekyll", dest)
    assert "Third state." in (dest / "docs/about.md").read_text()
    assert [f for f in findings(dest) if f["kind"] == "edited"] == []
    fresh = tmp_path / "fresh"
    trees.run(old, "jekyll", fresh)
    names = {p.relative_to(dest) for p in dest.rglob("*")}
    assert names == {p.relative_to(fresh) for p in fresh.rglob("*")}


def test_posts_of_the_future_are_in_no_list(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1500000000")
    old = trees.plant(tmp_path / "old", {
        "_config.yml": "title: x\n",
        "_posts/2999-01-01-f.md": "---\ntitle: F\ntags: far\nauthor: ann\n---\nLater.\n",
        "_posts/2015-01-01-p.md": "---\ntitle: P\n---\nSee [later]({% post_url 2999-01-01-f %}).\n",
    })  # fmt: skip
    trees.run(old, "jekyll", tmp_path / "new")
    assert (tmp_path / "new/docs/blog/2999/f.md").is_file()
    rows = trees.redirects(tmp_path / "new")
    assert [old for old in rows if "2999" in old or "far" in old] == []
    text = (tmp_path / "new/docs/blog/2015/p.md").read_text()
    assert "See later." in text
    assert [f["line"] for f in findings(tmp_path / "new") if "held back" in f["message"]] == [4]


def test_a_post_is_titled_by_its_first_heading(tmp_path):
    old = trees.plant(tmp_path / "old", {
        "config.rb": "activate :blog do |blog|\n  blog.prefix = 'blog'\nend\n",
        "source/blog/2015-01-02-a.html.md": "# Head\n\nText.\n\n## Part\n",
        "source/blog/2015-01-03-b.html.md": "Text.\n",
    })  # fmt: skip
    trees.run(old, "middleman", tmp_path / "new")
    head = (tmp_path / "new/docs/blog/2015/a.md").read_text()
    assert "title: Head\n" in head
    assert head.endswith("# Head\n\nText.\n\n## Part\n")
    assert "title: B\n" in (tmp_path / "new/docs/blog/2015/b.md").read_text()


@pytest.mark.parametrize("source", [
    "a {::nomarkdown}<script>alert(1)</script>{:/} b",
    "{::nomarkdown}<script>alert(1)</script>{:/}",
    "a <object data='javascript:alert(1)'>b</object>",
    "<embed src=' JavaScript:alert(1)'>\n\nb",
    "a <a href='java&#10;script:alert(1)'>b</a>",
])  # fmt: skip
def test_scripts_are_removed_and_reported(tmp_path, source):
    old = trees.plant(tmp_path / "old", {
        "_config.yml": "title: x\n",
        POST: f"---\ntitle: x\nauthor: <script>x</script>\n---\n{source}\n",
    })  # fmt: skip
    assert trees.run(old, "jekyll", tmp_path / "new") == 1
    for page in (tmp_path / "new/docs").rglob("*.md"):
        body = page.read_text().split("---\n", 2)[2]
        assert "<script" not in body.replace("\\<script", "")
        assert "script:" not in body.lower()
    kinds = {f["kind"] for f in findings(tmp_path / "new")}
    assert kinds & {"script", "embed", "link"}


@pytest.mark.parametrize(
    "piece", ["<", "<script>", "<title>", "<meta ", "[", "{", "{{ ", "{% a %}", "&"]
)
def test_a_page_of_one_mark_takes_its_length(tmp_path, piece):
    """Four times the marks may take four times as long, and not sixteen."""
    spent = []
    for count in (10_000, 40_000):
        old = trees.plant(tmp_path / f"old{count}", {
            "_config.yml": "title: T\n",
            "a.md": f"---\ntitle: A\n---\n{piece * (count // len(piece))}\n",
            "b.html": f"<html><body><p>{piece * (count // len(piece))}</body></html>\n",
        })  # fmt: skip
        start = time.process_time()
        assert trees.run(old, "jekyll", tmp_path / f"new{count}") in (0, 1)
        spent.append(time.process_time() - start)
    assert spent[1] < 9 * max(spent[0], 0.2)


NUMBER = "9" * 100_000


@pytest.mark.parametrize("config", [
    f"title: {NUMBER}\nlang: {NUMBER}\nlicense: {NUMBER}\n", f"url: https://{NUMBER}:{NUMBER}/\n",
    "title: [a]\nurl: {a: b}\nlang: [x]\ndescription: {x: y}\nauthor: [1]\nnavigation: 7\n",
    "title: \"x'\\n\\\"\\\"\\\"\\nimport os\"\ndescription: \"}}{{ 7*7 }}{% raw %}\"\n",
])  # fmt: skip
def test_settings_of_any_kind_give_settings(tmp_path, config):
    old = trees.plant(tmp_path / "old", {
        "_config.yml": config,
        "_data/navigation.yml": "- {title: \"x\\n```\\n# no\", url: 'https://e.example.org/>`x'}\n"
        "- {title: {a: b}, url: [1]}\n- {title: js, url: 'javascript:alert(1)'}\n"
        "- [1, {url: 5}]\n",
        "a.md": f"---\ntitle: A\nweight: {NUMBER}\nparent: {NUMBER}\nnext: {NUMBER}\n---\nWords.\n",
    })  # fmt: skip
    assert trees.run(old, "jekyll", tmp_path / "new") in (0, 1)
    found: dict[str, object] = {}
    exec((tmp_path / "new/conf.py").read_text(encoding="utf-8"), found)
    assert found["project"]
    assert "os" not in found
    assert len(str(found["project"])) <= 200
    index = (tmp_path / "new/docs/index.md").read_text(encoding="utf-8")
    assert "javascript" not in index
    assert "\n# no" not in index


@pytest.mark.parametrize("lines", [
    "*[AB{n}]: Words {n}\n", "::: a.b{n}\n", "[r{n}]: /{n}\n", "[^f{n}]: note\n",
    "# a\n", "---\n", "> a\n# b\n", "a\n: b\n",
])  # fmt: skip
def test_every_line_of_a_long_block_is_looked_at_a_few_times(lines):
    given = dataclasses.replace(
        python_markdown(frozenset({"extra", "admonition", "toc"})), object_kinds=lambda _path: ""
    )
    spent = []
    for count in (500, 4000):
        text = "".join(lines.format(n=n) for n in range(count))
        page = Page("x.md", "/x/", {}, number(text, 1), given, title="T")
        start = time.process_time()
        reading.read(page, page.body, "", Report())
        spent.append(time.process_time() - start)
    assert spent[1] < 24 * spent[0] + 0.3  # the square would be 64 times
