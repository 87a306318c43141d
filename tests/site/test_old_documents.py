"""Documents of old sites, put unchanged into a copy of the real site.

They hold what people really wrote: a Pelican header, READMORE, kramdown attributes, garbled
characters, missing images, nick names and full names. The site must build, show every document
with title, date and author, and name each problem with file and line.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.builds import DOCS, SEEDS, sphinx_build

OWN = Path(__file__).parent / "old"


@dataclass(frozen=True)
class Old:
    """One old document: its file, and what its page must show."""

    file: str
    title: str
    author: str
    date: str = ""


@dataclass(frozen=True)
class Collection:
    """Old posts and one old FAQ, what they must show and what must be warned of."""

    folder: Path
    posts: tuple[Old, ...]
    faq: Old
    questions: int
    warnings: tuple[str, ...]


COLLECTIONS = {
    "own": Collection(
        OWN,
        (
            Old("why.md", "Why do we build in the open?", "Nick Barcet", "2016-03-05"),
            Old("fork.md", "Forks: what they cost", "Dave Neary", "2015-04-01"),
            Old("report.md", "A report from the summit", "Rich Bowen", "2014-11-20"),
            Old("areas.md", "Areas to work on", "Thierry Carrez", "2011-11-06"),
        ),
        Old("questions.md", "Old questions", "amuller"),
        3,
        (
            "fork.md:13: WARNING: excerpt mark",
            "fork.md:17: WARNING: image file not readable",
            "report.md:10: WARNING: garbled characters",
            "report.md:10: WARNING: image file not readable",
            "report.md:12: WARNING: excerpt mark",
            "report.md:14: WARNING: kramdown attributes",
            "areas.md:1: WARNING: this is a Pelican header",
            "areas.md:7: WARNING: Pelican link",
            "questions.md:13: WARNING: 'myst' cross-reference target not found",
        ),
    ),
    "seeds": Collection(
        SEEDS,
        (
            Old("000_363f480102012bcc.txt", "Why does Red Hat", "Nick Barcet", "2016-02-04"),
            Old("002_fd4e4026ec9cc0e3.txt", "Upstream First: Turn", "Dave Neary", "2015-03-02"),
            Old("003_e5d3f0c45dac0a05.txt", "OpenStack Summit", "Rich Bowen", "2014-11-13"),
            Old("004_c63d7fc13c35c152.txt", "Four areas for", "Thierry Carrez", "2011-10-06"),
        ),
        Old("001_98370de455aba832.txt", "Frequently Asked Questions", "amuller"),
        18,
        (
            "002_fd4e4026ec9cc0e3.md:21: WARNING: excerpt mark",
            "002_fd4e4026ec9cc0e3.md:25: WARNING: image file not readable",
            "003_e5d3f0c45dac0a05.md:12: WARNING: garbled characters",
            "003_e5d3f0c45dac0a05.md:10: WARNING: image file not readable",
            "003_e5d3f0c45dac0a05.md:18: WARNING: excerpt mark",
            "003_e5d3f0c45dac0a05.md:20: WARNING: kramdown attributes",
            "004_c63d7fc13c35c152.md:1: WARNING: this is a Pelican header",
            "004_c63d7fc13c35c152.md:10: WARNING: Pelican link",
        ),
    ),
}


@pytest.mark.site
@pytest.mark.parametrize("name", COLLECTIONS)
def test_old_documents_are_shown_and_their_problems_named(tmp_path: Path, name: str):
    old = COLLECTIONS[name]
    if not old.folder.is_dir():
        pytest.skip(f"there is no folder {old.folder.name}")
    docs = shutil.copytree(DOCS, tmp_path / "docs")
    for post in old.posts:
        target = docs / "blog" / "2015" / Path(post.file).with_suffix(".md")
        shutil.copyfile(old.folder / post.file, target)
    faq = (old.folder / old.faq.file).read_text("utf-8").replace("---\n", "---\nfaq: true\n", 1)
    (docs / "faq" / Path(old.faq.file).with_suffix(".md")).write_text(faq, "utf-8")

    result = sphinx_build(tmp_path / "out", "html", docs=docs)

    assert result.returncode == 0, result.stderr
    assert [w for w in old.warnings if w not in result.stderr] == []
    for post in old.posts:
        check(tmp_path / "out/blog/2015", post)
    page = check(tmp_path / "out/faq", old.faq)
    assert len(page.select(".faq-question")) == old.questions


def check(folder: Path, old: Old) -> BeautifulSoup:
    """The page of *old*, with its title, author and date."""
    text = (folder / Path(old.file).with_suffix(".html")).read_text("utf-8")
    article = BeautifulSoup(text, "html.parser").article
    assert article.h1.get_text().startswith(old.title)
    assert old.author in [link.get_text() for link in article.find_all("a")]
    dates = [time["datetime"][:10] for time in article.find_all("time")]
    assert old.date in dates or not old.date
    return article
