"""HTML written by hand, as docutils nodes: its words, links and simple structure. No Sphinx."""

from __future__ import annotations

from html.parser import HTMLParser

from docutils import nodes

from .raw_blocks import part, tidy

SKIPPED = {"script", "style", "template", "head", "title", "svg"}
INLINE: dict[str, type[nodes.TextElement]] = {
    "em": nodes.emphasis,
    "i": nodes.emphasis,
    "cite": nodes.emphasis,
    "dfn": nodes.emphasis,
    "var": nodes.emphasis,
    "strong": nodes.strong,
    "b": nodes.strong,
    "code": nodes.literal,
    "tt": nodes.literal,
    "samp": nodes.literal,
    "sub": nodes.subscript,
    "sup": nodes.superscript,
}
STYLES = {"s", "del", "strike", "ins", "u", "mark", "small", "kbd"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6", "summary", "caption", "legend", "figcaption"}
LISTS: dict[str, type[nodes.Element]] = {
    "ul": nodes.bullet_list,
    "ol": nodes.enumerated_list,
    "li": nodes.list_item,
    "dt": nodes.term,
    "dd": nodes.definition,
    "dl": nodes.definition_list,
    "blockquote": nodes.block_quote,
}
# What begins ends one of its kind that was left open.
SIBLINGS = {
    "li": {"li"},
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
    "tr": {"tr", "td", "th"},
    "td": {"td", "th"},
    "th": {"td", "th"},
}
WITHIN = {"li", "dd", "td", "th"}  # what is beside them stands in no list and no table
HOLDERS = {"ul", "ol", "dl", "table"}
HELD = {
    nodes.list_item: (nodes.bullet_list, nodes.enumerated_list),
    nodes.term: (nodes.definition_list,),
    nodes.definition: (nodes.definition_list,),
}
EMBEDDED = {"iframe", "video", "audio", "embed", "object", "source"}
VOID = {"br", "hr", "img", "input", "wbr", "meta", "link", "embed", "source"}
BLOCKS = {"p", "div", "section", "article", "details", "figure", "center", "pre", "tr", "address"}


def checkbox(*, done: bool) -> nodes.inline:
    """The mark of a task."""
    return nodes.inline(classes=["task-done" if done else "task-open"])


def inline_element(tag: str, attributes: dict[str, str]) -> nodes.Element | None:
    """The inline element that *tag* stands for, ``None`` for one without a look."""
    if tag in INLINE:
        return INLINE[tag]()
    if tag in STYLES:
        return nodes.inline(classes=[tag])
    if tag == "a" and attributes.get("href"):
        return nodes.reference(refuri=attributes["href"])
    return None


class _Reader(HTMLParser):
    """Builds nodes below :attr:`root`; what is left open is closed at the end."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = nodes.container()
        self.open: list[tuple[str, nodes.Element]] = [("", self.root)]
        self.skipping = 0

    @property
    def here(self) -> nodes.Element:
        return self.open[-1][1]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag in SKIPPED:
            self.skipping += 1
        elif self.skipping:
            return
        if tag not in WITHIN:
            self._mark(tag, attributes)
        if tag in VOID or tag in EMBEDDED:
            self._void(tag, attributes)
        elif inline := inline_element(tag, attributes):
            self._text_holder().append(inline)
            self.open.append((tag, inline))
        else:
            self._block(tag, attributes)
            if tag in WITHIN:
                self._mark(tag, attributes)

    def _block(self, tag: str, attributes: dict[str, str]) -> None:
        self._end_text()
        self._end_sibling(tag)
        if tag in LISTS:
            self._push(tag, LISTS[tag]())
            if tag == "ol" and attributes.get("start", "").isdecimal():
                self.here["start"] = int(attributes["start"])
        elif tag in HEADINGS:
            self._push(tag, nodes.rubric())
        elif tag == "pre":
            self._push(tag, nodes.literal_block(language="text"))
        elif tag in ("table", "tr", "td", "th"):
            spans = {name: attributes.get(name, "1") for name in ("rowspan", "colspan")}
            self._push(tag, part(tag=tag, **spans))

    def _push(self, tag: str, element: nodes.Element) -> None:
        parent = self.here
        holders = HELD.get(type(element))
        if holders and not isinstance(parent, holders):
            element = nodes.paragraph()
        parent.append(element)
        self.open.append((tag, element))

    def _mark(self, tag: str, attributes: dict[str, str]) -> None:
        """Note the place of an element that links can lead to."""
        name = attributes.get("id") or (attributes.get("name", "") if tag == "a" else "")
        parts_only = self.open[-1][0] in (*HOLDERS, "tr")
        if name and not parts_only:
            self.here.append(nodes.target("", "", ids=[name]))

    def _end_sibling(self, tag: str) -> None:
        """End what is left open of the item, row or cell before, but nothing around its holder."""
        for at in range(len(self.open) - 1, 0, -1):
            name = self.open[at][0]
            if name in HOLDERS:
                return
            if name in SIBLINGS.get(tag, ()):
                del self.open[at:]
                if tag != "tr":
                    return

    def _void(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "br":
            self._text_holder().append(nodes.inline(classes=["line-break"]))
        elif tag == "hr":
            self._end_text()
            self.here.append(nodes.transition())
        elif tag == "img":
            image = nodes.image(uri=attributes.get("src", ""), alt=attributes.get("alt", ""))
            image["candidates"] = {"?": image["uri"]}
            self._text_holder().append(image)
        elif tag == "input" and attributes.get("type") == "checkbox":
            self._text_holder().append(checkbox(done="checked" in attributes))
        elif tag in EMBEDDED and attributes.get("src"):
            link = nodes.reference(refuri=attributes["src"])
            link.append(nodes.Text(attributes["src"]))
            self._text_holder().append(link)

    def handle_endtag(self, tag: str) -> None:
        if tag in SKIPPED:
            self.skipping = max(0, self.skipping - 1)
        tags = [name for name, _element in self.open]
        if tag in tags[1:]:
            while self.open[-1][0] != tag:
                self.open.pop()
            self.open.pop()
        elif tag in BLOCKS:
            self._end_text()

    def handle_data(self, data: str) -> None:
        if self.skipping or (not data.strip() and not isinstance(self.here, nodes.TextElement)):
            return
        holder = self._text_holder()
        if isinstance(holder, nodes.literal_block):
            holder.append(nodes.Text(data))
        elif text := " ".join(data.split()):
            before = " " if data[0].isspace() and len(holder) else ""
            holder.append(nodes.Text(before + text + (" " if data[-1].isspace() else "")))
        elif len(holder):
            holder.append(nodes.Text(" "))

    def _text_holder(self) -> nodes.Element:
        """The element that takes words: the innermost, or a new paragraph in it."""
        if not isinstance(self.here, nodes.TextElement):
            paragraph = nodes.paragraph()
            self.here.append(paragraph)
            self.open.append(("p", paragraph))
        return self.here

    def _end_text(self) -> None:
        while isinstance(self.here, nodes.TextElement):
            self.open.pop()


def blocks_of(html: str) -> list[nodes.Node]:
    """Block nodes that keep the words of *html*."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    tidy(reader.root)
    return [child for child in reader.root.children if child.astext().strip() or _shows(child)]


def inlines_of(html: str) -> list[nodes.Node]:
    """Inline nodes that keep the words of *html*."""
    found: list[nodes.Node] = []
    for block in blocks_of(html):
        found.extend(
            block.children if isinstance(block, nodes.paragraph) else [nodes.Text(block.astext())]
        )
    return found


def _shows(node: nodes.Node) -> bool:
    """Whether *node* shows something without having words."""
    shown = (nodes.image, nodes.transition, nodes.inline, nodes.target)
    return any(isinstance(child, shown) for child in node.findall())
