"""The frame of pages in Furo, and what else they need to be valid HTML, small and strict.

In comes what Furo, Sphinx and their extensions make of a page: templates, the body as HTML, the
lists of style sheets and scripts. Out goes the same page in valid HTML, with a name for every part
that is read aloud, without inline styles and scripts, and with the files only that it has a use
for. It asks no other room; templates of the site come before those of the frame.

It must never do anything under another theme than Furo, or change what an option of Furo means.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_commons.core.version import compare_code

from . import frame
from .copying import copy_commands
from .formulas import draw_formulas
from .script_words import write_plainly
from .seldom_used import UnusedFiles

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata

WRAPPERS = {"table-wrapper", "math-wrapper"}


class UniqueWrapperIds(SphinxPostTransform):
    """Furo's boxes around tables and formulas copy their ids; the content keeps them."""

    default_priority = 600  # Furo's own transform has 500.
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        for box in self.document.findall(nodes.container):
            if WRAPPERS & set(box["classes"]) and len(box) == 1:
                box["ids"], box["names"] = [], []


class PlainTabLabels(SphinxPostTransform):
    """A label that belongs to an input must not say that it controls something; the input does."""

    default_priority = 600  # After the one of sphinx-design that makes the labels.
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        for node in self.document.findall(nodes.Element):
            node.attributes.pop("aria_controls", None)


class HeadingsInside(SphinxPostTransform):
    """A heading in a list or a quotation, which opens no section, is one for readers all the same.

    MyST notes its level, and Sphinx asks for it by another name.
    """

    default_priority = 600
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        for node in self.document.findall(nodes.rubric):
            if isinstance(node.get("level"), int):
                node.setdefault("heading-level", node["level"])


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the frame and the repairs."""
    app.setup_extension("sphinx_commons.core.words")
    app.setup_extension("sphinx_commons.epub")
    compare_code(app)
    app.add_config_value("theme_hosted_search", False, "html", types=bool)
    unused = UnusedFiles()
    app.connect("config-inited", unused.read_templates, priority=0)
    app.connect("config-inited", partial(start, unused=unused))
    app.connect("config-inited", copy_commands, priority=600)
    app.connect("config-inited", draw_formulas)
    return {"version": "1.0", "parallel_read_safe": True, "parallel_write_safe": True}


def start(app: Sphinx, config: Config, unused: UnusedFiles) -> None:
    """``config-inited``: there is something to do for Furo alone."""
    if config.html_theme != "furo":
        return
    # The frame's search page shares a script with it.
    app.setup_extension("sphinx_commons.search")
    app.add_post_transform(UniqueWrapperIds)
    app.add_post_transform(PlainTabLabels)
    app.add_post_transform(HeadingsInside)
    frame.add_folders(config)
    app.connect("builder-inited", frame.keep_out_of_books)
    # Before the files of the build are counted.
    app.connect("build-finished", write_plainly, priority=500)
    # After ABlog, which puts its templates before those of the theme.
    app.connect("builder-inited", partial(frame.set_up, unused=unused), priority=600)
