"""Pages that want one address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable


def address(page: str) -> str:
    """The address of *page* with pretty URLs: ``a/b`` and ``a/b/index`` are one."""
    return page.removesuffix("/index")


def same_address(posts: Iterable[str], docnames: Iterable[str]) -> dict[str, str]:
    """Post -> the other document that has its address, for each such post that comes later."""
    owners: dict[str, str] = {}
    found = {}
    wanted = set(posts)
    for docname in sorted(docnames):
        owner = owners.setdefault(address(docname), docname)
        if owner != docname and wanted & {owner, docname}:
            found[docname] = owner
    return found


def document_problems(clashes: dict[str, str]) -> list[Problem]:
    """What to say of documents that have one address."""
    message = "has the address of {!r}, and only one of them can be read there; rename one"
    return [Problem("url", docname, 1, message.format(clashes[docname])) for docname in clashes]


def generated_problems(names: Iterable[str], docnames: Iterable[str]) -> list[Problem]:
    """What to say of documents that stand where a page of the blog would."""
    documents = {address(docname): docname for docname in sorted(docnames)}
    message = "this page has the address of a page that the blog makes, and hides it; rename it"
    taken = [documents[address(name)] for name in names if address(name) in documents]
    return [Problem("url", docname, 1, message) for docname in taken]
