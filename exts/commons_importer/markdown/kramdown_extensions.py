"""Attribute lists of blocks, and kramdown's extensions."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from commons_importer.markdown import attributes, html_tree
from commons_importer.markdown.kramdown_html import KramdownHtml
from commons_importer.markdown.page_nodes import Node

if TYPE_CHECKING:
    from commons_importer.markdown.source import Source

NAMED_LIST = re.compile(r" {0,3}\{:([\w][\w-]*):((?:\\\}|[^}])+)\}[^\S\n]*\n")
BLOCK_LIST = re.compile(r" {0,3}\{:(?!:|/)((?:\\\}|[^}])+)\}[^\S\n]*\n")
EXTENSION = re.compile(r" {0,3}\{::(\w+)(?:\s((?:\\\}|[^}])*?))?(/)?\}[^\S\n]*\n")
TOC = re.compile(r"(?:^|\s):?toc(?:\s|$)")
BLOCK_HTML = re.compile(r"""\bparse_block_html=["']?(\w+)""")


class KramdownExtensions(KramdownHtml):
    """What stands in braces on a line of its own."""

    def _extensions(self, source: Source, out: list[Node]) -> bool:
        if found := source.take(NAMED_LIST):
            attributes.merge(
                self.named.setdefault(found[1], {}), attributes.parse(found[2], self.named)
            )
            self.boundary = True
            return True
        if found := source.match(EXTENSION):
            return self._extension(source, out, found)
        found = source.match(BLOCK_LIST)
        if not found:
            return False
        source.pos = found.end()
        self._block_list(found[1], out, source.line_number(found.start()))
        return True

    def _block_list(self, text: str, out: list[Node], line: int) -> None:
        attrs = attributes.parse(text, self.named)
        attaches = out and not self.boundary
        if TOC.search(f" {text} "):
            if attaches and out[-1].kind == "list":
                out.pop()
            out.append(Node("toc", line=line, last=line))
        elif attaches:
            attributes.merge(out[-1].attrs, attrs)
            out[-1].last = max(out[-1].last, line)
        else:
            self.pending = self.pending or {}
            attributes.merge(self.pending, attrs)
            return
        self.boundary = True

    def _extension(self, source: Source, out: list[Node], found: re.Match[str]) -> bool:
        line, name, body = source.line_number(), found[1], ""
        if not found[3]:
            stop = re.compile(rf"^ {{0,3}}\{{:/(?:{name})?\}}[^\S\n]*\n", re.MULTILINE)
            close = stop.search(source.text, found.end())
            if not close:
                return False
            body, end = source.text[found.end() : close.start()], close.end()
        else:
            end = found.end()
        if name not in ("comment", "nomarkdown", "options"):
            self.problem(line, "extension", f"{found[0].strip()} is kept as text")
            return False
        source.pos = end
        if name == "comment":
            out.append(Node("comment", body.rstrip("\n"), line=line, last=line))
        elif name == "nomarkdown":
            out += html_tree.read(body, line)
        elif name == "options" and (wanted := BLOCK_HTML.search(found[2] or "")):
            self.rules = replace(self.rules, block_html=wanted[1] == "true")
        self.boundary = True
        return True
