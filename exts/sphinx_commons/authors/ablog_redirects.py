"""Pages at the URLs that ABlog gives to authors, which lead to theirs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_commons.core.builders import output_path
from sphinx_commons.core.folders import files_below, write_if_changed
from sphinx_commons.core.plain_text import plain_text
from sphinx_commons.core.redirect_pages import is_redirect, redirect_page

from .author_urls import page_url, way_to
from .registry import slug
from .side_files import remove
from .survey import survey_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

# What file systems take; a name that is longer with its suffix never had a URL.
LONGEST = 255 - len(".html")


def write_redirects(app: Sphinx) -> None:
    """Write the redirects of all authors, and remove those of others."""
    if "ablog" not in app.extensions:
        return
    wanted = {output_path(app.builder, place): page for place, page in _places(app).items()}
    for path in files_below(Path(app.outdir, app.config.blog_path, "author"), "*.html"):
        if path not in wanted and is_redirect(path):
            remove(path)
    for path, content in wanted.items():
        write_if_changed(path, content.encode())


def _places(app: Sphinx) -> dict[str, str]:
    """The name of each page -> its text."""
    targets = _targets(app)
    places = {f"{app.config.blog_path}/{place}": docname for place, docname in targets.items()}
    return {
        place: _page(app, place, docname)
        for place, docname in places.items()
        if place not in app.env.all_docs
    }


def _targets(app: Sphinx) -> dict[str, str]:
    targets: dict[str, str] = {}
    index = f"{app.config.authors_folder}/index"
    if index in app.env.all_docs:
        targets["author"] = index
    for author in survey_of(app.env).registry.authors.values():
        for name in (author.id, author.name, *author.aliases):
            own = slug(name)
            if own and len(own.encode()) <= LONGEST:
                targets.setdefault(f"author/{own}", author.docname)
    return targets


def _page(app: Sphinx, place: str, docname: str) -> str:
    return redirect_page(
        output_path(app.builder, place).relative_to(app.outdir).as_posix(),
        way_to(app.builder, place, app.builder.get_target_uri(docname)),
        canonical=page_url(app.builder, docname) if app.config.html_baseurl else "",
        language=app.config.language,
        title=plain_text(app.env.titles[docname], pictures=True),
    )
