"""Files that pages include: PyMdown's snippets, and tags of the plugins that do the same."""

from __future__ import annotations

import posixpath
import re
import textwrap
from typing import TYPE_CHECKING

from commons_importer import scalars
from commons_importer.source_tree import normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from commons_importer.engines.mkdocs.settings import Settings
    from commons_importer.markdown.source import Line
    from commons_importer.source_tree import Tree

MAX_DEPTH = 10
MAX_LINES = 200_000
_MARK = r"-{1,}8<-{1,}"
SNIPPET = re.compile(rf"([ \t]*)(;*)({_MARK}[ \t]+([\"'])(.+?)\4(?![ \t])|{_MARK}(?![ \t]))\s*$")
SECTION = re.compile(rf"(.*?)(;*){_MARK}[ \t]+\[[ \t]*(start|end)[ \t]*:[ \t]*([\w-]+)[ \t]*\].*$")
TARGET = re.compile(r"(.*?)(?::(-?\d*(?::-?\d*)?(?:,-?\d*(?::-?\d*)?)*)|:([A-Za-z][\w-]*))?$")
TAG = re.compile(
    r"([ \t]*)\{%-?\s*(include(?:-markdown)?)\s+([\"'])(.+?)\3(.*?)-?%\}\s*$"
    r"|([ \t]*)\{!>?\s*([^!]+?)\s*!\}\s*$"
)
NUMBERED = re.compile(r"(.*?)\s*\[ln:\s*([\d,\s-]+)\]")  # of mdx_include
_OPTION = re.compile(r"([\w-]+)\s*=\s*(\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|\w+)")


