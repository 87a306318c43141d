"""Parts of HTML elements: attributes, anchors, code, the URL of a video."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from commons_importer.markdown.page_nodes import Node
from commons_importer.markdown.reader import language

if TYPE_CHECKING:
    from collections.abc import Sequence

_UNSAFE = re.compile(r"(?:javascript|vbscript|data|file):(?!image/)", re.IGNORECASE)
_WIDTH = re.compile(r"(?:^|;)\s*(?:max-)?width\s*:\s*(\d+(?:\.\d+)?(?:px|%|em)?)", re.IGNORECASE)
_FLOAT = re.compile(r"(?:^|;)\s*(?:float|text-align)\s*:\s*(left|right|center)", re.IGNORECASE)


def is_unsafe(url: str) -> bool:
    """Whether *url* would run a script; browsers step over white space in the scheme."""
    return bool(_UNSAFE.match(re.sub(r"[\x00-\x20\x7f]", "", url)))


def watch_url(url: str) -> str:
    """The URL of a page that plays what *url* embeds."""
    if url.startswith("//"):
        url = "https:" + url
    parts = urlsplit(url)
    found = re.match(r"/(?:embed|v)/([\w-]+)", parts.path)
    if "youtube" in parts.netloc and found and found[1] != "videoseries":
        start = parse_qs(parts.query).get("start", [""])[0]
        return f"https://www.youtube.com/watch?v={found[1]}" + (f"&t={start}s" if start else "")
    if parts.netloc == "player.vimeo.com" and (number := re.search(r"/video/(\d+)", parts.path)):
        return f"https://vimeo.com/{number[1]}"
    return url


def style_attributes(attrs: dict[str, str], style: str) -> None:
    """Take width and alignment out of *style*, and bring *attrs* to what MyST accepts."""
    if (width := _WIDTH.search(style)) and "width" not in attrs:
        attrs["width"] = width[1]
    if (side := _FLOAT.search(style)) and "align" not in attrs:
        attrs["align"] = side[1].lower()
    for key in ("width", "height"):
        value = attrs.get(key, "")
        unit = r"\d+(?:\.\d+)?(?:px|em|pt|cm|mm|in)?" + (
            "|\\d+(?:\\.\\d+)?%" if key == "width" else ""
        )
        if value and not re.fullmatch(unit, value):
            del attrs[key]
    side_value = attrs.pop("align", "").lower()
    if side_value in ("left", "right", "center", "middle"):
        css = "align-" + side_value.replace("middle", "center")
        attrs["class"] = f"{attrs.get('class', '')} {css}".strip()


def block_attrs(attrs: dict[str, str]) -> dict[str, str]:
    """The attributes of a block that mean something on the new site."""
    return {k: v for k, v in attrs.items() if k in ("class", "id") and v.strip()}


def anchor(attrs: dict[str, str], line: int) -> list[Node]:
    """A bare anchor among blocks, if there is an id."""
    if not attrs.get("id"):
        return []
    return [Node("html", "", attrs={"id": attrs["id"]}, name="anchor", line=line, dirty=True)]


def anchor_span(attrs: dict[str, str]) -> list[Node]:
    """A bare anchor among spans, if there is an id."""
    if not attrs.get("id"):
        return []
    return [Node("html", "", attrs={"id": attrs["id"]}, name="anchor", dirty=True)]


def inlines(nodes: Sequence[Node]) -> list[Node]:
    """*nodes* without paragraphs around them."""
    out: list[Node] = []
    for node in nodes:
        if node.kind == "para" or (node.kind == "element" and node.name in ("p", "div", "center")):
            out += inlines(node.children)
        else:
            out.append(node)
    return out


def code_text(node: Node) -> str:
    """All text of a ``pre``, line breaks as they were."""
    if node.kind == "element" and node.name == "br":
        return "\n"
    if node.kind in ("text", "tt", "html"):
        return node.text
    return "".join(code_text(child) for child in node.children)


def code_language(node: Node) -> str:
    """The language that a ``pre`` or ``code`` names."""
    attrs = node.attrs
    if attrs.get("data-lang"):
        return attrs["data-lang"]
    classes = attrs.get("class", "").replace("brush:", "language-").replace(";", " ").split()
    for css in classes:
        if found := re.fullmatch(r"(?:language|lang|highlight-source)-([\w+#.-]+)", css):
            return language(found[1])[0]
    return attrs.get("lang", "") if re.fullmatch(r"[\w+#-]+", attrs.get("lang", "")) else ""


def highlighted(node: Node) -> Node | None:
    """The ``pre`` of a highlighter's wrapper."""
    inner = [c for c in node.children if c.kind != "text" or c.text.strip()]
    css = node.attrs.get("class", "").split()
    wraps = {"highlight", "codehilite", "highlighter-rouge"} & set(css)
    if node.name not in ("div", "figure") or len(inner) != 1 or not wraps:
        return None
    child = inner[0]
    if child.name == "pre":
        for key in ("data-lang", "class"):
            if key in node.attrs:
                child.attrs.setdefault(key, node.attrs[key])
        return child
    return highlighted(child) if child.kind == "element" else None
