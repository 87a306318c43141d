"""The one interface between the importer and an old engine."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar, Literal, Protocol
from urllib.parse import unquote, urljoin

from commons_importer.source_tree import normal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from commons_importer.markdown.source import Line
    from commons_importer.model import Page, Site

Term = Literal["tag", "category", "author"]


@dataclass(slots=True)
class Body:
    """The text of a page once its template code is put in, or why there is none."""

    lines: list[Line]
    problems: list[tuple[int, str, str]] = field(default_factory=list)  # (line, kind, message)
    lost: str = ""  # why the page cannot be converted
    listing: Literal["", "blog", "tags", "categories"] = ""  # what a lost page was a list of


@dataclass(frozen=True, slots=True)
class Reference:
    """A link in the engine's own notation: to a source file, a term, the list of posts, or a name.

    A name is an id on whatever page has it, or a Python object.
    """

    kind: Literal["file", "tag", "category", "author", "blog", "name"]
    rest: str


class Engine(Protocol):
    """One old site, as the engine that made it saw it.

    An engine inherits from this class, gives :meth:`load` and :meth:`slug`, and the other methods
    where its sites differ from plain ones. :attr:`site` is what ``load`` found; everything in it
    is data: pages with their URLs and dialects, people, redirects, and the patterns of listings.

    What ``load`` writes into ``title``, ``description``, ``address``, ``language``, ``licence`` and
    ``owner`` of the site goes into the new ``conf.py``, checked there; what the old settings do not
    say stays empty. ``menu`` is the old menu as a tree of :class:`~commons_importer.model.Entry`,
    by the URLs of the old site: pages that it names stand where it has them. The others follow by
    their header (``weight``, ``parent``, ``next`` and so on in :attr:`Page.front`), or by folder.
    """

    # Names or patterns of names; one of them stands at the root of a site.
    settings_files: ClassVar[tuple[str, ...]] = ()
    # The folders beside a file that is a site by itself; without any, a site is a folder.
    beside: ClassVar[tuple[str, ...]] = ()
    site: Site
    # What tags of the site's own stand for, as the command line says (``common/mapped_tags.py``).
    tags: Mapping[str, str] = MappingProxyType({})

    def load(self) -> Site:
        """The site, its pages in the order of their paths; also kept as :attr:`site`."""

    def slug(self, kind: Term, name: str) -> str:
        """What stood for a term called *name* in URLs."""

    def body(self, page: Page) -> Body:
        """The text of *page*, its template code evaluated as far as it is data."""
        return Body(page.body)

    def reference(self, href: str) -> Reference | None:
        """What *href* means in the engine's own notation; None for plain links."""

    def targets(self, path: str, page: Page) -> list[str]:
        """The URL paths that a link to *path* on *page* may mean, likeliest first."""
        if path.startswith("/"):
            return [path]
        return [beside_url(path, page), beside_file(path, page, self.site), "/" + path]

    def files(self, path: str, page: Page) -> list[str]:
        """The files of the tree that *path* on *page* may mean, likeliest first."""
        site = self.site
        if path.startswith("/"):
            inside = path[len(site.base) :] if path.startswith(f"{site.base}/") else path
            return [f"{root}/{inside.lstrip('/')}" for root in (*site.roots, *site.image_roots)]
        published = unquote(beside_url(path, page))
        # Some blogs publish the folder that is named like a post beside it.
        own_folder = re.sub(r"(?:\.html?)?\.\w+$", "", page.path)
        here = (PurePosixPath(page.path).parent, own_folder)
        return [
            *(f"{root}{published}".lstrip("/") for root in site.roots),
            *(normal(f"{folder}/{path}") or "" for folder in here),
            *(f"{root}/{path}" for root in (*site.image_roots, *site.roots)),
        ]

    def ignores_case(self, path: str) -> bool:
        """Whether a link to *path* may differ from the URL in upper and lower case."""
        return True

    def further_files(self) -> dict[str, str]:
        """More files of the new site by path, once every page has its docname."""
        return {}


def beside_url(path: str, page: Page) -> str:
    """*path* as seen from where *page* was published."""
    return _joined(page.url or "/", path)


def beside_file(path: str, page: Page, site: Site) -> str:
    """*path* as seen from where the source of *page* lies."""
    folder = "/" + str(PurePosixPath(page.path.removeprefix(site.roots[0] + "/")).parent)
    return _joined(folder.rstrip(".").rstrip("/") + "/", path)


def _joined(base: str, path: str) -> str:
    return urljoin("http://x" + base, path).removeprefix("http://x")
