"""The files that were uploaded, by their numbers and by the posts that they hang on."""

from __future__ import annotations

import mimetypes
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from commons_importer.engines.wordpress.records import number_of, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from commons_importer.engines.wordpress.records import Item
    from commons_importer.model import Site
    from commons_importer.source_tree import Tree

UPLOADS = ("wp-content/uploads", "uploads")
_INSIDE = re.compile(r"/(?:wp-content/uploads|uploads|files)/(?:sites/\d+/)?(.+)$")
_SIZE = re.compile(r"(?:-\d+x\d+|-scaled|-rotated|-e\d{10,})(?=\.\w+$)")


class Library:
    """What the export says of attachments."""

    def __init__(self, items: Iterable[Item], site: Site, tree: Tree) -> None:
        self.site = site
        self.tree = tree
        self.attachments = {item.id: item for item in items if item.kind == "attachment"}
        urls = [one.attachment_url for one in self.attachments.values()]
        self.hosts = {parts_of(url).netloc for url in urls if "://" in url} | site.hosts
        self.by_parent: dict[str, list[Item]] = {}
        for one in self.attachments.values():
            self.by_parent.setdefault(one.parent, []).append(one)
        for below in self.by_parent.values():
            below.sort(key=lambda one: (number_of(one.order), number_of(one.id)))

    def path_of(self, attached: Item) -> str:
        """The path of a file from the root of the site, or its URL where it is not at hand."""
        return self.local(attached.attachment_url or attached.guid)

    def local(self, url: str) -> str:
        """*url* as a path, if it is of an upload that is at hand."""
        return f"/{found}" if (found := self.file(url)) else url

    def file(self, url: str) -> str:
        """The file of the tree that *url* means; empty if there is none."""
        parts = parts_of(url)
        if parts.netloc and parts.netloc not in self.hosts:
            return ""
        return next(filter(None, map(self.tree.find, candidates(parts.path))), "")

    def files_of(self, parent: str, kind: str) -> list[Item]:
        """The files of a MIME type that starts with *kind* that hang on the post *parent*."""
        return [
            one for one in self.by_parent.get(parent, ())
            if (mimetypes.guess_type(parts_of(one.attachment_url).path)[0] or "").startswith(kind)
        ]  # fmt: skip

    def pictures_of(self, parent: str) -> list[Item]:
        """The pictures that hang on the post *parent*."""
        return self.files_of(parent, "image/")


def candidates(path: str) -> list[str]:
    """The files that the URL path *path* may mean, likeliest first; a small picture's own too."""
    plain = unquote(path)
    found = _INSIDE.search("/" + plain.lstrip("/"))
    inside = found[1] if found else plain.lstrip("/")
    sites = re.search(r"/sites/\d+/", plain)
    names = [f"{sites[0].strip('/')}/{inside}"] if sites else []
    names.append(inside)
    bare = [_SIZE.sub("", _SIZE.sub("", name)) for name in names]
    names = list(dict.fromkeys([*names, *bare]))
    scaled = [re.sub(r"(\.\w+)$", r"-scaled\1", name) for name in bare]
    names = list(dict.fromkeys([*names, *scaled]))
    return [plain.lstrip("/"), *(f"{root}/{name}" for name in names for root in UPLOADS)]
