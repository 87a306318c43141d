"""Tags: those of Jekyll, and whatever else a page has."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any, TextIO

from liquid.ast import BlockNode, Node
from liquid.builtin.expressions import Path
from liquid.exceptions import LiquidError, LiquidInterrupt, ResourceLimitError, StopRender
from liquid.parser import get_parser
from liquid.stringify import to_liquid_string
from liquid.tag import Tag
from liquid.token import TOKEN_EOF, TOKEN_EXPRESSION, TOKEN_OUTPUT
from liquid.undefined import Undefined

from commons_importer.engines.liquid import octopress

if TYPE_CHECKING:
    from liquid.context import RenderContext
    from liquid.stream import TokenStream
    from liquid.token import Token

    from commons_importer.engines.liquid.host import Host

EMBEDS = {
    "youtube": "https://www.youtube.com/watch?v={}",
    "vimeo": "https://vimeo.com/{}",
    "gist": "https://gist.github.com/{}",
    "twitter": "{}",
    "tweet": "{}",
    "oembed": "{}",
    "slideshare": "https://www.slideshare.net/slideshow/embed_code/{}",
    "speakerdeck": "https://speakerdeck.com/player/{}",
    "asciicast": "https://asciinema.org/a/{}",
    "soundcloud": "{}",
}  # fmt: skip
SILENT = ("toc", "more", "seo", "feed_meta")
BLOCKS = ("codeblock", "blockquote", "pullquote")
_ARGUMENT = re.compile(
    r"""([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(\S+))""", re.DOTALL
)
_FILE = re.compile(r"((?:\{\{.*?\}\}|[^\s{]|\{(?!\{))+)\s*(.*)", re.DOTALL)


def head(stream: TokenStream) -> tuple[Token, str]:
    """The name of the tag at hand and the rest of it, stepping to its last token."""
    token = stream.current
    if stream.peek.kind != TOKEN_EXPRESSION:
        return token, ""
    next(stream)
    return token, stream.current.value


class Written(Node):
    """Text that a tag stands for, worked out when it is shown."""

    def __init__(self, env: Host, token: Token, rest: str) -> None:
        super().__init__(token)
        self.env = env
        self.rest = rest
        self.blank = False

    def text(self, context: RenderContext) -> str:
        """What stands for the tag.

        :raises LiquidError: if that cannot be known.
        """
        raise NotImplementedError

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the text."""
        return buffer.write(self.text(context))


class HostTag(Tag):
    """A tag of a host."""

    def __init__(self, env: Host) -> None:
        super().__init__(env)
        self.host = env


class Inline(HostTag):
    """A tag without an end, shown as the node of its class."""

    block = False
    node: type[Written]

    def parse(self, stream: TokenStream) -> Node:
        """The node of the tag at hand."""
        return self.node(self.host, *head(stream))


class Enclosing(Written):
    """What stands for a tag and what it encloses."""

    inside: BlockNode

    def content(self, context: RenderContext) -> str:
        """The text between the tags."""
        buffer = context.get_buffer()
        self.inside.render(context, buffer)
        return buffer.getvalue()


class Block(HostTag):
    """A tag with an end."""

    node: type[Enclosing]

    def parse(self, stream: TokenStream) -> Node:
        """The node of the tag at hand, up to its end."""
        token, rest = head(stream)
        next(stream)
        node = self.node(self.host, token, rest)
        end = f"end{token.value}"
        node.inside = get_parser(self.env).parse_block(stream, (end, TOKEN_EOF))
        head(stream)
        return node


# -- what nobody knows -----------------------------------------------------------------------------


class Hidden(Enclosing):
    """A tag that nobody knows: a comment in its place, what it encloses stays."""

    encloses = False

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the comment, and the content."""
        size = buffer.write(self.env.hide(self.token))
        return size + (self.inside.render(context, buffer) if self.encloses else 0)


class Unknown(Block):
    """Any tag without a class of its own."""

    node = Hidden

    def parse(self, stream: TokenStream) -> Node:
        """The node; a tag that something ends encloses what stands before that."""
        if not self.host.encloses(stream.current):
            return self.node(self.host, *head(stream))
        node = super().parse(stream)
        assert isinstance(node, Hidden)
        node.encloses = True
        return node


class Guarded(Node):
    """A node whose failure costs itself only."""

    def __init__(self, env: Host, node: Node) -> None:
        super().__init__(node.token)
        self.env = env
        self.node = node
        self.blank = node.blank

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the node, or a comment in its place."""
        self.env.step()
        try:
            return self.node.render(context, buffer)
        except (ResourceLimitError, LiquidInterrupt, StopRender):
            raise
        except Exception as err:
            return buffer.write(self.env.hide(self.token, str(err)))


class Guard(HostTag):
    """Tries a tag; one that is no Liquid is hidden like an unknown one."""

    def __init__(self, env: Host, tag: Tag) -> None:
        super().__init__(env)
        self.tag = tag
        self.unknown = Unknown(env)

    def get_node(self, stream: TokenStream) -> Node:
        """The node of the tag at hand."""
        position, depth = stream.pos, stream.block_depth
        try:
            return Guarded(self.host, self.tag.parse(stream))
        except ResourceLimitError:
            raise
        except Exception:
            stream.pos, stream.block_depth = position, depth
            return self.unknown.parse(stream)

    parse = get_node


# -- output ----------------------------------------------------------------------------------------


class Unavailable(Undefined):
    """A value that the old engine had, and that is not at hand."""


class Shown(Written):
    """``{{ x }}``; what starts with no known name is text."""

    def text(self, context: RenderContext) -> str:
        """The value as text."""
        source = self.token.value
        expression = self.env.expression(self.rest, self.token)
        left = expression.left
        root = left.head() if isinstance(left, Path) else None
        if isinstance(root, str) and root not in self.env.known(context):
            self.env.note(self.token, f"{' '.join(source.split())} is kept as text")
            return source
        if isinstance(left.evaluate(context), Unavailable):
            return self.env.hide(self.token)
        return str(to_liquid_string(expression.evaluate(context), autoescape=False))


class ShowTag(HostTag):
    """``{{ x }}``."""

    name = TOKEN_OUTPUT

    def parse(self, stream: TokenStream) -> Node:
        """The node; text that is no expression stays text."""
        return Guarded(self.host, Shown(self.host, *head(stream)))


# -- Jekyll's --------------------------------------------------------------------------------------


class Include(Written):
    """``include``, ``include_cached``, ``include_relative``."""

    def text(self, context: RenderContext) -> str:
        """The included file, evaluated with the arguments."""
        found = _FILE.match(self.rest)
        name = self._filled(found[1], context).strip("\"'") if found else ""
        given = self._arguments(found[2] if found else "", context)
        stem = re.sub(r"\.\w+$", "", name.split("/")[-1]).lower()
        for key in EMBEDS:
            value = given.get("id") or given.get("video") or given.get("url")
            if key in stem and value:
                return embed(key, str(value))
        template = self.env.included(name, relative=self.token.value == "include_relative")
        buffer = context.get_buffer()
        with context.extend({"include": given}):
            template.render_with_context(context, buffer, partial=True)
        return buffer.getvalue()

    def _filled(self, text: str, context: RenderContext) -> str:
        if "{{" not in text:
            return text
        buffer = context.get_buffer()
        self.env.from_string(text).render_with_context(context, buffer, partial=True)
        return buffer.getvalue()

    def _arguments(self, source: str, context: RenderContext) -> dict[str, Any]:
        out: dict[str, Any] = {}
        for found in _ARGUMENT.finditer(source):
            quoted = found[2] if found[2] is not None else found[3]
            if quoted is None:
                expression = self.env.expression(found[4], self.token)
                out[found[1]] = expression.evaluate(context)
            else:
                plain = re.sub(r"\\([\"'])", r"\1", quoted)
                out[found[1]] = self._filled(plain, context)
        return out


class Link(Written):
    """``link`` and ``post_url``."""

    def text(self, context: RenderContext) -> str:
        """The URL of the page or file."""
        return self.env.url(self.token.value, self.rest.split()[0].strip("\"'"))


class Embed(Written):
    """A video or the like, by its id or URL."""

    def text(self, context: RenderContext) -> str:
        """A frame, which the importer makes a link."""
        return embed(self.token.value, self.rest.split()[0].strip("\"'"))


def embed(name: str, target: str) -> str:
    """The frame of what the tag *name* shows.

    :raises LiquidError: if *target* is no URL and no id.
    """
    url = target if "://" in target else EMBEDS[name].format(target)
    if "://" not in url:
        raise LiquidError(f"{target} is no URL", token=None)
    return f'<iframe src="{html.escape(url)}"></iframe>'


class Image(Written):
    """Octopress's ``img``."""

    def text(self, context: RenderContext) -> str:
        """The picture in HTML."""
        found = octopress.image(self.rest)
        if found is None:
            raise LiquidError("no picture is named", token=self.token)
        return found


class Silent(Written):
    """A tag that shows nothing of the page."""

    def text(self, context: RenderContext) -> str:
        """Nothing."""
        return ""


class Highlight(Enclosing):
    """``highlight``: code in a language."""

    def text(self, context: RenderContext) -> str:
        """The code in HTML."""
        found = re.match(r"[\w+#.-]+", self.rest)
        return octopress.highlighted(
            found[0] if found else "", self.env.in_code(lambda: self.content(context))
        )


class OctopressBlock(Enclosing):
    """``codeblock``, ``blockquote``, ``pullquote``."""

    def text(self, context: RenderContext) -> str:
        """Code or a quotation."""
        is_code = self.token.value == "codeblock"
        body = self.env.in_code(lambda: self.content(context)) if is_code else self.content(context)
        return octopress.block(self.token.value, self.rest, body)


NODES: dict[str, type[Written]] = {
    "include": Include, "include_cached": Include, "include_relative": Include,
    "link": Link, "post_url": Link, "img": Image, "highlight": Highlight,
    **dict.fromkeys(EMBEDS, Embed), **dict.fromkeys(SILENT, Silent),
    **dict.fromkeys(BLOCKS, OctopressBlock),
}  # fmt: skip


def tag_of(env: Host, node: type[Written]) -> Tag:
    """A tag that is shown as *node*."""
    tag: Inline | Block
    tag = Block(env) if issubclass(node, Enclosing) else Inline(env)
    tag.node = node
    return tag
