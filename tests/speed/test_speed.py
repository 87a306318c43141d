"""Remembered settings are those that would have been made, for one document each."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser
from docutils.readers.standalone import Reader
from myst_parser.mdit_to_docutils import base as myst
from sphinx.util import docutils as sphinx_docutils
from sphinx_commons.speed.collection import SELDOM
from sphinx_commons.speed.docutils_settings import Remembered

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils.frontend import Values
    from sphinx.testing.util import SphinxTestApp

PLACES = ((sphinx_docutils, "_get_settings"), (myst, "get_default_settings"))


def plain(values: Values) -> dict[str, object]:
    return {k: v for k, v in vars(values).items() if k != "record_dependencies"}


@pytest.fixture
def calls() -> list[object]:
    return []


@pytest.fixture
def remembered(calls: list[object]) -> Callable[..., Values]:
    def make(*components: type, **options: object) -> Values:
        calls.append(components)
        values = get_default_settings(*components)
        for name, value in options.items():
            setattr(values, name, value)
        return values

    return Remembered(make)


def test_settings_are_made_once(remembered: Callable[..., Values], calls: list[object]):
    first, second = remembered(Reader, Parser), remembered(Reader, Parser())
    assert plain(first) == plain(second) == plain(get_default_settings(Reader, Parser))
    assert len(calls) == 1


def test_other_settings_are_made_anew(remembered: Callable[..., Values], calls: list[object]):
    assert remembered(Parser, language_code="en").language_code == "en"
    assert remembered(Parser, language_code="de").language_code == "de"
    assert remembered(Reader, language_code="de").language_code == "de"
    assert len(calls) == 3


def test_documents_share_nothing(remembered: Callable[..., Values]):
    first = remembered(Parser)
    first.record_dependencies.add("part.txt")
    first.env = object()
    first.strip_classes = ["x"]
    second = remembered(Parser)
    assert second.record_dependencies.list == []
    assert not hasattr(second, "env")
    assert plain(second) == plain(get_default_settings(Parser))


def test_sphinx_and_myst_still_make_settings_there():
    for module, name in PLACES:
        assert callable(getattr(module, name)), f"{module.__name__}.{name} is gone: see settings.py"


@pytest.mark.sphinx("dummy", testroot="speed", freshenv=True)
def test_a_build_depends_on_what_each_page_includes(app: SphinxTestApp):
    usual, during = gc.get_threshold(), []
    used: dict[str, object] = {}

    def look(*_event: object) -> None:
        during.append(gc.get_threshold())
        used.update({name: getattr(module, name) for module, name in PLACES})

    app.connect("doctree-read", look)
    app.build()
    assert set(during) == {SELDOM}
    assert app.warning.getvalue() == ""
    assert {name: len(files) for name, files in app.env.dependencies.items()} == {"index": 1}
    for name, made in used.items():
        assert isinstance(made, Remembered)
        assert made.known, f"{name} is not called any more: see settings.py"
    assert gc.get_freeze_count() == 0
    assert gc.get_threshold() == usual
