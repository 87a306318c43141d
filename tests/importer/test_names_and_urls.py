"""Authors, tags and URLs as people write them, and text that is right as it is."""

from __future__ import annotations

import json

import pytest
from commons_importer import tag_spellings, text_repair
from commons_importer.author_registry import People
from commons_importer.report import Report

from . import trees

BLOG = "activate :blog do |blog|\n  blog.prefix = 'blog'\nend\n"


@pytest.mark.parametrize("text", [
    "“Das macht Spaß”.", "„Viel Spaß“ und „Gruß…“", "“CAFÉ” »süß« MANHÃ”", "ß– und ü’",
])  # fmt: skip
def test_a_letter_and_a_closing_quote_are_no_mojibake(text):
    assert text_repair.mojibake(text) == (text, [])


@pytest.mark.parametrize("text", ["Sèvres", "Óscar", "“so”", "Gašper", "привет", "naïve…"])
def test_text_in_the_wrong_encoding_is_repaired(text):
    garbled = "".join(
        bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode()
    )
    assert text_repair.mojibake(garbled)[0] == text


@pytest.mark.parametrize(("written", "people"), [
    ("Ann Example and Bob Sample", ["ann", "bob"]),
    ("by Bob Sample & ann", ["bob", "ann"]),
    ("Bob Sample und Ann Example", ["bob", "ann"]),
    ("ann; bob", ["ann", "bob"]),
    ("and Bob Sample", ["bob"]),
    ("Bob Sample and the docs team", ["bob", "the-docs-team"]),
    ("Cleo Test and Dan Other", ["cleo-test", "dan-other"]),
    ("Rock and Roll Team", ["rock-and-roll-team"]),
    ("Band and Sons", ["band-and-sons"]),
    ("Cleo Test <cleo@example.org>", ["cleo-test"]),
])  # fmt: skip
def test_several_people_in_one_name(written, people):
    registry = People({"ann": {"name": "Ann Example"}, "bob": {"name": "Bob Sample"}}, Report())
    found = [registry.resolve(name, "p.md", 1) for name in registry.apart(written)]
    assert found == people


def test_people_whom_nothing_credits_have_no_page(tmp_path):
    old = trees.plant(tmp_path / "old", {
        "config.rb": BLOG,
        "data/authors.yml": "ann: {name: Ann}\nexample: {name: Your Name}\n",
        "source/blog/2019-01-01-p.html.md": "---\ntitle: P\nauthor: ann\n---\nWords.\n",
    })  # fmt: skip
    trees.run(old, "middleman", tmp_path / "new")
    made = sorted(path.name for path in (tmp_path / "new/docs/authors").iterdir())
    assert made == ["ann.md", "index.md"]
    assert "nothing credits Your Name" in (tmp_path / "new/report.txt").read_text()


def test_tags_that_differ_in_a_sign_are_two():
    slugs = [tag_spellings.slug(name) for name in ("C", "C++", "C#", ".NET", "net", "Open_Stack")]
    assert slugs == ["c", "c-plus-plus", "c-sharp", "dot-net", "net", "open-stack"]


def test_aliases_of_all_plugins_are_old_urls(tmp_path):
    old = trees.plant(tmp_path / "old", {
        "config.rb": BLOG,
        "source/blog/2019-02-22-p.html.md": "---\ntitle: P\n"
        "alias: blog/2019/02/22-p.html\n---\nx\n",
        "source/start.html.md": "---\ntitle: S\nalias: [home/, /welcome/]\naliases: /hi\n---\nx\n",
    })  # fmt: skip
    trees.run(old, "middleman", tmp_path / "new")
    rows = trees.redirects(tmp_path / "new")
    assert rows["/blog/2019/02/22-p.html"] == "blog/2019/p"
    assert rows["/home/"] == rows["/welcome/"] == rows["/hi"] == "start"


