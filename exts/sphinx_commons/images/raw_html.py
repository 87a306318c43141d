"""Pictures in raw HTML of files that pages include: READMEs are often written so.

When such a file is read, a picture beside it becomes one of the page and is named from there, as
books look for it. A website has it under a name of its own.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from docutils import nodes
from sphinx.util.osutil import relative_uri

from sphinx_commons.core.builders import makes_site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

SOURCE = re.compile(r"""(<img\b[^>]*?\ssrc\s*=\s*(["']))([^"'<>]+)(?=\2)""", re.IGNORECASE)
# The attribute of a node with its pictures: the name in the text -> the path from the sources.
PICTURES = "commons_pictures"


def html_of(document: nodes.document) -> Iterable[nodes.raw]:
    """The pieces of raw HTML in *document*."""
    return (raw for raw in document.findall(nodes.raw) if "html" in raw.get("format", "").split())


def name_pictures(env: BuildEnvironment, raw: nodes.raw, found: Callable[[str], str]) -> None:
    """Have the pictures of *raw* be those of the page, by the names that are *found* for them."""
    docname, pictures = env.docname, dict[str, str]()

    def named(name: str) -> str:
        if not (file := found(name)):
            return name
        path, _ = env.relfn2path(file, docname)
        env.note_dependency(path)
        env.images.add_file(docname, path)
        pictures[quote(file)] = path
        return quote(file)

    _rename(raw, named)
    if pictures:
        raw[PICTURES] = pictures


def _rename(raw: nodes.raw, named: Callable[[str], str]) -> None:
    text = SOURCE.sub(lambda match: match[1] + named(match[3]), raw.astext())
    raw.rawsource, raw.children = text, []
    raw += nodes.Text(text)


def lead_to_copies(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """``doctree-resolved``: name the copies of such pictures on a website."""
    builder: Any = app.builder
    if not makes_site(builder):
        return
    folder = relative_uri(builder.get_target_uri(docname), builder.imagedir)
    for raw in html_of(doctree):
        if pictures := raw.get(PICTURES):
            copies = {path: app.env.images[path][1] for path in pictures.values()}
            builder.images |= copies
            urls = {name: f"{folder}/{quote(copies[path])}" for name, path in pictures.items()}
            _rename(raw, partial(_of, urls))


def _of(urls: dict[str, str], name: str) -> str:
    return urls.get(name, name)
