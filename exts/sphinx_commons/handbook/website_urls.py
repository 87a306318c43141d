"""Where pages and files are on the website, for links that leave a handbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment


def base_url(config: Config) -> str:
    """The website's URL without a slash at its end, empty where it has none."""
    return str(config.handbook_baseurl or config.html_baseurl).rstrip("/")


def of_page(env: BuildEnvironment, docname: str, anchor: str = "") -> str:
    """The URL of a page, empty where it or the website is not known."""
    root = base_url(env.config)
    if not root or docname not in env.all_docs:
        return ""
    return f"{root}/{path_of(env.config, docname)}{'#' if anchor else ''}{anchor}"


def path_of(config: Config, docname: str) -> str:
    """Where a page is, from the root of the website."""
    suffix = str(config.handbook_link_suffix)
    if suffix == "/" and (docname == "index" or docname.endswith("/index")):
        return docname.removesuffix("index")
    return f"{docname}{suffix}"


def of_file(config: Config, uri: str) -> str:
    """The URL of a file of the website, empty where the website is not known."""
    root = base_url(config)
    return f"{root}/{uri.lstrip('/')}" if root else ""
