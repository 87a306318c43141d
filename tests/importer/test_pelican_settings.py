"""What a Pelican site's settings say about its articles."""

from __future__ import annotations

from . import trees


def imported(tmp_path, settings, files):
    content = {f"content/{name}": text for name, text in files.items()}
    source = trees.plant(tmp_path / "old", {"pelicanconf.py": settings, **content})
    trees.run(source, "pelican", tmp_path / "new")
    return tmp_path / "new"


def test_metadata_by_default(tmp_path):
    settings = "AUTHOR = 'Kay'\nDEFAULT_METADATA = {'status': 'draft', 'author': 'Ann'}\n"
    files = {
        "secret.md": "Title: Secret\nDate: 2014-04-04\n\nNot yet.\n",
        "open.md": "Title: Open\nDate: 2014-04-05\nStatus: published\n\nText.\n",
        "pages/kept.md": "Title: Kept\n\nNot yet.\n",
    }
    dest = imported(tmp_path, settings, files)
    assert not (dest / "docs/blog/2014/secret.md").exists()
    assert not (dest / "docs/pages/kept.md").exists()
    assert "Not yet." in (dest / "drafts/content/secret.md").read_text(encoding="utf-8")
    post = (dest / "docs/blog/2014/open.md").read_text(encoding="utf-8")
    assert "authors: Ann\n" in post
    assert "status" not in post


def test_metadata_by_default_as_pairs(tmp_path):
    settings = "DEFAULT_METADATA = (('status', 'draft'),)\n"
    files = {
        "secret.md": "Title: Secret\nDate: 2014-04-04\n\nNot yet.\n",
        "open.md": "Title: Open\nDate: 2014-04-05\nStatus: published\n\nText.\n",
    }
    dest = imported(tmp_path, settings, files)
    assert not (dest / "docs/blog/2014/secret.md").exists()


def test_archives_by_the_name_of_the_month(tmp_path):
    settings = (
        "ARCHIVES_SAVE_AS = 'blog/index.html'\n"
        "YEAR_ARCHIVE_SAVE_AS = 'blog/{date:%Y}/index.html'\n"
        "MONTH_ARCHIVE_SAVE_AS = 'posts/{date:%Y}/{date:%b}/index.html'\n"
    )
    files = {"a.md": "Title: A\nDate: 2014-02-04\n\nText.\n"}
    rows = trees.redirects(imported(tmp_path, settings, files))
    assert rows["/posts/2014/Feb/"] == "blog/2014/02"
    assert "/blog/index.html" not in rows
    assert "/blog/2014/index.html" not in rows


def test_ids_of_headings_in_other_scripts(tmp_path):
    settings = "MARKDOWN = {'extension_configs': {'markdown.extensions.toc': {}}}\n"
    body = "## 介绍\n\nText.\n\n## 参考\n\nMore: [one](#_1), [two](#_2).\n"
    dest = imported(tmp_path, settings, {"a.md": f"Title: A\nDate: 2014-02-04\n\n{body}"})
    assert "already broken" not in (dest / "report.txt").read_text(encoding="utf-8")
