"""Headings as menus can show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.util import logging

from sphinx_commons.core.standins import put

if TYPE_CHECKING:
    from sphinx.application import Sphinx

logger = logging.getLogger(__name__)


def keep_downloads_out(app: Sphinx, doctree: nodes.document) -> None:
    """``doctree-read``, after Sphinx noted the headings: a download in one is text in menus.

    Sphinx takes every link in a menu for one to a page, and ends the build where it is none.
    """
    env, docname = app.env, app.env.docname
    for title in doctree.findall(nodes.title):
        if next(title.findall(addnodes.download_reference), None) is not None:
            message = "a download in a heading is plain text in menus and lists of pages"
            logger.warning(message, type="navigation", subtype="download", location=title)
    for noted in (env.tocs, env.titles, env.longtitles):
        if docname in noted:
            for link in list(noted[docname].findall(addnodes.download_reference)):
                put(link, link.children)
