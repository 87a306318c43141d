"""The words that rooms say to readers, in the language of the application that runs.

All rooms share one catalogue, ``sphinx_commons``. A catalogue of that name in one of the project's
``locale_dirs`` goes before it; what a language lacks in it is asked of Sphinx's own catalogue, and
stays English last. Placeholders are named: ``%(names)s``.

Each room sets this module up as an extension of Sphinx. It follows the application that is about to
build, so that several of one process do not mix, and gives its functions to templates. Words that
Sphinx reads from classes are a :class:`LazyWord`.
"""

from __future__ import annotations

import re
import struct
from functools import reduce
from gettext import GNUTranslations, NullTranslations, find
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import sphinx
from babel.lists import format_list
from babel.numbers import format_decimal
from sphinx.util import logging
from sphinx.util.i18n import CatalogInfo

from .digests import digest
from .locales import locale_of, parts_of, tag_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata

T = TypeVar("T")

CATALOGUE = "sphinx_commons"
FOLDER = Path(__file__).parent / "locale"
OF_SPHINX = Path(sphinx.package_dir, "locale")
PLACE = re.compile(r"%\((\w+)\)s")
# Numbers among which each plural form of every language is found.
SAMPLES = (*range(201), 10**6)

logger = logging.getLogger(__name__)


class Speaker:
    """What is said in one *language*; *folders* are the project's own folders of catalogues."""

    def __init__(self, language: str | None = None, folders: Sequence[Path] = ()) -> None:
        self.language = language or "en"
        self.locale = locale_of(language)
        self.codes = _codes(self.language)
        self.catalogue = NullTranslations()
        for name, shipped in ((CATALOGUE, FOLDER), ("sphinx", OF_SPHINX)):
            for folder in (*folders, shipped):
                for file in self.files(name, folder):
                    self._add(file)

    def files(self, name: str, folder: Path) -> list[str]:
        """The catalogues called *name* in *folder* that serve the language, the nearest first."""
        return find(name, str(folder), self.codes, all=True)

    def _add(self, file: str) -> None:
        try:
            with Path(file).open("rb") as stream:
                self.catalogue.add_fallback(GNUTranslations(stream))
        except (OSError, ValueError, struct.error) as error:
            # There are no documents yet, and a location without a line is taken for one.
            message = "the catalogue %s cannot be read: %s"
            logger.warning(message, file, error, type="words", subtype="catalogue")

    def text(self, message: str, names: Collection[str] = ()) -> str:
        """*message* in the language, with the placeholders *names*."""
        return _checked(message, self.catalogue.gettext(message), names)

    def plural(self, singular: str, plural: str, number: int, names: Collection[str] = ()) -> str:
        """The form of a message that goes with *number*, with the placeholders *names*."""
        message = singular if number == 1 else plural
        return _checked(message, self.catalogue.ngettext(singular, plural, number), names)


def _codes(language: str) -> list[str]:
    """The names that the folder of *language* may have."""
    parts = "_".join(filter(None, parts_of(language)))
    return [*dict.fromkeys((language, language.replace("-", "_"), parts))]


_speaker = Speaker()


def speak(speaker: Speaker) -> None:
    """Say all that follows as *speaker* does."""
    global _speaker
    _speaker = speaker


def _(message: str, **values: str) -> str:
    """*message* in the reader's language, with *values* in the places of their names."""
    return fill(_speaker.text(message, values), values)


def ngettext(singular: str, plural: str, number: int, **values: str) -> str:
    """The form that goes with *number*, which stands in the place of ``%(n)s``."""
    # A form for one thing may say "one" in words.
    values["n"] = number_text(number)
    return fill(_speaker.plural(singular, plural, number, values), values)


def marked(message: str) -> str:
    """*message* as it is; tells the program that collects messages of one that is said later."""
    return message


class LazyWord:
    """A word in an attribute of a class, said in the language of whoever reads the attribute."""

    def __init__(self, message: str) -> None:
        self.message = message

    def __get__(self, instance: object, owner: type) -> str:
        return _(self.message)


