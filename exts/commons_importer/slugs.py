"""Slugs and heading ids, as each engine and docutils make them."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "AE", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L",
     "œ": "oe", "Œ": "OE", "þ": "th", "Þ": "Th", "ð": "d", "’": "'", "‘": "'", "“": '"',
     "”": '"', "–": "-", "—": "-", "…": "..."}
)  # fmt: skip


def ascii_text(text: str) -> str:
    """*text* in plain letters."""
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return plain.encode("ascii", "ignore").decode()


def parameterize(text: str) -> str:
    """As Rails and Middleman: plain letters, digits, ``_`` and ``-``."""
    words = re.sub(r"[^a-z0-9\-_]+", "-", ascii_text(text.rstrip("?")), flags=re.IGNORECASE)
    return re.sub(r"-{2,}", "-", words).strip("-").lower()


def slugify(text: str, mode: str = "default", *, cased: bool = False) -> str:
    """As the ``slugify`` of Jekyll and of its Liquid: letters of all scripts, joined by ``-``."""
    keep = r"[^\w.~!$&'()+,;=@]+|_(?<!_)" if mode == "pretty" else r"[\W_]+"
    slug = re.sub(keep, "-", text).strip("-")
    return slug if cased else slug.lower()


def docutils(text: str) -> str:
    """The id that a heading gets by itself on the new site."""
    plain = ascii_text(text).lower() if text.isascii() else _docutils_letters(text)
    plain = re.sub(r"[^a-z0-9]+", "-", " ".join(plain.split()))
    return re.sub(r"^[-0-9]+|-+$", "", plain)


def _docutils_letters(text: str) -> str:
    digraphs = {"ß": "sz", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l"}
    lower = "".join(digraphs.get(char, char) for char in text.lower())
    return unicodedata.normalize("NFKD", lower).encode("ascii", "ignore").decode()


def python(text: str, separator: str = "-", *, ascii_only: bool = True) -> str:
    """As Python-Markdown's ``toc``, and its like for letters of all scripts."""
    if ascii_only:
        text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    plain = re.sub(r"[^\w\s-]", "", text).strip().lower()
    return re.sub(rf"[{re.escape(separator)}\s]+", lambda _: separator, plain)


def heading_id(text: str, style: str) -> str:
    """The id that the old engine gave to a heading."""
    if style == "gfm":
        return re.sub(r"[ \t]", "-", re.sub(r"[^\w\- \t]", "", text.lower()))
    if style == "kramdown":
        plain = re.sub(r"^[^a-zA-Z]+", "", text)
        plain = re.sub(r"[^a-zA-Z0-9 -]", "", plain)
        return plain.replace(" ", "-").lower() or "section"
    if style == "transliterated":
        return heading_id(ascii_text(text), "kramdown")
    if style == "python":
        return python(text)
    if style == "redcarpet":
        plain = re.sub(r"<[^<>]*>|&[^&;\s]+;", "", text)
        plain = re.sub(r"[-&+$,/:;=?@\"#{}|^~\[\]`\\*()%.!'\s]+", "-", plain)
        return plain.strip("-").lower()
    return ""


def file_name(text: str) -> str:
    """*text* as a file name that is safe everywhere."""
    name = re.sub(r"[^\w.\-+@]+", "-", unicodedata.normalize("NFC", text)).strip("-.")
    reserved = re.fullmatch(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", name)
    name = f"{name}-" if reserved else name
    while len(name.encode()) > 150:
        name = name[:-1]
    return name or "page"
