"""What catalogues say of headers and of conf.py, and of what translators are told of them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.builders.gettext import MessageCatalogBuilder, MsgOrigin
from sphinx.util.i18n import docname_to_domain

from sphinx_commons.core.own_catalogues import Words, catalogue_path, read_words
from sphinx_commons.core.tags_file import FILE
from sphinx_commons.front_matter import FrontMatterDomain, page_meta

from .paragraphs import FIELDS
from .warn import warn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from sphinx_commons.front_matter import PageMeta

# The settings, and the keys of a handbook, that are words for readers.
CONF, TAGS = "conf", "tags"
SETTINGS = (
    "html_title", "html_short_title", "blog_title", "site_description", "epub_title", "author",
    "project_copyright",
)  # fmt: skip
BOOK_KEYS = ("title", "subtitle", "cover_note")
# What a translation has to keep: names of roles, placeholders, substitutions, footnotes.
KEPT = re.compile(
    r"\{[\w:.+-]+\}(?=`)|%\(\w+\)[sd]|\{\{.*?\}\}|\[\^[^\]]+\]|(?<!\|)\|[\w-]+\|(?!\|)"
)


def page_words(app: Sphinx, docname: str) -> tuple[Path | None, Words]:
    """The catalogue of a page, and what it says."""
    name = docname_to_domain(docname, app.config.gettext_compact)
    path = catalogue_path(app.srcdir, app.config, name)
    return path, read_words(path)


def translate_header(app: Sphinx, docname: str, words: Words) -> None:
    """Put the words of its catalogue into the record of a page."""
    if meta := page_meta(app.env, docname):
        said: dict[str, Any] = {name: words.get(getattr(meta, name)) for name in FIELDS}
        FrontMatterDomain.of(app.env).note_page(replace(meta, **said), meta.kind)


def translate_settings(app: Sphinx, config: Config) -> None:
    """``config-inited``: the words of conf.py are those of its catalogue."""
    words = read_words(catalogue_path(app.srcdir, config, CONF))
    if not words.entries:
        return
    for name in SETTINGS:
        if isinstance(text := getattr(config, name, None), str):
            config[name] = words.get(text)
    if isinstance(books := getattr(config, "handbooks", None), (list, tuple)):
        config["handbooks"] = [_in_words(book, words) for book in books]


def _in_words(book: Any, words: Words) -> Any:
    if not isinstance(book, dict):
        return book
    said = {key: words.get(text) for key in BOOK_KEYS if isinstance(text := book.get(key), str)}
    return {**book, **said}


def complain(path: Path, words: Words) -> None:
    """Warn of what is wrong in a catalogue."""
    for line, message in words.problems:
        warn("catalogue", "%s", message, location=f"{path}:{line}")
    for text, entry in words.entries.items():
        lost = Counter(KEPT.findall(text)) - Counter(KEPT.findall(entry.text))
        more = Counter(KEPT.findall(entry.text)) - Counter(KEPT.findall(text))
        if lost:
            shown = ", ".join(sorted(lost))
            warn("markup", "the translation lacks %s", shown, location=f"{path}:{entry.line}")
        elif more:
            shown, place = ", ".join(sorted(more)), f"{path}:{entry.line}"
            warn("markup", "the translation has %s, the source has not", shown, location=place)
        if text.count("`") % 2 == 0 and entry.text.count("`") % 2:
            warn("markup", "a ` has no partner", location=f"{path}:{entry.line}")


def check_shared(app: Sphinx) -> None:
    """Warn of what is wrong in the catalogues that belong to no page."""
    for name in (CONF, TAGS):
        if path := catalogue_path(app.srcdir, app.config, name):
            complain(path, read_words(path))


def offer(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """``env-updated``: put words that are in no text of a page into the templates to translate."""
    builder = app.builder
    if not isinstance(builder, MessageCatalogBuilder) or not app.config.languages:
        return []
    for meta in FrontMatterDomain.of(env).pages.values():
        catalogue = builder.catalogs[docname_to_domain(meta.docname, app.config.gettext_compact)]
        for name, text in _header_texts(meta):
            catalogue.add(text, MsgOrigin(str(env.doc2path(meta.docname)), meta.line(name)))
    for text in _tag_texts(FrontMatterDomain.of(env)):
        builder.catalogs[TAGS].add(text, MsgOrigin(str(Path(env.srcdir, FILE)), 1))
    for text in _settings_texts(app.config):
        builder.catalogs[CONF].add(text, MsgOrigin(str(Path(app.confdir, "conf.py")), 1))
    return []


def _header_texts(meta: PageMeta) -> Iterator[tuple[str, str]]:
    return ((name, text) for name in FIELDS if (text := getattr(meta, name)))


def _tag_texts(domain: FrontMatterDomain) -> Iterator[str]:
    """What stands for tags and categories; each once, as aliases lead to the same tag."""
    tags = domain.tags.by_key.values()
    texts = [text for tag in tags for text in (tag.label, tag.description)]
    texts += [name for meta in domain.pages.values() for name in meta.category]
    return filter(None, dict.fromkeys(texts))


def _settings_texts(config: Config) -> Iterator[str]:
    said = [getattr(config, name, None) for name in SETTINGS]
    books = [book for book in getattr(config, "handbooks", None) or () if isinstance(book, dict)]
    said += [book.get(key) for book in books for key in BOOK_KEYS]
    return (text for text in said if isinstance(text, str) and text)