def forms(singular: str, plural: str) -> dict[str, str]:
    """A message for scripts: its text by plural category.

    ``language`` is the one whose categories these are, ``numbers`` the one that numbers follow.
    """
    locale = _speaker.locale
    tag = tag_of(locale)
    numbers: dict[str, int] = {}
    for number in SAMPLES:
        numbers.setdefault(locale.plural_form(number), number)
    names = PLACE.findall(plural)
    found = {name: _speaker.plural(singular, plural, n, names) for name, n in numbers.items()}
    # What was not translated is given back as it is; a translation may be spelled the same.
    if all(text is singular or text is plural for text in found.values()):
        return {"language": "en", "numbers": tag, "one": singular, "other": plural}
    return {"language": tag, "numbers": tag, **found}


def number_text(number: int) -> str:
    """*number* with the separators of the language."""
    return format_decimal(number, locale=_speaker.locale)


def name_pieces(items: Sequence[T]) -> list[str | T]:
    """*items* as :func:`names_text` has them, and what stands between."""
    values = {str(number): item for number, item in enumerate(items)}
    return split(names_text([f"%({number})s" for number in values]), values)


def names_text(names: Sequence[str]) -> str:
    """*names* as a list: ``A, B and C``."""
    return format_list(names, locale=_speaker.locale)


def row_text(parts: Iterable[str]) -> str:
    """*parts*, without empty ones, in a row: ``A, B, C``."""
    pattern: str = _speaker.locale.list_patterns["standard"]["middle"]
    shown = [part for part in parts if part]
    return reduce(pattern.format, shown) if shown else ""


def split(text: str, values: Mapping[str, T]) -> list[str | T]:
    """The pieces of *text*, with *values* in the places of their names; no empty pieces."""
    pieces = PLACE.split(text)
    return [
        values.get(piece, f"%({piece})s") if number % 2 else piece
        for number, piece in enumerate(pieces)
        if piece
    ]


def fill(text: str, values: Mapping[str, str]) -> str:
    """*text* with *values* in the places of their names."""
    return PLACE.sub(lambda place: values.get(place[1], place[0]), text) if values else text


def _checked(message: str, translated: str, names: Collection[str]) -> str:
    """*translated*, or *message* where it has placeholders that it cannot have, or lacks one."""
    wanted = {*PLACE.findall(message)}
    found = {*PLACE.findall(translated)}
    if found == wanted or (wanted - {"n"} <= found <= {*names}):
        return translated
    logger.warning(
        "the translation %r of %r must have these placeholders: %s",
        translated, message, ", ".join(sorted(wanted)),
        type="words", subtype="placeholder", once=True,
    )  # fmt: skip
    return message


class Voice:
    """The speaker of one application, which speaks whenever that application goes on."""

    def begin(self, app: Sphinx, config: Config) -> None:
        """``config-inited``: an edit of a catalogue makes every page anew."""
        folders = [Path(app.srcdir, folder) for folder in config.locale_dirs]
        compile_own(config, folders)
        self.speaker = Speaker(config.language, folders)
        files = [f for folder in (*folders, FOLDER) for f in self.speaker.files(CATALOGUE, folder)]
        config.words_digest = digest([Path(file).read_bytes() for file in files])
        speak(self.speaker)

    def go_on(self, *_arguments: object) -> None:
        """``env-before-read-docs``: another application may have spoken in between."""
        speak(self.speaker)


def compile_own(config: Config, folders: Iterable[Path]) -> None:
    """Compile the project's own catalogues in *folders*, as Sphinx does with those of its name."""
    for folder in folders:
        for code in _codes(config.language or "en"):
            info = CatalogInfo(folder / code / "LC_MESSAGES", CATALOGUE, config.source_encoding)
            if Path(info.po_path).is_file() and info.is_outdated():
                info.write_mo(str(locale_of(config.language)))


def give_to_templates(app: Sphinx) -> None:
    """``builder-inited``: what templates call, under names that no theme has."""
    environment = getattr(getattr(app.builder, "templates", None), "environment", None)
    if environment is not None:
        environment.globals |= {
            "commons_gettext": _,
            "commons_ngettext": ngettext,
            "commons_forms": forms,
            "commons_names": name_pieces,
            "commons_number": number_text,
        }


def setup(app: Sphinx) -> ExtensionMetadata:
    """Follow the language of *app*, before other handlers."""
    app.add_config_value("words_digest", "", "env", types=str)
    voice = Voice()
    app.connect("config-inited", voice.begin, priority=0)
    app.connect("builder-inited", give_to_templates)
    app.connect("env-before-read-docs", voice.go_on, priority=0)
    return {"version": "1.0", "parallel_read_safe": True, "parallel_write_safe": True}
