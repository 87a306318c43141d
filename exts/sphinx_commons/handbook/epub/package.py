"""The list of a book's files, and what is said of the book. Asks no builder."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5

from lxml import etree
from lxml.builder import ElementMaker

from sphinx_commons.core.html.xhtml import XHTML, properties_of
from sphinx_commons.core.locales import is_from_right

from .. import colophon, phrases, website_urls
from .cover import NAME as COVER
from .cover import PAGE as COVER_PAGE
from .pages import language_tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from sphinx_commons.core.html.xhtml import Tree

    from ..volume import Volume

OPF = "http://www.idpf.org/2007/opf"
DC = "http://purl.org/dc/elements/1.1/"
ITEM = ElementMaker(namespace=OPF, nsmap={None: OPF, "dc": DC})
CORE = ElementMaker(namespace=DC, nsmap={"dc": DC})
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# Of the files that books have; what a machine knows besides must not change them.
TYPES = {
    ".xhtml": "application/xhtml+xml",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".png": "image/png",
    ".gif": "image/gif",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
}


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a book's content: whether it has pictures, and all are described."""

    pictures: bool
    described: bool
    formulas: bool
    moving: bool
    index: bool

    @classmethod
    def of(cls, pages: Mapping[str, Tree], *, described: bool) -> Facts:
        shown = [
            image.get("src", "")
            for name, page in pages.items()
            for image in page.iter(f"{XHTML}img")
            if name != COVER_PAGE
        ]
        return cls(
            pictures=bool(shown),
            described=described,
            formulas=any("mathml" in properties_of(page) for page in pages.values()),
            moving=any(source.lower().endswith(".gif") for source in shown),
            index="index.xhtml" in pages,
        )


def identifier_of(volume: Volume) -> str:
    """The name of the book, which it keeps for ever."""
    base = website_urls.base_url(volume.config)
    name = f"{base}/{volume.book.filename}/{volume.language}"
    return f"urn:uuid:{uuid5(NAMESPACE_URL, name)}"


def package_of(
    volume: Volume,
    pages: Mapping[str, Tree],
    others: Sequence[str],
    facts: Facts,
    moment: datetime,
) -> bytes:
    """The list of *pages*, in the order in which they are read, and of the files that they show."""
    names = [*pages, *others]
    ids = {name: f"item-{number}" for number, name in enumerate(names, 1)}
    manifest = ITEM.manifest(*(_item(name, ids[name], pages.get(name)) for name in names))
    direction = {"page-progression-direction": "rtl"} if is_from_right(volume.language) else {}
    spine = ITEM.spine(*(ITEM.itemref(idref=ids[name]) for name in pages), **direction)
    metadata = ITEM.metadata(*_said(volume, moment), *_for_readers(facts))
    root = ITEM.package(metadata, manifest, spine, version="3.0", **{"unique-identifier": "id"})
    root.set(XML_LANG, language_tag(volume.language))
    etree.indent(root)
    written: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _item(name: str, ident: str, page: Tree | None) -> Any:
    suffix = PurePosixPath(name).suffix.lower()
    kind = TYPES.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    words = properties_of(page) if page is not None else []
    words += ["nav"] if name == "nav.xhtml" else []
    words += ["cover-image"] if name == COVER else []
    item = ITEM.item({"id": ident, "href": name, "media-type": kind})
    if words:
        item.set("properties", " ".join(words))
    return item


def _said(volume: Volume, moment: datetime) -> Iterator[Any]:
    """Title, people, language, rights."""
    config, book = volume.config, volume.book
    yield CORE.identifier(identifier_of(volume), id="id")
    yield CORE.title(colophon.title_of(config, book))
    yield CORE.language(language_tag(volume.language))
    yield from (CORE.creator(name) for name in colophon.authors_of(config, book))
    if book.subtitle:
        yield CORE.description(book.subtitle)
    if copyright_ := str(config.copyright or "").strip():
        yield CORE.rights(f"© {copyright_}")
    if base := website_urls.base_url(config):
        yield CORE.source(base)
    yield _meta("dcterms:modified", moment.strftime("%Y-%m-%dT%H:%M:%SZ"))


def _for_readers(facts: Facts) -> Iterator[Any]:
    """What readers need to know who do not see, or do not see well; the words of schema.org."""
    yield _meta("schema:accessMode", "textual")
    if facts.pictures:
        yield _meta("schema:accessMode", "visual")
    if facts.described:
        yield _meta("schema:accessModeSufficient", "textual")
    features = {
        "structuralNavigation": True,
        "tableOfContents": True,
        "readingOrder": True,
        "displayTransformability": True,
        "alternativeText": facts.pictures and facts.described,
        "index": facts.index,
        "MathML": facts.formulas,
    }
    for name, known in features.items():
        if known:
            yield _meta("schema:accessibilityFeature", name)
    # A moving picture may flash; nobody looked.
    yield _meta("schema:accessibilityHazard", "unknown" if facts.moving else "none")
    yield _meta(
        "schema:accessibilitySummary", phrases.access(described=facts.pictures and facts.described)
    )


def _meta(name: str, text: str) -> Any:
    return ITEM.meta(text, property=name)
