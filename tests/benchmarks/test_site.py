"""The generated site: the same for the same seed, and whole in every generator's spelling."""

from __future__ import annotations

import hashlib
import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from benchmarks.peers.generators import GENERATORS
from benchmarks.peers.generators.base import REFERENCE
from benchmarks.peers.site import EXCERPT_END, make_site, with_edit

if TYPE_CHECKING:
    from pathlib import Path

POSTS, PAGES = 12, 25


@pytest.fixture(scope="module")
def site():
    return make_site(POSTS, PAGES)


def digest(folder: Path) -> str:
    """A digest of all files below *folder*."""
    found = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            found.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return found.hexdigest()


@pytest.mark.parametrize("name", GENERATORS)
def test_same_seed_same_bytes(site, tmp_path, name):
    GENERATORS[name].write(site, tmp_path / "one")
    GENERATORS[name].write(make_site(POSTS, PAGES), tmp_path / "two")
    assert digest(tmp_path / "one") == digest(tmp_path / "two")


def test_another_seed_another_site(site):
    assert make_site(POSTS, PAGES, seed=21) != site


def test_numbers(site):
    assert (len(site.posts), len(site.pages)) == (POSTS, PAGES)
    assert len({document.path for document in site.documents}) == POSTS + PAGES
    assert [post.day for post in site.posts] == sorted(post.day for post in site.posts)
    assert [len(pages) for pages in site.sections().values()] == [19, 6]
    assert all(pages[0].path.endswith("/index") for pages in site.sections().values())


def test_a_longer_site_begins_with_the_same_texts(site):
    longer = make_site(POSTS, PAGES + 1)
    assert longer.pages[0].title == site.pages[0].title
    assert longer.posts[3].title == site.posts[3].title


def test_texts_are_of_realistic_sizes():
    posts = make_site(100, 0).posts
    lengths = sorted(len(post.body.split()) for post in posts)
    assert 300 < lengths[50] < 900
    assert lengths[0] < 200
    assert lengths[-1] > 1200


def test_every_kind_of_block_is_there(site):
    text = "\n".join(document.body for document in site.documents)
    for start in (r"## \w", r"### \w", r"- \w", r"    - \w", r"1\. \w", r"> \w", r"\| \w", r"!\[",
                  "```console", "```python", "```yaml", "```ini"):  # fmt: skip
        assert re.search(f"^{start}", text, re.MULTILINE), start


def test_headings_are_not_skipped(site):
    for document in site.documents:
        prose = re.sub(r"^```.*?^```", "", document.body, flags=re.MULTILINE | re.DOTALL)
        levels = [1, *(len(marks) for marks in re.findall(r"^(#+) ", prose, re.MULTILINE))]
        steps = [after - before for before, after in pairwise(levels)]
        assert max(steps, default=0) <= 1, document.path


@pytest.mark.parametrize("name", ["ours", "stock", "material"])
def test_references_lead_to_files(site, tmp_path, name):
    generator = GENERATORS[name]
    generator.write(site, tmp_path)
    for document in site.documents:
        file = tmp_path / generator.content / generator.source(document.path)
        for place in re.findall(r"\]\((?!https:)([^)]+)\)", file.read_text("utf-8")):
            assert (file.parent / place).is_file(), f"{document.path}: {place}"


@pytest.mark.parametrize("name", GENERATORS)
def test_content_is_the_same_for_all(site, name):
    generator = GENERATORS[name]
    for document in site.documents:
        text = generator.head(document) + generator.body(document)
        assert document.title in text
        assert document.mark in text
        assert not REFERENCE.search(text)
        assert len(text.split()) >= len(document.body.split()) - len([EXCERPT_END])


def test_edits(site):
    edited, post = with_edit(site, "body", 1)
    assert post in edited.posts
    assert "revision1" in post.body
    retitled, again = with_edit(edited, "title", 2)
    assert again.title == f"{post.title} anew 2"
    assert again.body == post.body
    assert sum(old != new for old, new in zip(site.posts, retitled.posts, strict=True)) == 1
