"""Languages of the i18n plugin: by a suffix of the file, or by a folder."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from commons_importer import scalars

if TYPE_CHECKING:
    from collections.abc import Iterable

    from commons_importer.engines.mkdocs.addresses import Addresses
    from commons_importer.engines.mkdocs.settings import Settings


class Languages:
    """Tells the language of a page, and the path that it has without it."""

    def __init__(self, settings: Settings, addresses: Addresses) -> None:
        given = settings.plugin("i18n") or {}
        listed = given.get("languages")
        self.codes: list[str] = []
        self.default = scalars.text(given.get("default_language"))
        if isinstance(listed, dict):
            self.codes = [str(code) for code in listed if code != "default"]
        for item in listed if isinstance(listed, list) else ():
            if isinstance(item, dict) and (code := scalars.text(item.get("locale"))):
                if code != "null":
                    self.codes.append(code)
                if scalars.truth(item.get("default")):
                    self.default = code
        self.default = self.default or (self.codes[0] if self.codes else "")
        self.by_folder = scalars.text(given.get("docs_structure")) == "folder"
        if not self.codes:
            self._alternates(settings, addresses)
        fallback = scalars.truth(given.get("fallback_to_default"))
        self.falls_back = settings.plugin("i18n") is not None and fallback is not False

    def _alternates(self, settings: Settings, addresses: Addresses) -> None:
        """Languages whose start pages the settings name, if they are folders of the site."""
        listed = settings.table("extra").get("alternate")
        for item in listed if isinstance(listed, list) else ():
            link = scalars.text(item.get("link")) if isinstance(item, dict) else ""
            code = scalars.text(item.get("lang")) if isinstance(item, dict) else ""
            path = urlsplit(link).path.removeprefix(settings.base).strip("./")
            if code and not path:
                self.default = self.default or code
            elif code and path == code and any(f.startswith(f"{code}/") for f in addresses.files):
                self.codes.append(code)
        if self.codes:
            self.by_folder = True
            self.default = self.default or settings.language

    def of(self, path: str) -> tuple[str, str]:
        """The language of the file *path*, empty where there is one only, and its plain path."""
        if not self.codes:
            return "", path
        if self.by_folder:
            first, _, rest = path.partition("/")
            return (first, rest) if rest and first in self.codes else (self.default, path)
        stem, suffix = posixpath.splitext(path)
        found = re.fullmatch(r"(.*)\.([A-Za-z]{2,3}(?:[-_]\w+)?)", stem)
        if found and found[2] in self.codes:
            return found[2], f"{found[1]}{suffix}"
        return self.default, path

    def published(self, language: str, path: str) -> str:
        """The path that decides the address of a page."""
        if language in ("", self.default):
            return path
        return posixpath.join(language, path)

    def fallbacks(self, pages: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
        """Addresses, as paths, at which pages of the default language stood in for others.

        :param pages: the language and the plain path of every page.
        """
        known = set(pages)
        if not self.falls_back:
            return []
        return [
            (self.published(code, path), path)
            for language, path in sorted(known)
            if language == self.default
            for code in self.codes
            if code != self.default and (code, path) not in known
        ]
