"""What a domain of another extension shows on pages that its records name, and never told Sphinx.

Such a domain keeps records with a ``docname`` of their own and gives Sphinx no objects, as that of
sphinxcontrib-bibtex does: what it puts on one page depends on what it found on all.
"""

from __future__ import annotations

import ast
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_commons.core.digests import digest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.domains import Domain
    from sphinx.environment import BuildEnvironment

PLAIN = (str, bytes, int, float, complex, bool, type(None))


def order_records(env: BuildEnvironment) -> None:
    """Sort lists of records in place: pages are read in the order of their names."""
    for data in env.domaindata.values():
        for table in data.values():
            if isinstance(table, list) and all(isinstance(_page(item), str) for item in table):
                table.sort(key=_page)


def shown_by_others(env: BuildEnvironment) -> dict[str, list[str]]:
    """docname -> a digest for each such domain that has a record of the page."""
    found: dict[str, list[str]] = {}
    for domain in env.domains.sorted():
        pages = sorted(set(_pages(domain)))
        if pages and not any(True for _object in domain.get_objects()):
            shown = digest(text_of(domain.data))
            for docname in pages:
                found.setdefault(docname, []).append(shown)
    return found


def _pages(domain: Domain) -> Iterator[str]:
    """The pages that records of *domain* name; a dict has them for keys."""
    for table in domain.data.values():
        if isinstance(table, (dict, list)):
            for record in table:
                if isinstance(docname := _page(record), str):
                    yield docname


def _page(record: object) -> Any:
    return getattr(record, "docname", None)


def text_of(thing: object, inside: tuple[int, ...] = ()) -> str:
    """What *thing* holds, the same text for equal things in every process."""
    if isinstance(thing, (*PLAIN, PurePath)):
        return repr(thing)
    if id(thing) in inside:
        return "..."
    inside = (*inside, id(thing))
    if isinstance(thing, nodes.Node):
        return thing.pformat()
    if isinstance(thing, ast.AST):
        return ast.dump(thing)
    if isinstance(thing, dict):
        return repr([(text_of(key, inside), text_of(thing[key], inside)) for key in thing])
    if isinstance(thing, (list, tuple)):
        return repr([text_of(item, inside) for item in thing])
    if isinstance(thing, (set, frozenset)):
        return repr(sorted(text_of(item, inside) for item in thing))
    return f"{type(thing).__name__}: {text_of(getattr(thing, '__dict__', {}), inside)}"
