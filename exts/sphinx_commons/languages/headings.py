"""The headings of a Markdown text, as MyST sees them. No Sphinx in here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes
from markdown_it.renderer import RendererHTML
from myst_parser.parsers.mdit import create_md_parser
from myst_parser.slugs import github_slugify, unique_slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown_it.token import Token
    from myst_parser.config.main import MdParserConfig

SHOWN = ("text", "code_inline")


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading: how deep it is, from 1; its text, its id and its anchor in Markdown links.

    An id is empty where another heading has it, or the text gives none.
    """

    depth: int
    title: str
    id: str
    slug: str


def read_headings(text: str, config: MdParserConfig) -> list[Heading]:
    """The headings of *text* in their order; those inside of directives are none."""
    tokens = create_md_parser(config, RendererHTML).parse(text)
    found: list[Heading] = []
    slugs: dict[str, None] = {}
    ids: set[str] = set()
    starts = [(token, tokens[place + 1]) for place, token in enumerate(tokens) if _starts(token)]
    depths = depths_of(int(token.tag[1:]) for token, _ in starts)
    for depth, (token, inline) in zip(depths, starts, strict=True):
        title = "".join(child.content for child in inline.children or () if child.type in SHOWN)
        own = nodes.make_id(nodes.fully_normalize_name(title))
        slug = ""
        if int(token.tag[1:]) <= config.heading_anchors:
            slug = unique_slug((config.heading_slug_func or github_slugify)(title), slugs)
            slugs[slug] = None
        found.append(Heading(depth, title, "" if own in ids else own, slug))
        ids.add(own)
    return found


def depths_of(levels: Iterable[int]) -> Iterator[int]:
    """How many headings each one stands below, itself counted, by their *levels*."""
    open_levels: list[int] = []
    for level in levels:
        while open_levels and open_levels[-1] >= level:
            open_levels.pop()
        open_levels.append(level)
        yield len(open_levels)


def _starts(token: Token) -> bool:
    return token.type == "heading_open" and token.level == 0
