"""What is left to do for translators: what is missing, and what is older than its source.

It reads files alone, so it needs no build.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from babel.messages.pofile import PoFileError
from myst_parser.config.main import MdParserConfig
from sphinx.project import Project
from sphinx.util.i18n import docname_to_domain

from sphinx_commons.core.own_catalogues import UNREADABLE, read_catalogue
from sphinx_commons.front_matter.decode import decode
from sphinx_commons.front_matter.header import find_header

from .headings import read_headings
from .names import split_name, survey
from .paragraphs import changes, read_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from babel.messages.catalog import Catalog

    from sphinx_commons.front_matter import PageMeta

SUFFIXES = (".md", ".rst")
NOBODY = "nobody"
SHOWN = 60


class Task(NamedTuple):
    """One line of the list, in the order that it is sorted by."""

    owner: str
    language: str
    file: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.owner}  {self.language}  {self.file}:{self.line}  {self.what}"


@dataclass(frozen=True)
class Desk:
    """The sources in *folder*, with the settings that say what is read of them."""

    folder: Path
    languages: Mapping[str, str]
    excluded: tuple[str, ...] = ()
    catalogues: tuple[str, ...] = ("locales",)
    compact: bool | str = True
    extensions: frozenset[str] = frozenset()

    def tasks(self) -> list[Task]:
        """Everything that is left to do, by owner."""
        project = Project(self.folder, dict.fromkeys(SUFFIXES, ""))
        docnames = project.discover(self.excluded)
        _source, *others = self.languages
        files = {name: str(project.doc2path(name, absolute=False)) for name in docnames}
        found: list[Task] = []
        for code in others:
            made = survey(docnames, self.languages, code).translations
            pages = {name for name in docnames if not split_name(name)[1]}
            for page in sorted(pages):
                found += self._tasks_of(code, files[page], page, files.get(made.get(page, "")))
        return sorted(found)

    def read(self, file: str) -> str:
        """The text of a source."""
        return Path(self.folder, file).read_text(encoding="utf-8-sig", errors="replace")

    def _tasks_of(
        self, code: str, source: str, page: str, translation: str | None
    ) -> Iterator[Task]:
        text = self.read(source)
        meta = decode(find_header(text)).meta
        if meta.draft:
            return
        owner = meta.owner or ", ".join(meta.authors) or NOBODY
        if translation:
            found = self._of_file(text, translation)
        elif path := self._catalogue(code, page):
            found = self._of_catalogue(path)
        else:
            found = iter([(source, 1, "not translated")])
        for file, line, what in found:
            # What changed stands in the source; what is missing in a catalogue, there.
            yield Task(owner, code, file or source, line, what)

    def _of_file(self, source: str, translation: str) -> Iterator[tuple[str, int, str]]:
        text = self.read(translation)
        meta = decode(find_header(text)).meta
        if meta.draft:
            yield translation, meta.line("draft"), f"a draft{_by(meta)}"
            return
        origin = meta.translated_from
        if origin is None or not origin.paragraphs:
            yield translation, 1, f"does not say what it was made from{_by(meta)}"
        else:
            for change in changes(origin.paragraphs.split(), read_paragraphs(source)):
                start = f": {change.start}" if change.start else ""
                yield "", change.line, f"{change.kind} since {translation}{_by(meta)}{start}"
        if translation.endswith(".md") and self._depths(source) != self._depths(text):
            message = "headings of other levels than the source: anchors are its own"
            yield translation, 1, f"{message}{_by(meta)}"

    def _depths(self, text: str) -> list[int]:
        config = MdParserConfig(enable_extensions=set(self.extensions))
        return [heading.depth for heading in read_headings(text, config)]

    def _catalogue(self, code: str, page: str) -> Path | None:
        name = f"{code}/LC_MESSAGES/{docname_to_domain(page, self.compact)}.po"
        files = (self.folder / folder / name for folder in self.catalogues)
        return next((file for file in files if file.is_file()), None)

    def _of_catalogue(self, path: Path) -> Iterator[tuple[str, int, str]]:
        file = path.relative_to(self.folder).as_posix()
        try:
            catalogue = read_catalogue(path)
        except PoFileError as err:
            yield file, err.lineno + 1, f"cannot be read: {err}"
            return
        except UNREADABLE as err:
            yield file, 1, f"cannot be read: {err}"
            return
        who = _translator(catalogue)
        for message in catalogue:
            if message.id and (message.fuzzy or not message.string):
                kind = "changed" if message.fuzzy else "not translated"
                text = " ".join(str(message.id).split())
                yield file, message.lineno or 1, f"{kind}{who}: {text[:SHOWN]}"


def _by(meta: PageMeta) -> str:
    return f", translated by {', '.join(meta.translators)}" if meta.translators else ""


def _translator(catalogue: Catalog) -> str:
    """The last translator, unless nobody wrote a name over the words that stand there at first."""
    name = str(catalogue.last_translator or "").partition("<")[0].strip()
    return f", translated by {name}" if name and name != "FULL NAME" else ""
