"""Emphasis, and what single dialects add to it."""

from __future__ import annotations

import re

from commons_importer.markdown import attributes, html_tree
from commons_importer.markdown.page_nodes import Node, text_node
from commons_importer.markdown.span_base import MAX_LIST, SpanBase

STRIKE = re.compile(r"~~(?!\s|~).*?[^\s~]~~", re.DOTALL)
SPAN_LIST = re.compile(r"\{:((?:\\\}|[^}])+)\}")
SPAN_LIST_LOOSE = re.compile(r"\{:?[ ]*([^}\n ][^}\n]*?)[ ]*\}")
MARK = re.compile(r"==(?!\s).+?(?<!\s)==", re.DOTALL)
MATH = re.compile(r"\$\$(.+?)\$\$", re.DOTALL)
EXTENSION = re.compile(r"\{::(\w+)(?:\s((?:\\\}|[^}])*?))?(/)?\}")


class SpanEmphasis(SpanBase):
    """Runs of delimiters, and attribute lists behind spans."""

    # -- emphasis -------------------------------------------------------------------------------

    def _emphasis(self, _: list[Node]) -> Node | None:
        run = re.compile(r"\*+|_+").match(self.source, self.pos)
        assert run
        if self.rules.family == "kramdown":
            return self._kramdown_emphasis()
        return self._run_emphasis(run[0])

    def _kramdown_emphasis(self) -> Node | None:
        start, char = self.pos, self.source[self.pos]
        delimiter = char * 2 if self._at(char * 2) else char
        kind = "strong" if len(delimiter) == 2 else "em"
        follows_word = char == "_" and re.search(
            r"[^\W\d_]-?[^\W\d_]*\Z", self.source[max(0, start - 80) : start]
        )
        after = self.source[start + len(delimiter) : start + len(delimiter) + 1]
        if follows_word or not after or after.isspace() or kind in self.open:
            self.pos += len(delimiter)
            return None
        node = self._delimited(start, delimiter, kind)
        if node is None and kind == "strong" and (not self.open or self.open[-1] != "em"):
            node = self._delimited(start, char, "em")
        if node is None:
            self.pos = start + len(delimiter)
        return node

    def _delimited(self, start: int, delimiter: str, kind: str) -> Node | None:
        if (start, delimiter) in self.dead:
            return None
        self.pos = start + len(delimiter)

        def stop(out: list[Node]) -> bool:
            return self._at(delimiter) and bool(out) and self._closes(delimiter, kind)

        children, found = self._within(kind, stop)
        if not found:
            self.dead.add((start, delimiter))
            self.pos = start
            return None
        self.pos += len(delimiter)
        return self._made(kind, start, children)

    def _closes(self, delimiter: str, kind: str) -> bool:
        char, after = delimiter[0], self.pos + len(delimiter)
        following = self.source[after : after + 1]
        if self.rules.family == "kramdown":
            if self._before().isspace():
                return False
            double = self._at(char * 2) and not self._at(char * 3)
            if kind == "em" and double:
                return False
            return not (char == "_" and following.isalnum())
        if kind == "em" and self._at(char * 2) and not self._at(char * 3):
            return False
        if self.rules.family == "redcarpet":
            if self._before().isspace():
                return False
            inside_word = not self.rules.intra_emphasis and (following.isalnum())
            return not (kind == "em" and inside_word)
        return not (char == "_" and (following.isalnum() or following == "_"))

    def _run_emphasis(self, run: str) -> Node | None:
        start, char, size = self.pos, run[0], min(len(run), 3)
        if not self._may_open(run):
            self.pos += len(run)
            return None
        if size == 3:
            node = self._triple(start, char)
            if node is not None:
                return node
        for width, kind in ((2, "strong"), (1, "em")):
            if width <= size and kind not in self.open:
                node = self._delimited(start, char * width, kind)
                if node is not None:
                    return node
        self.pos = start + len(run)
        return None

    def _may_open(self, run: str) -> bool:
        before, after = self._before(), self.source[self.pos + len(run) : self.pos + len(run) + 1]
        if self.rules.family == "redcarpet":
            if not after or after.isspace():
                return False
            free = not before or before.isspace() or before in ">(["
            return self.rules.intra_emphasis or free or not before.isalnum()
        alone = (not before or before.isspace()) and (not after or after.isspace())
        return not (alone or (run[0] == "_" and before.isalnum()))

    def _triple(self, start: int, char: str) -> Node | None:
        if "strong" in self.open or "em" in self.open:
            return None
        self.pos = start + 3
        children, found = self._within("strong", lambda out: bool(out) and self._at(char * 3))
        if not found:
            self.pos = start
            return None
        self.pos += 3
        inner = Node("em", children=children, start=start + 2, end=self.pos - 2)
        return Node("strong", children=[inner], start=start, end=self.pos)

    # -- extras ---------------------------------------------------------------------------------

    def _tilde(self, _: list[Node]) -> Node | None:
        found = self._scanned(STRIKE) if self.rules.strike and "del" not in self.open else None
        if not found:
            run = re.compile(r"~+").match(self.source, self.pos)
            self.pos = run.end() if run else self.pos + 1
            return None
        return self._enclosed(found.end() - 2, 2, "del")

    def _enclosed(self, close: int, width: int, kind: str) -> Node:
        """Spans up to *close*, with delimiters of *width* on both sides."""
        start, end = self.pos, self.end
        self.pos, self.end = start + width, close
        children, _ = self._within(kind, lambda _: False)
        self.pos, self.end = close + width, end
        return self._made(kind, start, children)

    def _caret(self, _: list[Node]) -> Node | None:
        if not self.rules.superscript:
            return None
        start = self.pos
        found = re.compile(r"\^(?:\(([^()]+)\)|([^\s^<]+))").match(self.source, start, self.end)
        if not found:
            return None
        end, self.end = self.end, found.end(found.lastindex or 0)
        self.pos = found.start(found.lastindex or 0)
        inner, closed = self._within("sup", lambda _: False)
        self.pos, self.end = found.end(), end
        return self._made("sup", start, inner) if inner or closed else None

    def _equals(self, _: list[Node]) -> Node | None:
        found = self._scanned(MARK) if self.rules.highlight else None
        if not found:
            return None
        node = self._enclosed(found.end() - 2, 2, "element")
        node.name = "mark"
        return node

    def _quote(self, _: list[Node]) -> Node | None:
        found = re.compile(r'"(?!\s)[^"\n]+?"').match(self.source, self.pos, self.end)
        if not self.rules.quote or not found:
            return None
        node = self._enclosed(found.end() - 1, 1, "element")
        node.name = "q"
        return node

    def _dollar(self, _: list[Node]) -> Node | None:
        found = self._scanned(MATH) if self.rules.math else None
        if not found:
            return None
        start, self.pos = self.pos, found.end()
        return Node("math", found[1].strip(), start=start, end=self.pos)

    def _brace(self, out: list[Node]) -> Node | None:
        if not self.rules.attribute_lists:
            return None
        if self.rules.family == "kramdown" and (extension := self._scanned(EXTENSION, MAX_LIST)):
            return self._extension(extension)
        pattern = SPAN_LIST if self.rules.family == "kramdown" else SPAN_LIST_LOOSE
        found = self._scanned(pattern, MAX_LIST)
        if not found or not out or out[-1].kind == "text" or found[1].strip() in ("toc", "TOC"):
            return None
        if self.rules.family != "kramdown" and not re.search(r"[#.=]|^:", found[1]):
            return None
        self.pos = found.end()
        whole = self.rules.family == "python"
        attributes.merge(out[-1].attrs, attributes.parse(found[1], self.named, whole=whole))
        out[-1].end, out[-1].dirty = self.pos, True
        return text_node("", self.pos, self.pos)

    def _extension(self, found: re.Match[str]) -> Node | None:
        start, body = self.pos, ""
        stop = re.compile(rf"\{{:/(?:{found[1]})?\}}")
        self.pos = found.end()
        if not found[3]:
            close = stop.search(self.source, self.pos, self.end)
            if not close:
                self.pos = start + 1
                return None
            body, self.pos = self.source[self.pos : close.start()], close.end()
        if found[1] == "comment":
            return Node("comment", body, start=start, end=self.pos)
        if found[1] == "nomarkdown":
            inside = html_tree.read(body, 0)
            return Node("element", name="span", children=inside, start=start, end=self.pos)
        if found[1] == "options":
            return text_node("", start, self.pos)
        self.problems.append((start, "extension", f"{found[0]} is kept as text"))
        return text_node(self.source[start : self.pos], start, self.pos)
