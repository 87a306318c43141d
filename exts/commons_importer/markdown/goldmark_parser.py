"""The reader of CommonMark with what Goldmark and Hugo add."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.texmath import texmath_plugin

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

    from commons_importer.markdown.rules import Rules

MATH_BLOCKS = frozenset({"math_block", "math_block_eqno", "math_block_label"})
MAX_NESTING = 60
# What Goldmark's attribute parser takes; a template's braces are no list.
_ATTRIBUTES = re.compile(r"\{[ \t]*([#.\w][^{}\n]*)\}[ \t]*$")
_INTERRUPTED = ["paragraph", "reference", "blockquote", "list", "table"]


def parser(rules: Rules) -> MarkdownIt:
    """The reader for a dialect."""
    return _parser(
        rules.tables, rules.strike, rules.footnotes, rules.definitions, rules.attribute_lists,
        rules.math_marks,
    )  # fmt: skip


@cache
def _parser(
    tables: bool, strike: bool, footnotes: bool, definitions: bool, lists: bool, math: str
) -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING})
    # A link of a data: or javascript: address is read; what becomes of it is decided later.
    reader.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    reader.normalizeLink = lambda url: url  # type: ignore[method-assign]
    if tables:
        reader.enable("table")
    if strike:
        reader.enable("strikethrough")
    if footnotes:
        reader.use(footnote_plugin, inline=False, move_to_end=False)
        reader.disable(["footnote_inline", "footnote_tail"], ignoreInvalid=True)
    if definitions:
        reader.use(deflist_plugin)
    if "$" in math:
        reader.use(dollarmath_plugin, double_inline=True, allow_digits=False)
    if "\\" in math:
        reader.use(texmath_plugin, delimiters="brackets")
    if lists:
        reader.block.ruler.before("table" if tables else "code", "attributes", _attributes,
                                  {"alt": _INTERRUPTED})  # fmt: skip
    return reader


def _attributes(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """A line ``{.class #id}`` below a block."""
    if state.is_code_block(start):
        return False
    text = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    found = _ATTRIBUTES.match(text)
    if not found:
        return False
    if not silent:
        token = state.push("attributes", "", 0)
        token.content, token.map = found[1], [start, start + 1]
        state.line = start + 1
    return True