class Snippets:
    """Puts the text of files where pages name them."""

    def __init__(self, tree: Tree, settings: Settings) -> None:
        self.tree = tree
        self.settings = settings
        given = settings.extension("snippets")
        names = {re.split(r"[.:]", name)[-1] for name in settings.extensions}
        self.on = "snippets" in names
        self.plugins = settings.plugin("include-markdown") is not None
        self.braces = bool(names & {"include", "mdx_include"})
        base = settings.extension("mdx_include").get("base_path")
        base = base or settings.extension("include").get("base_path")
        self.base = normal(scalars.text(base)) or ""
        bases = given.get("base_path") or ["."]
        found = bases if isinstance(bases, list) else [bases]
        self.bases = [normal(scalars.text(base)) or "" for base in found]
        appended = given.get("auto_append")
        self.appended = scalars.split(appended) if appended else []
        self.dedents = scalars.truth(given.get("dedent_subsections")) is True
        self.problems: list[tuple[int, str, str]] = []
        self.count = 0

    def put_in(self, lines: Sequence[Line], path: str) -> list[Line]:
        """*lines* of the page *path* with what they include; :attr:`problems` are new."""
        self.problems, self.count = [], 0
        out = self._expanded(lines, path, ())
        last = lines[-1][1] if lines else 1
        for name in self.appended if self.on else ():
            more = self._file(name, "", last, path, ())
            out += [("", last), *(line for line in more if _is_wanted(line[0], out))]
        return out

    def _expanded(self, lines: Sequence[Line], path: str, stack: tuple[str, ...]) -> list[Line]:
        out: list[Line] = []
        listed = False  # between two marks that stand alone
        for text, line in lines:
            found = SNIPPET.match(text) if self.on and "8<" in text else None
            if found and found[2]:
                out.append((found[1] + found[2][1:] + found[3], line))
            elif found and not found[5]:
                listed = not listed
            elif listed:
                name = text.strip()
                if name and not name.startswith(";"):
                    out += self._file(
                        name, text[: len(text) - len(text.lstrip())], line, path, stack
                    )
            elif found:
                out += self._file(found[5], found[1], line, path, stack)
            elif self.on and "8<" in text and (section := SECTION.match(text)) and not section[2]:
                continue
            elif (self.plugins or self.braces) and (tag := TAG.match(text)):
                out += self._tag(tag, line, path, stack)
            else:
                out.append((text, line))
        return out

    def _file(
        self, target: str, indent: str, line: int, path: str, stack: tuple[str, ...]
    ) -> list[Line]:
        """The lines of a snippet; those of files are said to stand where they are included."""
        if target.startswith(("http://", "https://")):
            self._problem(line, f"{target} is on another host; it is not fetched")
            return [(f"{indent}<{target}>", line)]
        parts = TARGET.match(target)
        assert parts
        name = next((n for base in self.bases if (n := self._found(base, parts[1].strip()))), "")
        if not name:
            self._problem(line, f"{target} is no file of the tree")
            return []
        found = self.tree.data(name).split("\n")
        if parts[2] is not None:
            found = [row for span in parts[2].split(",") for row in _cut(found, span)]
        elif parts[3]:
            cut = _section(found, parts[3])
            if cut is None:
                self._problem(line, f"{name} has no section {parts[3]}")
            found = cut or []
        if self.dedents and (parts[2] is not None or parts[3]):
            found = textwrap.dedent("\n".join(found)).split("\n")
        return self._inside(name, found, indent, line, path, stack)

    def _found(self, base: str, name: str) -> str:
        clean = normal(posixpath.join(base, name)) or ""
        return clean if self.tree.has(clean) else ""

    def _inside(
        self, name: str, rows: Iterable[str], indent: str, line: int, path: str,
        stack: tuple[str, ...],
    ) -> list[Line]:  # fmt: skip
        """What the file *name* gives; one that includes itself gives nothing the second time."""
        lines = [(indent + row if row.strip() else "", line) for row in rows]
        self.count += len(lines)
        if name in stack or len(stack) >= MAX_DEPTH or self.count > MAX_LINES:
            self._problem(line, f"{name} includes itself, or very much: left out here")
            return []
        while lines and not lines[-1][0]:
            lines.pop()
        return self._expanded(lines, path, (*stack, name))

    def _problem(self, line: int, message: str) -> None:
        self.problems.append((line, "snippet", message))

    # -- tags --------------------------------------------------------------------------------------

    def _tag(self, tag: re.Match[str], line: int, path: str, stack: tuple[str, ...]) -> list[Line]:
        """What ``{% include "x" %}`` or ``{!x!}`` puts in."""
        written, indent = tag[4] or tag[7], tag[1] or tag[6] or ""
        parts = NUMBERED.fullmatch(written)
        name = parts[1].strip() if parts else written
        folders = (posixpath.dirname(path), self.base, self.settings.docs, "")
        file = next((n for folder in folders if (n := self._found(folder, name))), "")
        if not file:
            self._problem(line, f"{name} is no file of the tree")
            return [(tag[0], line)]
        given = {m[1]: _unquoted(m[2]) for m in _OPTION.finditer(tag[5] or "")}
        text = self.tree.data(file)
        start, end = given.get("start"), given.get("end")
        if start and start in text:
            text = text.partition(start)[2]
        if end and end in text:
            text = text.partition(end)[0]
        if given.get("dedent") == "true":
            text = textwrap.dedent(text)
        rows = text.split("\n")
        if parts:
            rows = [
                row for span in parts[2].split(",") for row in _cut(rows, span.replace("-", ":"))
            ]
        shift = given.get("heading-offset", "0")
        if shift.isdigit() and int(shift):
            rows = [re.sub(r"^(?=#)", "#" * int(shift), row) for row in rows]
        return self._inside(file, rows, indent, line, path, stack)


def _is_wanted(text: str, page: Sequence[Line]) -> bool:
    """Whether a line that every page got says anything on this one."""
    found = re.match(r"\*\[([^\]]+)\]:", text)
    return not found or any(found[1] in other for other, _ in page)


def _cut(rows: list[str], span: str) -> list[str]:
    """The lines from the first number on, up to the second; those below zero count from the end."""
    start, end = (
        int(part) if part not in ("", "-") else None for part in f"{span}:".split(":")[:2]
    )
    if start is not None and start >= 0:
        start = max(start - 1, 0)
    if end is not None and end < 0:
        end = len(rows) + end + 1
    return rows[start:end]


def _section(rows: list[str], name: str) -> list[str] | None:
    """The lines of a named section; None if there is none of that name."""
    inside: list[str] | None = None
    for row in rows:
        mark = SECTION.match(row) if "8<" in row else None
        if mark and not mark[2]:
            if mark[4] == name and mark[3] == "start":
                inside = inside or []
            elif mark[4] == name:
                break
        elif inside is not None:
            inside.append(row)
    return inside


def _unquoted(text: str) -> str:
    if text[:1] not in "\"'":
        return text
    return re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t"}.get(m[1], m[1]), text[1:-1])
