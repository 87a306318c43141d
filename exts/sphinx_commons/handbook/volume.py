"""One book as all its writers need it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from . import assemble, book_pictures, configured
from .headings import mark_headings

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.builders import Builder
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from .settings import Handbook
    from .warn import Place


@dataclass
class Volume:
    """A book of *env*: its tree, first as it was read, then resolved for one builder.

    *pictures* maps the source of each picture of the resolved tree, as it stands there, to the
    name of its file in the output; *refused* maps others to the reason. Writers note where each
    unusual character (*characters*) and each picture (*picture_places*, by its file in the output)
    stands first, for problems that show up late.
    """

    book: Handbook
    env: BuildEnvironment
    confdir: Path
    tree: nodes.document
    pictures: dict[str, str] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
    characters: dict[str, Place] = field(default_factory=dict)
    picture_places: dict[str, Place] = field(default_factory=dict)

    @classmethod
    def of(cls, builder: Builder, book: Handbook) -> Volume:
        """*book* as it was read, without a document where the selection is empty."""
        tree = assemble.gather(builder.env, book)
        return cls(book, builder.env, Path(builder.confdir), tree)

    def resolve(self, builder: Builder) -> None:
        """Give the tree the links of *builder*, and the pictures that it can show.

        The builder is asked for URIs, and may ask :attr:`docnames` before it answers.
        """
        assemble.resolve(builder, self.tree)
        mark_headings(self.env, self.tree)
        self.pictures, self.refused = book_pictures.of_tree(builder, self.tree)

    @property
    def config(self) -> Config:
        """The settings of the project."""
        return self.env.config

    @property
    def docnames(self) -> list[str]:
        """The documents in the book, in reading order."""
        docnames: list[str] = self.tree["docnames"]
        return docnames

    @property
    def language(self) -> str:
        """The language of the book, as Sphinx writes it."""
        return str(self.config.language or "en")

    @cached_property
    def logo(self) -> Path | None:
        """The picture on the cover; one that cannot be shown is warned of, once."""
        return configured.logo(self.confdir, self.config, self.book)
