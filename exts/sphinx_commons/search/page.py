"""What the search page and the folder of the website get."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_commons.core.builders import makes_site, notes_folder
from sphinx_commons.core.digests import digest
from sphinx_commons.core.folders import write_if_changed
from sphinx_commons.core.notes import load_notes, save_notes
from sphinx_commons.core.stale import FILES
from sphinx_commons.core.tags_file import FILE, load_vocabulary
from sphinx_commons.core.vocabulary import key_of
from sphinx_commons.core.words import _

from .bigrams import is_written_so
from .domain import SearchDomain, words_in
from .spelling import words_file

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

STATIC = Path(__file__).parent / "static"
WORDS = "searchwords.js"
SCRIPTS = ("search/matching.js", "search/sphinx.js")
PAGE = "search"
MOST_ACRONYMS = 100


def connect(app: Sphinx) -> None:
    """Connect all handlers."""
    app.connect("builder-inited", add_folder)
    # Before rooms that take scripts of Sphinx's search off pages.
    app.connect("html-page-context", tell_page, priority=900)
    app.connect(FILES, planned)
    # Before what is on disk is compared with what should be.
    app.connect("build-finished", write_words, priority=400)


def add_folder(app: Sphinx) -> None:
    """``builder-inited``: the scripts of this room, where there is a page for them."""
    if has_search(app):
        folders = [*app.config.html_static_path, str(STATIC)]
        app.config.html_static_path = list(dict.fromkeys(folders))


def has_search(app: Sphinx) -> bool:
    """Whether the build makes a website with a search page."""
    return makes_site(app.builder) and bool(getattr(app.builder, "search", False))


def has_words(app: Sphinx) -> bool:
    """Whether there is a file of words: writing by pairs has no words to mistype."""
    return has_search(app) and not is_written_so(app.config.language or "")


def planned(app: Sphinx) -> list[str]:
    """``planned-files``: the file of words."""
    return [WORDS] if has_words(app) else []


def write_words(app: Sphinx, exception: Exception | None) -> None:
    """``build-finished``: the words of the build."""
    if exception is None and has_words(app):
        domain = SearchDomain.of(app.env)
        titled = set[str]().union(*map(words_in, domain.names()))
        file, notes = app.outdir / WORDS, notes_folder(app.builder, "search") / "words.json"
        made_from = digest(sorted(titled), domain.packed())
        if load_notes(notes) != {"made from": made_from, "made": _made(file)}:
            write_if_changed(file, words_file(domain.counted(), titled))
            save_notes(notes, {"made from": made_from, "made": _made(file)})


def _made(file: Path) -> str:
    """A digest of what stands in *file*."""
    return digest(file.read_bytes() if file.is_file() else b"")


def synonyms(app: Sphinx) -> dict[str, list[str]]:
    """What is asked for -> what it may be called: aliases of tags, acronyms both ways."""
    found: dict[str, list[str]] = {}
    for key, tag in load_vocabulary(app.srcdir / FILE).by_key.items():
        if key != key_of(tag.label):
            found.setdefault(key, []).append(tag.label)
    counted = SearchDomain.of(app.env).acronyms()
    ranked = sorted(counted, key=lambda pair: (-counted[pair], pair))
    for short, meaning in ranked[:MOST_ACRONYMS]:
        for asked, called in ((short, meaning), (meaning, short)):
            names = found.setdefault(key_of(asked), [])
            if called.lower() not in map(str.lower, names):
                names.append(called)
    return dict(sorted(found.items()))


def tell_page(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """``html-page-context``: the scripts of the search page, and what they are told."""
    if pagename != PAGE or doctree is not None or not has_search(app):
        return
    told = {
        "words": context["pathto"](WORDS, 1) if has_words(app) else "",
        "synonyms": synonyms(app),
        "meant": _("Did you mean %(words)s?"),
    }
    text = escape(json.dumps(told, ensure_ascii=False))
    tag = f'<meta name="commons-search" content="{text}">'
    context["metatags"] = f"{context.get('metatags') or ''}\n{tag}"
    for name in SCRIPTS:
        app.add_js_file(name, loading_method="defer")
