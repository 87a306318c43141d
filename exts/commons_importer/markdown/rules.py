"""How the dialects differ, as data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from commons_importer.markdown.pieces import Piece
    from commons_importer.markdown.span_shorthand import Forge

_PYMDOWN = frozenset(
    "arithmatex blocks caret critic emoji inlinehilite keys linenums math relaxed "
    "smartsymbols superfences tasklist tilde".split()
)
_ORIGINAL = "\\`*_{}[]()#+-.!>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """One dialect with the options that a site switched on."""

    family: Literal["kramdown", "redcarpet", "python", "goldmark"]
    escapes: str = _ORIGINAL
    fences: bool = True  # fenced code
    tables: bool = True
    footnotes: bool = True
    strike: bool = False  # ``~~x~~``
    autolink: bool = False  # bare URLs become links
    hard_wrap: bool = False  # every line break counts
    superscript: bool = False
    highlight: bool = False
    quote: bool = False
    intra_emphasis: bool = True  # ``a_b_c`` has emphasis (Redcarpet)
    lax_spacing: bool = False  # Redcarpet: blocks need no blank line before them
    space_after_hashes: bool = False
    backslash_break: bool = False
    math: bool = False  # ``$$x$$``
    attribute_lists: bool = True
    gfm: bool = False  # kramdown's GFM input: blocks end paragraphs
    block_html: bool = False  # kramdown: Markdown inside block elements
    definitions: bool = True
    abbreviations: bool = True
    code_language: bool = False  # first line ``:::lang`` of indented code (Python-Markdown)
    nested_fences: bool = False  # fences inside list items (Python-Markdown)
    sane_lists: bool = False
    admonitions: bool = False
    details: bool = False  # ``???``
    tabs: bool = False  # ``===``
    pymdown: frozenset[str] = frozenset()  # further extensions of Python-Markdown, short names
    # The kind of a Python object by its path; None where no tool documents such.
    object_kinds: Callable[[str], str] | None = None
    header_ids: Literal["kramdown", "gfm", "python", "redcarpet", "goldmark", "none"] = "none"
    transliterate: bool = False
    dashes: bool = False  # Goldmark: ``--`` became a sign, which ids of headings leave out
    forge: Forge | None = None  # where ``#12`` and ``@name`` lead, if they do
    slugify: Callable[[str], str] | None = (
        None  # makes the id of a heading, where a site has its own
    )
    raw_html: bool = True  # Goldmark: HTML in Markdown is shown
    math_marks: str = ""  # Goldmark: what formulas stand between, ``$`` or ``\\``
    pieces: tuple[Piece, ...] = ()  # what templates put into one page, by their marks


def kramdown(*, gfm: bool, options: dict[str, object] | None = None) -> Rules:
    """kramdown with plain or GitHub-flavoured input."""
    given = options or {}
    ids: Literal["gfm", "kramdown", "none"] = "gfm" if gfm else "kramdown"
    if given.get("auto_ids") is False:
        ids = "none"
    return Rules(
        family="kramdown",
        escapes="\\.*_+`<>()[]{}#!:|\"'$=-" + ("~" if gfm else ""),
        strike=gfm,
        gfm=gfm,
        hard_wrap=gfm and given.get("hard_wrap") is True,
        space_after_hashes=gfm,
        backslash_break=gfm,
        math=True,
        block_html=given.get("parse_block_html") is True,
        header_ids=ids,
        transliterate=given.get("transliterated_header_ids") is True,
    )


def redcarpet(options: frozenset[str]) -> Rules:
    """Redcarpet with the extensions in *options* (names as Ruby spells them)."""
    return Rules(
        family="redcarpet",
        escapes='\\`*_{}[]()#+-.!:|&<>^~="$',
        fences="fenced_code_blocks" in options,
        tables="tables" in options,
        footnotes="footnotes" in options,
        strike="strikethrough" in options,
        autolink="autolink" in options,
        hard_wrap="hard_wrap" in options,
        superscript="superscript" in options,
        highlight="highlight" in options,
        quote="quote" in options,
        intra_emphasis="no_intra_emphasis" not in options,
        lax_spacing="lax_spacing" in options,
        space_after_hashes="space_after_headers" in options,
        attribute_lists=False,
        definitions=False,
        abbreviations=False,
        header_ids="redcarpet" if "with_toc_data" in options else "none",
    )


def short_names(extensions: Iterable[str]) -> frozenset[str]:
    """Extensions of Python-Markdown by the last part of their names; of blocks, their family."""
    names = [re.sub(r"\(.*", "", name) for name in extensions]
    parts = [("blocks" if ".blocks" in name else re.split(r"[.:]", name)[-1]) for name in names]
    return frozenset(parts)


def python_markdown(extensions: frozenset[str]) -> Rules:
    """Python-Markdown with the extensions in *extensions* (short names)."""
    extra = "extra" in extensions
    return Rules(
        family="python",
        escapes=_ORIGINAL + ("|" if extra or "tables" in extensions else ""),
        fences=extra or bool(extensions & {"fenced_code", "superfences"}),
        tables=extra or "tables" in extensions,
        footnotes=extra or "footnotes" in extensions,
        strike=True,
        hard_wrap="nl2br" in extensions,
        attribute_lists=extra or "attr_list" in extensions,
        definitions=extra or "def_list" in extensions,
        abbreviations=extra or "abbr" in extensions,
        block_html=extra or "md_in_html" in extensions,
        code_language="codehilite" in extensions,
        nested_fences="superfences" in extensions,
        sane_lists="sane_lists" in extensions,
        admonitions="admonition" in extensions,
        details="details" in extensions,
        tabs="tabbed" in extensions,
        highlight="mark" in extensions,
        autolink="magiclink" in extensions,
        pymdown=extensions & _PYMDOWN,
        header_ids="python" if "toc" in extensions else "none",
    )
