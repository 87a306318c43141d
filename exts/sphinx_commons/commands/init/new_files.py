"""The files of a new site."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from commons_importer.new_site.templates import ANY_SITE, rendered

from sphinx_commons import __version__
from sphinx_commons.authors.entry import ID
from sphinx_commons.commands.new.author import entry
from sphinx_commons.commands.new.post import file_name
from sphinx_commons.commands.new.sources import escape
from sphinx_commons.core.clock import today

if TYPE_CHECKING:
    from collections.abc import Mapping

TEMPLATES = Path(__file__).parent / "template"


def texts_of(answers: Mapping[str, str]) -> dict[str, str]:
    """Path from the folder of the site -> text, for every file of it."""
    day, author = today(), own_id(answers["author"])
    values = {**answers, "id": author, "day": day, "version": __version__}
    found = {f"docs/authors/{author}.md": entry(author, answers["author"])}
    for folder in (ANY_SITE, TEMPLATES):
        for name, text in rendered(folder, values, escape).items():
            found[name.replace("YEAR", f"{day:%Y}")] = text
    return found


def own_id(name: str) -> str:
    """The id of the author called *name*, which is part of URLs."""
    slug = file_name(name)
    return slug if ID.fullmatch(slug) and slug != "index" else "author"
