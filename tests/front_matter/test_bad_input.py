"""Nothing that people put into a file ends a build; each mistake is named with its place."""

from __future__ import annotations

import re

import pytest

pytestmark = pytest.mark.sphinx("html", testroot="front-matter-bad")

# Page -> line, subtype and a part of the message of the warning that it must give.
EXPECTED = {
    "colon": (2, "yaml", "put the value in quotes"),
    "tabs": (3, "yaml", "use spaces"),
    "unclosed": (1, "yaml", "no closing line"),
    "twice": (4, "duplicate_key", "line 3 already"),
    "date": (3, "value", "'2018-04-31' is not a possible date"),
    "latin": (2, "encoding", "byte 0xE9 is not UTF-8"),
    "control": (5, "encoding", "control character U+0007"),
    "binary": (1, "encoding", "byte 0x89 is not UTF-8"),
    "png": (1, "encoding", "byte 0x89 is not UTF-8"),
}


@pytest.fixture
def warnings(app) -> str:
    app.build(force_all=True)
    return re.sub("\x1b\\[[0-9;]*m", "", app.warning.getvalue())


@pytest.mark.sphinx("html", testroot="front-matter-bad", freshenv=True)
def test_each_mistake_is_named_with_its_place(warnings):
    for page, (line, subtype, part) in EXPECTED.items():
        pattern = rf"/{page}\.md:{line}: WARNING: .*{re.escape(part)}.*\[front_matter\.{subtype}\]"
        assert re.search(pattern, warnings), page


@pytest.mark.sphinx("html", testroot="front-matter-bad", freshenv=True)
def test_lines_of_other_warnings_are_lines_of_the_file(warnings):
    assert re.search(r"/colon\.md:8: WARNING: .*nowhere\.md", warnings)


def test_every_page_is_there_with_its_text(app, soup, warnings):
    for path in app.srcdir.glob("*.md"):
        assert (app.outdir / f"{path.stem}.html").is_file()
    assert "Andr\N{REPLACEMENT CHARACTER} text." in soup("latin.html").get_text()
    assert soup("latin.html").h1.find(string=True) == "Andr\N{REPLACEMENT CHARACTER}"
    assert "A \N{REPLACEMENT CHARACTER} bell" in soup("control.html").get_text()
    assert soup("colon.html").h1.find(string=True) == "Colon: in: value"
    assert "title: Unclosed" in soup("unclosed.html").get_text()


@pytest.mark.parametrize("parallel", [2])
def test_workers_report_the_same(app, make_app, tmp_path, warnings, parallel):
    other = make_app("html", srcdir=app.srcdir, builddir=tmp_path, freshenv=True, parallel=parallel)
    other.build()
    text = re.sub("\x1b\\[[0-9;]*m", "", other.warning.getvalue())
    ours = [line for line in text.splitlines() if "[front_matter." in line]
    assert len(ours) == len(EXPECTED) + 1  # the picture has a control character too
