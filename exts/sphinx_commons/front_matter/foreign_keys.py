"""Keys that others read: Sphinx, MyST, themes and extensions. No Sphinx in here."""

from __future__ import annotations

import re
from typing import Any

# Handed on as they stand, and known without a warning.
PASSED_ON = {
    "orphan": "The page is in no toctree.",
    "nosearch": "The page is not in the search index.",
    "no-search": "The page is not in the search index.",
    "nocomments": "The page has no comments of Sphinx or ABlog.",
    "tocdepth": "Depth of the table of contents.",
    "hide-toc": "No table of contents beside the page.",
    "myst": "Settings of MyST for this page, as far as they change no parsing.",
    "html_meta": "Meta elements of the page.",
    "substitutions": "Substitutions of MyST.",
    "excerpt": "ABlog: number of paragraphs of the excerpt.",
    "canonical_link": "ABlog: the address that search engines shall know the post by.",
    "external_link": "ABlog: the post stands at this address.",
    "jupytext": "Jupytext: how the notebook is paired.",
    "kernelspec": "Jupyter: what runs the notebook.",
    "mystnb": "MyST-NB: settings of the notebook.",
}
# Ours, and read by others too.
SHARED = frozenset({"blogpost", "language", "location", "redirect"})
# Keys that begin so: sphinx-design, themes of the PyData family, sphinxext-opengraph.
FAMILY = re.compile(r"^(sd_|html_theme\.|og:|ogp_|twitter:)")

# A page may set what changes how its own text is shown. All else of MyST changes what is markup,
# which links are safe, or which code runs (substitutions are templates that reach all of Python),
# and is the matter of who writes conf.py.
MYST = {
    "title_to_header": "writes the title that the page has",
    "heading_anchors": "more or fewer headings can be linked",
    "heading_anchors_html_ids": "how their anchors are written",
    "number_code_blocks": "numbers beside lines of code",
    "footnote_sort": "the order of footnotes",
    "footnote_transition": "a rule above footnotes",
    "words_per_minute": "a number for the reading time",
    "enable_checkboxes": "whether task lists can be ticked",
    "html_meta": "text in meta elements, escaped",
    "substitutions": "values; nothing is replaced unless conf.py switches that on",
}


def is_known(name: str) -> bool:
    """Whether the key *name* is one that others are known to read."""
    return name in PASSED_ON or FAMILY.match(name) is not None


def divide(settings: Any) -> tuple[Any, list[Any]]:
    """What a page may say in *settings*, the value of ``myst``, and the names it may not set.

    What is no mapping stays as it is; MyST says so.
    """
    if not isinstance(settings, dict):
        return settings, []
    allowed = {name: value for name, value in settings.items() if name in MYST}
    return allowed, [name for name in settings if name not in MYST]
