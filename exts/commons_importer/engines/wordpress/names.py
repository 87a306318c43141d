"""Names of people, categories and tags, and what stood for them in URLs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from commons_importer import slugs

if TYPE_CHECKING:
    from commons_importer.engines.engine import Term as Kind
    from commons_importer.engines.wordpress.export import Export
    from commons_importer.engines.wordpress.records import Item

_KINDS = {"category": "category", "tag": "post_tag"}


class Names:
    """The terms and people of one site."""

    def __init__(self, export: Export) -> None:
        self.slugs: dict[tuple[str, str], str] = {}  # kind and name
        self.names: dict[tuple[str, str], str] = {}  # kind and slug
        self.numbers: dict[tuple[str, str], str] = {}
        self.nicks: dict[str, str] = {}  # by login
        self.people: dict[str, dict[str, Any]] = {}
        self.known_as: dict[str, str] = {}  # what stood for a nick or name in URLs
        for term in export.terms:
            self._add(term.kind, unquote(term.slug), term.name)
            self.numbers.setdefault((term.kind, term.id), term.name)
        for item in export.items:
            for kind, slug, name in item.terms:
                self._add(kind, unquote(slug), name)
        for login, entry in export.people.items():
            self._person(login, entry)

    def _add(self, kind: str, slug: str, name: str) -> None:
        if slug and name:
            self.slugs.setdefault((kind, name), slug)
            self.names.setdefault((kind, slug), name)

    def _person(self, login: str, entry: dict[str, Any]) -> None:
        name = str(entry.get("name", ""))
        # A login that is a mail address is not shown, in no file name either.
        nick = login
        if "@" in login:
            nick = sanitized(name) if name and "@" not in name else login.partition("@")[0]
            entry = {**entry, "name": name if name and "@" not in name else nick}
        self.nicks[login] = nick
        self.people.setdefault(nick, entry)
        if "@" not in login:
            self.known_as[nick] = self.known_as[name] = sanitized(login)

    def authors(self, item: Item) -> list[str]:
        """Who wrote *item*: those that a plugin for several names, else the one who made it."""
        several = [
            self.nicks.get(login, name) for kind, slug, name in item.terms if kind == "author"
            for login in (slug.removeprefix("cap-"),)
        ]  # fmt: skip
        creator = item.creator
        alone = self.nicks.get(creator) or creator.partition("@")[0]
        return list(dict.fromkeys(several)) or ([alone] if alone else [])

    def slug(self, kind: Kind, name: str) -> str:
        """What stood for *name* in URLs."""
        if kind == "author":
            return self.known_as.get(name) or sanitized(name)
        return self.slugs.get((_KINDS[kind], name)) or sanitized(name)

    def by_number(self, kind: str, number: str) -> str:
        """The name of a term; empty if there is none."""
        return self.numbers.get((kind, number), "")

    def by_slug(self, kind: str, slug: str) -> str:
        """The name of a term; empty if there is none."""
        return self.names.get((kind, slug), "")


def sanitized(text: str) -> str:
    """*text* as WordPress writes it in URLs: plain letters, and those of other scripts."""
    letters = "".join(slugs.ascii_text(char) or char for char in text)
    return re.sub(r"[\s.-]+", "-", re.sub(r"[^\w\s.-]", "", letters)).strip("-").lower()
