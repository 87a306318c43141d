"""Authors: names and nicks as written -> one file each."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from commons_importer import scalars, slugs

if TYPE_CHECKING:
    from commons_importer.report import Report

_NAME_KEYS = ("name", "display_name", "full_name", "fullname", "title")
_TEXT_KEYS = ("description", "bio", "about", "biography")
_PLACE_KEYS = ("organization", "organisation", "affiliation", "company", "employer", "org")
_LINK_KEYS = ("website", "blog", "github", "gitlab", "mastodon", "twitter", "linkedin", "orcid",
              "bluesky", "fedora", "launchpad", "codeberg")  # fmt: skip
_ALSO_WEBSITE = ("url", "web", "homepage", "site", "uri")
_PRIVATE = ("gravatar", "email", "mail", "e-mail", "avatar_hash", "gravatar_email")
_PICTURE = ("avatar", "photo", "image", "picture", "portrait")
_EMAIL = re.compile(r"\s*[<(]?\b([\w.+-]+)@[\w-]+(?:\.[\w-]+)+[>)]?")
_JOINT = re.compile(r"(?:^|\s)(?:and|und|et|with|&|/)\s+|;")
_MARKUP = re.compile(r"</?[A-Za-z][^<>]*>|\]\([^()]*\)|[\[\]]")
# What a theme or a template for new posts has in the place of a name.
_PLACEHOLDER = re.compile(
    r"\{[{%].*[}%]\}|<[^<>]*>|(?:your|author'?s?|full)[ _-]?name(?: here)?|todo|tbd|name",
    re.IGNORECASE | re.DOTALL,
)
_ACCOUNT = {
    "github": r"(?:https?://)?(?:www\.)?github\.com/([\w-]+)/?$",
    "twitter": r"(?:https?://)?(?:www\.)?(?:twitter|x)\.com/(?:#!/)?@?(\w+)/?$",
}


@dataclass(slots=True)
class Person:
    """One author file."""

    id: str
    name: str
    aliases: list[str] = field(default_factory=list)
    affiliation: str = ""
    links: dict[str, str] = field(default_factory=dict)
    picture: str = ""
    biography: str = ""
    used: int = 0


class People:
    """The registry of one site."""

    def __init__(self, entries: dict[str, dict[str, Any]], report: Report) -> None:
        self.report = report
        self.people: dict[str, Person] = {}
        self.by_nick: dict[str, Person] = {}
        for nick, entry in entries.items():
            self._add(nick, entry)
        names = Counter(p.name.casefold() for p in self.people.values())
        self.by_name = {
            p.name.casefold(): p for p in self.people.values() if names[p.name.casefold()] == 1
        }

    def _add(self, nick: str, entry: dict[str, Any]) -> None:
        name = next((scalars.text(entry[key]) for key in _NAME_KEYS[:4] if entry.get(key)), "")
        own_id = self._free_id(nick)
        person = Person(own_id, name or scalars.text(entry.get("nick")) or nick)
        person.aliases = [nick] if nick != own_id else []
        used = set(_NAME_KEYS[:4]) | {"nick"}
        for key, value in entry.items():
            used |= self._carry(person, key, value)
        for key in sorted(set(entry) - used):
            private = key in _PRIVATE
            count = "private author fields left out" if private else "author fields left out"
            self.report.counts[count] += 1
        self.people[own_id] = person
        self.by_nick.setdefault(nick, person)

    def _carry(self, person: Person, key: str, value: Any) -> set[str]:
        """Put one registry field where the new schema has a place for it."""
        if isinstance(value, dict):
            carried = [self._carry(person, str(k), v) for k, v in value.items()]
            return {key} if any(carried) else set()
        text = scalars.text(value)
        lower = key.lower()
        if not text:
            return {key}
        if lower in _PLACE_KEYS:
            person.affiliation = text
        elif lower in _TEXT_KEYS:
            person.biography = str(value).strip()
        elif lower in _PICTURE and not re.search(r"gravatar|@", text):
            person.picture = text
        elif lower in _LINK_KEYS or lower in _ALSO_WEBSITE:
            kind = "website" if lower in _ALSO_WEBSITE else lower
            account = re.match(_ACCOUNT[kind], text) if kind in _ACCOUNT else None
            link = account[1] if account else text
            if kind in ("website", "blog") and "://" not in link:
                link = f"http://{link.lstrip('/')}"
            if "://" in link or re.fullmatch(r"@?[\w.@+-]+", link):
                person.links.setdefault(kind, link.lstrip("@") if kind != "mastodon" else link)
            else:
                return set()
        elif re.match(r"https?://\S+$", text) and re.fullmatch(r"[a-z][\w-]*", lower):
            person.links.setdefault(lower, text)
        else:
            return set()
        return {key}

    def _free_id(self, text: str) -> str:
        base = re.sub(r"[^\w.-]+", "-", text).strip("-.")[:80] or "author"
        base = base if re.match(r"\w", base) else f"a{base}"
        taken = {known.lower() for known in self.people} | {"index"}
        candidate, number = base, 2
        while candidate.lower() in taken:
            candidate, number = f"{base}-{number}", number + 1
        return candidate

    def apart(self, written: str) -> list[str]:
        """The people in *written*, which may be ``by Ann Byron and Bob Cole``, or a placeholder."""
        if _PLACEHOLDER.fullmatch(written.strip()) and self._find(written.strip()) is None:
            return []
        written = _MARKUP.sub("", written)
        written = re.sub(r"^by\s+", "", written.strip(), flags=re.IGNORECASE)
        parts = [part.strip() for part in _JOINT.split(written) if part and part.strip()]
        if len(parts) < 2 or self._find(written) is not None:
            return parts[:1] if len(parts) == 1 else [written]
        known = any(self._find(part) is not None for part in parts)
        named = all(len(part.split()) > 1 and part[0].isupper() for part in parts)
        return parts if known or named else [written]

    def _find(self, written: str) -> Person | None:
        return (
            self.by_nick.get(written)
            or next((p for n, p in self.by_nick.items() if n.lower() == written.lower()), None)
            or self.by_name.get(written.casefold())
        )

    def known(self, written: str) -> str:
        """The id of the author called *written*, or the name if nobody is: nothing is credited."""
        found = self._find(_EMAIL.sub("", written).strip())
        return found.id if found else written

    def resolve(self, written: str, file: str, line: int) -> str:
        """The id of the author called *written*; a new one if nobody is."""
        written = _EMAIL.sub(lambda m: "" if m[0] != written else m[1], written).strip()
        found = self._find(written)
        if found is None:
            own_id = self._free_id(slugs.parameterize(written) if " " in written else written)
            found = Person(own_id, written)
            found.aliases = [written] if written != own_id else []
            self.people[own_id] = found
            self.by_nick[written] = found
            self.by_name.setdefault(written.casefold(), found)
            self.report.note(
                file, line, "author", f"{written!r} is in no registry; a file was made"
            )
        found.used += 1
        return found.id

    def published(self) -> list[Person]:
        """Everyone who gets a file: those whom something credits."""
        return [self.people[key] for key in sorted(self.people) if self.people[key].used]

    def note_others(self) -> None:
        """Report those whom nothing credits."""
        if others := sorted(p.name for p in self.people.values() if not p.used):
            names = ", ".join(others)
            self.report.note("authors", 1, "author", f"nothing credits {names}: no page was made")
