"""Textile as HTML: its blocks, links and pictures; other marks stay as they were written."""

from __future__ import annotations

import html
import re

_BLOCK = re.compile(
    r"(h[1-6]|bq|bc|pre|p|notextile)(?:\([^()\n]*\)|\{[^{}\n]*\}|\[[^\[\]\n]*\])*\.\.?\s+"
)
_LINK = re.compile(r"(?<!\w)\"([^\"\n]+?)(?:\s?\(([^()\n]*)\))?\":(\S*[\w/])")
_IMAGE = re.compile(r"(?<!\w)!([^\s!()]+\.\w+)(?:\(([^()\n]*)\))?!")
_STRONG = re.compile(r"(?<!\w)\*(\w[^*\n]*)\*(?!\w)")
_CODE = re.compile(r"(?<!\w)@([^@\n]+)@(?!\w)")
_ITEM = re.compile(r"[#*]+[ \t]+(.*)")


def as_html(source: str) -> str:
    """*source* as HTML."""
    return "\n\n".join(_block(block.strip("\n")) for block in re.split(r"\n[ \t]*\n", source))


def _block(block: str) -> str:
    if not block.strip() or block.lstrip().startswith("<"):
        return block
    if _ITEM.match(block):
        return _list(block)
    found = _BLOCK.match(block)
    name, text = (found[1], block[found.end() :]) if found else ("p", block)
    if name in ("bc", "pre"):
        return f"<pre><code>{html.escape(text, quote=False)}</code></pre>"
    if name == "notextile":
        return text
    inner = _spans(text).replace("\n", "<br>\n")
    return (
        f"<blockquote><p>{inner}</p></blockquote>" if name == "bq" else f"<{name}>{inner}</{name}>"
    )


def _list(block: str) -> str:
    items: list[str] = []
    for line in block.split("\n"):
        found = _ITEM.match(line)
        if found:
            items.append(_spans(found[1]))
        else:
            items[-1] += f"<br>\n{_spans(line)}"
    name = "ol" if block.startswith("#") else "ul"
    return f"<{name}>\n" + "\n".join(f"<li>{item}</li>" for item in items) + f"\n</{name}>"


def _spans(text: str) -> str:
    text = _CODE.sub(lambda m: f"<code>{html.escape(m[1], quote=False)}</code>", text)
    text = _IMAGE.sub(_image, text)
    text = _LINK.sub(_link, text)
    return _STRONG.sub(r"<strong>\1</strong>", text)


def _link(found: re.Match[str]) -> str:
    title = f' title="{html.escape(found[2])}"' if found[2] else ""
    return f'<a href="{html.escape(found[3])}"{title}>{found[1]}</a>'


def _image(found: re.Match[str]) -> str:
    return f'<img src="{html.escape(found[1])}" alt="{html.escape(found[2] or "")}">'
