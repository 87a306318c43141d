"""Collects what the extensions say into the catalogue ``sphinx_commons``.

``python -m sphinx_commons.core.catalogues`` writes the template (``.pot``), brings the translations
(``.po``) up to date with it and compiles them (``.mo``); it prints what a translator has to do.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from .words import CATALOGUE, FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from babel.messages.catalog import Message

PACKAGE = FOLDER.parent.parent
TEMPLATE = FOLDER / f"{CATALOGUE}.pot"
# The functions whose arguments are messages, or singular and plural.
PAIR = (1, 2)
CODE = {
    "_": None,
    "marked": None,
    "LazyWord": None,
    "sentence": None,
    "ngettext": PAIR,
    "forms": PAIR,
}
TEMPLATES = {"commons_gettext": None, "commons_ngettext": PAIR, "commons_forms": PAIR}
METHODS = (("**.py", "python", CODE), ("**/templates/**.html", "jinja2", TEMPLATES))


def collect(package: Path = PACKAGE) -> Catalog:
    """Every message in the code and the templates of *package*."""
    catalogue = Catalog(domain=CATALOGUE)
    for pattern, method, keywords in METHODS:
        for found in extract_from_dir(package, [(pattern, method)], keywords=keywords):
            catalogue.add(found[2])
    return catalogue


def translations(folder: Path = FOLDER) -> Iterator[Path]:
    """The files with the translations, one a language."""
    yield from sorted(folder.glob(f"*/LC_MESSAGES/{CATALOGUE}.po"))


def read(file: Path) -> Catalog:
    """The catalogue in *file*; its language is the name of the folder it is in."""
    with file.open("rb") as stream:
        return read_po(stream, locale=None if file == TEMPLATE else file.parts[-3])


def compiled(catalogue: Catalog) -> bytes:
    """*catalogue* as programs read it; what is not translated is left out."""
    stream = BytesIO()
    write_mo(stream, catalogue)
    return stream.getvalue()


def as_text(catalogue: Catalog, *, header: bool = True) -> bytes:
    """*catalogue* as translators read it."""
    stream = BytesIO()
    write_po(
        stream, catalogue, width=100, no_location=True, omit_header=not header, sort_output=True,
        ignore_obsolete=True,
    )  # fmt: skip
    return stream.getvalue()


def update() -> None:
    """Write the template and all translations anew."""
    template = collect()
    TEMPLATE.write_bytes(as_text(template, header=False))
    for file in translations():
        catalogue = read(file)
        template.creation_date = catalogue.creation_date
        catalogue.update(template, no_fuzzy_matching=True)
        file.write_bytes(as_text(catalogue))
        file.with_suffix(".mo").write_bytes(compiled(catalogue))
        for message in unfinished(catalogue):
            print(f"{file.relative_to(PACKAGE)}: {message.id}")


def unfinished(catalogue: Catalog) -> list[Message]:
    """The messages without a translation, with a doubtful one, or with one form too few."""
    return [m for m in catalogue if m.id and (m.fuzzy or not all(texts(m)))]


def texts(message: Message) -> tuple[str, ...]:
    """The translation of *message*: one text, or one for each plural form; empty where missing."""
    found = message.string or ""
    return (found,) if isinstance(found, str) else tuple(found)


if __name__ == "__main__":
    update()
