"""HTML in text, links and images."""

from __future__ import annotations

import re

from commons_importer.markdown import html_tags, html_tree
from commons_importer.markdown.page_nodes import Node, text_node
from commons_importer.markdown.span_base import SpanBase

AUTOLINK = re.compile(r"<((?:mailto|https?|ftps?|irc|git|ssh|file|svn):[^\s<>]+?)>")
AUTOMAIL = re.compile(r"<([\w.+-]+@[\w.-]+\.[\w-]+)>")
FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\]")
OBJECT_NAME = re.compile(r"[A-Za-z_][\w.-]*")
TITLE = re.compile(r"""\s*(["'])(.+?)\1\s*\)""", re.DOTALL)


def _raw_spans(body: str, start: int) -> list[Node]:
    """What stands in code: no Markdown is read in it, but HTML is."""
    if html_tags.CLOSE_TAG.search(body):
        return html_tree.read(body, 0)
    return [text_node(html_tags.ENTITY.sub(html_tags.entity_text, body), start, start + len(body))]


def normalize(label: str) -> str:
    """A reference label as it is compared."""
    return re.sub(r"\s+", " ", label.strip()).lower()


_NEVER_IN_TEXT = (
    html_tags.BLOCK_TAGS
    - html_tags.SPAN_TAGS
    - frozenset("script iframe object video audio embed math svg textarea noscript source".split())
)


class SpanLinks(SpanBase):
    """Everything in angle brackets and in square ones."""

    # -- angle brackets -------------------------------------------------------------------------

    def _angle(self, _: list[Node]) -> Node | None:
        start = self.pos
        if found := self._match(AUTOLINK) or self._match(AUTOMAIL):
            self.pos = found.end()
            href = found[1] if ":" in found[1] else f"mailto:{found[1]}"
            label = text_node(found[1].removeprefix("mailto:"), start + 1, self.pos - 1)
            return Node("link", children=[label], attrs={"href": href}, name="auto",
                        start=start, end=self.pos)  # fmt: skip
        if found := self._match(html_tags.COMMENT):
            self.pos = found.end()
            return Node("comment", found[1], start=start, end=self.pos)
        if found := self._match(html_tags.OPEN_TAG):
            return self._tag(found)
        if found := self._match(html_tags.CLOSE_TAG):
            return self._stray_close(found)
        return None

    def _tag(self, found: re.Match[str]) -> Node | None:
        start, name = self.pos, found[1]
        if html_tags.is_placeholder(name, "" if found[3] else self.source, self.pos):
            self.problems.append((start, "placeholder", f"{found[0]} is shown as text"))
            self.pos = found.end()
            return text_node(found[0], start, self.pos)
        lower = name.lower()
        if self.rules.family == "kramdown" and lower in _NEVER_IN_TEXT:
            return self._block_tag_in_text(found)
        attrs = html_tags.attributes(found[2])
        self.pos = found.end()
        if found[3] or lower in html_tags.VOID:
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
            children = [Node("html", body, start=inside, end=found.start())]
            if name in ("code", "kbd", "samp", "var"):
                children = _raw_spans(body, inside)
            return Node("element", name=name, attrs=attrs, children=children,
                        start=start, end=self.pos)  # fmt: skip
        if not found and self.rules.family != "kramdown":
            return Node("html", html_tags.open_tag(name, attrs), name=name, attrs=attrs,
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
        if self.rules.family == "kramdown" or html_tags.is_placeholder(found[1]):
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
            alt = html_tags.ENTITY.sub(html_tags.entity_text, re.sub(r"\s+", " ", alt))
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
        self._can_afford((self.end - self.pos) // 2)
        return -1

    def _after_code(self, position: int) -> int:
        ticks = re.compile(r"`+").match(self.source, position)
        assert ticks
        close = self._closing_ticks(ticks[0], ticks.end())
        return close + len(ticks[0]) if close >= 0 else ticks.end()

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
        """URL and title in parentheses; spaces inside the URL belong to it."""
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
                    return self._url(self.source[begin:index]), ""
            elif char.isspace() and self.source[index + 1 : index + 2] in ('"', "'"):
                title = TITLE.match(self.source, index)
                if title:
                    self.pos = title.end()
                    return self._url(self.source[begin:index]), title[2]
        self._can_afford((self.end - begin) // 2)
        return None

    def _url(self, source: str) -> str:
        """A link target: escapes and entities resolved, line breaks gone."""
        text = re.sub(r"[ \t]*\n[ \t]*", " ", source.strip())
        if self.rules.family != "kramdown":
            text = re.sub(r"\\(.)", lambda m: m[1] if m[1] in self.rules.escapes else m[0], text)
        return html_tags.ENTITY.sub(html_tags.entity_text, text)

    def _reference_target(self, label: str) -> tuple[str, str, str] | None:
        gap = r"[ \t]*\n?[ \t]*" if self.rules.family != "python" else r"[ ]?\n?[ ]*"
        explicit = re.compile(gap + r"\[([^\]]*)\]").match(self.source, self.pos, self.end)
        if explicit and self.rules.family == "python" and explicit[1][1:].lower() in self.footnotes:
            explicit = None  # a footnote's mark behind a label that stands for itself
        if explicit:
            key = normalize(explicit[1] or label)
            if key in self.references and (explicit[1] or self._can_be_label(label)):
                self.pos = explicit.end()
                return (*self.references[key], explicit[1] or label)
            if self.rules.object_kinds is not None:
                return self._named_target(explicit, label)
            if explicit[1]:
                return None
        elif self.source.startswith("(", self.pos) and self.rules.family == "kramdown":
            return None
        key = normalize(label)
        if key in self.references and self._can_be_label(label):
            return (*self.references[key], label)
        return None

    def _named_target(self, explicit: re.Match[str], label: str) -> tuple[str, str, str] | None:
        """What autorefs looks for on all pages: a Python object, or an id."""
        name = explicit[1].strip() or label.strip().strip("`")
        if not OBJECT_NAME.fullmatch(name):
            return None
        self.pos = explicit.end()
        return f"autoref:{name}", "", name

    def _can_be_label(self, label: str) -> bool:
        """Python-Markdown has taken code out of the text before it looks for labels."""
        return self.rules.family != "python" or "`" not in label
