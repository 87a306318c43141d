"""What templates of shortcodes can ask: the call, its page, the site, files."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from commons_importer.engines.hugo.go_parser import UnknownTemplateError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commons_importer.model import Page


class Safe(str):
    """Text that is HTML already."""

    __slots__ = ()


class World(Protocol):
    """What the values need to know of the site."""

    params: dict[str, Any]
    title: str
    base: str

    @property
    def data(self) -> dict[str, Any]:
        """The files of data by folder and name."""

    def link(self, reference: str, page: Page) -> str:
        """The address of the page that *reference* on *page* means."""

    def resource(self, name: str, page: Page | None) -> str:
        """The address of a file of *page*, or of the assets; empty if there is none."""


@dataclass(frozen=True, slots=True)
class Resource:
    """A file; a resized picture is the original."""

    address: str

    def get(self, name: str, _arguments: Sequence[Any]) -> Any:
        """What a template asks of it."""
        if name in ("relpermalink", "permalink"):
            return self.address
        if name in ("name", "title"):
            return posixpath.basename(self.address)
        if name in ("resize", "fit", "fill", "crop", "process", "filter", "fingerprint", "minify"):
            return self
        raise UnknownTemplateError(f"asks {name} of a file")


@dataclass(frozen=True, slots=True)
class Files:
    """The files of a page, or with none the assets."""

    world: World
    page: Page | None

    def get(self, name: str, arguments: Sequence[Any]) -> Any:
        """One file; None if there is none."""
        if name not in ("get", "getmatch") or len(arguments) != 1:
            raise UnknownTemplateError(f"asks {name} of files")
        found = self.world.resource(
            str(arguments[0]).removeprefix("*").removesuffix("*"), self.page
        )
        return Resource(found) if found else None


@dataclass(frozen=True, slots=True)
class SiteView:
    """``.Site``."""

    world: World

    def get(self, name: str, arguments: Sequence[Any]) -> Any:
        """What a template asks of the site."""
        if name == "params":
            return self.world.params
        if name == "data":
            return self.world.data
        if name == "title":
            return self.world.title
        if name == "baseurl":
            return self.world.base
        if name == "param" and len(arguments) == 1:
            return walked(self.world.params, str(arguments[0]))
        raise UnknownTemplateError(f"asks .Site for {name}")


@dataclass(frozen=True, slots=True)
class PageView:
    """``.Page``."""

    world: World
    page: Page

    def get(self, name: str, arguments: Sequence[Any]) -> Any:
        """What a template asks of the page."""
        page = self.page
        simple = {
            "title": page.title, "relpermalink": page.url, "permalink": page.url,
            "lang": page.language, "slug": page.slug, "params": own_params(page),
            "resources": Files(self.world, page), "site": SiteView(self.world), "page": self,
            "description": page.front.get("description"), "linktitle": page.title,
        }  # fmt: skip
        if name in simple:
            return simple[name]
        if name == "param" and len(arguments) == 1:
            return param(self.world, page, str(arguments[0]))
        raise UnknownTemplateError(f"asks .Page for {name}")


@dataclass(slots=True)
class Call:
    """One use of a shortcode."""

    name: str
    world: World
    page: Page
    positional: list[str] = field(default_factory=list)
    named: dict[str, str] = field(default_factory=dict)
    inner: str = ""
    ordinal: int = 0
    line: int = 1
    paired: bool = False
    written: str = ""  # its parameters as they stand in the page
    parent: Call | None = None

    def argument(self, key: int | str) -> str:
        """A parameter; empty if it is not given."""
        if isinstance(key, int):
            return self.positional[key] if 0 <= key < len(self.positional) else ""
        found = self.named.get(key)
        if found is None:
            found = next((v for k, v in self.named.items() if k.lower() == key.lower()), "")
        return found

    def first(self, key: str, index: int = 0) -> str:
        """A parameter by its name, or by its place where none is named."""
        return self.argument(key) or self.argument(index)

    def get(self, name: str, arguments: Sequence[Any]) -> Any:
        """What its template asks of it."""
        if name == "get" and len(arguments) == 1 and isinstance(arguments[0], (int, str)):
            key = arguments[0]
            return self.argument(key)
        simple: dict[str, Any] = {
            "inner": Safe(self.inner), "innerdeindent": Safe(self.inner), "name": self.name,
            "params": self.named or self.positional, "isnamedparams": bool(self.named),
            "ordinal": self.ordinal, "page": PageView(self.world, self.page),
            "site": SiteView(self.world), "parent": self.parent,
        }  # fmt: skip
        if name in simple:
            return simple[name]
        raise UnknownTemplateError(f"asks for .{name}")


def own_params(page: Page) -> dict[str, Any]:
    """The parameters of a page: what is in its header, and what is below ``params`` there."""
    below = page.front.get("params")
    return {**page.front, **(below if isinstance(below, dict) else {})}


def param(world: World, page: Page, name: str) -> Any:
    """A parameter of the page, or else of the site."""
    found = walked(own_params(page), name)
    return walked(world.params, name) if found is None else found


def walked(values: Any, path: str) -> Any:
    """What stands at ``a.b``, whatever the case; None if nothing does."""
    for step in path.split("."):
        if not isinstance(values, dict):
            return None
        lower = step.lower()
        values = values.get(step, next((v for k, v in values.items() if str(k).lower() == lower),
                                       None))  # fmt: skip
    return values
