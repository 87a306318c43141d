"""Spans of a paragraph: emphasis, links, code, as the dialect reads them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tools.importer.markdown import attributes, tags
from tools.importer.markdown.nodes import Node, text_node

if TYPE_CHECKING:
    from collections.abc import Callable

    from tools.importer.markdown.rules import Rules

Stop = "Callable[[list[Node]], bool]"
AUTOLINK = re.compile(r"<((?:mailto|https?|ftps?|irc|git|ssh|file|svn):[^\s<>]+?)>")
AUTOMAIL = re.compile(r"<([\w.+-]+@[\w.-]+\.[\w-]+)>")
FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\]")
MAX_DEPTH = 40
TITLE = re.compile(r"""\s*(["'])(.+?)\1\s*\)""", re.DOTALL)
STRIKE = re.compile(r"~~(?!\s|~).*?[^\s~]~~", re.DOTALL)
SPAN_LIST = re.compile(r"\{:((?:\\\}|[^}])+)\}")
SPAN_LIST_LOOSE = re.compile(r"\{:?[ ]*([^}\n ][^}\n]*?)[ ]*\}")
EXTENSION = re.compile(r"\{::(\w+)(?:\s((?:\\\}|[^}])*?))?(/)?\}")
_BARE = re.compile(r"(?:https?://|ftp://|www\.)[^\s<]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def normalize(label: str) -> str:
    """A reference label as it is compared."""
    return re.sub(r"\s+", " ", label.strip()).lower()


class SpanReader:
    """Reads the source of one block."""

    def __init__(
        self,
        source: str,
        rules: Rules,
        references: dict[str, tuple[str, str]],
        footnotes: set[str],
        named: attributes.Lists | None = None,
    ) -> None:
        self.source = source
        self.rules = rules
        self.references = references
        self.footnotes = footnotes
        self.named = named or {}
        self.pos = 0
        self.end = len(source)
        self.open: list[str] = []
        self.dead: set[tuple[int, str]] = set()
        self.problems: list[tuple[int, str, str]] = []  # offset, kind, message
        self._handlers: dict[str, Callable[[list[Node]], Node | None]] = {
            "\\": self._escape, "`": self._code, "<": self._angle, "[": self._bracket,
            "!": self._bang, "*": self._emphasis, "_": self._emphasis, "&": self._entity,
            " ": self._line_break, "\n": self._newline, "~": self._tilde, "{": self._brace,
            "$": self._dollar, "^": self._caret, "=": self._equals, '"': self._quote,
        }  # fmt: skip

    def read(self) -> list[Node]:
        """All spans of the source."""
        spans, _ = self._spans(None)
        if self.rules.autolink:
            spans = _link_bare_addresses(spans)
        return spans

    # -- the loop ----------------------------------------------------------------------------

    def _spans(self, stop: Callable[[list[Node]], bool] | None) -> tuple[list[Node], bool]:
        out: list[Node] = []
        while self.pos < self.end:
            if stop is not None and stop(out):
                return out, True
            start = self.pos
            handler = self._handlers.get(self.source[start])
            node = handler(out) if handler else None
            if node is not None:
                if node.start < 0:
                    node.start, node.end = start, self.pos
                _append(out, node)
                continue
            if self.pos == start:
                self.pos += 1
                while self.pos < self.end and self._is_plain(self.source[self.pos]):
                    self.pos += 1
            if self.pos > start:
                _append(out, text_node(self.source[start : self.pos], start, self.pos))
        return out, bool(stop is not None and stop(out))

    def _is_plain(self, char: str) -> bool:
        return char not in self._handlers and char not in "]>)(}"

    def _at(self, text: str) -> bool:
        return self.source.startswith(text, self.pos)

    def _match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        return pattern.match(self.source, self.pos, self.end)

    def _before(self) -> str:
        return self.source[self.pos - 1] if self.pos else ""

    def _made(self, kind: str, start: int, children: list[Node], **more: str) -> Node:
        return Node(kind, children=children, start=start, end=self.pos, **more)  # type: ignore[arg-type]

    def _within(self, kind: str, stop: Callable[[list[Node]], bool]) -> tuple[list[Node], bool]:
        if len(self.open) >= MAX_DEPTH:
            return [], False
        self.open.append(kind)
        try:
            return self._spans(stop)
        finally:
            self.open.pop()

    # -- escapes, entities, breaks -------------------------------------------------------------

    def _escape(self, _: list[Node]) -> Node | None:
        start, nxt = self.pos, self.source[self.pos + 1 : self.pos + 2]
        if self.rules.family == "kramdown" and self._at("\\\\\n"):
            self.pos += 3
            return Node("br", start=start, end=self.pos)
        if nxt == "\n" and self.rules.backslash_break:
            self.pos += 2
            return Node("br", start=start, end=self.pos)
        if nxt and nxt in self.rules.escapes:
            self.pos += 2
            return text_node(nxt, start, self.pos)
        return None

    def _entity(self, _: list[Node]) -> Node | None:
        found = self._match(tags.ENTITY)
        if not found:
            return None
        start, self.pos = self.pos, found.end()
        return text_node(tags.entity_text(found), start, self.pos)

    def _line_break(self, _: list[Node]) -> Node | None:
        found = re.compile(r" {2,}\n").match(self.source, self.pos)
        if not found:
            return None
        start, self.pos = self.pos, found.end()
        return Node("br", start=start, end=self.pos)

    def _newline(self, _: list[Node]) -> Node | None:
        if not self.rules.hard_wrap:
            return None
        start = self.pos
        self.pos += 1
        return Node("br", start=start, end=self.pos)

    # -- code ----------------------------------------------------------------------------------

    def _code(self, _: list[Node]) -> Node | None:
        start = self.pos
        ticks = re.compile(r"`+").match(self.source, start)
        assert ticks
        run, after = ticks[0], ticks.end()
        close = self._closing_ticks(run, after)
        spaced = len(run) == 1 and (start == 0 or self.source[start - 1].isspace())
        if self.rules.family == "kramdown" and spaced and self.source[after : after + 1].isspace():
            close = -1
        if close < 0:
            self.pos = after
            return None
        value = self.source[after:close]
        self.pos = close + len(run)
        if self.rules.family != "kramdown":
            value = value.strip()
        elif len(run) > 1:
            value = value.removeprefix(" ").removesuffix(" ")
        return Node("tt", value, start=start, end=self.pos)

    def _closing_ticks(self, run: str, after: int) -> int:
        if self.rules.family == "kramdown":
            return self.source.find(run, after, self.end)
        if self.rules.family == "redcarpet":
            found = self.source.find(run, after, self.end)
            return found if self.source[after : max(found, after)].strip() else -1
        for ticks in re.compile(r"`+").finditer(self.source, after, self.end):
            if ticks[0] == run and ticks.start() > after:
                return ticks.start()
        return -1

    # -- angle brackets -------------------------------------------------------------------------

    def _angle(self, _: list[Node]) -> Node | None:
        start = self.pos
        if found := self._match(AUTOLINK) or self._match(AUTOMAIL):
            self.pos = found.end()
            href = found[1] if ":" in found[1] else f"mailto:{found[1]}"
            label = text_node(found[1].removeprefix("mailto:"), start + 1, self.pos - 1)
            return Node("link", children=[label], attrs={"href": href}, name="auto",
                        start=start, end=self.pos)  # fmt: skip
        if found := self._match(tags.COMMENT):
            self.pos = found.end()
            return Node("comment", found[1], start=start, end=self.pos)
        if found := self._match(tags.OPEN_TAG):
            return self._tag(found)
        if found := self._match(tags.CLOSE_TAG):
            return self._stray_close(found)
        return None

    def _tag(self, found: re.Match[str]) -> Node | None:
        start, name = self.pos, found[1]
        if tags.is_placeholder(name):
            self.problems.append((start, "placeholder", f"{found[0]} is shown as text"))
            self.pos = found.end()
            return text_node(found[0], start, self.pos)
        lower = name.lower()
        if self.rules.family == "kramdown" and lower in tags.BLOCK_TAGS - tags.SPAN_TAGS - {
            "script", "iframe", "object", "video", "audio", "embed", "math", "svg", "textarea",
            "noscript", "source",
        }:  # fmt: skip
            return self._block_tag_in_text(found)
        attrs = tags.attributes(found[2])
        self.pos = found.end()
        if found[3] or lower in tags.VOID:
            return Node("element", name=lower, attrs=attrs, start=start, end=self.pos)
        return self._element(start, lower, attrs)

    def _block_tag_in_text(self, found: re.Match[str]) -> Node | None:
        self.pos = found.end()
        if found[1].lower() == "hr":
            return Node("element", name="hr", start=found.start(), end=self.pos)
        return text_node(found[0], found.start(), self.pos)

    def _element(self, start: int, name: str, attrs: dict[str, str]) -> Node:
        close = re.compile(rf"</{re.escape(name)}\s*>", re.IGNORECASE)
        inside = self.pos
        raw = name in ("script", "style", "textarea", "pre", "math", "svg") or (
            name in ("code", "kbd", "samp", "var") and self.rules.family == "kramdown"
        )
        found = close.search(self.source, inside, self.end)
        if raw and found:
            self.pos = found.end()
            body = self.source[inside : found.start()]
            child = Node("html", body, start=inside, end=found.start())
            if name in ("code", "kbd", "samp", "var"):
                child = text_node(tags.ENTITY.sub(tags.entity_text, body), inside, found.start())
            return Node("element", name=name, attrs=attrs, children=[child],
                        start=start, end=self.pos)  # fmt: skip
        if not found and self.rules.family != "kramdown":
            return Node("html", tags.open_tag(name, attrs), name=name, attrs=attrs,
                        start=start, end=inside)  # fmt: skip
        children, closed = self._within(name, lambda _: bool(self._match(close)))
        if closed:
            last = self._match(close)
            assert last
            self.pos = last.end()
        else:
            self.problems.append((start, "html", f"<{name}> is never closed"))
        return Node("element", name=name, attrs=attrs, children=children, start=start, end=self.pos)

    def _stray_close(self, found: re.Match[str]) -> Node | None:
        start, self.pos = self.pos, found.end()
        if self.rules.family == "kramdown" or tags.is_placeholder(found[1]):
            return text_node(found[0], start, self.pos)
        return Node("html", found[0], name="/" + found[1].lower(), start=start, end=self.pos)

    # -- links ----------------------------------------------------------------------------------

    def _bang(self, out: list[Node]) -> Node | None:
        if not self._at("!["):
            return None
        return self._link(out, "image", 2)

    def _bracket(self, out: list[Node]) -> Node | None:
        found = self._match(FOOTNOTE) if self.rules.footnotes else None
        if found and found[1].lower() in self.footnotes:
            start, self.pos = self.pos, found.end()
            return Node("footref", name=found[1], start=start, end=self.pos)
        if "link" in self.open or "image" in self.open:
            return None
        return self._link(out, "link", 1)

    def _link(self, _: list[Node], kind: str, width: int) -> Node | None:
        start = self.pos
        if (start, kind) in self.dead:
            return None
        self.pos += width
        inside = self.pos
        depth = 1

        def stop(_: list[Node]) -> bool:
            nonlocal depth
            char = self.source[self.pos : self.pos + 1]
            if char == "[":
                depth += 1
            elif char == "]":
                depth -= 1
            return depth == 0

        if self.rules.family == "kramdown":
            children, found = self._within(kind, stop)
            close = self.pos
        else:
            close = self._closing_bracket(inside)
            found = close >= 0
            children = self._inside(kind, inside, close) if found else []
        if not found:
            self._no_link(start, kind, width)
            return None
        self.pos = close + 1
        label = self.source[inside:close]
        target = self._inline_target() or self._reference_target(label)
        if target is None:
            self._no_link(start, kind, width)
            return None
        url, title, name = target
        attrs = {"title": title} if title else {}
        if kind == "image":
            alt = re.sub(r"\\(.)", lambda m: m[1] if m[1] in self.rules.escapes else m[0], label)
            alt = tags.ENTITY.sub(tags.entity_text, re.sub(r"\s+", " ", alt))
            attrs |= {"src": url, "alt": alt}
            return Node("image", attrs=attrs, name=name, start=start, end=self.pos)
        attrs["href"] = url
        return Node("link", children=children, attrs=attrs, name=name, start=start, end=self.pos)

    def _closing_bracket(self, position: int) -> int:
        """The bracket that closes the one before *position*; code spans are stepped over."""
        depth = 1
        while position < self.end:
            char = self.source[position]
            if char == "\\":
                position += 1
            elif char == "`" and self.rules.family == "python":
                position = self._after_code(position) - 1
            elif char in "[]":
                depth += 1 if char == "[" else -1
                if not depth:
                    return position
            position += 1
        return -1

    def _after_code(self, position: int) -> int:
        ticks = re.compile(r"`+").match(self.source, position)
        assert ticks
        close = self._closing_ticks(ticks[0], ticks.end())
        return close + len(ticks[0]) if close >= 0 else ticks.end()

    def _inside(self, kind: str, start: int, end: int) -> list[Node]:
        """The spans between two offsets, which nothing inside can cross."""
        outer, self.pos, self.end = self.end, start, end
        children, _ = self._within(kind, lambda _: False)
        self.end = outer
        return children

    def _no_link(self, start: int, kind: str, width: int) -> None:
        self.dead.add((start, kind))
        self.pos = start + width

    def _inline_target(self) -> tuple[str, str, str] | None:
        begin = self.pos
        if self.rules.family == "redcarpet":
            gap = re.compile(r"\s*").match(self.source, begin)
            begin = gap.end() if gap else begin
        if not self.source.startswith("(", begin):
            return None
        save = self.pos
        self.pos = begin
        found = self._parenthesised()
        if found is None:
            self.pos = save
            return None
        return (*found, "")

    def _parenthesised(self) -> tuple[str, str] | None:
        """Address and title in parentheses; spaces inside the address belong to it."""
        angle = re.compile(r"\(\s*<([^<>\n]*)>").match(self.source, self.pos)
        if angle:
            self.pos = angle.end()
            rest = re.compile(r"\s*\)").match(self.source, self.pos)
            if rest:
                self.pos = rest.end()
                return angle[1].strip(), ""
            title = self._match(TITLE)
            if title:
                self.pos = title.end()
                return angle[1].strip(), title[2]
            return None
        depth, begin = 0, self.pos + 1
        for index in range(self.pos, self.end):
            char = self.source[index]
            if char == "(":
                depth += 1
            elif char == ")":
                depth -= 1
                if depth == 0:
                    self.pos = index + 1
                    return self._address(self.source[begin:index]), ""
            elif char.isspace() and self.source[index + 1 : index + 2] in ('"', "'"):
                title = TITLE.match(self.source, index)
                if title:
                    self.pos = title.end()
                    return self._address(self.source[begin:index]), title[2]
        return None

    def _address(self, source: str) -> str:
        """A link target: escapes and entities resolved, line breaks gone."""
        text = re.sub(r"[ \t]*\n[ \t]*", " ", source.strip())
        if self.rules.family != "kramdown":
            text = re.sub(r"\\(.)", lambda m: m[1] if m[1] in self.rules.escapes else m[0], text)
        return tags.ENTITY.sub(tags.entity_text, text)

    def _reference_target(self, label: str) -> tuple[str, str, str] | None:
        gap = r"[ \t]*\n?[ \t]*" if self.rules.family != "python" else r"[ ]?\n?[ ]*"
        explicit = re.compile(gap + r"\[([^\]]*)\]").match(self.source, self.pos, self.end)
        if explicit:
            key = normalize(explicit[1] or label)
            if key in self.references and (explicit[1] or self._can_be_label(label)):
                self.pos = explicit.end()
                return (*self.references[key], explicit[1] or label)
            if explicit[1]:
                return None
        elif self.source.startswith("(", self.pos) and self.rules.family == "kramdown":
            return None
        key = normalize(label)
        if key in self.references and self._can_be_label(label):
            return (*self.references[key], label)
        return None

    def _can_be_label(self, label: str) -> bool:
        """Python-Markdown has taken code out of the text before it looks for labels."""
        return self.rules.family != "python" or "`" not in label

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
        found = self._match(STRIKE) if self.rules.strike and "del" not in self.open else None
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
        found = re.compile(r"==(?!\s).+?(?<!\s)==", re.DOTALL).match(
            self.source, self.pos, self.end
        )
        if not self.rules.highlight or not found:
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
        found = re.compile(r"\$\$(.+?)\$\$", re.DOTALL).match(self.source, self.pos, self.end)
        if not self.rules.math or not found:
            return None
        start, self.pos = self.pos, found.end()
        return Node("math", found[1].strip(), start=start, end=self.pos)

    def _brace(self, out: list[Node]) -> Node | None:
        if not self.rules.attribute_lists:
            return None
        if self.rules.family == "kramdown" and (extension := self._match(EXTENSION)):
            return self._extension(extension)
        pattern = SPAN_LIST if self.rules.family == "kramdown" else SPAN_LIST_LOOSE
        found = self._match(pattern)
        if not found or not out or out[-1].kind == "text" or found[1].strip() in ("toc", "TOC"):
            return None
        if self.rules.family != "kramdown" and not re.search(r"[#.=]|^:", found[1]):
            return None
        self.pos = found.end()
        attributes.merge(out[-1].attrs, attributes.parse(found[1], self.named))
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
            return Node("html", body, start=start, end=self.pos)
        if found[1] == "options":
            return text_node("", start, self.pos)
        self.problems.append((start, "extension", f"{found[0]} is kept as text"))
        return text_node(self.source[start : self.pos], start, self.pos)


def _append(out: list[Node], node: Node) -> None:
    """Add *node*; neighbouring runs of text become one."""
    last = out[-1] if out else None
    joins = last is not None and last.kind == "text" and node.kind == "text"
    if joins and last is not None and last.end == node.start:
        last.text, last.end = last.text + node.text, node.end
    elif node.kind != "text" or node.text:
        out.append(node)


def _link_bare_addresses(spans: list[Node]) -> list[Node]:
    out: list[Node] = []
    for span in spans:
        if span.kind in ("link", "tt"):
            out.append(span)
        elif span.kind == "text":
            out += _split_addresses(span)
        else:
            span.children = _link_bare_addresses(span.children)
            out.append(span)
    return out


def _split_addresses(span: Node) -> list[Node]:
    out: list[Node] = []
    done = 0
    aligned = len(span.text) == span.end - span.start
    for found in _BARE.finditer(span.text):
        address = _trimmed(found[0])
        before = span.text[found.start() - 1 : found.start()]
        if not address or before.isalnum():
            continue
        begin, end = found.start(), found.start() + len(address)
        if begin > done:
            out.append(_piece(span, done, begin, aligned))
        href = address if "://" in address else ("http://" if address[:4] == "www." else "mailto:")
        href = href if "://" in address else href + address
        label = _piece(span, begin, end, aligned)
        out.append(Node("link", children=[label], attrs={"href": href}, name="bare",
                        start=label.start, end=label.end, dirty=True))  # fmt: skip
        done = end
    if done < len(span.text):
        out.append(_piece(span, done, len(span.text), aligned) if done else span)
    return out


def _piece(span: Node, begin: int, end: int, aligned: bool) -> Node:
    if aligned:
        return text_node(span.text[begin:end], span.start + begin, span.start + end)
    return text_node(span.text[begin:end])


def _trimmed(address: str) -> str:
    """A bare address without the punctuation of the sentence around it."""
    address = re.sub(r"&[A-Za-z]+;$", "", address).rstrip("?!.,:*_~'\";")
    for opening, closing in ("()", "[]", "{}"):
        while address.endswith(closing) and address.count(opening) < address.count(closing):
            address = address[:-1].rstrip("?!.,:*_~'\";")
    return address