def test_later_pages_of_the_old_list_that_the_new_one_has_are_no_redirects(tmp_path):
    posts = {
        f"source/blog/2019-01-{day:02d}-p{day}.html.md": f"---\ntitle: P{day}\n---\nx\n"
        for day in range(1, 25)
    }
    config = BLOG.replace("end\n", "  blog.paginate = true\n  blog.per_page = 5\nend\n")
    old = trees.plant(tmp_path / "old", {
        "config.rb": f"{config}activate :directory_indexes\n", **posts,
    })  # fmt: skip
    trees.run(old, "middleman", tmp_path / "new")
    rows = trees.redirects(tmp_path / "new")
    later = {old: new for old, new in rows.items() if old.startswith("/blog/page/")}
    assert later == {"/blog/page/4/": "blog/index", "/blog/page/5/": "blog/index"}
    assert json.loads((tmp_path / "new/report.json").read_text())["unclaimed"] == []


def test_pages_in_languages_stand_where_they_were(tmp_path):
    folder = "source/localizable/basics"
    old = trees.plant(tmp_path / "old", {
        "config.rb": "activate :directory_indexes\nactivate :i18n\n",
        "locales/en.yml": "en: {}\n",
        "locales/jp.yml": "jp: {}\n",
        f"{folder}/install.html.md": "---\ntitle: I\n---\nSee [l](/basics/layouts/).\n",
        f"{folder}/install.jp.html.md": "---\ntitle: J\n---\nSee [l](/jp/basics/layouts/).\n",
        f"{folder}/layouts.html.md": "---\ntitle: L\n---\nWords.\n",
        "source/plain.jp.html.md": "---\ntitle: P\n---\nWords.\n",
    })  # fmt: skip
    trees.run(old, "middleman", tmp_path / "new")
    docs = tmp_path / "new/docs"
    assert sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*.md")) == [
        "basics/index.md", "basics/install.md", "basics/layouts.md", "import-report.md",
        "index.md", "jp/basics/install.md", "plain.jp.md",
    ]  # fmt: skip
    assert "[l](layouts.md)" in (docs / "basics/install.md").read_text()
    assert "[l](../../basics/layouts.md)" in (docs / "jp/basics/install.md").read_text()
    assert trees.redirects(tmp_path / "new")["/jp/basics/layouts/"] == "basics/layouts"
    assert json.loads((tmp_path / "new/report.json").read_text())["findings"] == []


@pytest.mark.parametrize(
    ("written", "ids"),
    [
        ("Ann Lee & Bob Ray", ["ann-lee", "bob-ray"]),
        ("by Ann Lee <ann@example.org>", ["ann-lee"]),
        ("Ann Lee / Bob Ray et Cy Do", ["ann-lee", "bob-ray", "cy-do"]),
        ("'[Ann Lee](https://example.org)'", ["ann-lee"]),
        ("<a href='x'>Ann Lee</a>", ["ann-lee"]),
        ("Sand and Stone", ["sand-and-stone"]),
        ("'{{ site.author }}'", []),
        ("Your Name", []),
        ("<author>", []),
        ("Name", []),
    ],
)
def test_who_is_credited(tmp_path, written, ids):
    old = trees.plant(tmp_path / "old", {
        "_config.yml": "title: T\n",
        "_posts/2020-01-01-a.md": f"---\ntitle: A\nauthor: {written}\n---\nx\n",
        "_drafts/b.md": "---\ntitle: B\nauthor: Dan Doe\n---\nx\n",
    })  # fmt: skip
    trees.run(old, "jekyll", tmp_path / "new")
    files = {path.stem for path in (tmp_path / "new/docs/authors").glob("*.md")} - {"index"}
    assert files == set(ids)
    assert "authors: Dan Doe\n" in (tmp_path / "new/drafts/_drafts/b.md").read_text(
        encoding="utf-8"
    )


def test_names_of_tags_that_no_address_can_have(tmp_path):
    post = "---\ntitle: P\ntags: [CI/CD, ../../x, news]\ncategories: [a/b, plain]\n---\nWords.\n"
    old = trees.plant(tmp_path / "old", {"_config.yml": "- a\n", "_posts/2020-01-02-p.md": post})
    trees.run(old, "jekyll", tmp_path / "new")
    text = (tmp_path / "new/docs/blog/2020/p.md").read_text(encoding="utf-8")
    assert "tags: [ci-cd, x, news]\ncategory: [a-b, plain]\n" in text
    found = json.loads((tmp_path / "new/report.json").read_text(encoding="utf-8"))["findings"]
    said = {one["message"] for one in found}
    assert {"CI/CD became ci-cd", "../../x became x", "a/b became a-b"} <= said
    assert "is no table; nothing of it is used" in said
