"""What the headers of sections say of all pages below them."""

from __future__ import annotations

import fnmatch
import posixpath
from typing import TYPE_CHECKING, Any

from commons_importer import scalars

if TYPE_CHECKING:
    from commons_importer.model import Page


class Cascades:
    """Keeps them by language and folder; sections come before what is in them."""

    def __init__(self) -> None:
        self.known: dict[tuple[str, str], list[dict[str, Any]]] = {}

    def of(self, language: str, plain: str) -> dict[str, Any]:
        """What the headers of the sections above a page say of it."""
        out: dict[str, Any] = {}
        parts = posixpath.dirname(plain).split("/") if posixpath.dirname(plain) else []
        for count in range(len(parts) + 1):
            for given in self.known.get((language, "/".join(parts[:count])), []):
                target = given.get("target") or given.get("_target")
                path = scalars.text(target.get("path")) if isinstance(target, dict) else ""
                stem = "/" + posixpath.splitext(plain)[0]
                if path and not fnmatch.fnmatchcase(stem, path.replace("**", "*")[:200]):
                    continue
                own = given.get("params")
                out |= {k: v for k, v in given.items() if k not in ("target", "_target", "params")}
                out |= own if isinstance(own, dict) else {}
        return {str(key).lower(): value for key, value in out.items()}

    def keep(self, page: Page, plain: str) -> None:
        """Take what *page* says of others out of its header."""
        given = page.front.pop("cascade", None)
        if posixpath.basename(plain).startswith("_index."):
            listed = given if isinstance(given, list) else [given]
            tables = [one for one in listed if isinstance(one, dict)]
            self.known[page.language, posixpath.dirname(plain)] = tables
