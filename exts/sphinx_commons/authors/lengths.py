"""How long a page takes to read.

Prose is counted in words, or in characters where it is written in ideographs, code in words, and
images one by one, each at its own pace:

- prose: 238 words a minute, the mean of silent reading of non-fiction in English
  (Brysbaert 2019, doi:10.1016/j.jml.2019.104047);
- ideographs: 300 characters a minute;
- code: half the pace of prose;
- images: ten seconds each.

The sum is rounded up to whole minutes. Only the first figure is measured; the others are rules of
thumb.
"""

from __future__ import annotations

import math
import re

from docutils import nodes
from sphinx import addnodes

from .model import Length

WORDS_A_MINUTE = 238
IDEOGRAPHS_A_MINUTE = 300
CODE_WORDS_A_MINUTE = WORDS_A_MINUTE / 2
IMAGES_A_MINUTE = 6

# As text, as it takes long to compile and most sites have none.
IDEOGRAPH = "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
FIRST_IDEOGRAPH = "\u3040"
WORD = re.compile(r"\w[^\s]*")
CODE = (nodes.literal_block, nodes.doctest_block, nodes.math_block)
UNREAD = (nodes.Invisible, nodes.system_message, nodes.raw, addnodes.toctree)


def measure(tree: nodes.Node) -> Length:
    """What there is to read in *tree*."""
    prose: list[str] = []
    code: list[str] = []
    images = 0
    stack: list[nodes.Node] = [tree]
    while stack:
        node = stack.pop()
        if isinstance(node, UNREAD):
            continue
        if isinstance(node, nodes.image):
            images += 1
        elif isinstance(node, CODE):
            code.append(node.astext())
        elif isinstance(node, nodes.TextElement):
            prose.append("".join(node.findall(nodes.Text)))
            images += sum(1 for _ in node.findall(nodes.image))
        else:
            stack.extend(node.children)
    text = "\n".join(prose)
    ideographs = 0
    if max(text, default="") >= FIRST_IDEOGRAPH:
        text, ideographs = re.subn(IDEOGRAPH, " ", text)
    return Length(
        words=len(WORD.findall(text)),
        ideographs=ideographs,
        code=len(WORD.findall("\n".join(code))),
        images=images,
    )


def minutes(length: Length) -> int:
    """Whole minutes to read that much, rounded up; never less than one."""
    total = (
        length.words / WORDS_A_MINUTE
        + length.ideographs / IDEOGRAPHS_A_MINUTE
        + length.code / CODE_WORDS_A_MINUTE
        + length.images / IMAGES_A_MINUTE
    )
    return max(1, math.ceil(total))
