"""A TeX formula -> MathML as browsers draw it, with the TeX kept in it. No Sphinx here."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from html import escape, unescape
from xml.etree import ElementTree

from .macros import MacroError
from .tex import readable, unknown_commands

# What browsers know, or may know; URLs and scripts are not among it.
KEPT = frozenset(
    "accent accentunder class columnlines columnspacing columnspan depth display displaystyle "
    "fence form frame height largeop linethickness lspace mathbackground mathcolor mathvariant "
    "maxsize minsize movablelimits notation rowlines rowspacing rowspan rspace scriptlevel "
    "separator stretchy symmetric voffset width xmlns".split()
)
# Browsers know the letters themselves only.
STYLES = {
    "bold": "BOLD",
    "italic": "ITALIC",
    "bold-italic": "BOLD ITALIC",
    "double-struck": "DOUBLE-STRUCK",
    "script": "SCRIPT",
    "bold-script": "BOLD SCRIPT",
    "fraktur": "FRAKTUR",
    "bold-fraktur": "BOLD FRAKTUR",
    "sans-serif": "SANS-SERIF",
    "bold-sans-serif": "SANS-SERIF BOLD",
    "sans-serif-italic": "SANS-SERIF ITALIC",
    "sans-serif-bold-italic": "SANS-SERIF BOLD ITALIC",
    "monospace": "MONOSPACE",
}


class FormulaError(ValueError):
    """A formula that cannot be drawn."""


@lru_cache(maxsize=2048)
def draw(tex: str, *, display: bool, source: bool = True) -> str:
    """The element ``<math>`` of *tex*.

    :param source: whether *tex* stands in it too, for those who copy it.
    :raises FormulaError: where latex2mathml is missing or cannot read *tex*.
    """
    try:
        from latex2mathml.converter import convert_to_element
    except ImportError as error:
        advice = 'formulas need latex2mathml: pip install "sphinx-commons[furo]"'
        raise FormulaError(advice) from error
    try:
        tree = convert_to_element(readable(tex), display="block" if display else "inline")
    except MacroError as error:
        raise FormulaError(str(error)) from error
    except Exception as error:  # latex2mathml raises whatever its parser met
        raise FormulaError(f"{type(error).__name__}: {error}".rstrip(": ")) from error
    if unknown := unknown_commands(tree):
        raise FormulaError(f"unknown {', '.join(unknown)}")
    for part in tree.iter():
        _clean(part)
    inner = "".join(ElementTree.tostring(part, encoding="unicode") for part in tree)
    if source:
        note = f'<annotation encoding="application/x-tex">{escape(tex, quote=False)}</annotation>'
        inner = f"<semantics><mrow>{inner}</mrow>{note}</semantics>"
    shape = ' display="block"' if display else ""
    return f'<math xmlns="http://www.w3.org/1998/Math/MathML"{shape}>{inner}</math>'


def _clean(part: ElementTree.Element) -> None:
    """Leave of *part* what browsers draw, in the form in which they do."""
    written, variant = part.text or "", part.attrib.pop("mathvariant", "")
    part.text = unescape(written)
    if variant in STYLES:
        part.text = "".join(_styled(letter, STYLES[variant]) for letter in part.text)
    # A letter that is written as its number is one of "\\mathrm"; browsers slant single letters.
    if part.tag == "mi" and len(part.text) == 1 and written.startswith("&#x000"):
        part.set("mathvariant", "normal")
    if (side := part.attrib.pop("columnalign", "")) in ("left", "right"):
        part.set("class", f"theme-cell-{side}")
    for name in part.attrib.keys() - KEPT:
        del part.attrib[name]


def _styled(letter: str, style: str) -> str:
    """The letter of mathematics that is *letter* in a style; where there is none, *letter*."""
    words = unicodedata.name(letter, "").split()
    if words[:1] not in (["LATIN"], ["GREEK"], ["DIGIT"]):
        return letter
    name = " ".join(word for word in words if word not in ("LATIN", "GREEK", "LETTER"))
    # Some letters were there before the others, by names of their own.
    for found in (
        f"MATHEMATICAL {style} {name}",
        f"{style} {name}".replace("FRAKTUR", "BLACK-LETTER"),
    ):
        try:
            return unicodedata.lookup(found)
        except KeyError:
            continue
    return letter
