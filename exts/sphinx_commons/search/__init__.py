"""Sphinx's own search, which forgives: under any theme, and opened from a disk too.

In come the words, titles and acronyms of all pages and the aliases of ``tags.yml``; out goes a
search page whose script leads with what is titled as was asked, takes an alias or an acronym for
what it stands for, and asks "did you mean" where little is found. For that it loads
``searchwords.js``, a small file of the words of the build. Pages in Chinese, Japanese and Korean
are searched by pairs of characters. It asks ``core`` alone.

It must never make Sphinx's index larger, ask another host, or say a word of a page that asks not
to be found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_commons.core.version import compare_code

from . import page
from .bigrams import Bigrams, choose_bigrams
from .domain import SearchDomain

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the domain of words, the language of pairs, and what the search page gets."""
    app.setup_extension("sphinx_commons.core.stale")
    app.setup_extension("sphinx_commons.core.words")
    compare_code(app)
    app.add_domain(SearchDomain)
    app.add_search_language(Bigrams)
    app.connect("builder-inited", choose_bigrams)
    page.connect(app)
    return {"version": "1.0", "parallel_read_safe": True, "parallel_write_safe": True}
