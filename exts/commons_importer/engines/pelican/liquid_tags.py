"""Tags of Pelican's ``liquid_tags`` and its like; what else looks like a tag is text."""

from __future__ import annotations

import html
import posixpath
import re
from typing import TYPE_CHECKING

from liquid.exceptions import LiquidError

from commons_importer.engines.common import mapped_tags, notebooks
from commons_importer.engines.engine import Body
from commons_importer.engines.liquid import octopress
from commons_importer.engines.liquid.tags import EMBEDS, embed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from commons_importer.markdown.source import Line
    from commons_importer.model import Page
    from commons_importer.source_tree import Tree

_NAMES = ("include_code", "notebook", "video", "audio", "literal", "img", *EMBEDS)
_SLICE = re.compile(r"\bcells\[(-?\d*):(-?\d*)\]")


class LiquidTags:
    """Puts in what the tags of a page stand for."""

    def __init__(
        self, tree: Tree, source: str, folders: dict[str, str], templates: Mapping[str, str]
    ) -> None:
        """Take the folder of the *source* and, by tag, the *folders* of files below it.

        :param templates: what tags of the site's own stand for, by their names.
        """
        self.tree = tree
        self.source = source
        self.folders = folders
        self.templates = templates
        names = "|".join(map(re.escape, dict.fromkeys((*_NAMES, *templates))))
        self._start = re.compile(rf"\{{%-?\s*({names})(?![\w-])")

    def render(self, page: Page) -> Body:
        """The text of *page* with its tags put in."""
        text = "\n".join(line for line, _ in page.body)
        if "{%" not in text:
            return Body(page.body)
        lines: list[Line] = []
        problems: list[tuple[int, str, str]] = []
        first = page.body[0][1]
        out, last = "", page.body[-1][1]
        for offset, name, rest in _pieces(self._start, text):
            made = self._tag(name, rest) if name else rest
            if made is None:
                tag = f"{{% {f'{name} {rest}'.strip()} %}}"
                line = first + text.count("\n", 0, offset)
                problems.append((line, "liquid", f"{tag} is kept as text"))
                made = tag
            out += made
        lines = [(line, min(first + n, last)) for n, line in enumerate(out.split("\n"))]
        return Body(lines, problems)

    def _tag(self, name: str, rest: str) -> str | None:
        """What the tag stands for; None if its file is not there."""
        if name in self.templates:
            return mapped_tags.filled(self.templates[name], rest.removesuffix("-"), "")
        if name == "literal":
            return rest
        if name == "img":
            return octopress.image(rest)
        if name in ("video", "audio"):
            found = re.search(r"\S+\.\w+", rest)
            return f'\n<{name} src="{html.escape(found[0])}"></{name}>\n' if found else None
        if name in EMBEDS:
            try:
                return embed(name, rest.split()[0]) if rest else None
            except LiquidError:
                return None
        path = rest.split()[0] if rest else ""
        file = self._file(name, path)
        if file is None:
            return None
        if name == "notebook":
            span = _SLICE.search(rest)
            bounds = (int(part) if part else None for part in (span.groups() if span else ("", "")))
            return notebooks.markdown(self.tree.data(file), *bounds)
        return self._code(file, rest[len(path) :])

    def _file(self, name: str, path: str) -> str | None:
        folder = self.folders.get(name, "")
        for below in (folder, ""):
            full = posixpath.normpath(posixpath.join(self.source, below, path.lstrip("/")))
            if found := self.tree.find(full):
                return found
        return None

    def _code(self, file: str, rest: str) -> str:
        """A file of code, below its title, which leads to the file."""
        language = re.search(r"\blang:(\S+)", rest)
        span = re.search(r"\blines:(\d{1,6})-(\d{1,6})", rest)
        title = " ".join(re.sub(r"\b(?:lang|lines|codec):\S+|:hide\w+:", "", rest).split())
        lines = self.tree.data(file).split("\n")
        if span:
            lines = lines[max(int(span[1]) - 1, 0) : int(span[2])]
        url = html.escape("/" + file.removeprefix(f"{self.source}/"))
        shown = html.escape(title or file.rpartition("/")[2])
        code = octopress.highlighted(language[1] if language else "", "\n".join(lines).rstrip())
        return f'\n\n<p><a href="{url}">{shown}</a></p>\n\n{code}\n\n'


def _pieces(start: re.Pattern[str], text: str) -> Iterator[tuple[int, str, str]]:
    """Offset, name and rest of each tag, and the text around them without a name."""
    done = 0
    for found in start.finditer(text):
        if found.start() < done:
            continue
        end = text.find("%}", found.end())
        if found[1] == "literal":
            end = _balanced(text, found.end(), end)
        if end < 0:
            continue
        yield done, "", text[done : found.start()]
        yield found.start(), found[1], text[found.end() : end].strip()
        done = end + 2
    yield done, "", text[done:]


def _balanced(text: str, start: int, first: int) -> int:
    """Where the tag ends whose inside starts at *start* and may hold tags, else *first*."""
    line = text.find("\n", start)
    depth = 1
    for found in re.compile(r"\{%|%\}").finditer(text, start, line if line >= 0 else len(text)):
        depth += 1 if found[0] == "{%" else -1
        if not depth:
            return found.start()
    return first
