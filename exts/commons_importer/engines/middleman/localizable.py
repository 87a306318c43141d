"""Middleman's ``i18n``: pages in several languages below one folder."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from commons_importer.engines.middleman.ruby import RubySettings
    from commons_importer.source_tree import Tree

_LANGS = re.compile(r"\blangs\s*(?:=>|:)\s*\[([^\]]*)\]")


class Localizable:
    """Which language a file is in, and where it was published."""

    def __init__(self, tree: Tree, settings: RubySettings, config: str) -> None:
        given = settings.options.get("i18n", {})
        self.is_active = "i18n" in settings.active
        self.folder = str(given.get("templates_dir") or "localizable").strip("/")
        found = _LANGS.search(config)
        named = re.findall(r"[\w-]+", found[1]) if found else []
        files = (PurePosixPath(name).name for name in tree.below("locales"))
        self.languages = named or sorted({re.sub(r"\..*", "", name) for name in files})
        root = given.get("mount_at_root", self.languages[0] if self.languages else "")
        self.at_root = root if isinstance(root, str) else ""

    def place(self, path: str) -> tuple[str, str]:
        """The path below the source that a file at *path* stands for, and its language."""
        if not self.is_active or not path.startswith(f"{self.folder}/"):
            return path, ""
        inside = path.removeprefix(f"{self.folder}/")
        folder, slash, name = inside.rpartition("/")
        stem, *endings = name.split(".")
        language = endings[0] if endings and endings[0] in self.languages else ""
        kept = ".".join([stem, *endings[1:]]) if language else name
        return self._below(language or self.at_root, f"{folder}{slash}{kept}"), language

    def _below(self, language: str, path: str) -> str:
        return path if language == self.at_root else f"{language}/{path}"

    def others(self, path: str, known: set[str]) -> list[str]:
        """Where a page without a language stood as well, for want of a page of its own.

        :param path: what :meth:`place` gave for the page.
        :param known: what it gave for all files.
        """
        everywhere = (self._below(language, path) for language in self.languages)
        return [other for other in everywhere if other != path and other not in known]
