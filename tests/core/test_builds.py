"""What is replaced for a build is as before when the build is over, however it ended."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from sphinx.testing.util import SphinxTestApp
from sphinx_commons.core.builds import as_in_a_build, replace_during_builds

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def host() -> SimpleNamespace:
    return SimpleNamespace(word="usual")


@pytest.fixture
def seen() -> list[str]:
    return []


@pytest.fixture
def app(tmp_path: Path, host: SimpleNamespace, seen: list[str]):
    (tmp_path / "conf.py").touch()
    (tmp_path / "index.rst").write_text("Home\n====\n")
    app = SphinxTestApp("dummy", srcdir=tmp_path)
    replace_during_builds(app, host, "word", lambda usual: f"not {usual}")
    app.connect("doctree-resolved", lambda *_event: seen.append(host.word))
    app.connect("build-finished", lambda *_event: seen.append(host.word))
    yield app
    app.cleanup()


def test_each_build_of_an_app_has_it(app: SphinxTestApp, host: SimpleNamespace, seen: list[str]):
    assert host.word == "usual"
    for _build in range(2):
        app.build(force_all=True)
        assert seen == ["not usual", "usual"]
        assert host.word == "usual"
        seen.clear()


def test_a_build_that_fails_leaves_nothing(app: SphinxTestApp, host: SimpleNamespace):
    app.connect("doctree-read", lambda *_event: 1 / 0)
    with pytest.raises(Exception, match="division"):
        app.build()
    assert host.word == "usual"


def test_a_failure_at_the_end_leaves_nothing(app: SphinxTestApp, host: SimpleNamespace):
    app.connect("build-finished", lambda *_event: 1 / 0, priority=1)
    with pytest.raises(Exception, match="division"):
        app.build()
    assert host.word == "usual"


def test_a_host_without_that_name_is_left_alone(app: SphinxTestApp, host: SimpleNamespace):
    replace_during_builds(app, host, "gone", lambda usual: 1 / 0)
    app.build()
    assert vars(host) == {"word": "usual"}


def test_pages_out_of_turn_have_it_too(app: SphinxTestApp, host: SimpleNamespace):
    with as_in_a_build(app):
        assert host.word == "not usual"
    assert host.word == "usual"


def test_pages_in_the_midst_of_a_build_end_nothing(app: SphinxTestApp, host: SimpleNamespace):
    words: list[str] = []

    def out_of_turn(*_event: object) -> None:
        with as_in_a_build(app):
            words.append(host.word)
        words.append(host.word)

    app.connect("doctree-read", out_of_turn)
    app.build()
    assert words == ["not usual", "not usual"]
