"""Templates of pages, compiled once for all builds that share their doctrees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import jinja2
import sphinx
from jinja2 import FileSystemBytecodeCache
from sphinx.jinja2glue import BuiltinTemplateLoader

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def connect(app: Sphinx) -> None:
    """Keep them beside the doctrees."""
    app.connect("builder-inited", keep_compiled)


def keep_compiled(app: Sphinx) -> None:
    """``builder-inited``: keep what templates were compiled to, by their names and texts."""
    bridge = getattr(app.builder, "templates", None)
    if not isinstance(bridge, BuiltinTemplateLoader):
        return
    versions = f"{sphinx.__version__}-{jinja2.__version__}"
    folder = app.doctreedir / ".templates" / f"{app.builder.name}-{versions}"
    folder.mkdir(parents=True, exist_ok=True)
    bridge.environment.bytecode_cache = FileSystemBytecodeCache(str(folder))
