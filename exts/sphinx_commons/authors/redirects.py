"""Pages at the addresses that ABlog gives to authors, which lead to theirs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_commons.core.folders import files_below
from sphinx_commons.core.words import _

from .addresses import page_address, way_to
from .files import output_file, remove, write_if_changed
from .registry import slug
from .survey import survey_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

TEMPLATE = "authors/redirect.html"
# What file systems take; a name that is longer with its suffix never had an address.
LONGEST = 255 - len(".html")
# What tells a page that leads on from others, here and for whoever lists the pages of a site.
MARK = "<!-- This page only leads on to another one. -->"


def write_redirects(app: Sphinx) -> None:
    """Write the redirects of all authors, and remove those of others."""
    if "ablog" not in app.extensions:
        return
    wanted = {output_file(app.builder, place): page for place, page in _places(app).items()}
    for path in files_below(Path(app.outdir, app.config.blog_path, "author"), "*.html"):
        if path not in wanted and is_redirect(path):
            remove(path)
    for path, content in wanted.items():
        write_if_changed(path, content.encode())


def is_redirect(path: Path) -> bool:
    """Whether the file at *path* is a page that leads on."""
    with path.open(encoding="utf-8", errors="replace") as file:
        return MARK in file.read(200)


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
    context = {
        "mark": MARK,
        "language": app.config.language or "en",
        "title": app.env.titles[docname].astext(),
        "hint": _("Go to the new place of this page"),
        "target": way_to(app.builder, place, app.builder.get_target_uri(docname)),
        "canonical": page_address(app.builder, docname) if app.config.html_baseurl else "",
    }
    text: str = app.builder.templates.render(TEMPLATE, context)
    return text
