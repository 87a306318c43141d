"""Files of the output folder that no page stands for any more."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_commons.core.builders import page_file

from .read_files import tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx

TEMPLATE_SUFFIXES = ("_t", ".jinja")


def document_files(app: Sphinx) -> Iterator[str]:
    """The paths of everything that is written for the documents of the project."""
    builder: Any = app.builder
    sources = builder.copysource and app.config.html_copy_source
    for docname in app.env.found_docs:
        yield page_file(app, docname)
        if sources:
            yield f"_sources/{_source_name(app, docname)}"
    yield from (f"{builder.imagedir}/{name}" for _, name in app.env.images.values())
    yield from (f"_downloads/{name}" for _, name in app.env.dlfiles.values())


def _source_name(app: Sphinx, docname: str) -> str:
    name = app.env.doc2path(docname, base=False).as_posix()
    suffix: str = app.config.html_sourcelink_suffix
    return name if name.endswith(suffix) else name + suffix


def static_files(app: Sphinx) -> list[str]:
    """The paths below the static folder that the settings of the project bring in."""
    config = app.config
    names = {_served_name(name) for name in _relative(app, config.html_static_path)}
    for single in (config.html_logo, config.html_favicon):
        if single:
            names.add(Path(single).name)
    return sorted(names)


def extra_files(app: Sphinx) -> list[str]:
    """The paths of the output folder that are copied into it as they are."""
    return sorted(set(_relative(app, app.config.html_extra_path)))


def _relative(app: Sphinx, entries: Iterable[str]) -> Iterator[str]:
    for entry in entries:
        folder = Path(app.confdir, entry)
        base = folder if folder.is_dir() else folder.parent
        yield from (path.relative_to(base).as_posix() for path in tree([folder]))


def _served_name(name: str) -> str:
    for suffix in TEMPLATE_SUFFIXES:
        name = name.removesuffix(suffix)
    return name


def remove(folder: Path, names: Iterable[str]) -> None:
    """Delete files below *folder*, and the folders that are empty then."""
    for name in sorted(names):
        path = folder / name
        path.unlink(missing_ok=True)
        for parent in path.relative_to(folder).parents:
            if str(parent) == "." or _is_used(folder / parent):
                break
            (folder / parent).rmdir()


def _is_used(folder: Path) -> bool:
    return not folder.is_dir() or any(folder.iterdir())
