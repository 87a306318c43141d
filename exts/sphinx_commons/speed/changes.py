"""Which documents changed: Sphinx is asked about those that may have, and not about all.

It makes some paths for each document and looks each file up twice, when it asks which ones to read
and again when it asks which ones to write.
"""

from __future__ import annotations

import os
from functools import partial
from stat import S_ISREG
from typing import TYPE_CHECKING, Any

from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment

from sphinx_commons.core.builders import output_path

from .source_paths import Sources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx.application import Sphinx

    Found = tuple[set[str], set[str], set[str]]

usual_files = BuildEnvironment.get_outdated_files
usual_pages = StandaloneHTMLBuilder.get_outdated_docs
NEVER = -1


def changed_at(path: str | os.PathLike[str]) -> int:
    """When a file last changed, in microseconds as Sphinx counts them; NEVER if there is none."""
    try:
        status = os.stat(path)  # noqa: PTH116  (a path object takes longer than the question)
    except OSError:
        return NEVER
    return -(status.st_mtime_ns // -1000) if S_ISREG(status.st_mode) else NEVER


def outdated_files(env: BuildEnvironment, config_changed: bool) -> Found:
    """What ``BuildEnvironment.get_outdated_files`` gives: documents added, changed, removed."""
    sources = env.project
    if config_changed or not isinstance(sources, Sources):
        return usual_files(env, config_changed)
    found = sources.docnames
    sources.docnames = {docname for docname in found if may_have_changed(env, sources, docname)}
    try:
        added, changed, _removed = usual_files(env, config_changed)
    finally:
        sources.docnames = found
    return added, changed, env.all_docs.keys() - found


def may_have_changed(env: BuildEnvironment, sources: Sources, docname: str) -> bool:
    """Whether a document is new, or any of its files is newer than what was read, or gone."""
    read = env.all_docs.get(docname)
    if read is None or docname in env.reread_always:
        return True
    if changed_at(f"{env.doctreedir}/{docname}.doctree") == NEVER:
        return True
    files = (sources.file(docname), *env.dependencies.get(docname, ()))
    return any(not NEVER < changed_at(file) <= read for file in files)


class OutdatedPages:
    """Gives what the method ``get_outdated_docs`` of *builder* gives."""

    def __init__(self, builder: StandaloneHTMLBuilder) -> None:
        self.builder = builder
        self.usual: Callable[[], Iterator[str]] = builder.get_outdated_docs

    def __call__(self) -> Iterator[str]:
        sources = self.builder.env.project
        if not isinstance(sources, Sources) or not self._is_same_site():
            yield from self.usual()
            return
        templates = self._templates_changed_at()
        found = sources.docnames
        sources.docnames = {d for d in found if self._may_be_outdated(sources, d, templates)}
        try:
            outdated = list(self.usual())
        finally:
            sources.docnames = found
        yield from outdated

    def _is_same_site(self) -> bool:
        """Whether the pages were written with the settings of today."""
        info: Any = self.builder.build_info
        try:
            return bool(info == type(info).load(self.builder.outdir / ".buildinfo"))
        except (OSError, ValueError):
            return False

    def _templates_changed_at(self) -> int:
        templates: Any = self.builder.templates
        return int(templates.newest_template_mtime() * 10**6) if templates else NEVER

    def _may_be_outdated(self, sources: Sources, docname: str, templates: int) -> bool:
        written = changed_at(output_path(self.builder, docname))
        return (
            docname not in self.builder.env.all_docs
            or max(changed_at(sources.file(docname)), templates) > written
        )


def connect(app: Sphinx) -> None:
    """Have the environment and the builder of *app* asked so."""
    app.connect("builder-inited", ask_about_few)
    app.connect("env-get-outdated", forget_environment)


def ask_about_few(app: Sphinx) -> None:
    """``builder-inited``: put both in the place of the methods of Sphinx."""
    vars(app.env)["get_outdated_files"] = partial(outdated_files, app.env)
    builder = app.builder
    # Builders of one file for all documents have a method of their own.
    if not isinstance(builder, StandaloneHTMLBuilder):
        return
    if type(builder).get_outdated_docs is usual_pages:
        setattr(builder, "get_outdated_docs", OutdatedPages(builder))  # noqa: B010


def forget_environment(_app: Sphinx, env: BuildEnvironment, *_found: set[str]) -> tuple[()]:
    """``env-get-outdated``: the question is answered, and the environment will be pickled."""
    vars(env).pop("get_outdated_files", None)
    return ()
