"""The code of a site: what its ``conf.py`` imports from the folders around it."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

OWN = __name__.rpartition(".")[0]


def local_code(confdir: Path) -> tuple[Path, ...]:
    """The top folders of all packages, and the modules, that were imported from *confdir*."""
    found = {
        top
        for name, module in list(sys.modules.items())
        if not name.startswith(("__", OWN)) and (top := _top(name, module))
        if is_local(top, confdir)
    }
    return tuple(sorted(found))


def is_local(path: Path, confdir: Path) -> bool:
    """Whether *path* belongs to the site, not to an environment inside its folder."""
    inside = path != confdir and path.is_relative_to(confdir)
    return inside and not path.is_relative_to(sys.prefix) and "site-packages" not in path.parts


def _top(name: str, module: ModuleType) -> Path | None:
    """The file of a single module, or the folder of the package that it belongs to in the end."""
    file = getattr(module, "__file__", None)
    if not isinstance(file, str):
        return None
    path = Path(file).resolve()
    depth = name.count(".") - (path.name != "__init__.py")
    return path if depth < 0 else path.parents[depth]


def code_of_traceback(err: BaseException, confdir: Path) -> tuple[Path, ...]:
    """The files of the site that took part in *err*, and in what led to it."""
    found = {path for path in _files(err) if is_local(path, confdir) and path.is_file()}
    return tuple(sorted(found))


def _files(err: BaseException) -> Iterator[Path]:
    current: BaseException | None = err
    while current is not None:
        for frame in traceback.extract_tb(current.__traceback__):
            yield Path(frame.filename).resolve()
        if isinstance(current, SyntaxError) and current.filename:
            yield Path(current.filename).resolve()
        current = current.__cause__ or current.__context__
