"""What a text holds, counted without reading its markup: equal means for old and new pages."""

from __future__ import annotations

import re
from collections import Counter

# No part may run over a second start of itself: what nothing closes takes no longer for that.
_TEMPLATE = re.compile(r"\{%(?:(?!\{%).)*?%\}|\{\{(?:(?!\{\{).)*?\}\}|<%(?:(?!<%).)*?%>", re.DOTALL)
_HIDDEN = re.compile(
    r"<!--(?:(?!<!--).)*?-->|<(script|style)\b(?:(?!<\1).)*?</\1\s*>|\]\([^()\s]*(?:\s+\"[^\"\n]*\")?\)"
    r"|^[ \t]*\[[^\]\n]+\]:[ \t]*\S+|\{:?[ \t]*[.#:][^{}\n]*\}|^\([^()\s]+\)=$|</?[A-Za-z][^<>]*>"
    r"|<[^<>\s`]+>(?=`)|:[\w-]+:(?=`)|^[ \t]*\.\.[ \t][^\n]*$"
    r"|^[ \t]*%[ \t][^\n]*$|^[ \t]*(?:```|~~~|:::)[^\n]*$|^[ \t]*:[\w-]+:[^\n]*$|https?://\S+|&#?\w+;",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_](?:[\w'’.-]*[^\W_])?")
_CODE = re.compile(r"^[ \t]*(?:```|~~~)|<pre\b|\{%-?\s*(?:highlight|codeblock)\b", re.MULTILINE)
_FENCE = re.compile(r"^[ \t]*(?:```|~~~)", re.MULTILINE)
_IMAGE = re.compile(r"!\[|<img\b|^[ \t]*\.\.[ \t]+(?:image|figure)::", re.MULTILINE | re.IGNORECASE)
_LINK = re.compile(
    r"(?<![!\\])\[[^\[\]\n]+\][(\[]|<a\s[^<>]*href|`[^`<>\n]+<[^<>\n]+>`_", re.IGNORECASE
)


def words(text: str) -> int:
    """How many words readers see in *text*, whether in Markdown, HTML or reStructuredText."""
    return len(_WORD.findall(_HIDDEN.sub(" ", _TEMPLATE.sub(" ", text))))


def all_of(text: str) -> Counter[str]:
    """Words, code blocks, images and links of a text that nothing was made of."""
    fences = len(_FENCE.findall(text))
    return Counter({
        "words": words(text),
        "code blocks": len(_CODE.findall(text)) - fences + fences // 2,
        "images": len(_IMAGE.findall(text)),
        "links": len(_LINK.findall(text)),
    })  # fmt: skip
