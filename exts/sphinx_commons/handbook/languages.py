"""Words in another language than their book, which docutils marks by a class.

``language-fr`` becomes the language of the words on the website; here, of the words in the file,
and their rules for dividing. No Sphinx here.
"""

from __future__ import annotations

from docutils import nodes

from sphinx_commons.core.locales import read_code

CLASS = "language-"
# Code and formulas are in no language.
WITHOUT = (nodes.FixedTextElement, nodes.literal, nodes.math, nodes.math_block, nodes.Invisible)


class in_language(nodes.inline):  # noqa: N801 - as all nodes are named
    """Words in the language *lang*, as they are spoken in *region* if that is not empty."""


def mark_languages(tree: nodes.document) -> None:
    """Wrap the words of each element that has a language."""
    for node in list(tree.findall(nodes.Element)):
        classes: list[str] = node.get("classes", [])
        for name in classes:
            if name.startswith(CLASS) and (parts := read_code(name.removeprefix(CLASS))):
                _mark(node, *parts)
                break


def _mark(node: nodes.Node, lang: str, region: str) -> None:
    if isinstance(node, WITHOUT) or not isinstance(node, nodes.Element):
        return
    if not isinstance(node, nodes.TextElement):
        for child in node.children:
            _mark(child, lang, region)
    elif next(iter(node.findall(nodes.Text)), None) is not None:
        words = in_language("", "", *node.children, lang=lang, region=region)
        words.source, words.line = node.source, node.line
        node[:] = [words]
