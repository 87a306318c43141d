"""Export files, read piece by piece: nothing is expanded, nothing huge is kept."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat

from commons_importer.source_tree import MAX_ASSET, MAX_FILES, MAX_PAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from commons_importer.report import Report
    from commons_importer.source_tree import Tree

CHUNK = 1 << 16
MAX_DEPTH = 30
_CHANNEL, _RECORD, _FIELD, _PART = 2, 3, 4, 5  # depth of elements
_ILLEGAL = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF], " ")
_ENCODING = re.compile(rb"""<\?xml[^>]*?encoding=["']([\w.-]+)["']""")
_PREFIXES = (
    ("excerpt", re.compile(r"https?://wordpress\.org/export/[\d.]+/excerpt/?")),
    ("wp", re.compile(r"https?://wordpress\.org/export/[\d.]+/?")),
    ("content", re.compile(r"https?://purl\.org/rss/1\.0/modules/content/")),
    ("dc", re.compile(r"https?://purl\.org/dc/elements/1\.1/")),
)
_LETTERS = re.compile(r"wordpress\.org/export/", re.IGNORECASE)


class _RefusedError(Exception):
    """The file is no export that may be read on."""


@dataclass(slots=True)
class Record:
    """An element below ``channel``: its texts by name, and the elements that hold others."""

    kind: str
    line: int
    texts: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    parts: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def text(self, name: str) -> str:
        """The text of the field *name* without blanks around it; empty if there is none."""
        return self.texts.get(name, "").strip()


def is_export(tree: Tree, name: str) -> bool:
    """Whether the file *name* starts as an export does."""
    with tree.path(name).open("rb") as file:
        return bool(_LETTERS.search(file.read(20_000).decode("utf-8", "replace")))


def read(tree: Tree, name: str, report: Report, take: Callable[[Record], None]) -> None:
    """Hand every element below ``channel`` to *take*, up to where the file ends or breaks."""
    reader = _Reader(take)
    try:
        for text in _texts(tree, name, report):
            reader.parser.Parse(text, False)
        reader.parser.Parse("", True)
    except _RefusedError as err:
        report.note(name, reader.parser.CurrentLineNumber, "data", f"{err}; read up to here")
    except expat.ExpatError as err:
        where = f" in {reader.record.text('title')!r}" if reader.record is not None else ""
        why = expat.ErrorString(err.code)
        report.note(
            name, err.lineno, "data", f"ends or breaks here{where} ({why}): what follows is lost"
        )


def _texts(tree: Tree, name: str, report: Report) -> Iterator[str]:
    """The text of the file in pieces, without characters that no XML may hold."""
    left, odd, is_first = MAX_ASSET, 0, True
    with tree.path(name).open("rb") as file:
        head = file.read(CHUNK)
        decoder = codecs.getincrementaldecoder(_encoding(head))("replace")
        data = head
        while data and left > 0:
            text = decoder.decode(data[:left])
            left -= len(data)
            if is_first:  # plugins print blank lines before the first mark
                stripped = text.lstrip("\ufeff \t\r\n")
                text = re.sub(r"\A<\?xml[^>]*\?>", "", stripped)
                text = "\n" * head[: len(head)].split(b"<", 1)[0].count(b"\n") + text
                is_first = False
            clean = text.translate(_ILLEGAL)
            odd += clean != text
            yield clean
            data = file.read(CHUNK)
        yield decoder.decode(b"", final=True)
    if data:
        report.note(name, 1, "size", f"larger than {MAX_ASSET} bytes; read up to there")
    if odd:
        report.note(name, 1, "repaired", "control characters, which XML cannot hold, are blanks")


def _encoding(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    found = _ENCODING.search(head[:500])
    try:
        return codecs.lookup(found[1].decode()).name if found else "utf-8"
    except LookupError:
        return "utf-8"


class _Reader:
    """Turns events into records."""

    def __init__(self, take: Callable[[Record], None]) -> None:
        self.take = take
        self.parser = parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._words
        parser.EntityDeclHandler = self._refuse
        self.prefixes: dict[str, str] = {}
        self.depth = 0
        self.count = 0
        self.record: Record | None = None
        self.part: dict[str, str] | None = None
        self.words: list[str] = []
        self.size = 0
        self.at = 0  # line where the element at hand starts
        self.attrs: dict[str, str] = {}

    def _refuse(self, *_args: object) -> None:
        raise _RefusedError("declares entities, which no export does")

    def _name(self, written: str) -> str:
        prefix, mark, name = written.partition(":")
        return f"{self.prefixes.get(prefix, prefix)}:{name}" if mark else written

    def _start(self, written: str, attrs: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise _RefusedError(f"elements stand more than {MAX_DEPTH} deep")
        for key, value in attrs.items() if self.depth <= _CHANNEL else ():
            if key.startswith("xmlns:"):
                known = next((p for p, uri in _PREFIXES if uri.fullmatch(value)), key[6:])
                self.prefixes[key[6:]] = known
        line = self.parser.CurrentLineNumber
        if self.depth == _RECORD:
            self.count += 1
            if self.count > MAX_FILES:
                raise _RefusedError(f"holds more than {MAX_FILES} things")
            self.record = Record(self._name(written), line)
        elif self.depth == _FIELD:
            self.part = None
            self.attrs = attrs
        elif self.depth == _PART and self.part is None:
            self.part = dict(self.attrs)
        self.words, self.size, self.at = [], 0, line

    def _words(self, text: str) -> None:
        if self.depth < _RECORD or self.size > MAX_PAGE:
            return
        self.words.append(text)
        self.size += len(text)

    def _end(self, written: str) -> None:
        record = self.record
        if record is not None and self.depth >= _RECORD:
            self._close(record, self._name(written), "".join(self.words))
        self.words, self.size = [], 0
        self.depth -= 1

    def _close(self, record: Record, name: str, text: str) -> None:
        if self.depth == _RECORD:
            if not record.texts and not record.parts:
                record.texts[""] = text
            self.take(record)
            self.record = None
        elif self.depth == _FIELD:
            if self.part is not None:
                record.parts.append((name, self.part))
                self.part = None
            elif self.attrs:
                record.parts.append((name, {**self.attrs, "": text}))
            else:
                record.texts.setdefault(name, text)
                record.lines.setdefault(name, self.at)
        elif self.depth == _PART and self.part is not None:
            self.part.setdefault(name, text)
