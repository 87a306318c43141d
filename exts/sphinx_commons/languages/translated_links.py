"""Links in the messages of catalogues, which Sphinx has read one by one, apart from their page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markdown_it.renderer import RendererHTML
from myst_parser.parsers.mdit import create_md_parser
from myst_parser.parsers.sphinx_ import MystParser
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

from sphinx_commons.core.editions import is_translation
from sphinx_commons.core.markdown import KINDS

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

FRAGMENT = "reftargetid"
TEXT, LINKS = "commons_text", "commons_links"
MAY_BE_LINK = re.compile(r"\[[^\]]*\]")


def read_whole_pages(app: Sphinx) -> None:
    """``builder-inited``: a parser that knows, in a message, what its page calls links.

    ``[text][name]`` is printed as it is written without it (executablebooks/MyST-Parser#690).
    """
    if not is_translation(app.config):
        return
    for kind, parser in list(app.registry.get_source_parsers().items()):
        is_ours = kind in KINDS and isinstance(parser, type) and issubclass(parser, MystParser)
        if is_ours and not issubclass(parser, MessageParser):
            name = f"Message{parser.__name__}"
            app.add_source_parser(type(name, (MessageParser, parser), {}), override=True)


class MessageParser(MystParser):
    """Reads a page as any parser of Markdown does, and a message with the page's names of links."""

    def parse(self, inputstring: str, document: nodes.document) -> None:
        page = document.settings.env.temp_data
        if not (document.get("source") or "").endswith(":<translated>"):
            page[TEXT] = inputstring
            page.pop(LINKS, None)
        elif MAY_BE_LINK.search(inputstring):
            if LINKS not in page:
                page[LINKS] = _names_of_links(page.get(TEXT, ""), document.settings.env.myst_config)
            inputstring += page[LINKS]
        super().parse(inputstring, document)


def _names_of_links(text: str, config: Any) -> str:
    """What the page calls links, as lines of Markdown."""
    found: dict[str, Any] = {}
    create_md_parser(config, RendererHTML).parse(text, found)
    lines = (f"[{name}]: <{link['href']}>" for name, link in found.get("references", {}).items())
    return "".join(f"\n\n{line}" for line in lines)


class LayFragmentsAside(SphinxTransform):
    """Before Sphinx takes what links are from the source (20): not where in a page they lead.

    It finds links by their pages, so that of two to one page the first got the fragment of the
    second; the message says it itself (see executablebooks/MyST-Parser#844).
    """

    default_priority = 19

    def apply(self, **kwargs: Any) -> None:
        if not is_translation(self.config):
            return
        found = self.document.findall(addnodes.pending_xref)
        laid = [(node, node.attributes.pop(FRAGMENT)) for node in found if FRAGMENT in node]
        self.env.temp_data["commons_fragments"] = laid


class PutFragmentsBack(SphinxTransform):
    """After that: where a message is not translated, its links are as they were."""

    default_priority = 21

    def apply(self, **kwargs: Any) -> None:
        for node, fragment in self.env.temp_data.pop("commons_fragments", None) or ():
            node[FRAGMENT] = fragment
