"""Addresses of pages, absolute where the site says where it will be."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin

if TYPE_CHECKING:
    from sphinx.builders import Builder


def site_address(builder: Builder, path: str) -> str:
    """The address of *path*, a place in the output folder; *path* without ``html_baseurl``."""
    base: str = builder.config.html_baseurl
    return urljoin(base.rstrip("/") + "/", path) if base else path


def page_address(builder: Builder, docname: str, anchor: str = "") -> str:
    """The address of the page *docname*, or of a place in it."""
    address = site_address(builder, builder.get_target_uri(docname))
    return f"{address}#{quote(anchor)}" if anchor else address


def way_to(builder: Builder, docname: str, path: str) -> str:
    """The relative address of *path*, a place in the output folder, seen from a page."""
    here = posixpath.dirname(builder.get_target_uri(docname))
    return posixpath.relpath(path, here or ".") + "/" * path.endswith("/")
