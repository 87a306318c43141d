"""URLs of pages, absolute where the site says where it will be."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin

if TYPE_CHECKING:
    from sphinx.builders import Builder


def site_url(builder: Builder, path: str) -> str:
    """The URL of *path*, a place in the output folder; *path* without ``html_baseurl``."""
    base: str = builder.config.html_baseurl
    return urljoin(base.rstrip("/") + "/", path) if base else path


def page_url(builder: Builder, docname: str, anchor: str = "") -> str:
    """The URL of the page *docname*, or of a place in it."""
    url = site_url(builder, builder.get_target_uri(docname))
    return f"{url}#{quote(anchor)}" if anchor else url


def way_to(builder: Builder, docname: str, path: str) -> str:
    """The relative URL of *path*, a place in the output folder, seen from a page."""
    here = posixpath.dirname(builder.get_target_uri(docname))
    return posixpath.relpath(path, here or ".") + "/" * path.endswith("/")
