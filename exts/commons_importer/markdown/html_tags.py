"""What HTML looks like inside Markdown: tags, attributes and the kinds of elements."""

from __future__ import annotations

import html
import re

NAME = r"[A-Za-z_][\w.:-]*"
ATTRIBUTE = re.compile(
    r"""\s*([A-Za-z_:@][\w.:@-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""", re.DOTALL
)
_ATTRIBUTES = (
    r"""(?:\s+[A-Za-z_:@][\w.:@-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?|(?<=["'])"""
    r"""[A-Za-z_][\w-]*\s*=\s*(?:"[^"]*"|'[^']*'))*"""
)
OPEN_TAG = re.compile(rf"<({NAME})((?:{_ATTRIBUTES}))\s*(/?)>", re.DOTALL)
CLOSE_TAG = re.compile(rf"</({NAME})\s*>")
COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
ENTITY = re.compile(r"&(?:([A-Za-z][A-Za-z0-9]{1,31})|#(\d{1,7})|#[xX]([0-9A-Fa-f]{1,6}));")

VOID = frozenset(
    "area base br col command embed hr img input keygen link meta param source track wbr".split()
)
SPAN_TAGS = frozenset(
    "a abbr acronym b big bdo br button cite code del dfn em i img input ins kbd label mark "
    "option q rb rbc rp rt rtc ruby samp select small span strong sub sup tt u var s strike "
    "font nobr center time wbr bdi data output progress meter blink".split()
)
BLOCK_TAGS = frozenset(
    "address article aside applet body blockquote caption col colgroup dd details div dl dt "
    "fieldset figure figcaption footer form h1 h2 h3 h4 h5 h6 header hgroup hr html head iframe "
    "legend menu li main map nav ol optgroup p pre section summary table tbody td th thead "
    "tfoot tr ul script style video audio object embed noscript textarea canvas math svg "
    "center source template link meta dir title base frame frameset marquee".split()
)
KNOWN_TAGS = (
    SPAN_TAGS
    | BLOCK_TAGS
    | VOID
    | frozenset(
        "param track path g rect circle line polygon polyline ellipse defs use symbol text tspan "
        "bgsound area slot dialog picture datalist noframes plaintext xmp listing basefont "
        "menuitem "
        "mi mo mn mrow msup msub mfrac msqrt semantics annotation fencedframe search hgroup".split()
    )
)


def attributes(source: str) -> dict[str, str]:
    """The attributes of a tag, names in lower case, entities decoded."""
    found: dict[str, str] = {}
    for match in ATTRIBUTE.finditer(source):
        value = next((v for v in match.group(2, 3, 4) if v is not None), "")
        found[match[1].lower()] = html.unescape(value)
    return found


def open_tag(name: str, attrs: dict[str, str], *, closed: bool = False) -> str:
    """A start tag."""
    rest = "".join(
        f' {key}="{html.escape(value)}"' if value or key in ("alt", "href", "src") else f" {key}"
        for key, value in attrs.items()
    )
    return f"<{name}{rest}{' /' if closed else ''}>"


def is_placeholder(name: str, text: str = "", start: int = 0) -> bool:
    """Whether ``<name>`` is a word that somebody put in angle brackets, no tag at all.

    A name with a hyphen may be an element of the page's own; it is if *text* ends it after *start*.
    """
    lower = name.lower()
    if "::" in lower or lower.startswith(("http:", "https:", "ftp:", "mailto:")):
        return True
    if lower in KNOWN_TAGS or ":" in lower:
        return False
    if "-" not in lower.strip("-"):
        return True
    ended = re.compile(rf"</{re.escape(name)}\s*>", re.IGNORECASE)
    return bool(text) and not ended.search(text, start)


def entity_text(match: re.Match[str]) -> str:
    """The character of an entity, or its source if there is none."""
    return html.unescape(match[0])
