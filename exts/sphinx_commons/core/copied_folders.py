"""Folders that a website has as they are hold files of the project alone.

An extension that every room sets up. Sphinx follows links in ``html_static_path`` and
``html_extra_path``, wherever they lead, and would wait for ever for a named pipe. What ``conf.py``
names itself may be anywhere.
"""

from __future__ import annotations

import os
import posixpath
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.builders import html
from sphinx.util import logging

from .boundary import SETTING
from .builds import replace_during_builds
from .reach import is_in, objection, project_folders

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

logger = logging.getLogger(__name__)

AROUND = "a folder that it stands in"


class CopiedFolders:
    """What one application copies of its project."""

    def __init__(self, app: Sphinx) -> None:
        self.app = app

    def guard(self, usual: Callable[..., None]) -> Callable[..., None]:
        """``copy_asset``, which leaves out what is not of the project."""

        def copy_asset(source: Any, *args: Any, **options: Any) -> None:
            if Path(source) not in self._own():
                usual(source, *args, **options)
                return
            folders = self._folders(source)
            excluded = options.pop("excluded")

            def is_left_out(name: str) -> bool:
                if excluded(name):
                    return True
                path = posixpath.normpath(posixpath.join(source, name))
                if reason := _reason(path, folders):
                    message = "left out, as it is %s"
                    logger.warning(
                        message, reason, type="commons", subtype="source", location=f"{path}:1"
                    )
                return bool(reason)

            usual(source, *args, excluded=is_left_out, **options)

        return copy_asset

    def _own(self) -> set[Path]:
        """The folders that conf.py names from where it stands."""
        config, confdir = self.app.config, Path(self.app.confdir)
        entries = [*config.html_static_path, *config.html_extra_path]
        return {confdir / entry for entry in entries if not Path(entry).is_absolute()}

    def _folders(self, source: Any) -> tuple[str, ...]:
        app = self.app
        more = app.config[SETTING]
        found = project_folders(Path(app.srcdir), Path(app.confdir), more)
        return (*found, os.path.realpath(source))


def _reason(path: str, folders: tuple[str, ...]) -> str:
    """Why the file or folder *path* is not copied; empty where it is."""
    if reason := objection(path, folders):
        return reason
    is_around = is_in(os.path.realpath(posixpath.dirname(path)), os.path.realpath(path))
    return AROUND if is_around else ""


def setup(app: Sphinx) -> ExtensionMetadata:
    """Stand between Sphinx and what it copies; its own setting is for names alone."""
    replace_during_builds(app, html, "copy_asset", CopiedFolders(app).guard)
    return {"version": "1.0", "parallel_read_safe": True, "parallel_write_safe": True}
