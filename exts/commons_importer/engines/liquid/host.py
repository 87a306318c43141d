"""What templates of a page are evaluated in: what they can ask, and what is too much."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar

from liquid import Environment
from liquid.builtin.expressions import FilteredExpression, tokenize
from liquid.exceptions import LiquidError, ResourceLimitError
from liquid.parser import get_parser
from liquid.stream import TokenStream
from liquid.token import TOKEN_EXPRESSION, TOKEN_OUTPUT, TOKEN_TAG

from commons_importer.engines.liquid import lexer

if TYPE_CHECKING:
    from collections.abc import Callable, Container

    from liquid.ast import Node
    from liquid.context import RenderContext
    from liquid.template import BoundTemplate
    from liquid.token import Token

MAX_STEPS = 200_000
MAX_INCLUDES = 2_000


class Host(Environment):
    """Bounds, what tags ask, and what could not be evaluated in a page."""

    block_nesting_limit: ClassVar[int] = 60
    loop_iteration_limit: ClassVar[int | None] = 20_000
    output_stream_limit: ClassVar[int | None] = 2_000_000
    local_namespace_limit: ClassVar[int | None] = 4_000_000

    def __init__(
        self, read: Callable[[str, bool], str | None], url: Callable[[str, str], str | None]
    ) -> None:
        """Take *read*, the text of an included file (and whether beside the page), and *url*."""
        super().__init__()
        self._ends: set[str] = set()
        self._read = read
        self._url = url
        self._included: dict[str, BoundTemplate] = {}
        self.start("")

    def start(self, source: str) -> None:
        """Forget the page before; *source* is the text of the next."""
        self.source = source
        self.notes: list[tuple[Token, str]] = []
        self.hidden: list[Token] = []
        self.tabs: list[str] = []  # names of the boxes of tabs around what is evaluated
        self._code = lexer.code_ranges(source)
        self._depth_of_code = 0
        self._steps = self._includes = 0

    def _parse(self, source: str) -> list[Node]:
        found = lexer.matched(list(lexer.tokens(source)))
        self._ends = {token.value for token in found if token.kind == TOKEN_TAG}
        return get_parser(self).parse(TokenStream(iter(found)))

    # -- bounds ------------------------------------------------------------------------------------

    def step(self) -> None:
        """Count one more tag that is evaluated.

        :raises ResourceLimitError: if there were too many.
        """
        self._steps += 1
        if self._steps > MAX_STEPS:
            raise ResourceLimitError("too many tags", token=None)

    # -- what tags ask -----------------------------------------------------------------------------

    def encloses(self, token: Token) -> bool:
        """Whether something ends the tag at *token*."""
        return f"end{token.value}" in self._ends

    def expression(self, source: str, token: Token) -> FilteredExpression:
        """*source* as a value with filters.

        :raises LiquidError: if it is none.
        """
        stream = TokenStream(tokenize(source, token._replace(kind=TOKEN_EXPRESSION)))
        found = FilteredExpression.parse(self, stream)
        assert isinstance(found, FilteredExpression)
        return found

    def known(self, context: RenderContext) -> Container[str]:
        """The names that mean something at this place."""
        return _Names(context)

    def included(self, name: str, *, relative: bool) -> BoundTemplate:
        """The file *name* as a template.

        :raises LiquidError: if there is none.
        :raises ResourceLimitError: if there were too many.
        """
        self._includes += 1
        if self._includes > MAX_INCLUDES:
            raise ResourceLimitError("too many included files", token=None)
        text = self._read(name, relative)
        if text is None:
            raise LiquidError(f"{name or 'nothing'} is no file to include", token=None)
        if text not in self._included:
            self._included[text] = self.from_string(text)
        return self._included[text]

    def url(self, tag: str, target: str) -> str:
        """The URL of the page that ``link`` or ``post_url`` names.

        :raises LiquidError: if there is none.
        """
        found = self._url(tag, target)
        if found is None:
            raise LiquidError(f"{target} is no page", token=None)
        return found

    def in_code(self, content: Callable[[], str]) -> str:
        """What *content* gives, which is code: what is unknown in it is text."""
        self._depth_of_code += 1
        try:
            return content()
        finally:
            self._depth_of_code -= 1

    # -- what cannot be had ------------------------------------------------------------------------

    def note(self, token: Token, message: str) -> None:
        """Remember a finding at *token*."""
        self.notes.append((token, message))

    def hide(self, token: Token, why: str = "") -> str:
        """What stands for a tag that cannot be evaluated: a comment, or itself within code."""
        shown = token.value if token.kind == TOKEN_OUTPUT else lexer.whole(token)
        plain = " ".join(shown.split())
        at = token.start_index
        in_code = token.source == self.source and any(a <= at < b for a, b in self._code)
        if in_code or self._depth_of_code:
            self.note(token, f"{plain} is kept as text")
            return shown
        if why or token.kind == TOKEN_OUTPUT:
            self.note(
                token, f"{plain} is hidden" + (f": {why.split(', on line')[0]}" if why else "")
            )
        else:
            self.hidden.append(token)
        # Without its braces: the site would take them for markup that is shown.
        inside = re.sub(r"^\{[{%]-?\s*|\s*-?[}%]\}$", "", plain).replace("--", "- -")
        return f"<!-- Liquid: {inside} -->"


class _Names:
    """The names in the scope of a context."""

    def __init__(self, context: RenderContext) -> None:
        self.context = context

    def __contains__(self, name: Any) -> bool:
        try:
            self.context.scope[name]
        except KeyError:
            return False
        return True
