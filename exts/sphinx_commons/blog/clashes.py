"""Pages that want one URL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable


def url(page: str) -> str:
    """The URL of *page* with pretty URLs: ``a/b`` and ``a/b/index`` are one."""
    return page.removesuffix("/index")


def same_url(posts: Iterable[str], docnames: Iterable[str]) -> dict[str, str]:
    """Post -> the other document that has its URL, for each such post that comes later."""
    owners: dict[str, str] = {}
    found = {}
    wanted = set(posts)
    for docname in sorted(docnames):
        owner = owners.setdefault(url(docname), docname)
        if owner != docname and wanted & {owner, docname}:
            found[docname] = owner
    return found


def document_problems(clashes: dict[str, str]) -> list[Problem]:
    """What to say of documents that have one URL."""
    message = "has the address of {!r}, and only one of them can be read there; rename one"
    return [Problem("url", docname, 1, message.format(clashes[docname])) for docname in clashes]


def generated_problems(names: Iterable[str], docnames: Iterable[str]) -> list[Problem]:
    """What to say of documents that stand where a page of the blog would."""
    documents = {url(docname): docname for docname in sorted(docnames)}
    message = "this page has the address of a page that the blog makes, and hides it; rename it"
    taken = [documents[url(name)] for name in names if url(name) in documents]
    return [Problem("url", docname, 1, message) for docname in taken]
