"""Languages: by the end of a file's name, or by a folder of their own."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Any

from commons_importer import scalars

if TYPE_CHECKING:
    from commons_importer.engines.hugo.settings import Settings


class Languages:
    """Tells the language of a file, and the path that it has without it."""

    def __init__(self, settings: Settings) -> None:
        self.given: dict[str, dict[str, Any]] = {
            code: table for code, table in settings.table("languages").items()
            if isinstance(table, dict) and not scalars.truth(table.get("disabled"))
        }  # fmt: skip
        off = {code.lower() for code in scalars.split(settings.values.get("disablelanguages"))}
        self.given = {code: table for code, table in self.given.items() if code not in off}
        first = min(self.given, key=self._weight, default="en")
        self.default = settings.text("defaultcontentlanguage").lower() or first
        self.in_folder = settings.on("defaultcontentlanguageinsubdir")
        self.roots = self._roots(settings)

    def _weight(self, code: str) -> tuple[float, str]:
        weight = scalars.text(self.given[code].get("weight"))
        return (float(weight) if re.fullmatch(r"-?\d{1,9}", weight) else 1e9, code)

    def _roots(self, settings: Settings) -> list[tuple[str, str, str]]:
        """Folders of content with their language and what stands before their paths."""
        own = [
            (folder, code, "")
            for code, table in self.given.items()
            if (folder := scalars.text(table.get("contentdir")).strip("/"))
        ]
        mounted = [(source, "", target) for source, target in settings.mounts]
        plain = [] if mounted and not own else [(settings.content, "", "")]
        # The folder of one language may lie in that of another.
        return sorted([*own, *mounted, *plain], key=lambda root: -len(root[0]))

    @property
    def are_many(self) -> bool:
        """Whether there is more than one."""
        return len(self.given) > 1

    def locale(self, code: str, settings: Settings) -> str:
        """The code that browsers were told."""
        table = self.given.get(code, {})
        own = scalars.text(table.get("locale") or table.get("languagecode"))
        general = settings.text("locale") or settings.text("languagecode")
        return own or (general if code == self.default else "") or code

    def name(self, code: str) -> str:
        """What a language calls itself, as the settings say."""
        table = self.given.get(code, {})
        return scalars.text(table.get("label") or table.get("languagename")) or code

    def place(self, path: str) -> tuple[str, str] | None:
        """Language and path below the content of the file *path*; None if it is elsewhere."""
        for folder, code, before in self.roots:
            if path.startswith(f"{folder}/"):
                plain = posixpath.join(before, path[len(folder) + 1 :])
                return self._named(plain, code or self.default)
        return None

    def _named(self, path: str, language: str) -> tuple[str, str]:
        stem, suffix = posixpath.splitext(path)
        base, dot, code = stem.rpartition(".")
        if dot and code.lower() in self.given and not base.endswith("/"):
            return code.lower(), base + suffix
        return language, path

    def prefix(self, code: str) -> str:
        """What stands before the addresses of a language."""
        return "" if code == self.default and not self.in_folder else f"/{code}"
