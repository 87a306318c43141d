"""Tags that the command line says what they stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commons_importer.engines.common import mapped_tags
from commons_importer.engines.liquid.tags import Block, Enclosing, head

if TYPE_CHECKING:
    from liquid.ast import Node
    from liquid.context import RenderContext
    from liquid.stream import TokenStream

    from commons_importer.engines.liquid.host import Host


class _Filled(Enclosing):
    """What a template makes of a tag and what it encloses."""

    template = ""
    encloses = False

    def text(self, context: RenderContext) -> str:
        """The template with its fields filled."""
        content = self.content(context) if self.encloses else ""
        return mapped_tags.filled(self.template, self.rest, content)


class Mapped(Block):
    """A tag with a *template*, with an end or without one."""

    node = _Filled

    def __init__(self, env: Host, template: str) -> None:
        super().__init__(env)
        self.template = template

    def parse(self, stream: TokenStream) -> Node:
        """The node of the tag at hand, up to its end if it has one."""
        encloses = self.host.encloses(stream.current)
        node = super().parse(stream) if encloses else _Filled(self.host, *head(stream))
        assert isinstance(node, _Filled)
        node.template, node.encloses = self.template, encloses
        return node
