"""Issues and people of a forge that are named by a sign and a number or name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from commons_importer.markdown.page_nodes import Node, text_node

if TYPE_CHECKING:
    from collections.abc import Sequence

SHORTHAND = re.compile(
    r"(?<![\w/@.-])(?:@(?P<person>[A-Za-z\d](?:[A-Za-z\d-]{0,37}[A-Za-z\d])?)(?![\w@/.-]*@)"
    r"(?:/(?P<project>[\w.-]*\w))?"
    r"|(?:(?:(?P<user>[A-Za-z\d][A-Za-z\d-]{0,38})/)?(?P<repo>[\w.-]{1,100}))?"
    r"(?P<sign>[#!?])(?P<number>[1-9]\d{0,9})\b)"
)


class Forge(NamedTuple):
    """Where the names lead, and whose project is meant where none is named."""

    url: str
    user: str
    repo: str
    paths: dict[str, str]  # by sign

    def target(self, found: re.Match[str]) -> str:
        """The URL for what was found; empty where something is not known."""
        if found["person"]:
            return "/".join(filter(None, (self.url, found["person"], found["project"])))
        path = self.paths.get(found["sign"])
        user, repo = found["user"] or self.user, found["repo"] or self.repo
        return (
            f"{self.url}/{user}/{repo}/{path}/{found['number']}" if user and repo and path else ""
        )


def linked(spans: Sequence[Node], forge: Forge) -> list[Node]:
    """*spans* with links in place of such names; not in links and code."""
    out: list[Node] = []
    for span in spans:
        if span.kind == "text":
            out += _split(span, forge)
        else:
            if span.kind not in ("link", "tt"):
                span.children = linked(span.children, forge)
            out.append(span)
    return out


def _split(span: Node, forge: Forge) -> list[Node]:
    out: list[Node] = []
    done = 0
    for found in SHORTHAND.finditer(span.text):
        target = forge.target(found)
        if not target:
            continue
        if found.start() > done:
            out.append(text_node(span.text[done : found.start()]))
        label = found[0].replace("!", "#").replace("?", "#")
        out.append(Node("link", children=[text_node(label)], attrs={"href": target}, name="bare",
                        dirty=True))  # fmt: skip
        done = found.end()
    if not done:
        return [span]
    return [*out, text_node(span.text[done:])] if done < len(span.text) else out
