"""The dialect of a site: Goldmark with the options of its settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commons_importer import scalars
from commons_importer.engines.hugo.names import ANCHORS
from commons_importer.markdown.rules import Rules

if TYPE_CHECKING:
    from commons_importer.engines.hugo.settings import Settings

_SIGNS = {"$$": "$", "$": "$", "\\(": "\\", "\\[": "\\"}


def of(settings: Settings) -> Rules:
    """The rules for the pages of a site."""

    def on(*keys: str, default: bool = True) -> bool:
        found = scalars.truth(settings.path("markup", "goldmark", *keys))
        return default if found is None else found

    extensions = ("extensions",)
    kind = scalars.text(settings.path("markup", "goldmark", "parser", "autoheadingidtype"))
    ids = on("parser", "autoheadingid")
    blackfriday = settings.text("markup") == "blackfriday" or (
        scalars.text(settings.path("markup", "defaultmarkdownhandler")) == "blackfriday"
    )
    return Rules(
        family="goldmark",
        tables=on(*extensions, "table"),
        footnotes=on(*extensions, "footnote"),
        definitions=on(*extensions, "definitionlist"),
        strike=on(*extensions, "strikethrough"),
        autolink=on(*extensions, "linkify"),
        hard_wrap=on("renderer", "hardwraps", default=False),
        raw_html=blackfriday or on("renderer", "unsafe", default=False),
        attribute_lists=on("parser", "attribute", "block", default=False),
        math_marks=_math(settings),
        pymdown=frozenset({"emoji"} if settings.on("enableemoji") else ()),
        header_ids="goldmark" if ids else "none",
        dashes="D" in signs(settings),
        slugify=ANCHORS.get("blackfriday" if blackfriday else kind, ANCHORS["github"]),
    )


def signs(settings: Settings) -> str:
    """What becomes a sign, in the letters of Sphinx: quotes, dashes and dots."""
    given: Any = settings.path("markup", "goldmark", "extensions", "typographer")
    if not isinstance(given, dict):
        return "" if scalars.truth(given) is False else "qDe"
    if scalars.truth(given.get("disable")):
        return ""
    kinds = (("q", "leftdoublequote", '"'), ("D", "endash", "--"), ("e", "ellipsis", "..."))
    # A site that wants a sign as it was written says so, as ``enDash: '--'``.
    return "".join(letter for letter, key, plain in kinds if given.get(key) != plain)


def _math(settings: Settings) -> str:
    """What formulas stand between, where the site passes them through."""
    given: Any = settings.path("markup", "goldmark", "extensions", "passthrough")
    if not isinstance(given, dict) or not scalars.truth(given.get("enable")):
        return ""
    marks = given.get("delimiters")
    pairs = [pair for kind in marks.values() for pair in kind or ()] if isinstance(
        marks, dict) else []  # fmt: skip
    starts = [scalars.text(pair[0]) for pair in pairs if isinstance(pair, list) and pair]
    return "".join(sorted({_SIGNS.get(start, "") for start in starts or ["\\("]}))
