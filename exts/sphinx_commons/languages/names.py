"""Names of documents that end with a language. No Sphinx in here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_commons.core.locales import is_known

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Editions:
    """Which documents there are in one language.

    ``translations`` has the name that a document is found by, such as ``about/name.fr``, for the
    name that it stands for, ``about/name``. ``dropped`` are documents of any language that stand
    for no page by the name they are found by.
    """

    translations: Mapping[str, str]
    dropped: frozenset[str]
    duplicates: tuple[tuple[str, str], ...]
    unknown: tuple[tuple[str, str], ...]


def split_name(docname: str) -> tuple[str, str]:
    """The name of a page and the code of the language that it ends with, empty without one."""
    base, dot, code = docname.rpartition(".")
    if not dot or not base or base.endswith("/") or "/" in code or not is_known(code):
        return docname, ""
    return base, _folded(code)


def survey(docnames: Iterable[str], codes: Iterable[str], language: str) -> Editions:
    """What the documents *docnames* are in *language*, on a site that has the languages *codes*."""
    named, wanted = set(map(_folded, codes)), _folded(language)
    found: dict[str, str] = {}
    dropped, duplicates, unknown = set(), [], []
    for docname in sorted(docnames):
        page, code = split_name(docname)
        if not code:
            continue
        if code not in named:
            unknown.append((docname, docname.rpartition(".")[2]))
            continue
        dropped.add(docname)
        if code == wanted and page in found:
            duplicates.append((docname, found[page]))
        elif code == wanted:
            found[page] = docname
    return Editions(found, frozenset(dropped), tuple(duplicates), tuple(unknown))


def _folded(code: str) -> str:
    return code.replace("-", "_").casefold()
