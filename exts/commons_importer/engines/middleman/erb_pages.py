"""Pages of ERB and Haml, with the partials and the data of their site."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Any, Literal

from commons_importer import scalars
from commons_importer.engines.engine import Body
from commons_importer.engines.middleman import erb, haml

if TYPE_CHECKING:
    from commons_importer.model import Page
    from commons_importer.source_tree import Tree


_SILENT = re.compile(r"<!--.*?-->|<[^<>]*>", re.DOTALL)
_HEADINGS = re.compile(
    r"<(h[1-6])\b[^<>]*>(?:(?!</?\1\b).)*</\1>|^#{1,6}\s.*$", re.DOTALL | re.MULTILINE
)
_LISTS = re.compile(r"\b(?:page_articles|articles)\b[^%]*\beach\b")


class ErbPages:
    """Gives pages of ERB and Haml their text."""

    def __init__(self, tree: Tree, source: str, partials: str, data: dict[str, Any]) -> None:
        self.tree = tree
        self.source = source
        self.partials = partials
        self.data = data

    def render(self, page: Page) -> Body:
        """The text of *page*, Ruby in it left out as far as it is no data."""
        text = "\n".join(line for line, _ in page.body)
        if page.path.endswith(".haml"):
            text, is_markdown = haml.as_erb(text)
            page.html = page.html and not is_markdown
        elif not page.path.endswith(".erb") or "<%" not in text:
            return Body(page.body)
        made = erb.render(
            text, lambda name: self._partial(name, page), lambda path: self._value(path, page)
        )
        lists = bool(_LISTS.search(text))
        if not _SILENT.sub(" ", _HEADINGS.sub(" ", made.text) if lists else made.text).split():
            kind: Literal["", "blog"] = "blog" if lists else ""
            return Body(page.body, lost="steered by Ruby; not converted", listing=kind)
        first = page.body[0][1]
        problems = [(first + text.count("\n", 0, offset), "erb", f"{tag} is hidden")
                    for offset, tag in made.hidden]  # fmt: skip
        last = page.body[-1][1]
        lines = [(line, min(first + n, last)) for n, line in enumerate(made.text.split("\n"))]
        return Body(lines, problems)

    def _partial(self, name: str, page: Page) -> str | None:
        """The text of a partial: beside the page, or below the source."""
        folder, _, last = name.strip("/").rpartition("/")
        beside = posixpath.dirname(page.path)
        for base in (beside, f"{self.source}/{self.partials}".rstrip("/"), self.source):
            start = posixpath.normpath(posixpath.join(base, folder))
            for path in self.tree.below(start):
                stem = path.removeprefix(f"{start}/")
                if stem.startswith((f"_{last}.", f"{last}.")) and stem.endswith(
                    (".erb", ".html", ".haml")
                ):
                    text = self.tree.data(path)
                    return haml.as_erb(text)[0] if path.endswith(".haml") else text
        return None

    def _value(self, path: str, page: Page) -> str | None:
        """What ``data.x.y`` or ``current_page.data.x`` says, if that is one text."""
        owner, _, rest = path.partition("data.")
        found: Any = page.front if owner else self.data
        for step in rest.split("."):
            found = found.get(step) if isinstance(found, dict) else None
        return scalars.text(found) if isinstance(found, (str, int, float)) else None
