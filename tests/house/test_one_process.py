"""Another app of the same process, without our extensions, is as if there had been none."""

from __future__ import annotations

import gc
import sys
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest
from sphinx.testing.util import SphinxTestApp

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HOSTS = ("sphinx", "docutils", "myst_parser", "ablog", "furo", "ziamath", "jinja2", "pygments",
         "markdown_it", "sphinx_design")  # fmt: skip
STOCK = 'extensions = ["myst_parser"]\nhtml_theme = "furo"\n'
BROKEN = "\n\ndef setup(app):\n    raise RuntimeError('broken')\n"
ALL = (
    "speed front_matter theme images navigation faq authors blog comments handbook structured_data"
    " urls"
).split()
OURS = f"""
extensions = {["myst_parser", *(f"sphinx_commons.{name}" for name in ALL)]}
html_theme = "furo"
html_baseurl = "https://example.org/"
"""
PAGES = {
    "index.md": '# "Home" -- sweet\n\n```{toctree}\na/b\nblog/2015/post\n```\n\n$x^2$\n',
    "a/b.md": "# A ~~b~~ c\n\n## Part\n\n```python\na = 1\n```\n\nSee [home](../index.md).\n",
    "blog/2015/post.md": "---\ntitle: Post\ndate: 2015-03-02\n---\n# Post\n\nText.\n",
}


def write(folder: Path, settings: str) -> Path:
    for name, text in {**PAGES, "conf.py": settings}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def made(folder: Path, *, is_alone: bool = True) -> dict[str, bytes]:
    """The files of a build with nothing of ours: name -> bytes."""
    app = SphinxTestApp("html", srcdir=write(folder, STOCK))
    try:
        app.build()
        # Sphinx warns where two apps live at once.
        assert app.warning.getvalue() == "" or not is_alone
        files = (path for path in app.outdir.rglob("*") if path.is_file())
        return {path.relative_to(app.outdir).as_posix(): path.read_bytes() for path in files}
    finally:
        app.cleanup()


def promised() -> dict[str, Any]:
    """Functions, classes, methods, and tables of them, of all hosts that were imported."""
    found: dict[str, Any] = {}
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] not in HOSTS:
            continue
        for key, value in list(vars(module).items()):
            if callable(value):
                found[f"{name}.{key}"] = value
            if isinstance(value, type) and value.__module__ == name:
                found |= {f"{name}.{key}.{k}": v for k, v in vars(value).items() if is_code(v)}
            if key.endswith("_classes") and isinstance(value, dict):
                found |= {f"{name}.{key}[{k}]": v for k, v in value.items()}
    return found


def is_code(value: Any) -> bool:
    return callable(value) or isinstance(value, (property, classmethod, staticmethod))


def run(folder: Path) -> None:
    """A build with everything of ours."""
    app = SphinxTestApp("html", srcdir=write(folder, OURS))
    try:
        app.build()
    finally:
        app.cleanup()


def fail(folder: Path) -> None:
    """A build that ends by an exception while pages are written."""
    app = SphinxTestApp("html", srcdir=write(folder, OURS))
    app.connect("html-page-context", lambda *_event: 1 / 0)
    try:
        with pytest.raises(Exception, match="division"):
            app.build()
    finally:
        app.cleanup()


def fail_at_once(folder: Path) -> None:
    """An app whose setup ends half-way, after all of ours."""
    with pytest.raises(Exception, match="broken"):
        SphinxTestApp("html", srcdir=write(folder, OURS + BROKEN))


def fail_before_building(folder: Path) -> None:
    """An app whose builder cannot be made."""
    with pytest.raises(Exception, match="nowhere"):
        SphinxTestApp("html", srcdir=write(folder, OURS + "html_theme = 'nowhere'\n"))


def wait(folder: Path) -> None:
    """An app that was made, and builds nothing."""
    SphinxTestApp("html", srcdir=write(folder, OURS)).cleanup()


def run_twice(folder: Path) -> None:
    """An app that builds again, as that of the preview does."""
    app = SphinxTestApp("html", srcdir=write(folder, OURS))
    try:
        app.build()
        app.build(force_all=True)
    finally:
        app.cleanup()


def draw_books(folder: Path) -> None:
    """A handbook with a formula, as PDF."""
    pytest.importorskip("typst")
    app = SphinxTestApp("typst", srcdir=write(folder, OURS))
    try:
        app.build()
    finally:
        app.cleanup()


@pytest.fixture
def stock(tmp_path: Path) -> dict[str, bytes]:
    with suppress(ImportError):
        import_module("ziamath.zmath")
    return made(tmp_path / "a" / "site")


@pytest.mark.parametrize(
    "use", [run, fail, fail_at_once, fail_before_building, wait, run_twice, draw_books]
)
def test_another_app_of_the_process_meets_hosts_as_they_come(
    tmp_path: Path, stock: dict[str, bytes], use: Callable[[Path], None]
):
    before, collected = promised(), gc.get_threshold()
    use(tmp_path / "b" / "site")
    after = promised()
    assert [name for name, value in before.items() if after.get(name) != value] == []
    assert gc.get_freeze_count() == 0
    again = made(tmp_path / "c" / "site")
    assert again.keys() == stock.keys()
    assert [name for name in stock if again[name] != stock[name]] == []
    # An app that could not be made is gone when the garbage is collected, however seldom.
    gc.collect()
    assert gc.get_threshold() == collected


def test_an_app_that_is_built_meanwhile_is_the_same(tmp_path: Path, stock: dict[str, bytes]):
    found: list[dict[str, bytes]] = []
    app = SphinxTestApp("html", srcdir=write(tmp_path / "b" / "site", OURS))

    def build_other(*_event: Any) -> None:
        found.append(made(tmp_path / "c" / "site", is_alone=False))

    # The outer build need not come to its end: Sphinx unregisters the nodes of both at once.
    app.connect("env-check-consistency", build_other, priority=999)
    try:
        with suppress(Exception):
            app.build()
    finally:
        app.cleanup()
    assert [name for name in stock if found[0][name] != stock[name]] == []


def test_a_blog_forgets_the_settings_of_a_former_one(tmp_path: Path):
    from ablog.blog import Blog

    Blog._dict["blog_title"] = "of another project"
    wait(tmp_path)
    assert "blog_title" not in Blog._dict
