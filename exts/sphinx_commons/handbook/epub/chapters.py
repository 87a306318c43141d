"""The chapters of a book as pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils.frontend import get_default_settings
from sphinx.writers.html import HTMLWriter

from sphinx_commons.core.html.xhtml import XHTML, keep_ids_once
from sphinx_commons.core.maths.macros import KnownMacros

from .. import website_urls
from . import matter, pages
from .lowering import lower_chapter

if TYPE_CHECKING:
    from collections.abc import Set

    from sphinx_commons.core.html.xhtml import Tree

    from ..volume import Volume
    from .chapter_files import ChapterFile, Files


def trees_of(volume: Volume, files: Files, builder: Any) -> dict[str, Tree]:
    """The chapters of *volume* by the names of their files."""
    for chapter in files.chapters:
        lower_chapter(volume, files, chapter)
    writer = _Writer(volume, builder)
    trees = {chapter.name: writer.tree_of(chapter) for chapter in files.chapters}
    for tree in trees.values():
        keep_ids_once(tree)
    places: dict[str, Set[str]] = {name: {*tree.xpath("//@id")} for name, tree in trees.items()}
    drawn = Path(builder.outdir, builder.imagedir)
    names = [*volume.pictures.values(), *(file.name for file in drawn.glob("*"))]
    places |= {f"{builder.imgpath}/{name}": frozenset() for name in names}
    places[pages.STYLES] = frozenset()
    site = website_urls.base_url(volume.config)
    for name, tree in trees.items():
        pages.mend(tree, name, places, site)
    return trees


class _Writer:
    """Writes the chapters of one book."""

    def __init__(self, volume: Volume, builder: Any) -> None:
        self.volume = volume
        self.builder = builder
        self.macros = KnownMacros(volume.config)
        self.unknown: set[str] = set()
        self.settings = get_default_settings(HTMLWriter)
        # Addresses are read by people here.
        vars(self.settings).update(volume.env.settings, cloak_email_addresses=False)
        builder.images = volume.pictures

    def tree_of(self, chapter: ChapterFile) -> Tree:
        """The page of *chapter*, as its visitors wrote it."""
        chapter.tree.settings = self.settings
        given = (chapter.tree, self.builder, self.volume, self.macros, self.unknown)
        translator = self.builder.create_translator(*given)
        for child in list(chapter.tree.children):
            child.walkabout(translator)
        title = matter.title_of(chapter.section, chapter.docname)
        tree = pages.page_of(title, "".join(translator.body), self.volume.language)
        if (section := tree.find(f".//{XHTML}section")) is not None:
            section.set(pages.TYPE, chapter.kind)
            section.set("role", pages.ROLES[chapter.kind])
        return tree
