"""Who reads Markdown on a site: what the site lists, or MyST where pages are to be read by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from myst_parser.parsers.sphinx_ import MystParser
from myst_parser.sphinx_ext.main import setup_sphinx

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

SUFFIX = ".md"
# What parsers of Markdown, and that of notebooks, are registered for.
KINDS = frozenset({"markdown", "myst-nb"})
NOTEBOOK = ".ipynb"


def offer(app: Sphinx) -> None:
    """Let MyST read Markdown, where the root page of the site is Markdown."""
    if _begins_in_markdown(app):
        require(app)


def require(app: Sphinx) -> None:
    """Let MyST read Markdown, where nothing that the site lists does."""
    # Its settings at once, as some are given on the command line; a file suffix when it is known
    # that nobody else wants it, before Sphinx takes stock of the suffixes (800).
    setup_sphinx(app)
    app.connect("config-inited", _register, priority=700)


def _register(app: Sphinx, _config: Config) -> None:
    if SUFFIX not in app.registry.source_suffix:
        app.setup_extension("myst_parser")


def _begins_in_markdown(app: Sphinx) -> bool:
    """Whether there is no other root page than one that only a parser of Markdown reads."""
    others = {*app.config.source_suffix, *app.registry.source_suffix} - {SUFFIX}
    root = app.config.root_doc
    if any((app.srcdir / f"{root}{suffix}").is_file() for suffix in others):
        return False
    return (app.srcdir / f"{root}{SUFFIX}").is_file()


def is_markdown(path: Path, env: BuildEnvironment) -> bool:
    """Whether Sphinx gives the file at *path*, as Markdown, to MyST or one of its kind."""
    kind = kind_of(path, env)
    own = {NOTEBOOK, *getattr(env.config, "nb_custom_formats", ())}
    if not kind or path.name.endswith(tuple(own)):
        return False
    parser = env.app.registry.get_source_parsers().get(kind)
    return kind in KINDS or (isinstance(parser, type) and issubclass(parser, MystParser))


def kind_of(path: Path, env: BuildEnvironment) -> str:
    """What Sphinx takes the file at *path* for; empty for none of its sources."""
    suffixes = env.config.source_suffix
    return next((kind for s, kind in suffixes.items() if path.name.endswith(s)), "")
