"""Elements as WordPress and its editors write them, without what only its style sheets use."""

from __future__ import annotations

import html
import re

from commons_importer.engines.wordpress.paragraphs import TAG
from commons_importer.markdown import html_tags

_OWN = re.compile(
    r"(?:wp|has|is|size|attachment|gallery|blocks-gallery|columns|block|item|mce|justified)-.*"
    r"|align(?:none|left|right|center|wide|full)|gallery|wp-\w+|(?:Mso|x_Mso)\w+|p\d|s\d"
    r"|external|rel|noopener|more-link"
)
_SIDES = {"alignleft": "left", "alignright": "right", "aligncenter": "center"}
_DROPPED = re.compile(
    r"data-(?!lang$).*|aria-.*|on\w+|style|srcset|sizes|loading|decoding|fetchpriority|role|tabindex"
    r"|itemprop|itemscope|itemtype|contenteditable|draggable|spellcheck|dir|target|rel|border"
    r"|hspace|vspace|download|longdesc"
)
# Frames around things that are no pictures: what is in them stands by itself.
_PLAIN_FIGURE = re.compile(
    r"\b(?:wp-block-(?:table|pullquote|gallery|embed|audio|video|file)|blocks-gallery-\w+)\b"
)
_PLAIN_LIST = re.compile(r"\bblocks-gallery-grid\b")
_BUTTON = re.compile(r"\bwp-block-(?:button__link|file__button)\b")
_TOP = re.compile(r"<h1\b[^<>]*>((?:(?!<h1).){0,500}?)</h1", re.IGNORECASE | re.DOTALL)
_LEVEL = re.compile(r"(</?h)([1-5])(?=[\s>])", re.IGNORECASE)
MAX_OPEN = 2000


def cleaned(text: str) -> str:
    """*text* with tags that say only what a page without that style can say too."""
    out: list[str] = []
    renamed: list[tuple[str, str]] = []  # open elements that another may stand for
    at = 0
    for found in TAG.finditer(text):
        out.append(text[at : found.start()])
        at = found.end()
        name = found[2].lower()
        out.append(_close(name, renamed, found[0]) if found[1] else _open(found, name, renamed))
    return "".join([*out, text[at:]])


def _close(name: str, renamed: list[tuple[str, str]], written: str) -> str:
    if renamed and renamed[-1][0] == name:
        new = renamed.pop()[1]
        return f"</{new}>" if new else ""
    return written


def _open(found: re.Match[str], name: str, renamed: list[tuple[str, str]]) -> str:
    attrs = html_tags.attributes(found[3].rstrip().removesuffix("/"))
    given = attrs.get("class", "")
    is_closed = found[3].rstrip().endswith("/") or name in html_tags.VOID
    new = name
    if name in ("figure", "ul", "li", "figcaption") and not is_closed and len(renamed) < MAX_OPEN:
        new = _plain_name(name, given, renamed)
        renamed.append((name, new))
    kept = {key: value for key, value in attrs.items() if not _DROPPED.fullmatch(key)}
    if "on" not in name and any(key.startswith("on") for key in attrs):
        kept["onclick"] = ""  # the reader of HTML says that it goes
    if attrs.get("style") and name in ("td", "th", "p", "img"):
        kept["style"] = attrs["style"]
    classes = [css for css in given.split() if not _OWN.fullmatch(css)]
    if name == "a" and _BUTTON.search(given):
        classes += ["sd-btn", "sd-btn-primary"]
    sides = [_SIDES[css] for css in given.split() if css in _SIDES]
    if sides and name == "img":
        kept["align"] = sides[0]
    elif sides and new == "figure":
        classes.append(f"align-{sides[0]}")
    kept["class"] = " ".join(classes)
    if not classes:
        del kept["class"]
    if new == name and kept == attrs:
        return found[0]
    return html_tags.open_tag(new, kept, closed=is_closed and name not in html_tags.VOID)


def _plain_name(name: str, given: str, renamed: list[tuple[str, str]]) -> str:
    """What stands for an element: a ``div`` for a frame around a table or a gallery's list."""
    above = renamed[-1] if renamed else ("", "")
    if name == "figure":
        return "div" if _PLAIN_FIGURE.search(given) and "blocks-gallery-item" not in given else name
    if name == "ul":
        return "div" if _PLAIN_LIST.search(given) else name
    if name == "li":
        return "div" if above == ("ul", "div") else name
    return "p" if above == ("figure", "div") else name


def below_title(text: str, title: str) -> str:
    """*text* with its headings one level lower if it has some of the first: above it was the title.

    One that only says the title again stays.
    """
    first = _TOP.search(text)
    if first is None or plain(first[1]).casefold() == title.casefold():
        return text
    return _LEVEL.sub(lambda found: f"{found[1]}{int(found[2]) + 1}", text)


def plain(text: str) -> str:
    """The words of a piece of HTML in one line."""
    return " ".join(html.unescape(re.sub(r"<[^<>]*>", " ", text)).split())
