"""The site that redirects are for, as it was just built."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast
from urllib.parse import quote, unquote

from sphinx_commons.core.builders import output_path
from sphinx_commons.core.editions import is_translation

from .model import PAGE_SUFFIXES, Site, output_file, page_name
from .standing import Standing, Thing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

# What may stand in a URL as it is; a percent sign is taken for one that encodes something.
PLAIN = "/#?=&%:;,@+!$'()*~[]"


class BuiltSite(Site):
    """The documents of one build, and the files in its output folder."""

    def __init__(self, app: Sphinx) -> None:
        self.documents = app.env.found_docs
        self.project = app.env.project
        self.builder = cast("StandaloneHTMLBuilder", app.builder)
        self.outdir = Path(app.outdir)
        self.is_translation = is_translation(app.config)
        self.standing = Standing()

    def is_page(self, name: str) -> bool:
        return next(self._pages(name), None) is not None

    def is_taken(self, old: str) -> bool:
        if self.standing.at(f"{self.outdir}/{old.strip('/')}") is Thing.FILE:
            return True
        folder = old.removesuffix("index.html")
        return output_file(folder) != folder.lstrip("/") and self.is_page(page_name(folder))

    def url(self, target: str) -> str | None:
        """The URL of *target* from the root of the site, None if there is no such place."""
        if target.startswith(("https://", "http://")):
            return quote(target, safe=PLAIN)
        fragment = target.partition("#")[2]
        for name in self._pages_at(target):
            uri = self.builder.get_target_uri(name)
            # Sphinx encodes the names of files, and not those of folders.
            uri = quote(uri, safe=PLAIN if self.builder.name == "html" else "/")
            return f"{uri}#{quote(fragment, safe=PLAIN)}" if fragment else uri
        return quote(target.lstrip("/")) if self._is_other_file(target) else None

    def is_held_back(self, target: str) -> bool:
        """Whether *target* is not public (a draft, a post of tomorrow) or not of this language.

        A translation has no lists of what is not translated; the build of the sources has them.
        """
        if self.is_translation:
            return True
        name = page_name(target)
        names = (name, f"{name}/index") if name else ("index",)
        return any(Path(self.project.doc2path(n, absolute=True)).is_file() for n in names)

    def _pages_at(self, target: str) -> Iterator[str]:
        """The pages that *target* may mean; first the one whose name that is, suffix and all."""
        whole = unquote(target.partition("#")[0]).strip("/")
        if whole in self.documents:
            yield whole
        yield from self._pages(page_name(target))

    def _pages(self, name: str) -> Iterator[str]:
        for candidate in (name, f"{name}/index") if name else ("index",):
            if candidate in self.documents or self._is_written(candidate):
                yield candidate

    def _is_written(self, name: str) -> bool:
        return self.standing.at(output_path(self.builder, name)) is Thing.FILE

    def _is_other_file(self, name: str) -> bool:
        """Whether *name* is a file of the built site that is no page, such as a feed."""
        path = (self.outdir / name.lstrip("/")).resolve()
        inside = path.is_relative_to(self.outdir.resolve())
        return inside and path.is_file() and path.suffix not in PAGE_SUFFIXES
