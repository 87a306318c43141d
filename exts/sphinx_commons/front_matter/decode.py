"""Header -> one frozen record and the problems found on the way."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from sphinx_commons.core.vocabulary import did_you_mean

from . import values
from .dates import is_iso
from .fields import EXTRA, FIELDS, KNOWN_KEYS
from .foreign_keys import SHARED, divide, is_known
from .kinds import DATE
from .model import PageMeta, Problem
from .raw import Entry, read_entries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from .header import Header
    from .model import Markup


# A slip in these would publish what is not ready.
HIDING = ("draft", "published", "status")


@dataclass(frozen=True, slots=True)
class Decoded:
    """What a header says: the record, the keys for other tools, and the problems."""

    meta: PageMeta
    passed_on: dict[str, Any]
    problems: tuple[Problem, ...]


def decode(
    header: Header,
    docname: str = "",
    *,
    markup: Markup = "markdown",
    strict: bool = False,
    whole: bool = False,
    iso_of: Callable[[str], str] | None = None,
    more: Sequence[Entry] = (),
    registers: bool = True,
) -> Decoded:
    """Decode *header*. Never raises: an unusable value is a problem, and the rest counts.

    An unknown key is a problem where it looks like a known one, with *strict* always; but in a
    *markup* whose headers have many other readers it never is. With *whole* other tools get known
    keys, too. *iso_of* makes ISO dates of other ones, where it can.
    The entries *more* stand elsewhere in the page and count before those of the header.
    Where a page *registers* nobody, a person written as a mapping is credited.
    """
    entries, problems = read_entries(header)
    entries = [_plain(entry, registers=registers) for entry in entries]
    better = {entry.key for entry in more}
    entries = [*(entry for entry in entries if entry.key not in better), *more]
    found: dict[str, Any] = {}
    passed_on: dict[str, Any] = {}
    for entry in entries:
        if entry.key in FIELDS:
            found |= _field(_with_iso_date(entry, iso_of), problems, markup)
            shared = (whole or entry.key in SHARED) and entry not in more
            passed_on |= {entry.key: entry.typed} if shared else {}
        elif entry.key == EXTRA:
            found[EXTRA] = entry.value if isinstance(entry.value, dict) else {EXTRA: entry.value}
        elif header.kind == "pelican":
            found[EXTRA] = {**found.get(EXTRA, {}), entry.key: entry.value}
        elif entry not in more:
            passed_on[entry.key] = _handed_on(entry, problems)
            if markup == "markdown" and not is_known(entry.key):
                problems += _unknown(entry, strict=strict)
    problems.sort(key=lambda problem: problem.line)
    meta = PageMeta(docname=docname, markup=markup, lines=_lines(entries), **found)
    return Decoded(meta, passed_on, tuple(problems))


def _plain(entry: Entry, *, registers: bool) -> Entry:
    """*entry* with keys that hide a page in any case, and with the people of a page as a list."""
    if entry.key.lower() in HIDING:
        entry = replace(entry, key=entry.key.lower())
    if entry.key == "author" and not registers and isinstance(entry.value, dict):
        entry = replace(entry, value=[entry.value])
    return entry


def _lines(entries: list[Entry]) -> dict[str, int]:
    """The line of each key, of the keys of mappings, and of keys that have another name."""
    lines = {entry.key: entry.line for entry in entries}
    lines |= {f"{e.key}.{key}": line for e in entries for key, line in e.nested.items()}
    for name, key in FIELDS.items():
        if key.same_as and name in lines:
            lines.setdefault(key.same_as, lines[name])
    return lines


def _with_iso_date(entry: Entry, iso_of: Callable[[str], str] | None) -> Entry:
    said = entry.value
    if iso_of is None or FIELDS[entry.key].kind is not DATE or not isinstance(said, str):
        return entry
    return entry if is_iso(said) else replace(entry, value=iso_of(said) or said)


def _field(entry: Entry, problems: list[Problem], markup: Markup) -> dict[str, Any]:
    said, kind = entry.value, FIELDS[entry.key].kind
    if markup == "rst" and entry.key == "status":
        problems = []  # Docutils has a field of this name for any text.
    elif markup == "rst" and kind.is_flag and said is None:
        said = "true"
    value = kind.decode(said, partial(_note_value, entry, problems))
    return {} if value is None else {entry.key: value}


def _note_value(entry: Entry, problems: list[Problem], message: str) -> None:
    problems.append(Problem("value", entry.line, f"{entry.key}: {message}"))


def _handed_on(entry: Entry, problems: list[Problem]) -> Any:
    """The value of a key for others; of settings of MyST those that a page may have."""
    if entry.key != "myst":
        return entry.typed
    allowed, refused = divide(entry.typed)
    for name in refused:
        where = entry.nested.get(str(name), entry.line)
        message = f"myst: a page may not set {values.shown(name)}; set myst_{name} in conf.py"
        problems.append(Problem("myst_setting", where, message))
    return allowed


def _unknown(entry: Entry, *, strict: bool) -> Iterator[Problem]:
    # Where unknown keys are somebody else's, only a slip of the pen is a near miss.
    hint = did_you_mean(entry.key, KNOWN_KEYS, 0.6 if strict else 0.8)
    if hint or strict:
        hint = hint or f"; what nothing reads can stand below '{EXTRA}:'"
        message = f"unknown key {values.shown(entry.key)}{hint}"
        yield Problem("unknown_key", entry.line, message)
