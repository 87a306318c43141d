"""The parts of a preview that need no server and no build."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from sphinx_commons.commands.live.layout import kind_of, watched_paths
from sphinx_commons.commands.live.messages import Failed, Layout, Problem
from sphinx_commons.commands.live.modules import code_of_traceback, local_code
from sphinx_commons.commands.live.options import DRAFTS, parse
from sphinx_commons.commands.live.pages import failure_page, missing_page, with_script
from sphinx_commons.commands.live.preview import Preview
from sphinx_commons.commands.live.responses import answer, problems_for
from sphinx_commons.commands.live.served_paths import is_local, locate, page_key
from sphinx_commons.commands.project import Project


@pytest.fixture
def site(tmp_path):
    """Options and layout of a site with sources, settings, code, templates and static files."""
    for name in ("docs/_static", "docs/_templates", "exts/sphinx_commons/blog/static"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "conf.py").touch()
    project = Project(tmp_path, tmp_path / "docs")
    options = replace(parse([], project), out=tmp_path / "docs/_out")
    layout = Layout(
        code=(tmp_path / "exts",),
        templates=(tmp_path / "docs/_templates",),
        static=(tmp_path / "docs/_static", tmp_path / "exts/sphinx_commons/blog/static"),
    )
    return SimpleNamespace(home=tmp_path, options=options, layout=layout)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("conf.py", "restart"),
        ("exts/sphinx_commons/blog/site.py", "restart"),
        ("exts/sphinx_commons/blog/static/blog.css", "static"),
        ("docs/_static/icon.svg", "static"),
        ("docs/_templates/page.html", "build"),
        ("docs/tags.yml", "build"),
        ("docs/blog/2015/post.md", "build"),
        ("docs/blog/2015/post.md~", None),
        ("docs/.#post.md", None),
        ("docs/.post.md.swp", None),
        ("docs/4913", None),
        ("docs/_out/index.html", None),
        ("docs/_out-doctrees/environment.pickle", None),
        ("exts/sphinx_commons/blog/__pycache__/site.pyc", None),
    ],
)
def test_each_file_asks_for_what_it_takes(site, name, kind):
    assert kind_of(site.home / name, site.options, site.layout) == kind


def test_folders_inside_others_are_not_watched_twice(site):
    home = site.home
    folders, files = watched_paths(site.options, site.layout)
    assert folders == [home / "docs", home / "exts"]
    assert files == [home / "conf.py"]


def test_options_of_the_command_line(tmp_path):
    project = Project(tmp_path, tmp_path / "docs")
    options = parse(["-D", "language=de", "--port", "81", "--watch", "x"], project)
    assert options.settings == {DRAFTS: "1", "language": "de"}
    assert options.port == 81
    assert options.watched == (Path("x").resolve(),)
    assert options.source == tmp_path / "docs"
    assert options.doctrees == tmp_path / "_build/live-doctrees"


@pytest.mark.parametrize("wrong", [["elsewhere"], ["-D", "language"], ["-b", "man"]])
def test_options_that_make_no_sense_end_the_program(wrong, tmp_path):
    with pytest.raises(SystemExit):
        parse(wrong, Project(tmp_path, tmp_path))


@pytest.mark.parametrize(
    ("host", "local"),
    [
        ("127.0.0.1:8000", True),
        ("localhost", True),
        ("[::1]:8000", True),
        ("example.org", False),
        ("localhost.example.org:8000", False),
        ("127.0.0.1.example.org", False),
        ("user@example.org", False),
        ("[::1", False),
        ("", False),
        (None, False),
    ],
)
def test_only_names_of_this_machine_count(host, local):
    assert is_local(host) is local


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("/", "/"),
        ("index.html", "/"),
        ("/faq/index.html", "/faq/"),
        ("/faq/", "/faq/"),
        ("/a%20b.html", "/a b.html"),
    ],
)
def test_a_page_has_one_key(address, key):
    assert page_key(address) == key


@pytest.mark.parametrize(
    "address", ["/../x", "/%2e%2e/x", "/..%2fx", "/.buildinfo", "/a\\..\\x", "/a%00b", "/out.html"]
)
def test_no_address_leads_out(tmp_path, address):
    root = tmp_path / "root"
    root.mkdir()
    (tmp_path / "x").touch()
    (root / "out.html").symlink_to(tmp_path / "x")
    assert locate(root, address) is None


def test_addresses_of_files(tmp_path):
    assert locate(tmp_path, "/a%20b.html") == tmp_path / "a b.html"
    assert locate(tmp_path, "/faq/") == tmp_path / "faq/index.html"
    assert locate(tmp_path, "//faq.html") == tmp_path / "faq.html"


def test_the_mark_of_a_page_changes_with_what_it_shows(tmp_path):
    preview, page = Preview(), tmp_path / "a.html"
    marks = [answer(preview, tmp_path, "/a.html").mark]  # the first build is not done
    preview.built(())
    marks.append(answer(preview, tmp_path, "/a.html").mark)  # there is no such page
    page.write_text("<body>One</body>")
    marks.append(answer(preview, tmp_path, "/a.html").mark)
    preview.show()
    assert answer(preview, tmp_path, "/a.html").mark == marks[-1]
    page.write_text("<body>Two</body>")
    marks.append(answer(preview, tmp_path, "/a.html").mark)
    preview.show(assets=True)
    marks.append(answer(preview, tmp_path, "/a.html").mark)
    preview.failed(Failed("Why", "", (), Layout(), over=False))
    marks.append(answer(preview, tmp_path, "/a.html").mark)
    assert all(marks)
    assert len(set(marks)) == len(marks)


def test_statuses(tmp_path):
    preview = Preview()
    assert answer(preview, tmp_path, "/").status == 503
    preview.built(())
    assert answer(preview, tmp_path, "/").status == 404
    assert answer(preview, tmp_path, "/none.css").status == 404
    (tmp_path / "faq").mkdir()
    assert answer(preview, tmp_path, "/faq").location == "/faq/"
    (tmp_path / "look.css").write_text("a {}")
    found = answer(preview, tmp_path, "/look.css")
    assert (found.status, found.kind, found.body) == (200, "text/css; charset=utf-8", b"a {}")
    preview.failed(Failed("Why", "", (), Layout(), over=False))
    assert answer(preview, tmp_path, "/none").status == 500
    assert answer(preview, tmp_path, "/look.css").status == 200


def test_what_the_preview_writes_is_escaped():
    problem = Problem("a.md:1: <b>no</b>")
    page = failure_page(Failed("<i>", "</pre><script>", (problem,), Layout(), over=False))
    assert "<i>" not in page
    assert "<script>" not in page
    assert "<b>" not in page
    assert "1 warning<" in page
    assert "<u>" not in missing_page("/<u>")


def test_the_script_stands_at_the_end_of_the_body():
    assert with_script(b"<body>A</body></html>", "m").endswith(b"defer></script></body></html>")
    assert with_script(b"A </b> only", "m").startswith(b"A </b> only<link")


def test_warnings_of_a_page_and_of_others():
    problems = (Problem("a", "/a.html"), Problem("b"), Problem("c", "/c.html"))
    assert problems_for(problems, "/a.html") == {"here": ["a"], "others": ["b", "c"]}


def test_code_of_the_site_is_found(tmp_path, monkeypatch):
    (tmp_path / "kettle_ext/inner").mkdir(parents=True)
    (tmp_path / "kettle_ext/inner/lid.py").write_text("def fall():\n    raise ValueError\n")
    (tmp_path / "kettle_cup.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    import kettle_cup  # noqa: F401
    from kettle_ext.inner import lid

    assert local_code(tmp_path) == (tmp_path / "kettle_cup.py", tmp_path / "kettle_ext")
    with pytest.raises(ValueError) as caught:
        lid.fall()
    assert code_of_traceback(caught.value, tmp_path) == (tmp_path / "kettle_ext/inner/lid.py",)
